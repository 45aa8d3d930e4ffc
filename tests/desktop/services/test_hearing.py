"""Hearing before choosing: one thing at a time; never over a practice, nor in ward mode."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from audio.engine import EngineState
from audio.listening import timeline_of_bowl
from audio.script import Bowl
from audio.timeline import Layer
from desktop.core.errors import AppError, ErrorKind
from desktop.services.hearing import Hearing
from desktop.services.views import HearingView, PlayState
from tests.desktop.held_tasks import HeldTasks
from tests.desktop.services.player_room import Room

ROUND, DEEP = timeline_of_bowl(Bowl.ROUND), timeline_of_bowl(Bowl.DEEP)
WARD_WORDS = "Ward mode is on, so nothing is played. S ends it."


@dataclass
class Ear:
    """What is heard, and how it stands."""

    hearing: Hearing
    room: Room
    tasks: HeldTasks
    views: list[HearingView] = field(default_factory=list)

    def play(self, timeline=ROUND, what="bells"):
        self.hearing.play(what, "hearing", lambda: timeline)

    def sound(self, seconds):
        self.room.engine.sound(seconds)
        self.hearing._on_tick()

    @property
    def view(self):
        return self.hearing.view


@pytest.fixture
def ear(make_room):
    tasks = HeldTasks("hearing")
    room = make_room(tasks=tasks)
    hearing = Hearing(room.player, room.settings, tasks, room.player)
    ear = Ear(hearing, room, tasks)
    hearing.changed.connect(ear.views.append)
    return ear


def test_it_is_played_to_its_end_and_then_there_is_nothing_to_stop(ear):
    ear.play()
    assert ear.room.engine.timeline is ROUND
    assert ear.room.engine.told[-1] == "play"
    assert ear.view == HearingView("bells", is_on=True)
    ear.sound(2)
    assert ear.view.is_on
    ear.sound(60)
    assert not ear.view.is_on
    assert ear.room.engine.told[-1] == "play"  # it ended by itself


def test_it_can_be_stopped_and_fades(ear):
    ear.play()
    ear.sound(1)
    ear.hearing.stop()
    assert ear.room.engine.told[-1] == "pause"
    assert ear.view == HearingView()


def test_it_sounds_at_the_volume_that_is_set(ear):
    ear.room.settings.set("volume_bells", 40)
    ear.play()
    assert ear.room.engine.volumes[Layer.BELLS] == 0.4


def test_a_bowl_is_heard_even_where_bells_are_off_and_a_practice_has_none(ear):
    ear.room.settings.set("bells", "off")
    ear.play()
    assert not ear.room.engine.muted[Layer.BELLS]
    ear.hearing.stop()
    ear.room.player.begin("breathing-space", 3)
    assert ear.room.engine.muted[Layer.BELLS]


def test_it_is_heard_although_the_voice_was_off_in_a_practice(ear):
    player = ear.room.player
    player.prepare()
    player.sound.toggle_voice()
    assert ear.room.engine.muted[Layer.VOICE]
    ear.play(what="voice")
    assert not ear.room.engine.muted[Layer.VOICE]


def test_another_waits_until_the_one_before_has_faded(ear):
    ear.play()
    ear.sound(1)
    ear.room.engine.pause = lambda: setattr(ear.room.engine, "state", EngineState.PAUSING)
    ear.play(DEEP)
    assert ear.room.engine.timeline is ROUND
    ear.room.engine.state = EngineState.PAUSED
    ear.sound(0)
    assert ear.room.engine.timeline is DEEP
    assert ear.view.is_on


def test_what_is_made_too_late_is_not_heard(ear):
    ear.tasks.holds = True
    ear.play()
    assert ear.view.is_on  # so that it can be stopped
    ear.hearing.stop()
    ear.tasks.let_go()
    assert ear.room.engine.timeline is None


def test_of_two_that_are_being_made_the_last_is_heard(ear):
    ear.tasks.holds = True
    ear.play(ROUND)
    ear.play(DEEP, "background")
    ear.tasks.let_go()
    assert ear.room.engine.timeline is DEEP
    assert ear.view == HearingView("background", is_on=True)


def test_what_turns_out_to_be_nothing_ends_only_itself(ear):
    ear.tasks.holds = True
    ear.play(None)
    ear.play(DEEP)
    ear.tasks.let_go()
    assert ear.room.engine.timeline is DEEP


def test_nothing_to_hear_is_no_failure(ear):
    ear.play(None)
    assert ear.view == HearingView()
    assert ear.room.engine.timeline is None


def test_nothing_is_heard_while_a_practice_is_open(ear):
    ear.room.player.begin("breathing-space", 3)
    practice = ear.room.engine.timeline
    ear.play()
    assert ear.room.engine.timeline is practice
    assert not ear.view.is_on


def test_a_practice_that_begins_takes_the_engine_and_is_not_stopped(ear):
    ear.play()
    ear.sound(1)
    ear.room.player.begin("breathing-space", 3)
    assert ear.view == HearingView()
    ear.hearing.stop()
    assert ear.room.engine.told[-1] == "play"
    assert ear.room.player.state is PlayState.PLAYING


def test_while_a_practice_is_being_made_ready_what_sounds_fades(ear):
    ear.play()
    ear.sound(1)
    ear.room.player._state = PlayState.SETTLING
    ear.sound(0.1)
    assert ear.room.engine.told[-1] == "pause"
    assert ear.view == HearingView()


def test_in_ward_mode_nothing_is_made_or_played_and_one_sentence_says_why(ear):
    ear.room.settings.set("ward", True)
    told = list(ear.room.engine.told)
    ear.hearing.play("bells", "hearing", lambda: pytest.fail("it was made"))
    assert ear.room.engine.told == told
    assert ear.view == HearingView("bells", message=WARD_WORDS)
    ear.room.settings.set("ward", False)
    assert ear.view == HearingView()


def test_ward_mode_ends_what_sounds_and_what_is_being_made(ear):
    ear.tasks.holds = True
    ear.play()
    ear.room.settings.set("ward", True)
    ear.tasks.let_go()
    assert ear.room.engine.timeline is None
    assert ear.view == HearingView("bells", message=WARD_WORDS)


def test_at_a_volume_of_nought_it_says_so_until_that_is_turned_up(ear):
    ear.room.settings.set("volume_bells", 0)
    ear.play()
    assert ear.view.message.startswith("Its volume is at 0")
    assert ear.room.engine.timeline is None
    ear.room.settings.set("volume_bells", 10)
    assert ear.view == HearingView()


def test_without_a_speaker_it_is_said_at_once(ear):
    ear.play()
    ear.room.engine.silent_reason = "no-device"
    ear.sound(0.1)
    assert ear.view.message == "No speaker was found, so nothing could be heard."
    assert not ear.view.is_on


def test_a_failure_of_the_world_is_one_sentence(ear):
    def fail():
        raise AppError(ErrorKind.BACKGROUND_GONE, path="river")

    ear.hearing.play("background", "hearing", fail)
    assert ear.view.message.startswith("The sound you chose to lie beneath cannot be read")
    assert not ear.view.is_on


def test_a_bug_in_what_is_made_is_loud(ear):
    with pytest.raises(ZeroDivisionError):
        ear.hearing.play("background", "hearing", lambda: 1 // 0)
