"""A practice without sound: ward mode, and captions where nothing is spoken."""

from __future__ import annotations

import json

import pytest

from audio.voices.captions import CaptionsVoice
from desktop.services.views import PlayState
from tests.audio.sounds import HummingVoice
from tests.desktop.held_tasks import HeldTasks
from tests.desktop.services.player_room import Room


def silent(room: Room) -> str:
    return str(json.loads(room.sittings()[0].choices)["silent"])


def test_in_ward_mode_the_engine_is_silent_before_it_touches_a_device(make_room):
    room = make_room(ward=True)
    room.player.prepare()
    assert room.engine.told[:2] == ["keep silent", "prepare"]
    room.player.begin("breathing-space", 3)
    assert room.engine.is_silent
    assert room.views[-1].ward


def test_ward_mode_in_mid_practice_silences_and_changes_nothing_else(room: Room):
    room.player.begin("breathing-space", 3)
    room.sound(30)
    plan, caption = room.player._session.plan, room.views[-1].caption
    room.player.toggle_ward()
    assert room.engine.told[-1] == "keep silent"
    assert room.player.state is PlayState.PLAYING
    assert room.player._session.plan is plan
    assert (room.views[-1].caption, room.views[-1].ward) == (caption, True)
    assert room.views[-1].message == "Silent now. The practice goes on in captions."
    room.sound(150)
    assert room.sittings()[0].practised_s == pytest.approx(180)
    assert room.sittings()[0].finished


def test_sound_that_is_wanted_again_comes_with_a_word_and_a_device_made_ready(make_room):
    room = make_room(ward=True)
    room.player.begin("breathing-space", 3)
    room.player.toggle_ward()
    assert room.engine.told[-2:] == ["sound again", "prepare"]
    assert room.views[-1].message == "The sound comes back, gently."
    assert not room.views[-1].ward


@pytest.mark.parametrize(
    ("ward", "turned", "kept"), [(False, False, "none"), (True, False, "all"), (True, True, "part")]
)
def test_the_record_says_how_much_was_silent(make_room, ward: bool, turned: bool, kept: str):
    room = make_room(ward=ward)
    room.player.begin("breathing-space", 3)
    room.sound(30)
    if turned:
        room.player.toggle_ward()
    room.sound(30)
    room.player.end_early()
    assert silent(room) == kept


def test_ward_mode_turned_off_between_two_practices_is_not_of_the_second(make_room):
    room = make_room(ward=True)
    room.player.begin("breathing-space", 3)
    room.player.end_early()
    room.player.leave()
    room.player.toggle_ward()
    room.player.begin("breathing-space", 3)
    room.sound(30)
    room.player.end_early()
    assert silent(room) == "none"


@pytest.mark.parametrize("why", ["ward", "no-device", "captions"])
def test_where_nothing_is_spoken_captions_stay_whatever_the_setting(make_room, why: str):
    voice = CaptionsVoice() if why == "captions" else HummingVoice()
    room = make_room(open_voice=lambda _name: voice, captions_on=False, ward=why == "ward")
    room.engine.silent_reason = "no-device" if why == "no-device" else ""
    room.player.begin("breathing-space", 3)
    assert (room.views[-1].captions_on, room.views[-1].by_eye) == (True, True)
    room.player.toggle_captions()
    assert room.views[-1].message == "Captions stay on while nothing is spoken."
    assert room.settings.get("captions_on") is False


def test_beside_a_voice_captions_are_a_choice_that_is_remembered(make_room):
    room = make_room(open_voice=lambda _name: HummingVoice())
    room.player.begin("breathing-space", 3)
    assert not room.views[-1].by_eye
    room.player.toggle_captions()
    room.sound(1)
    assert not room.views[-1].captions_on
    assert room.settings.get("captions_on") is False


def test_ward_mode_turned_on_while_the_device_opens_still_reaches_it(make_room):
    tasks = HeldTasks("sound", holds=True)
    room = make_room(tasks=tasks)
    room.player.prepare()
    room.player.toggle_ward()
    tasks.holds = False
    tasks.let_go()
    assert "sound again" not in room.engine.told
    assert room.engine.is_silent
