"""Tests of tools/voices/tone.py, by what it does to plain sounds."""

from functools import partial

import numpy as np
import pytest
from scipy import signal

import resources
from audio.frames import RATE
from audio.voices.description import read_description
from tools.voices.settings import Settings
from tools.voices.tone import compressed, equalised, in_a_small_room, soft_sibilants


def tone(hertz, amplitude=0.1, seconds=1.0):
    return amplitude * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE)


def change_db(step, sound):
    """Return by how much `step` changes the level of the middle of `sound`."""
    middle = slice(len(sound) // 4, 3 * len(sound) // 4)
    after, before = step(sound, RATE)[middle], sound[middle]
    return 10 * np.log10(np.mean(after**2) / np.mean(before**2))


def equaliser(voice):
    settings = Settings.of(read_description(resources.voice(voice)).settings)
    return partial(equalised, settings=settings)


@pytest.mark.parametrize(
    ("hertz", "decibels"), [(30, -15), (180, 1.3), (240, 1.5), (1000, 0), (4200, -3), (11_000, -9)]
)
def test_the_voice_is_warmer_below_and_softer_above(hertz, decibels):
    assert change_db(equaliser("slt"), tone(hertz)) == pytest.approx(decibels, abs=1.1)


@pytest.mark.parametrize(("hertz", "decibels"), [(130, 2.7), (600, 0), (3200, -6), (11_000, -9)])
def test_a_mans_voice_is_warmed_lower_and_softened_more(hertz, decibels):
    assert change_db(equaliser("bdl"), tone(hertz)) == pytest.approx(decibels, abs=1.1)


def test_an_s_that_stands_out_is_turned_down_and_a_vowel_is_not():
    vowel, hiss = tone(300), tone(7000, 0.12)
    assert change_db(soft_sibilants, vowel) == pytest.approx(0, abs=0.1)
    assert change_db(soft_sibilants, np.concatenate([vowel, hiss, vowel])[RATE // 2 :]) < -3


def test_compression_halves_the_way_above_its_threshold():
    loud, soft = (change_db(compressed, tone(300, amplitude)) for amplitude in (0.5, 0.25))
    assert loud - soft == pytest.approx(-3, abs=0.2)
    assert change_db(compressed, tone(300, 0.01)) == pytest.approx(0, abs=0.05)


def test_a_small_room_rings_softly_and_the_same_each_time():
    click = signal.unit_impulse(RATE)
    room = in_a_small_room(click, RATE)
    assert room[0] == pytest.approx(1, abs=1e-6)
    assert 10 * np.log10((room[1:] ** 2).sum()) == pytest.approx(-19, abs=0.1)
    assert np.abs(room[round(0.3 * RATE) :]).max() < 1e-6
    assert np.array_equal(room, in_a_small_room(click, RATE))
