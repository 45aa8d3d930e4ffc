"""Tests of audio/voices/growing.py."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from audio.errors import SoundFileError
from audio.frames import RATE
from audio.voices.captions import reading_frames
from audio.voices.description import READING, Description
from audio.voices.growing import GrowingPack
from audio.voices.pack import VoicePack

ANN = Description("Ann “the quiet”", "en", "CC-BY-4.0", "Ann", READING, {"take": 1}, {"bow": "boe"})
LINE = "Rest here."


def tone(frame_count, hertz=300.0):
    return (0.2 * np.sin(2 * np.pi * hertz * np.arange(frame_count) / RATE)).astype("f4")


@pytest.fixture
def pack(tmp_path):
    return GrowingPack.begun(tmp_path / "ann", ANN)


def test_a_new_pack_has_its_description_and_no_clip(pack):
    assert VoicePack(pack.folder).description == ANN
    assert not pack.speaks(LINE)


def test_what_is_put_in_is_spoken_and_found_by_the_next_who_opens_it(pack):
    pack.put(LINE, tone(31_201))
    for found in (pack, VoicePack(pack.folder)):
        assert found.frame_count(LINE) == 31_201
        heard = found.clip(LINE)
        assert np.corrcoef(heard[4800:26_000], tone(31_201)[4800:26_000])[0, 1] > 0.98


def test_a_second_take_stands_in_place_of_the_first(pack):
    pack.put(LINE, tone(31_201))
    pack.put(LINE, tone(20_000))
    assert pack.frame_count(LINE) == 20_000
    assert len(list(pack.folder.glob("*.opus"))) == 1


def test_a_line_can_be_dropped(pack):
    pack.put(LINE, tone(31_201))
    pack.drop(LINE)
    pack.drop("Never there.")
    assert pack.frame_count(LINE) == reading_frames(LINE)
    assert list(pack.folder.glob("*.opus")) == []


def test_as_it_is_does_not_change_under_what_plays_it(pack):
    before = pack.as_it_is()
    pack.put(LINE, tone(31_201))
    assert not before.speaks(LINE)
    assert before.frame_count(LINE) == reading_frames(LINE)


def test_a_pack_that_is_there_is_gone_on_with(pack):
    pack.put(LINE, tone(31_201))
    assert GrowingPack.begun(pack.folder, ANN).speaks(LINE)


def test_a_take_that_cannot_be_written_leaves_the_one_before(pack, monkeypatch):
    pack.put(LINE, tone(31_201))

    def full(path, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("audio.voices.growing.write_whole", full)
    with pytest.raises(OSError, match="No space"):
        pack.put(LINE, tone(20_000))
    assert len(pack.clip(LINE)) == 31_201


def test_only_the_owner_may_read_it(pack):
    pack.put(LINE, tone(31_201))
    assert {path.stat().st_mode & 0o077 for path in pack.folder.iterdir()} == {0}


def test_two_who_opened_the_same_pack_lose_nothing_of_each_other(pack):
    other = GrowingPack(pack.folder)
    pack.put(LINE, tone(31_201))
    other.put("And breathe.", tone(20_000))
    pack.put("Come back.", tone(20_000))
    other.drop(LINE)
    found = VoicePack(pack.folder)
    assert [found.speaks(text) for text in (LINE, "And breathe.", "Come back.")] == [0, 1, 1]
    assert found.faults() == []


def test_two_who_put_at_the_same_time_lose_nothing_of_each_other(pack):
    packs = [pack, GrowingPack(pack.folder)]
    lines = [f"Line {number}." for number in range(40)]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda n: packs[n % 2].put(lines[n], tone(2_400)), range(len(lines))))
    found = VoicePack(pack.folder)
    assert [line for line in lines if not found.speaks(line)] == []


def test_a_clip_and_its_index_are_on_the_disk_once_it_is_kept(pack, synced):
    pack.put(LINE, tone(31_201))
    (clip,) = pack.folder.glob("*.opus")
    assert synced(clip)
    assert synced(pack.folder / "index.json")


def test_what_opened_the_pack_before_a_second_take_still_hears_the_first(pack):
    pack.put(LINE, tone(31_201))
    before = [VoicePack(pack.folder), pack.as_it_is()]
    pack.put(LINE, tone(20_000))
    pack.put(LINE, tone(15_000))
    for opened in before:
        assert len(opened.clip(LINE)) == 31_201
        assert opened.faults() == []
    assert len(VoicePack(pack.folder).clip(LINE)) == 15_000


def test_a_replaced_take_is_gone_once_nobody_can_play_it_any_more(pack):
    pack.put(LINE, tone(31_201))
    pack.put(LINE, tone(20_000))
    (earlier,) = pack.folder.glob("*.earlier")
    GrowingPack(pack.folder)
    assert earlier.exists()
    os.utime(earlier, (1, 1))
    GrowingPack(pack.folder)
    assert not earlier.exists()


def test_a_crash_before_the_index_is_written_leaves_the_take_before(pack, monkeypatch):
    pack.put(LINE, tone(31_201))

    def crash(folder, entries):
        raise KeyboardInterrupt

    monkeypatch.setattr("audio.voices.growing.write_index", crash)
    with pytest.raises(KeyboardInterrupt):
        pack.put(LINE, tone(20_000))
    assert len(VoicePack(pack.folder).clip(LINE)) == 31_201


def test_a_damaged_clip_is_not_kept_aside(pack):
    pack.put(LINE, tone(31_201))
    next(pack.folder.glob("*.opus")).write_bytes(b"no sound")
    pack.put(LINE, tone(20_000))
    assert list(pack.folder.glob("*.earlier")) == []
    assert len(pack.clip(LINE)) == 20_000


def test_into_a_pack_that_was_damaged_meanwhile_nothing_is_put(pack):
    pack.put(LINE, tone(31_201))
    (pack.folder / "index.json").write_text("{")
    with pytest.raises(SoundFileError):
        pack.put(LINE, tone(20_000))
    assert len(pack.clip(LINE)) == 31_201


def test_a_folder_that_is_gone_is_told_as_that_and_not_as_damage(pack):
    shutil.rmtree(pack.folder)
    with pytest.raises(FileNotFoundError):
        pack.put(LINE, tone(20_000))
