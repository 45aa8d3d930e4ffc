"""Tests of tools/voices/master.py."""

import numpy as np
import pytest

import resources
from audio.frames import RATE
from audio.loudness import integrated_lufs, true_peak_dbtp
from audio.voices.description import read_description
from tools.voices.master import PEAK_DBTP, held, mastered
from tools.voices.settings import Settings

SLT = Settings.of(read_description(resources.voice("slt")).settings)


def syllables(count, rate=24_000, gain=0.5):
    """Speak `count` syllables of a buzz, 0.2 s each, with half a second of quiet around."""
    shape = np.sin(np.pi * np.arange(rate // 5) / (rate // 5))
    buzz = np.sign(np.sin(2 * np.pi * 150 * np.arange(rate // 5) / rate)) * 0.4
    quiet = np.zeros(rate // 2)
    return gain * np.concatenate([quiet, *[shape * buzz] * count, quiet])


@pytest.mark.parametrize("gain", [0.01, 1.0])
@pytest.mark.parametrize("count", [1, 2, 15])
def test_every_clip_is_as_loud_as_the_next_however_short(count, gain):
    clip = mastered(syllables(count, gain=gain), 24_000, SLT)
    assert integrated_lufs(clip, RATE) == pytest.approx(-20, abs=0.1)
    assert true_peak_dbtp(clip) <= PEAK_DBTP + 0.3


def test_a_clip_has_little_quiet_at_its_ends_and_no_click():
    clip = mastered(syllables(5), 24_000, SLT)
    assert clip.dtype == np.float32
    assert 1.0 < len(clip) / RATE < 1.45
    assert np.abs(clip[[0, -1]]).max() < 1e-4
    assert np.abs(clip[: RATE // 100]).max() < 0.01


def test_only_what_peaks_is_held():
    calm = syllables(3, RATE, gain=0.2)
    assert held(calm) is calm
    peaky = calm.copy()
    peaky[RATE] = 0.9
    down = held(peaky)
    assert true_peak_dbtp(down) <= PEAK_DBTP + 0.1
    assert np.array_equal(down[: RATE // 2], peaky[: RATE // 2])


def test_silence_is_no_clip():
    with pytest.raises(ValueError, match="said nothing"):
        mastered(np.zeros(24_000), 24_000, SLT)
