"""A practice from Begin to "how are you leaving?", with an engine cranked by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import resources
from audio.engine import EngineState
from audio.frames import RATE
from audio.script import BellKind, Bowl
from audio.timeline import Layer
from audio.voices.captions import CaptionsVoice
from desktop.core.errors import ErrorKind
from desktop.services.player_build import build_session
from desktop.services.views import PlayState
from tests.desktop.held_tasks import HeldTasks
from tests.desktop.services.player_room import Room


def test_begin_plays_at_once_and_shows_the_first_line(room: Room):
    room.player.begin("breathing-space", 3)
    assert room.player.state is PlayState.PLAYING
    room.sound(8)
    assert room.views[-1].title == "Breathing space"
    assert room.views[-1].caption
    assert room.views[-1].total_s == 180


def test_a_practice_that_sounds_already_is_shown_and_kept_from_there(room: Room):
    session = build_session(
        room.player._library, "at-the-door", 60 * RATE, room.settings.snapshot(), print
    )
    room.engine.load(session.timeline)
    room.player.take_over(session)
    assert "play" not in room.engine.told
    assert room.views[-1].state is PlayState.PLAYING
    room.sound(60)
    assert room.player.state is PlayState.LEAVING
    assert room.sittings()[0].practised_s == pytest.approx(60)


def test_a_practice_played_to_its_end_asks_how_you_leave(room: Room):
    room.player.begin("at-the-door", 1)
    room.sound(60)
    assert room.player.state is PlayState.LEAVING
    [sitting] = room.sittings()
    assert sitting.finished
    assert sitting.practised_s == pytest.approx(60)


def test_ending_early_keeps_the_minutes_done(room: Room):
    room.player.begin("breathing-space", 3)
    room.sound(47)
    room.player.end_early()
    [sitting] = room.sittings()
    assert not sitting.finished
    assert sitting.practised_s == pytest.approx(47)
    assert room.player.state is PlayState.LEAVING


def test_a_sitting_of_under_ten_seconds_is_not_kept(room: Room):
    room.player.begin("breathing-space", 3)
    room.sound(9)
    room.player.end_early()
    assert room.sittings() == []


def test_time_paused_is_not_counted(room: Room):
    room.player.begin("breathing-space", 3)
    room.sound(20)
    room.player.toggle_pause()
    room.clock.pass_s(600)
    room.player._on_poll()
    room.player.toggle_pause()
    room.sound(10)
    room.player.end_early()
    assert room.sittings()[0].practised_s == pytest.approx(30)


def test_called_away_is_silent_at_once_and_comes_back_to_the_same_place(room: Room):
    room.player.begin("breathing-space", 3)
    room.sound(40)
    room.player.away()
    assert room.engine.told[-1] == "away"
    assert room.views[-1].state is PlayState.AWAY
    assert room.sittings()[0].practised_s == pytest.approx(40)
    room.player.come_back()
    assert room.engine.told[-1] == "come back"
    assert room.views[-1].state is PlayState.PLAYING
    assert room.views[-1].elapsed_s == pytest.approx(40)
    assert room.views[-1].message


def test_called_away_keeps_the_seconds_since_the_last_look(room: Room):
    room.player.begin("breathing-space", 3)
    room.sound(40)
    room.engine.sound(8)
    room.player.away()
    assert room.sittings()[0].practised_s == pytest.approx(48)


def test_plus_a_minute_moves_the_end_and_keeps_what_has_sounded(room: Room):
    room.player.begin("breathing-space", 3)
    room.sound(30)
    room.player.change_minutes(1)
    assert room.views[-1].total_s == 240
    room.sound(210)
    assert room.player.state is PlayState.LEAVING
    assert room.sittings()[0].planned_s == 240


def test_minus_stops_at_the_shortest_and_says_so(room: Room):
    room.player.begin("breathing-space", 2)
    room.sound(5)
    room.player.change_minutes(-1)
    assert room.views[-1].total_s == 120
    assert room.views[-1].message == "This is as short as this practice can be."


def test_the_sentence_goes_by_itself(room: Room, qtbot):
    room.player.begin("breathing-space", 2)
    room.player.change_minutes(-1)
    room.player._sentence._over.timeout.emit()
    assert room.views[-1].message == ""


def test_moving_to_the_next_line_leaves_the_end_where_it_was(room: Room):
    room.player.begin("awareness-of-breath", 10)
    room.sound(60)
    before = room.views[-1].caption
    room.player.move_cue(1)
    room.sound(3)
    assert room.views[-1].caption != before
    assert room.views[-1].total_s == 600
    room.sound(537)
    assert room.player.state is PlayState.LEAVING


def test_skipping_goes_on_with_the_next_part_and_leaves_the_end_where_it_was(room: Room):
    room.player.begin("whole-round", 20)
    room.sound(60)
    parts = room.player._session.plan.part_names
    here = room.views[-1].part
    room.player.skip_part()
    room.sound(2)
    assert room.views[-1].part == parts[parts.index(here) + 1]
    assert room.views[-1].total_s == 1200
    room.sound(1138)
    assert room.player.state is PlayState.LEAVING


def test_in_the_last_part_skipping_says_that_it_is_the_last(room: Room):
    room.player.begin("body-scan", 5)
    room.sound(285)
    assert not room.views[-1].has_next_part
    room.player.skip_part()
    assert room.views[-1].message == "This is the last part."


def test_skipping_to_the_end_long_before_it_is_refused_and_nothing_changes(room: Room):
    room.player.begin("paced-breathing", 10)
    room.sound(90)
    before = room.engine.timeline
    room.player.skip_part()
    assert room.views[-1].message == "There is too little left to say to fill that time."
    assert room.engine.timeline is before


@pytest.mark.parametrize(("every", "struck"), [(0, 0), (1, 9), (5, 1)])
def test_bells_between_are_as_the_settings_have_them(
    make_room: Callable[..., Room], every: int, struck: int
):
    room = make_room(interval_bell_minutes=every)
    room.player.begin("silent-sit", 10)
    bells = [bell.bell for bell in room.engine.timeline.struck]
    assert bells.count(BellKind.INTERVAL) == struck


def test_the_bowl_that_was_chosen_is_made_ready(make_room: Callable[..., Room]):
    room = make_room(bowl="deep")
    room.player.prepare()
    assert room.engine.bowl is Bowl.DEEP


def test_bells_that_are_turned_off_are_silent_at_once(room: Room):
    room.player.begin("silent-sit", 10)
    assert not room.engine.muted[Layer.BELLS]
    room.settings.set("bells", "off")
    assert room.engine.muted[Layer.BELLS]


def test_a_pace_that_changes_in_the_settings_is_that_of_the_next_practice(room: Room):
    room.player.begin("paced-breathing", 5)
    room.sound(60)
    room.settings.set("breaths_tenths", 45)
    room.player.change_minutes(1)
    room.sound(2)
    assert room.views[-1].breath_s == 10.0
    assert room.views[-1].total_s == 360
    room.player.end_early()
    room.player.leave()
    room.player.begin("paced-breathing", 5)
    room.sound(60)
    assert room.views[-1].breath_s == pytest.approx(60 / 4.5, abs=1e-4)


def test_a_settling_in_delay_comes_before_the_first_bell(make_room: Callable[..., Room]):
    room = make_room(settle_s=5)
    room.player.begin("breathing-space", 3)
    assert room.player.state is PlayState.SETTLING
    assert "play" not in room.engine.told
    room.player._settle.timeout.emit()
    assert room.player.state is PlayState.PLAYING


def test_leaving_during_the_settling_in_goes_straight_back(make_room: Callable[..., Room], qtbot):
    room = make_room(settle_s=5)
    room.player.begin("breathing-space", 3)
    with qtbot.waitSignal(room.player.left):
        room.player.end_early()
    assert room.player.state is PlayState.IDLE
    assert room.sittings() == []


def test_volumes_follow_the_settings_and_m_mutes_the_voice_alone(room: Room):
    room.player.begin("breathing-space", 3)
    room.player.sound.set_volume("bells", 25)
    assert room.engine.volumes[Layer.BELLS] == 0.25
    assert room.settings.get("volume_bells") == 25
    room.player.sound.toggle_voice()
    assert room.engine.muted[Layer.VOICE]
    assert not room.engine.muted[Layer.BELLS]
    assert not room.views[-1].voice_on


def test_without_a_device_the_page_says_captions_only(room: Room):
    room.engine.silent_reason = "no-device"
    room.player.begin("breathing-space", 3)
    assert "captions only" in room.views[-1].silent_reason


def test_a_damaged_voice_gives_captions_and_one_calm_sentence(make_room: Callable[..., Room]):
    from audio.errors import SoundFileError

    def open_voice(name: str) -> CaptionsVoice:
        if name != "captions":
            raise SoundFileError(resources.voice(name) / "index.json", "is damaged")
        return CaptionsVoice()

    room = make_room(open_voice)
    room.player.begin("breathing-space", 3)
    assert room.player.state is PlayState.PLAYING
    assert [failure.kind for failure in room.failures] == [ErrorKind.VOICE_DAMAGED]


def test_clips_that_could_not_be_spoken_are_told_of_once_after_the_practice(room: Room):
    for _ in range(2):
        room.player.begin("at-the-door", 1)
        room.engine.damaged = ("A line.",)
        room.sound(30)
        assert len(room.failures) <= 1
        assert room.player.state is PlayState.PLAYING
        room.sound(30)
        assert [failure.kind for failure in room.failures] == [ErrorKind.VOICE_DAMAGED]
        room.player.leave()
        room.engine.state = EngineState.IDLE


def test_an_unknown_practice_fails_with_the_list_of_those_there_are(room: Room):
    room.player.begin("levitation", 3)
    assert room.failures[-1].kind is ErrorKind.PRACTICE_UNKNOWN
    assert "body-scan" in str(room.failures[-1].facts["known"])
    assert room.player.state is PlayState.IDLE


def test_a_second_begin_while_one_plays_changes_nothing(room: Room):
    room.player.begin("breathing-space", 3)
    room.player.begin("body-scan", 10)
    assert room.views[-1].title == "Breathing space"


def test_that_was_hard_is_kept_with_the_sitting(room: Room):
    room.player.begin("breathing-space", 3)
    room.sound(30)
    room.player.end_early()
    room.player.say_hard()
    assert room.sittings()[0].hard


def test_leaving_stops_every_timer(room: Room, qtbot):
    room.player.begin("at-the-door", 1)
    room.sound(60)
    with qtbot.waitSignal(room.player.left):
        room.player.leave()
    assert not room.player._poll.isActive()
    assert room.player.state is PlayState.IDLE


def test_closing_the_window_in_mid_practice_keeps_the_minutes(room: Room):
    room.player.begin("breathing-space", 3)
    room.sound(50)
    room.player.close()
    assert room.sittings()[0].practised_s == pytest.approx(50)
    assert room.sittings()[0].closed


def test_a_muted_voice_speaks_again_in_the_next_practice(room: Room):
    room.player.begin("breathing-space", 3)
    room.player.sound.toggle_voice()
    room.player.end_early()
    room.player.leave()
    room.player.begin("breathing-space", 3)
    assert not room.engine.muted[Layer.VOICE]
    assert room.views[-1].voice_on


def test_a_change_that_comes_too_late_goes_back_to_what_plays(room: Room):
    room.player.begin("breathing-space", 3)
    room.sound(30)
    room.player.change_minutes(1)
    room.engine.late_swaps += 1
    room.sound(1)
    assert room.views[-1].total_s == 180
    assert room.views[-1].message == "That came too late to change. Try once more."


def test_a_change_that_is_ready_after_the_end_changes_nothing(make_room: Callable[..., Room]):
    tasks = HeldTasks("sound")
    room = make_room(tasks=tasks)
    room.player.begin("breathing-space", 3)
    room.sound(30)
    tasks.holds = True
    room.player.change_minutes(1)
    room.player.end_early()
    tasks.holds = False
    tasks.let_go()
    assert "swap" not in room.engine.told
    assert room.views[-1].state is PlayState.LEAVING
    assert room.views[-1].total_s == 180


def test_own_phrases_are_said_and_of_them_only_the_number_is_kept(make_room: Callable[..., Room]):
    room = make_room(phrases=("May you be warm.", "May you be dry."))
    room.player.begin("for-a-patient", 3)
    for _ in range(17):
        room.sound(10)
    captions = {view.caption for view in room.views}
    assert {"May you be warm.", "May you be dry."} <= captions
    assert "May you be safe here." not in captions
    kept = room.sittings()[0].choices
    assert '"phrases": 2' in kept
    assert "May you" not in kept


def test_phrases_that_change_are_in_the_next_practice(room: Room):
    room.player.begin("for-a-patient", 3)
    room.player.end_early()
    room.player.leave()
    room.settings.set("phrases", ("May you be warm.",))
    room.player.begin("for-a-patient", 3)
    assert "May you be warm." in {line.text for line in room.engine.timeline.spoken}


def test_begin_waits_for_no_more_than_one_practice_that_is_read_ahead(make_room):
    tasks = HeldTasks("sound", holds=True)
    room = make_room(tasks=tasks)
    room.player.prepare()
    tasks.let_go()
    waiting = len(tasks._held)
    room.player.begin("breathing-space", 3)
    assert (waiting, len(tasks._held)) == (1, 2)
    tasks.let_go()
    assert room.player.state is PlayState.PLAYING
    tasks.let_go()
    assert not tasks._held  # while it plays nothing more is read
