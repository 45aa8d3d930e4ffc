"""Tests of audio/voices/growing.py."""

import numpy as np
import pytest

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
