"""Tests of audio/takes.py."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from audio.decode import decode
from audio.frames import RATE, frames, seconds
from audio.loudness import integrated_lufs, true_peak_dbtp
from audio.takes import ROOM_AFTER, ROOM_BEFORE, TakeError, TakeRefusal, made_clip


def room(length_s, level_db=-65.0, seed=1):
    noise = np.random.default_rng(seed).standard_normal(frames(length_s))
    return (noise * 10 ** (level_db / 20)).astype(np.float32)


@pytest.fixture(scope="module")
def voice():
    """A line somebody speaks: one of the bundled voice's."""
    clips = sorted(resources.voice("slt").glob("*.opus"), key=lambda path: path.stat().st_size)
    return decode(clips[len(clips) // 2])


def in_a_room(voice, before_s=1.5, after_s=2.0, gain_db=0.0, floor_db=-65.0):
    quiet = np.zeros(frames(before_s)), voice * 10 ** (gain_db / 20), np.zeros(frames(after_s))
    said = np.concatenate(quiet).astype(np.float32)
    return said + room(seconds(len(said)), floor_db)[: len(said)]


@pytest.mark.parametrize("gain_db", [-30, -12, 0, 8])
@pytest.mark.parametrize("floor_db", [-90, -65])
def test_however_loud_it_was_it_comes_to_the_level_of_the_other_voices(voice, gain_db, floor_db):
    clip = made_clip(in_a_room(voice, gain_db=gain_db, floor_db=floor_db))
    assert integrated_lufs(clip, RATE) == pytest.approx(-20, abs=0.6)
    assert true_peak_dbtp(clip) <= -3 + 1e-6
    assert clip.dtype == np.float32


def test_the_silence_round_the_words_is_trimmed_to_a_little_room(voice):
    clip = made_clip(in_a_room(voice, before_s=3, after_s=4))
    assert len(voice) - frames(0.3) < len(clip) < len(voice) + ROOM_BEFORE + ROOM_AFTER + 960


def place_of(clip, heard):
    """Return the frame of `heard` at which `clip` fits best, by the whole of it."""
    size = len(heard) + len(clip)
    product = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(clip, size))
    return int(np.argmax(np.fft.irfft(product, size)[: len(heard) - len(clip) + 1]))


def test_no_word_is_cut(voice):
    """What was trimmed away holds less than a thousandth of the energy."""
    heard = in_a_room(voice, floor_db=-120)
    clip = made_clip(heard)
    at = place_of(clip, heard)
    lost = np.square(heard[:at]).sum() + np.square(heard[at + len(clip) :]).sum()
    assert lost < 1e-3 * np.square(heard).sum()


def test_a_click_of_the_key_before_the_words_is_trimmed_too(voice):
    heard = in_a_room(voice, before_s=2)
    heard[4800:4900] += 0.5
    assert len(made_clip(heard)) < len(voice) + ROOM_BEFORE + ROOM_AFTER + 960


def test_an_offset_of_the_microphone_is_taken_out(voice):
    clip = made_clip(in_a_room(voice) + np.float32(0.05))
    assert abs(clip.mean()) < 0.001
    assert len(clip) < len(voice) + ROOM_BEFORE + ROOM_AFTER + 960


def test_both_ends_are_faded(voice):
    clip = made_clip(voice)
    assert clip[0] == 0
    assert abs(clip[-1]) < 1e-6


def test_beneath_the_peaks_the_voice_is_as_it_was(voice):
    """The guard touches moments, not the whole: most of the clip is the take times one gain."""
    loud = voice.copy()
    loud[frames(0.5) : frames(0.5) + 48] = 0.9
    clip, plain = made_clip(loud), made_clip(voice)
    assert true_peak_dbtp(clip) <= -3 + 1e-6
    assert integrated_lufs(clip, RATE) == pytest.approx(integrated_lufs(plain, RATE), abs=1.5)


@pytest.mark.parametrize("heard", [np.zeros(RATE, np.float32), room(3, -75), room(3, -62) + 0.1])
def test_a_silent_take_is_refused(heard):
    with pytest.raises(TakeError) as caught:
        made_clip(heard)
    assert caught.value.refusal is TakeRefusal.SILENT


def test_one_shorter_than_a_word_is_refused():
    with pytest.raises(TakeError) as caught:
        made_clip(room(0.1, -10))
    assert caught.value.refusal is TakeRefusal.EMPTY


def test_one_that_is_cut_off_throughout_is_refused(voice):
    heard = np.clip(in_a_room(voice, gain_db=30), -1, 1)
    with pytest.raises(TakeError) as caught:
        made_clip(heard)
    assert caught.value.refusal is TakeRefusal.CLIPPED


def test_one_that_touches_full_scale_once_is_kept(voice):
    heard = in_a_room(voice)
    heard[frames(2) : frames(2) + 20] = 1.0
    assert len(made_clip(heard))


@settings(max_examples=60, deadline=None)
@given(
    length=st.integers(0, 60_000),
    level_db=st.floats(-100, 6),
    offset=st.floats(-0.5, 0.5),
    seed=st.integers(0, 5),
)
def test_whatever_was_heard_becomes_a_clip_within_bounds_or_is_refused(
    length, level_db, offset, seed
):
    noise = np.random.default_rng(seed).standard_normal(length) * 10 ** (level_db / 20)
    heard = np.clip(noise + offset, -1, 1).astype(np.float32)
    try:
        clip = made_clip(heard)
    except TakeError:
        return
    assert np.isfinite(clip).all()
    assert true_peak_dbtp(clip) <= -3 + 1e-6
    assert 0 < len(clip) <= length
