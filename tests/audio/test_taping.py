"""Tests of audio/taping.py."""

import numpy as np
import pytest

from audio.frames import RATE, frames
from audio.inputs import InputError
from audio.inputs.memory import MemoryInput
from audio.taping import LONGEST, STILL_S, TAIL_S, TICK_S, Ending, TapeState, Taping
from tests.audio.outputs.test_every_output import FakeTime

SPOKEN = (0.3 * np.sin(np.arange(20 * RATE) / 20)).astype(np.float32)


class Studio:
    """A tape, its clock, and the microphones it has opened."""

    def __init__(self):
        self.clock, self.microphones, self.has_one = FakeTime(), [], True
        self.taping = Taping(self._open, self.clock.monotonic)

    def _open(self):
        if not self.has_one:
            raise InputError("none")
        self.microphones.append(MemoryInput(SPOKEN, self.clock.monotonic))
        return self.microphones[-1]

    def pass_by(self, seconds):
        for _ in range(round(seconds / TICK_S)):
            self.clock.pass_by(TICK_S)
            self.taping.tick()

    @property
    def now(self):
        return self.taping.hearing()


@pytest.fixture
def studio():
    return Studio()


def test_the_microphone_is_open_only_while_a_take_is_recorded(studio):
    assert studio.microphones == []
    studio.taping.begin()
    assert studio.now.state is TapeState.OPENING
    studio.pass_by(1)
    assert (studio.now.state, studio.now.length_s) == (TapeState.RECORDING, pytest.approx(1))
    studio.taping.end()
    studio.pass_by(TAIL_S + TICK_S)
    assert (studio.now.state, studio.now.ending) == (TapeState.ENDED, Ending.ASKED)
    assert studio.microphones[0].is_closed


def test_what_is_on_its_way_when_a_take_is_ended_is_still_heard(studio):
    studio.taping.begin()
    studio.pass_by(1)
    studio.taping.end()
    studio.pass_by(TAIL_S + TICK_S)
    taken = studio.taping.samples()
    assert len(taken) >= frames(1 + TAIL_S)
    assert np.array_equal(taken, SPOKEN[: len(taken)])


def test_asking_twice_makes_the_take_no_longer(studio):
    studio.taping.begin()
    studio.pass_by(1)
    studio.taping.end()
    studio.pass_by(TAIL_S - TICK_S)
    studio.taping.end()
    studio.pass_by(2 * TICK_S)
    assert studio.now.ending is Ending.ASKED


def test_without_a_microphone_a_take_ends_at_once(studio):
    studio.has_one = False
    studio.taping.begin()
    assert (studio.now.state, studio.now.ending) == (TapeState.ENDED, Ending.NO_MICROPHONE)
    assert len(studio.taping.samples()) == 0


def test_one_that_falls_still_ends_the_take_and_leaves_what_was_heard(studio):
    studio.taping.begin()
    studio.pass_by(2)
    studio.microphones[0].fall_still()
    studio.pass_by(STILL_S + 2 * TICK_S)
    assert (studio.now.state, studio.now.ending) == (TapeState.ENDED, Ending.LOST)
    assert len(studio.taping.samples()) == pytest.approx(frames(2), abs=2)


def test_one_that_says_it_has_failed_ends_the_take_at_once(studio, monkeypatch):
    studio.taping.begin()
    studio.pass_by(0.5)
    monkeypatch.setattr(studio.microphones[0], "has_failed", lambda: True)
    studio.pass_by(TICK_S)
    assert studio.now.ending is Ending.LOST


def test_a_take_that_nobody_ends_ends_by_itself(studio):
    studio.taping.begin()
    studio.clock.pass_by(TICK_S / 3)  # so that its end falls within what comes at once
    studio.pass_by(LONGEST / RATE + 1)
    assert studio.now.ending is Ending.LONG_ENOUGH
    assert len(studio.taping.samples()) == LONGEST


def test_the_next_take_begins_with_nothing(studio):
    studio.taping.begin()
    studio.pass_by(1)
    studio.taping.begin()
    assert studio.microphones[0].is_closed
    studio.pass_by(0.5)
    assert (studio.now.number, studio.now.length_s) == (2, pytest.approx(0.5))


def test_numbers_that_are_no_sound_are_silence(studio):
    studio.taping.begin()
    studio.microphones[0]._samples = np.full(RATE, np.nan, np.float32)
    studio.pass_by(0.5)
    assert studio.now.level_db == -60
    assert not studio.taping.samples().any()


def test_the_meter_rises_at_once_and_falls_slowly(studio):
    studio.taping.begin()
    studio.pass_by(1)
    loud = studio.now.level_db
    assert loud == pytest.approx(-13.5, abs=1)
    studio.microphones[0]._samples = np.zeros(0, np.float32)
    studio.pass_by(TICK_S)
    assert loud - 2 < studio.now.level_db < loud
    studio.pass_by(5)
    assert studio.now.level_db == -60
