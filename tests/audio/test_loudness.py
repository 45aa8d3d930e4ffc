"""Tests of audio/loudness.py, against known tones and against ffmpeg's own meter."""

import math
import re
import shutil
import subprocess

import numpy as np
import pytest
import soundfile

from audio.frames import RATE
from audio.loudness import integrated_lufs, true_peak_dbtp, ungated_lufs


def tone(hertz, seconds=2.0, amplitude=1.0, rate=RATE):
    return amplitude * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)


def speech_like(seconds, seed):
    """Noise in syllables and pauses, so that both gates have work."""
    rng = np.random.default_rng(seed)
    steps = rng.choice([0.0, 0.003, 0.1, 0.3], round(seconds * 5))
    return np.repeat(steps, RATE // 5) * rng.standard_normal(len(steps) * (RATE // 5)) * 0.3


def test_a_full_scale_997_hz_sine_measures_minus_three():
    assert integrated_lufs(tone(997), RATE) == pytest.approx(-3.01, abs=0.02)


def test_two_equal_channels_measure_three_more_than_one():
    both = np.column_stack([tone(997), tone(997)])
    assert integrated_lufs(both, RATE) == pytest.approx(0.0, abs=0.02)


@pytest.mark.parametrize("rate", [24_000, 44_100, 48_000])
def test_the_reading_does_not_depend_on_the_sample_rate(rate):
    assert integrated_lufs(tone(997, rate=rate), rate) == pytest.approx(-3.01, abs=0.03)


def test_high_notes_count_more_and_rumble_counts_less():
    assert integrated_lufs(tone(4000), RATE) > integrated_lufs(tone(997), RATE) + 3
    assert integrated_lufs(tone(20), RATE) < integrated_lufs(tone(997), RATE) - 10


def test_halving_the_amplitude_takes_six_decibels():
    loud, soft = (integrated_lufs(tone(300, amplitude=a), RATE) for a in (0.5, 0.25))
    assert loud - soft == pytest.approx(20 * math.log10(2), abs=1e-6)


def test_a_pause_does_not_lower_the_loudness_of_what_is_said():
    said = tone(997, 4)
    with_pause = np.concatenate([said, np.zeros(20 * RATE)])
    assert integrated_lufs(with_pause, RATE) == pytest.approx(integrated_lufs(said, RATE), abs=0.4)
    assert ungated_lufs(with_pause, RATE) < integrated_lufs(said, RATE) - 7


def test_a_word_shorter_than_one_block_is_measured_whole():
    assert integrated_lufs(tone(997, 0.2), RATE) == pytest.approx(-3.01, abs=0.3)


@pytest.mark.parametrize("frame_count", [0, 10, RATE])
def test_silence_is_minus_infinity(frame_count):
    assert integrated_lufs(np.zeros(frame_count), RATE) == -math.inf
    assert true_peak_dbtp(np.zeros(frame_count)) == -math.inf


def test_a_peak_between_two_samples_is_found():
    hidden = np.sin(np.pi / 2 * np.arange(2000) + np.pi / 4)  # every sample at 0.707
    assert true_peak_dbtp(hidden) == pytest.approx(0.0, abs=0.2)


def test_a_long_sound_measures_the_same_in_chunks():
    steady = tone(200, 25.3)
    assert integrated_lufs(steady, RATE) == pytest.approx(
        integrated_lufs(steady[: 5 * RATE], RATE), abs=0.01
    )


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is the judge here")
@pytest.mark.parametrize("seed", range(4))
def test_ffmpeg_measures_the_same(tmp_path, seed):
    samples = speech_like(11, seed)
    if seed % 2:
        samples = np.column_stack([samples, speech_like(11, seed + 100)])
    path = tmp_path / "sound.wav"
    soundfile.write(path, samples, RATE, subtype="FLOAT")
    judged = subprocess.run(
        ["ffmpeg", "-nostats", "-i", path, "-af", "ebur128=peak=true", "-f", "null", "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    summary = judged[judged.rindex("Summary:") :]
    loudness, peak = (
        float(re.search(rf"{name}:\s+(-?[\d.]+)", summary)[1]) for name in ("I", "Peak")
    )
    assert integrated_lufs(samples, RATE) == pytest.approx(loudness, abs=0.1)
    assert true_peak_dbtp(samples) == pytest.approx(peak, abs=0.3)
