"""Tests of audio/voices/spoken/clip.py."""

import numpy as np
import pytest

from audio.frames import RATE
from audio.loudness import integrated_lufs, true_peak_dbtp
from audio.voices.spoken.clip import at_48_khz, finished


def speech(seconds=2.0, level=0.05, seed=1):
    """Return something like speech: syllables of a low voice, between them nearly nothing."""
    count = round(seconds * RATE)
    t = np.arange(count) / RATE
    voice = sum(np.sin(2 * np.pi * 120 * n * t) / n for n in range(1, 12))
    noise = np.random.default_rng(seed).standard_normal(count) * 0.02
    return ((voice + noise) * level * (0.02 + np.sin(np.pi * 3 * t) ** 2)).astype("f4")


@pytest.mark.parametrize("level", [0.001, 0.05, 0.9])
def test_every_clip_is_as_loud_as_the_bundled_voice(level):
    assert integrated_lufs(finished(speech(level=level)), RATE) == pytest.approx(-20, abs=0.1)


def test_quiet_at_either_end_is_cut_to_a_twentieth_of_a_second():
    quiet = np.zeros(RATE, "f4")
    clip = finished(np.concatenate([quiet, speech(), quiet]))
    heard = np.flatnonzero(np.abs(clip) > 0.002)
    assert len(clip) < 2.2 * RATE
    assert 0.03 < heard[0] / RATE < 0.08
    assert 0.03 < (len(clip) - heard[-1]) / RATE < 0.08


def test_sound_that_begins_and_ends_at_once_is_eased_in_and_out():
    clip = finished(np.ones(RATE, "f4") * 0.2 * np.sign(np.sin(np.arange(RATE) / 40)).astype("f4"))
    assert abs(clip[0]) < 1e-6
    assert abs(clip[-1]) < 1e-6


def test_a_peak_is_held_down_and_the_rest_stays_as_loud():
    sound = speech()
    sound[RATE : RATE + 40] += 0.9
    clip = finished(sound)
    assert true_peak_dbtp(clip) < -3.3
    assert integrated_lufs(clip, RATE) == pytest.approx(-20, abs=0.3)


def test_a_very_short_word_is_a_clip_too():
    assert integrated_lufs(finished(speech(0.15)), RATE) == pytest.approx(-20, abs=0.5)


@pytest.mark.parametrize("sound", [np.zeros(RATE, "f4"), np.zeros(0, "f4"), np.full(99, np.nan)])
def test_silence_is_no_clip(sound):
    with pytest.raises(ValueError, match="no"):
        finished(sound.astype("f4"))


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 48_000])
def test_other_rates_keep_pitch_and_length(rate):
    tone = np.sin(2 * np.pi * 440 * np.arange(rate) / rate).astype("f4")
    wide = at_48_khz(tone, rate)
    spectrum = np.abs(np.fft.rfft(wide * np.hanning(len(wide))))
    assert len(wide) == RATE
    assert int(spectrum.argmax()) == 440
