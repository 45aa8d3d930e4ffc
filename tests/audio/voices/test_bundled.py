"""Tests of the bundled voice: what ships says every line, and says it well."""

import numpy as np
import pytest

import resources
from audio.decode import decode
from audio.frames import RATE
from audio.loudness import integrated_lufs, true_peak_dbtp
from audio.voices.captions import word_count
from audio.voices.catalogue import BUNDLED
from audio.voices.index import clip_path, read_index
from audio.voices.naming import digest
from audio.voices.pack import VoicePack
from tools.voices.lines import practice_lines, shipped_lines

SAMPLE_EVERY = 23  # a clip in so many is decoded and measured here; `make voices` measures all
PRACTICES = sorted(resources.practices().glob("*.toml"))


@pytest.fixture(scope="module", params=BUNDLED)
def folder(request):
    return resources.voice(request.param)


@pytest.fixture(scope="module")
def voice(folder):
    return VoicePack(folder)


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda path: path.stem)
def test_every_line_of_a_practice_has_its_clip(voice, practice):
    lines = practice_lines(practice)
    assert lines
    assert [line for line in lines if not voice.speaks(line)] == []


def test_the_pack_holds_the_lines_and_nothing_else(folder, voice):
    assert len(read_index(folder)) == len({voice._key(line) for line in shipped_lines()})


def test_the_list_and_the_files_agree(folder):
    entries = read_index(folder)
    assert {path.stem for path in folder.glob("*.opus")} == set(entries)
    for key, entry in entries.items():
        assert digest(clip_path(folder, key).read_bytes()) == entry.digest


def test_clips_are_as_long_as_listed_at_minus_twenty_lufs_and_begin_and_end_in_quiet(folder):
    entries = read_index(folder)
    sample = sorted(entries)[::SAMPLE_EVERY]
    for key in sorted(sample, key=lambda key: entries[key].frame_count):  # like lengths share work
        samples = decode(clip_path(folder, key))
        assert len(samples) == entries[key].frame_count
        assert integrated_lufs(samples, RATE) == pytest.approx(-20, abs=1)
        assert true_peak_dbtp(samples) < -3
        assert np.abs(samples[[0, -1]]).max() < 0.01  # the pack fades what Opus leaves there
        heard = np.flatnonzero(np.abs(samples) > 0.001)
        assert max(heard[0], len(samples) - heard[-1]) < 0.2 * RATE


def test_the_voice_speaks_between_90_and_110_words_a_minute(voice):
    lines = shipped_lines()
    minutes = sum(voice.frame_count(line) for line in lines) / RATE / 60
    assert 90 <= sum(map(word_count, lines)) / minutes <= 110


def test_no_clip_is_strangely_short_or_long_for_its_words(voice):
    for line in shipped_lines():
        words_a_minute = word_count(line) / (voice.frame_count(line) / RATE / 60)
        assert 20 < words_a_minute < 190, line


def test_the_pack_stays_small(folder):
    whole_library = 45e6  # bytes, once every practice is written
    assert sum(path.stat().st_size for path in folder.iterdir()) < whole_library


def test_the_pack_says_whom_to_thank(folder, voice):
    assert "RHVoice" in voice.description.credit
    assert voice.description.licence == "CC-BY-SA-4.0"
    assert "Carnegie Mellon" in (folder / "CREDITS").read_text(encoding="utf-8")
