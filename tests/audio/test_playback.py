"""Keeping an output supplied: time, devices that come and go, and what has been heard."""

from __future__ import annotations

import numpy as np
import pytest

from audio.frames import frames
from audio.mixer import Mixer
from audio.outputs import OutputError
from audio.outputs.memory import MemoryOutput
from audio.playback import FILL, EngineState, Playback
from audio.timeline import Layer, compose
from tests.audio.sounds import VOICE, a_plan, a_timeline

TIMELINE = a_timeline(12.0)
WHOLE = np.empty((TIMELINE.total_frames, 2), np.float32)
Mixer(TIMELINE).render(0, WHOLE)


class Room:
    """A clock and the devices in it, one of which can be opened at a time, or none."""

    def __init__(self) -> None:
        self.now = 50.0
        self.has_device = True
        self.opened: list[MemoryOutput] = []
        self.attempts = 0
        self.playback = Playback(self.open, lambda: self.now)
        self.playback.load(TIMELINE, None, 0)

    def open(self) -> MemoryOutput:
        self.attempts += 1
        if not self.has_device:
            raise OutputError("there is no output device")
        self.opened.append(MemoryOutput(lambda: self.now, f"Device {len(self.opened)}"))
        return self.opened[-1]

    def pass_by(self, seconds: float) -> None:
        for _ in range(round(seconds * 10)):
            self.playback.tick()
            self.now += 0.1
        self.playback.tick()

    @property
    def report(self):
        return self.playback.report()


@pytest.fixture
def room():
    made = Room()
    yield made
    made.playback.close()


def test_it_plays_to_the_end_and_says_so(room):
    room.playback.play()
    room.pass_by(13)
    assert room.report.state is EngineState.ENDED
    assert room.report.frame == TIMELINE.total_frames
    assert np.array_equal(room.opened[0].samples, WHOLE)
    assert room.report.underruns == 0


def test_what_is_heard_is_what_the_device_has_played_not_what_was_mixed(room):
    room.playback.play()
    room.pass_by(2)
    assert room.report.frame == pytest.approx(frames(2), abs=2)
    assert room.report.head == pytest.approx(frames(2) + FILL, abs=2)


def test_a_device_opened_ahead_is_put_to_rest_until_it_is_needed(room):
    room.playback.prepare()
    assert len(room.opened) == 1
    assert room.playback.tick() is None
    room.now += 5
    assert room.report.state is EngineState.IDLE
    room.playback.play()
    room.pass_by(1)
    assert len(room.opened) == 1
    assert room.report.frame == pytest.approx(frames(1), abs=2)


def test_paused_it_needs_no_more_ticks(room):
    room.playback.play()
    room.pass_by(1)
    room.playback.pause()
    assert room.report.state is EngineState.PAUSING
    room.pass_by(2)
    assert room.report.state is EngineState.PAUSED
    assert room.playback.tick() is None
    stood = room.report.frame
    room.now += 100
    assert room.report.frame == stood
    room.playback.play()
    room.pass_by(1)
    assert room.report.frame == pytest.approx(stood + frames(1), abs=2)


@pytest.mark.parametrize("end", ["paused", "ended"])
def test_once_all_has_been_heard_the_device_is_put_to_rest(room, end):
    room.playback.play()
    room.pass_by(1 if end == "paused" else 13)
    room.playback.pause()
    room.pass_by(2)
    told = []
    room.opened[0].resume = lambda: told.append("resume")
    assert room.playback.tick() is None
    room.playback.play()
    assert told == ["resume"]


def test_called_away_it_closes_the_device_and_stands_where_it_was_heard(room):
    room.playback.play()
    room.pass_by(3)
    room.playback.away()
    assert room.opened[0].is_closed
    assert room.report.state is EngineState.AWAY
    assert room.report.frame == pytest.approx(frames(3), abs=2)
    room.now += 60
    room.playback.play()
    room.pass_by(1)
    assert room.report.frame == pytest.approx(frames(4), abs=2)
    again = room.opened[1].samples
    stood = frames(3)
    assert not np.array_equal(again[:100], WHOLE[stood : stood + 100])
    later = slice(frames(0.3), frames(1))
    found = WHOLE[stood - 3 : stood + frames(1.1)]
    assert any(np.array_equal(again[later], found[k:][later]) for k in range(6))


def test_away_while_paused_stays_where_it_stood(room):
    room.playback.play()
    room.pass_by(1)
    room.playback.pause()
    room.pass_by(1)
    stood = room.report.frame
    room.playback.away()
    assert (room.report.frame, room.report.state) == (stood, EngineState.AWAY)


def test_a_device_that_falls_still_is_noticed_within_a_second_and_time_goes_on(room):
    room.playback.play()
    room.pass_by(3)
    room.opened[0].fall_still()
    room.has_device = False
    room.pass_by(1.3)
    assert room.report.silent_reason == "device-lost"
    room.pass_by(1.7)
    assert room.opened[0].is_closed
    assert room.report.frame == pytest.approx(frames(6), abs=frames(0.11))
    assert room.report.state is EngineState.PLAYING


def test_a_new_device_is_taken_up_within_two_seconds_with_a_ramp(room):
    room.playback.play()
    room.pass_by(3)
    room.opened[0].fall_still()
    room.has_device = False
    room.pass_by(2)
    room.has_device = True
    room.pass_by(2.1)
    assert room.report.device == "Device 1"
    assert room.report.silent_reason == ""
    assert np.abs(room.opened[1].samples[:48]).max() < 0.001
    room.pass_by(8)
    assert room.report.state is EngineState.ENDED


def test_sound_follows_to_the_device_that_was_chosen_since(room):
    room.playback.play()
    room.pass_by(3)
    room.opened[0].has_successor = True
    room.pass_by(2)
    assert room.report.device == "Device 1"
    assert room.opened[0].is_closed
    assert (room.report.state, room.report.silent_reason) == (EngineState.PLAYING, "")
    first, second = room.opened[0].samples, room.opened[1].samples
    assert not first[-1].any()
    assert np.abs(second[:48]).max() < 0.001
    steady, at = slice(frames(0.3), frames(1)), len(first)
    assert np.array_equal(second[steady], WHOLE[at : at + frames(1)][steady])
    room.pass_by(9)
    assert room.report.state is EngineState.ENDED
    assert len(first) + len(room.opened[1].samples) == TIMELINE.total_frames


def test_a_pause_while_sound_follows_stays_a_pause_and_goes_on_there(room):
    room.playback.play()
    room.pass_by(3)
    room.opened[0].has_successor = True
    room.pass_by(0.1)
    room.playback.pause()
    room.pass_by(2)
    assert room.report.state is EngineState.PAUSED
    assert len(room.opened) == 1
    room.playback.play()
    room.pass_by(1)
    assert room.report.device == "Device 1"


def test_called_away_while_sound_follows_it_comes_back_on_the_new_device_only(room):
    room.playback.play()
    room.pass_by(3)
    room.opened[0].has_successor = True
    room.pass_by(0.1)
    room.playback.away()
    room.pass_by(1)
    assert room.report.state is EngineState.AWAY
    room.playback.play()
    room.pass_by(3)
    assert len(room.opened) == 2
    room.playback.pause()
    room.pass_by(1)
    assert room.report.state is EngineState.PAUSED


def test_a_seek_while_sound_follows_is_kept(room):
    room.playback.play()
    room.pass_by(3)
    room.opened[0].has_successor = True
    room.playback.tick()
    room.playback.seek(frames(8))
    room.pass_by(2)
    assert room.report.device == "Device 1"
    assert frames(8) < room.report.frame < frames(10)


def test_a_seek_during_the_fade_of_a_pause_is_shown_once_it_stands(room):
    room.playback.play()
    room.pass_by(1)
    room.playback.pause()
    room.playback.seek(frames(8))
    room.pass_by(1)
    assert (room.report.state, room.report.frame) == (EngineState.PAUSED, frames(8))


def test_devices_are_looked_for_every_two_seconds_and_no_oftener(room):
    room.has_device = False
    room.playback.play()
    room.pass_by(9.05)
    assert 4 <= room.attempts <= 6


def test_with_no_device_at_all_the_practice_runs_its_time(room):
    room.has_device = False
    room.playback.play()
    room.pass_by(5)
    assert room.report.silent_reason == "no-device"
    assert room.report.frame == pytest.approx(frames(5), abs=2)
    room.pass_by(8)
    assert room.report.state is EngineState.ENDED


def test_the_silent_clock_obeys_pause_seek_and_away(room):
    room.has_device = False
    room.playback.play()
    room.pass_by(2)
    room.playback.pause()
    room.pass_by(1)
    stood = room.report.frame
    room.now += 10
    assert room.report.frame == stood
    room.playback.seek(frames(6))
    assert room.report.frame == frames(6)
    room.playback.play()
    room.pass_by(1)
    assert room.report.frame == pytest.approx(frames(7), abs=2)
    room.playback.seek(frames(10))
    room.pass_by(1)
    assert frames(10) < room.report.frame < frames(11.1)
    room.playback.away()
    room.now += 10
    assert room.report.state is EngineState.AWAY
    assert room.report.frame < frames(11.1)


def test_a_machine_that_slept_has_lost_no_device(room):
    room.playback.play()
    room.pass_by(2)
    stood = room.opened[0].heard
    room.opened[0].suspend()
    room.now += 3600
    room.opened[0].resume()
    room.playback.tick()
    assert room.report.device == "Device 0"
    room.pass_by(1)
    assert room.report.silent_reason == ""
    assert stood() > frames(2.5)


def test_a_ring_that_runs_dry_is_counted(room):
    room.playback.play()
    room.pass_by(1)
    room.now += 1.0
    room.pass_by(1)
    assert room.report.underruns == 1


def test_loading_another_practice_silences_the_one_before(room):
    room.playback.play()
    room.pass_by(1)
    room.playback.load(a_timeline(8.0), None, 0)
    assert room.opened[0].is_closed
    assert room.report.state is EngineState.IDLE
    assert (room.report.frame, room.report.total_frames) == (0, frames(8))


def test_a_practice_may_be_taken_up_in_its_middle(room):
    room.playback.load(TIMELINE, None, frames(5))
    assert room.report.frame == frames(5)
    room.playback.play()
    room.pass_by(1)
    assert room.report.frame == pytest.approx(frames(6), abs=2)


def test_after_the_end_a_seek_stands_there_paused(room):
    room.playback.play()
    room.pass_by(13)
    room.playback.seek(frames(2))
    assert (room.report.state, room.report.frame) == (EngineState.PAUSED, frames(2))
    room.playback.play()
    room.pass_by(1)
    assert room.report.frame == pytest.approx(frames(3), abs=2)


def test_a_swap_that_came_too_late_is_refused_and_told_of(room):
    room.playback.play()
    room.pass_by(4)
    room.playback.swap(compose(a_plan(12.0, 0.5, from_s=1.0), VOICE, "brown"), None)
    assert room.report.late_swaps == 1
    room.playback.swap(compose(a_plan(12.0, 0.5, from_s=8.0), VOICE, "brown"), None)
    assert room.report.late_swaps == 1


def test_volumes_set_before_the_beginning_hold_from_the_first_sample(room):
    room.playback.load(a_timeline(8.0, None), None, 0)
    room.playback.set_muted(Layer.BELLS, True)
    room.playback.play()
    room.pass_by(1)
    assert not room.opened[0].samples[: frames(1)].any()


def test_the_peak_is_of_what_was_mixed_since_the_last_report(room):
    room.playback.play()
    room.playback.tick()
    assert room.report.peak == pytest.approx(float(np.abs(WHOLE[:FILL]).max()))
    assert room.report.peak == 0.0


def test_kept_silent_it_opens_no_device_and_the_practice_runs_its_time(room):
    room.playback.keep_silent(True)
    room.playback.prepare()
    room.playback.play()
    room.pass_by(5)
    assert (room.attempts, room.report.silent_reason, room.report.device) == (0, "", "")
    assert room.report.frame == pytest.approx(frames(5), abs=2)
    room.pass_by(8)
    assert room.report.state is EngineState.ENDED
    assert room.attempts == 0


def test_silenced_while_it_sounds_the_device_goes_at_once_and_the_end_stays(room):
    room.playback.play()
    room.pass_by(3)
    told = []
    room.opened[0].suspend = lambda: told.append("suspend")
    room.playback.keep_silent(True)
    assert told == ["suspend"]
    assert room.opened[0].is_closed
    assert room.report.frame == pytest.approx(frames(3), abs=2)
    room.pass_by(2)
    assert room.report.frame == pytest.approx(frames(5), abs=2)
    room.pass_by(7.1)
    assert room.report.state is EngineState.ENDED
    assert room.attempts == 1


def test_a_device_that_only_waits_is_let_go_too(room):
    room.playback.prepare()
    room.playback.keep_silent(True)
    assert room.opened[0].is_closed
    assert room.playback.tick() is None


@pytest.mark.parametrize("how", ["paused", "away"])
def test_silenced_while_it_stands_it_goes_on_from_there_in_silence(room, how):
    room.playback.play()
    room.pass_by(2)
    getattr(room.playback, "pause" if how == "paused" else "away")()
    room.pass_by(1)
    stood = room.report.frame
    room.playback.keep_silent(True)
    room.pass_by(1)
    assert room.report.frame == stood
    room.playback.play()
    room.pass_by(1)
    assert room.report.frame == pytest.approx(stood + frames(1), abs=2)
    assert room.attempts == 1


def test_silenced_while_it_fades_to_a_pause_it_is_paused(room):
    room.playback.play()
    room.pass_by(2)
    room.playback.pause()
    room.playback.keep_silent(True)
    room.pass_by(1)
    assert room.report.state is EngineState.PAUSED


def test_sound_comes_back_gently_where_the_practice_has_come_to(room):
    room.playback.keep_silent(True)
    room.playback.play()
    room.pass_by(2)
    room.playback.keep_silent(False)
    room.pass_by(4)
    assert room.report.device == "Device 0"
    assert room.report.frame == pytest.approx(frames(6), abs=2)
    back = np.abs(room.opened[0].samples).max(axis=1)
    whole = np.abs(WHOLE[frames(2) :]).max(axis=1)[: len(back)]
    assert back[: frames(0.1)].max() < 0.01 * whole[: frames(0.1)].max()
    assert back[: frames(1)].max() < 0.5 * whole[: frames(1)].max()
    assert back[frames(3.5) : frames(4)].max() == pytest.approx(
        whole[frames(3.5) : frames(4)].max(), rel=0.05
    )


def test_sound_allowed_again_where_there_is_no_device_says_so(room):
    room.has_device = False
    room.playback.keep_silent(True)
    room.playback.play()
    room.pass_by(1)
    room.playback.keep_silent(False)
    assert room.report.silent_reason == "no-device"
    room.has_device = True
    room.pass_by(2.2)
    assert room.report.device == "Device 0"
