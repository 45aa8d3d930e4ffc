"""A practice from Begin to "how are you leaving?", with an engine cranked by hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

import resources
from audio.engine import EngineState
from audio.frames import RATE
from audio.library import Library
from audio.outputs.memory import MemoryOutput
from audio.script import BellKind
from audio.timeline import Layer
from audio.voices.captions import CaptionsVoice
from desktop.core.errors import AppError, ErrorKind
from desktop.journal.records import Sitting
from desktop.services.journal_service import JournalService
from desktop.services.library_service import LibraryService
from desktop.services.player_build import build_session
from desktop.services.player_service import PlayerService
from desktop.services.settings_service import SettingsService
from desktop.services.sitting_recorder import SittingRecorder
from desktop.services.tasks import InlineTasks
from desktop.services.views import PlayerView, PlayState
from tests.audio.sounds import HummingVoice
from tests.desktop.fake_clock import FakeClock
from tests.desktop.held_tasks import HeldTasks
from tests.desktop.services.hand_engine import HandEngine
from tests.desktop.services.stepped_engine import SteppedEngine


@dataclass
class Room:
    """A player with everything around it."""

    player: PlayerService
    engine: HandEngine
    settings: SettingsService
    clock: FakeClock
    journal: JournalService
    views: list[PlayerView] = field(default_factory=list)
    failures: list[AppError] = field(default_factory=list)

    def sound(self, seconds: float) -> None:
        """Let time pass with the practice sounding, and let the player look."""
        self.clock.pass_s(seconds)
        self.engine.sound(seconds)
        self.player._on_poll()

    def sittings(self) -> list[Sitting]:
        kept: list[Sitting] = []
        self.journal.ask(lambda journal: kept.extend(journal.sittings()))
        return kept


@pytest.fixture
def make_room(qtbot, tmp_path: Path, fake_clock: FakeClock) -> Iterator[Callable[..., Room]]:
    rooms: list[Room] = []

    def make(open_voice=lambda _name: CaptionsVoice(), tasks=None, **chosen: object) -> Room:
        tasks, engine = tasks or InlineTasks(), HandEngine()
        settings = SettingsService(tmp_path)
        for key, value in chosen.items():
            settings.set(key, value)
        library = LibraryService(
            lambda: Library([resources.practices()], resources.shared_lines()), open_voice
        )
        journal = JournalService(tasks, fake_clock, tmp_path, settings, library.title_of)
        recorder = SittingRecorder(journal, fake_clock)
        player = PlayerService(library, recorder, settings, tasks, fake_clock, lambda: engine)
        room = Room(player, engine, settings, fake_clock, journal)
        player.view_changed.connect(room.views.append)
        player.failed.connect(room.failures.append)
        rooms.append(room)
        return room

    yield make
    for room in rooms:
        room.player.close()
        room.journal.close()
        room.settings.close()


@pytest.fixture
def room(make_room: Callable[..., Room]) -> Room:
    return make_room()


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


def test_an_hour_that_has_passed_today_is_tomorrow(room: Room):
    room.player.begin_until("body-scan", room.clock.now().local - timedelta(minutes=1))
    assert room.failures[-1].kind is ErrorKind.PRACTICE_LENGTH


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


def test_a_second_begin_leaves_a_fixed_end_fixed(room: Room):
    room.player.begin_until("awareness-of-breath", room.clock.now().local + timedelta(minutes=8))
    room.player.begin("body-scan", 10)
    room.player.change_minutes(1)
    assert room.views[-1].message == "This practice ends at the time you chose."


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


# Without sound


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
