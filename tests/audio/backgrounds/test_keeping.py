"""A sound of one's own becomes a background: without a seam, at its level, whole or not at all."""

from __future__ import annotations

import os
import shutil

import numpy as np
import pytest
import soundfile

from audio.backgrounds import bed, keeping
from audio.backgrounds.keeping import LONGEST, keep_background, throw_away
from audio.backgrounds.looping import CROSSFADE
from audio.backgrounds.own import SOUND, check, own_backgrounds
from audio.errors import SoundFileError
from audio.frames import RATE
from audio.loudness import integrated_lufs
from audio.recordings.errors import RecordingError, Refusal


def hum(length_s, channels=2, level=0.2):
    rng = np.random.default_rng(3)
    t = np.arange(int(length_s * RATE)) / RATE
    wave = level * np.sin(2 * np.pi * 220.3 * t) + 0.1 * level * rng.standard_normal(len(t))
    return np.stack([wave] * channels, axis=1).astype("f4")


@pytest.fixture
def shelf(tmp_path):
    return tmp_path / "backgrounds"


def brought_in(tmp_path, shelf, samples, name="My_river.wav", **more):
    source = tmp_path / name
    soundfile.write(source, samples, RATE)
    found = keep_background(source, shelf, **more)
    return found, shelf / found.id


def heard(folder, start, count):
    out = np.empty((count, 2), np.float32)
    bed(folder, 5).render(start, out, np.empty_like(out))
    return out


def test_it_stands_among_the_backgrounds_under_the_name_of_its_file(tmp_path, shelf):
    found, folder = brought_in(tmp_path, shelf, hum(12))
    assert own_backgrounds(shelf) == [found]
    assert (found.title, found.id) == ("My river", "my-river")
    assert folder.is_dir()


@pytest.mark.parametrize("length_s", [5.0, 9.9, 10.0, 12.0, 31.7])
def test_it_comes_round_without_a_seam(tmp_path, shelf, length_s):
    found, folder = brought_in(tmp_path, shelf, hum(length_s))
    around = heard(folder, found.frame_count - RATE, 2 * RATE).astype(float)
    steps = np.abs(np.diff(around, axis=0))
    assert steps[RATE - 1].max() <= np.percentile(steps, 99.9)
    levels = (around.reshape(20, -1, 2) ** 2).mean(axis=(1, 2))
    assert levels.max() < 4 * levels.min()


def test_the_end_fades_into_the_beginning_and_the_rest_is_as_it_was(tmp_path, shelf):
    samples = hum(30)
    found, folder = brought_in(tmp_path, shelf, samples)
    assert found.frame_count == len(samples) - CROSSFADE
    middle = heard(folder, CROSSFADE, 10 * RATE)
    gain = np.float32(10 ** (found.gain_db / 20))
    assert np.abs(middle - gain * samples[CROSSFADE : CROSSFADE + 10 * RATE]).max() < 1e-4


@pytest.mark.parametrize("length_s", [8, 30])
def test_it_begins_anew_with_the_very_frame_that_follows_its_last(tmp_path, shelf, length_s):
    samples = hum(length_s)
    found, folder = brought_in(tmp_path, shelf, samples)
    first = heard(folder, 0, 1)[0]
    gain = np.float32(10 ** (found.gain_db / 20))
    assert np.abs(first - gain * samples[found.frame_count]).max() < 1e-4


@pytest.mark.parametrize("level", [0.02, 0.5])
def test_it_lies_eleven_units_beneath_the_voice(tmp_path, shelf, level):
    _, folder = brought_in(tmp_path, shelf, hum(20, level=level))
    assert integrated_lufs(heard(folder, CROSSFADE, 10 * RATE), RATE) == pytest.approx(-31, abs=0.5)


def test_a_sudden_sound_stays_nine_decibels_beneath_full_scale(tmp_path, shelf):
    samples = hum(12, level=0.01)
    samples[6 * RATE] = 1.0
    found, folder = brought_in(tmp_path, shelf, samples)
    peak = np.abs(heard(folder, 0, found.frame_count)).max()
    assert 20 * np.log10(peak) == pytest.approx(-9, abs=0.1)


def test_one_channel_is_heard_in_both_ears(tmp_path, shelf):
    _, folder = brought_in(tmp_path, shelf, hum(8, channels=1))
    sound = heard(folder, 0, RATE)
    assert np.array_equal(sound[:, 0], sound[:, 1])


def test_of_a_long_file_the_first_half_hour_is_taken(tmp_path, shelf, monkeypatch):
    monkeypatch.setattr(keeping, "LONGEST", 14 * RATE)
    read = []
    found, _ = brought_in(tmp_path, shelf, hum(50), progress=lambda done_s: not read.append(done_s))
    assert read[-1] == 14
    assert len(read) == 2  # and the rest is not even read
    assert found.frame_count == 14 * RATE - CROSSFADE
    assert LONGEST == 1800 * RATE


def test_it_is_on_the_disk_once_it_stands_there_and_its_owners_alone(tmp_path, shelf, synced):
    _, folder = brought_in(tmp_path, shelf, hum(6))
    assert [path.name for path in folder.iterdir() if not synced(path)] == []
    assert {path.stat().st_mode & 0o077 for path in (shelf, folder)} == {0}


def test_one_that_is_still_being_brought_in_is_not_offered(tmp_path, shelf):
    found, folder = brought_in(tmp_path, shelf, hum(6))
    shutil.copytree(folder, shelf / ".part-river")
    assert own_backgrounds(shelf) == [found]


def test_two_of_one_name_stand_side_by_side(tmp_path, shelf):
    first, _ = brought_in(tmp_path, shelf, hum(6))
    second, _ = brought_in(tmp_path, shelf, hum(6))
    assert (first.id, second.id) == ("my-river", "my-river-2")


@pytest.mark.parametrize(
    ("samples", "refusal"),
    [(hum(4), Refusal.TOO_SHORT), (np.zeros((8 * RATE, 2)), Refusal.SILENT)],
)
def test_what_cannot_be_used_is_refused_and_leaves_nothing(tmp_path, shelf, samples, refusal):
    with pytest.raises(RecordingError) as refused:
        brought_in(tmp_path, shelf, samples)
    assert refused.value.refusal is refusal
    assert list(shelf.iterdir()) == []


def test_a_text_is_no_sound(tmp_path, shelf):
    (tmp_path / "words.mp3").write_text("a river")
    with pytest.raises(RecordingError):
        keep_background(tmp_path / "words.mp3", shelf)
    assert list(shelf.iterdir()) == []


def test_a_stop_leaves_nothing(tmp_path, shelf):
    with pytest.raises(RecordingError) as stopped:
        brought_in(tmp_path, shelf, hum(40), progress=lambda _done_s: False)
    assert stopped.value.refusal is Refusal.CANCELLED
    assert list(shelf.iterdir()) == []


@pytest.mark.parametrize(
    "damage",
    ["title = 3", "frame_count = inf", "", "[" * 3000, "gain_db = inf", "gain_db = 90.0"],
)
def test_a_damaged_one_is_left_out_of_the_list_and_refused(tmp_path, shelf, damage):
    _, folder = brought_in(tmp_path, shelf, hum(6))
    said = (folder / "background.toml").read_text()
    if damage.startswith("gain_db"):  # all else as it was
        damage = said.partition("gain_db")[0] + damage
    (folder / "background.toml").write_text(damage)
    with pytest.raises(SoundFileError):
        check(folder)
    assert own_backgrounds(shelf) == []


def test_one_of_another_length_than_listed_is_refused(tmp_path, shelf):
    _, folder = brought_in(tmp_path, shelf, hum(6))
    check(folder)
    with (folder / SOUND).open("ab") as file:
        file.write(b"\0")
    with pytest.raises(SoundFileError):
        check(folder)


def test_what_is_cut_off_while_it_is_heard_falls_silent_and_stays_so(tmp_path, shelf):
    found, folder = brought_in(tmp_path, shelf, hum(20))
    beneath = bed(folder, 0)
    out, scratch = np.empty((RATE, 2), np.float32), np.empty((RATE, 2), np.float32)
    beneath.render(0, out, scratch)
    assert out.any()
    os.truncate(folder / SOUND, 8 * RATE)
    for start in (10 * RATE, 0, found.frame_count - 10):
        beneath.render(start, out, scratch)
        assert not out.any()


def test_one_that_is_gone_before_it_is_heard_is_silence(tmp_path, shelf):
    _, folder = brought_in(tmp_path, shelf, hum(6))
    throw_away(folder)
    assert not heard(folder, 0, RATE).any()
    assert own_backgrounds(shelf) == []


def test_one_that_is_thrown_away_while_it_is_heard_goes_on(tmp_path, shelf):
    _, folder = brought_in(tmp_path, shelf, hum(6))
    beneath = bed(folder, 0)
    out, scratch = np.empty((RATE, 2), np.float32), np.empty((RATE, 2), np.float32)
    beneath.render(0, out, scratch)
    throw_away(folder)
    beneath.render(RATE, out, scratch)
    assert out.any()


def test_what_an_import_that_was_killed_left_is_cleared_away_by_a_later_one(tmp_path, shelf):
    left = shelf / ".part-killed"
    left.mkdir(parents=True)
    os.utime(left, (0, 0))
    brought_in(tmp_path, shelf, hum(6))
    assert not left.exists()
