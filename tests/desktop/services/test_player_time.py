"""A practice against the clock: an end that was promised, and a computer that sleeps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from audio.frames import RATE
from audio.outputs.memory import MemoryOutput
from desktop.core.errors import ErrorKind
from desktop.services.views import PlayState
from tests.desktop.held_tasks import HeldTasks
from tests.desktop.services.player_room import Room
from tests.desktop.services.stepped_engine import SteppedEngine


def until_ten(room: Room, minutes: float = 10) -> None:
    room.player.begin_until(
        "awareness-of-breath", room.clock.now().local + timedelta(minutes=minutes)
    )
    room.sound(30)


def test_a_computer_that_slept_finds_the_practice_standing_silent(room: Room):
    room.player.begin("breathing-space", 3)
    room.sound(40)
    room.clock.sleep_s(8 * 3600)
    room.sound(0.25)
    assert room.player.state is PlayState.AWAY
    assert room.engine.told[-1] == "away"
    assert room.sittings()[0].practised_s == pytest.approx(40, abs=0.5)
    room.player.come_back()
    room.sound(20)
    assert room.player.state is PlayState.PLAYING
    assert room.views[-1].elapsed_s == pytest.approx(60.25)


def test_a_computer_that_slept_while_settling_in_does_not_begin_by_itself(
    make_room: Callable[..., Room],
):
    room = make_room(settle_s=5)
    room.player.begin("breathing-space", 3)
    room.clock.sleep_s(3600)
    room.player._on_poll()
    assert room.player.state is PlayState.AWAY
    assert not room.player._settle.isActive()
    assert "play" not in room.engine.told


def test_a_pause_through_a_sleep_stays_a_pause(room: Room):
    room.player.begin("breathing-space", 3)
    room.sound(40)
    room.player.toggle_pause()
    room.clock.sleep_s(3600)
    room.player._on_poll()
    assert room.player.state is PlayState.PAUSED
    room.player.toggle_pause()
    room.sound(0.25)
    assert room.player.state is PlayState.PLAYING


def test_under_until_a_sleep_is_taken_out_of_the_rest(room: Room):
    until_ten(room)
    room.clock.sleep_s(60)
    room.sound(0.25)
    room.player.come_back()
    assert room.views[-1].total_s == pytest.approx(540, abs=0.5)


@pytest.mark.parametrize("set_s", [20, -20, 0.7])
def test_under_until_a_clock_that_is_set_moves_the_end_and_says_nothing(room: Room, set_s: float):
    until_ten(room)
    room.clock.jump_s(set_s)
    room.sound(0.25)
    assert room.views[-1].total_s == pytest.approx(600 - set_s, abs=0.01)
    assert room.views[-1].message == ""
    room.sound(569.75 - set_s)
    assert room.player.state is PlayState.LEAVING


def test_under_until_less_than_half_a_second_changes_nothing(room: Room):
    until_ten(room)
    room.clock.jump_s(0.4)
    room.sound(0.25)
    assert "swap" not in room.engine.told


def test_a_clock_set_beyond_what_can_be_planned_is_borne_in_silence(room: Room):
    until_ten(room)
    asked = []
    ask = room.player._replanning.ask
    room.player._replanning.ask = lambda *of_it, **how: (asked.append(1), ask(*of_it, **how))
    room.clock.jump_s(9 * 60)
    for _ in range(20):
        room.sound(0.25)
    assert asked == [1]
    assert room.views[-1].message == ""
    assert room.views[-1].total_s == 600
    room.clock.jump_s(-9 * 60 + 30)
    room.sound(0.25)
    assert room.views[-1].total_s == pytest.approx(570, abs=0.01)


@pytest.mark.parametrize("speed", [0.99, 1.0, 1.01])
def test_under_until_the_last_sample_is_on_the_second_whatever_the_device_calls_one(
    make_room: Callable[..., Room], speed: float
):
    room = make_room(background="none")
    clock, outputs = room.clock, []

    def open_output() -> MemoryOutput:
        outputs.append(MemoryOutput(lambda: clock.monotonic() * speed))
        return outputs[-1]

    engine = SteppedEngine(open_output, clock.monotonic)
    room.player.sound._make_engine = lambda: engine
    began, end = clock.utc, clock.utc + timedelta(minutes=8)
    room.player.begin_until("awareness-of-breath", clock.at(end).local)
    while room.player.state is PlayState.PLAYING:
        clock.pass_s(0.05)
        engine.step()
        room.player._on_poll()
        assert clock.utc < end + timedelta(minutes=1)
    assert (clock.utc - end).total_seconds() == pytest.approx(0, abs=0.6)
    played = len(outputs[0].samples) / RATE
    assert played == pytest.approx(480 * speed, abs=0.6)
    assert room.sittings()[0].finished
    assert clock.utc - began > timedelta(minutes=7)


def test_until_an_hour_ends_on_that_second_even_after_a_pause(room: Room):
    end = room.clock.now().local + timedelta(minutes=8)
    room.player.begin_until("awareness-of-breath", end)
    assert room.views[-1].total_s == 480
    room.sound(60)
    room.player.toggle_pause()
    room.clock.pass_s(30)
    room.player.toggle_pause()
    assert room.views[-1].total_s == pytest.approx(450)
    room.player.change_minutes(1)
    assert room.views[-1].message == "This practice ends at the time you chose."


def test_until_an_hour_no_settling_in_puts_the_end_off(make_room):
    room = make_room(settle_s=30)
    room.player.begin_until("awareness-of-breath", room.clock.now().local + timedelta(minutes=8))
    assert room.views[-1].state is PlayState.PLAYING
    assert room.views[-1].total_s == 480


def test_an_hour_that_has_passed_today_is_tomorrow(room: Room):
    room.player.begin_until("body-scan", room.clock.now().local - timedelta(minutes=1))
    assert room.failures[-1].kind is ErrorKind.PRACTICE_LENGTH


def test_a_second_begin_leaves_a_fixed_end_fixed(room: Room):
    room.player.begin_until("awareness-of-breath", room.clock.now().local + timedelta(minutes=8))
    room.player.begin("body-scan", 10)
    room.player.change_minutes(1)
    assert room.views[-1].message == "This practice ends at the time you chose."


def test_a_fixed_end_stays_although_a_pause_ended_while_a_line_was_being_moved_to(
    make_room: Callable[..., Room],
):
    tasks = HeldTasks("sound")
    room = make_room(tasks=tasks)
    room.player.begin_until("awareness-of-breath", room.clock.now().local + timedelta(minutes=8))
    room.sound(60)
    tasks.holds = True
    room.player.move_cue(1)
    room.player.toggle_pause()
    room.clock.pass_s(30)
    room.player.toggle_pause()
    tasks.holds = False
    tasks.let_go()
    assert room.views[-1].total_s == pytest.approx(450)
