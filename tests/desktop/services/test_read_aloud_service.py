"""Tests of desktop/services/read_aloud_service.py, and of what it stands on."""

from __future__ import annotations

import shutil
from dataclasses import replace

import numpy as np
import pytest

import resources
from audio.library import Library
from audio.recorder import Ending
from audio.voices.catalogue import Catalogue
from audio.voices.growing import GrowingPack
from audio.voices.pack import VoicePack
from desktop.core.errors import AppError, ErrorKind
from desktop.core.sentences import sentence
from desktop.services.library_service import LibraryService
from desktop.services.read_aloud_service import ReadAloudService
from desktop.services.read_aloud_session import session_of
from desktop.services.read_aloud_view import AloudDraft, AloudState
from desktop.services.readings import choice_for, lines_of, readings_in
from desktop.services.settings_service import SettingsService
from desktop.services.tasks import InlineTasks
from desktop.services.voices import chosen_voice
from tests.audio.voices.sharing.conftest import make_voice
from tests.desktop.held_tasks import HeldTasks
from tests.desktop.services.hand_engine import HandEngine
from tests.desktop.services.hand_recorder import HandRecorder
from tools.voices.lines import practice_lines

SHORT = "at-the-door"


class ListeningEngine(HandEngine):
    def close(self) -> None:
        self.told.append("close")


class Studio:
    """The service, and everything round it that a test may look at."""

    def __init__(self, folder, tasks=None):
        self.shelf = folder / "voices"
        self.settings = SettingsService(folder)
        self.library = LibraryService(
            lambda: Library([resources.practices()], resources.shared_lines()),
            Catalogue(self.shelf).open,
        )
        self.recorder, self.engines = HandRecorder(), []
        self.service = ReadAloudService(
            self.library,
            self.shelf,
            self.settings,
            tasks or InlineTasks(),
            lambda: self.recorder,
            self._make_engine,
        )
        self.views, self.choices, self.failures, self.levels = [], [], [], []
        self.service.view_changed.connect(self.views.append)
        self.service.choice_ready.connect(self.choices.append)
        self.service.failed.connect(self.failures.append)
        self.service.heard.connect(lambda level, length: self.levels.append((level, length)))

    def _make_engine(self):
        self.engines.append(ListeningEngine())
        return self.engines[-1]

    @property
    def view(self):
        return self.views[-1]

    def begin(self, practice=SHORT, name="Ann"):
        self.service.open(practice)
        self.service.begin(AloudDraft(name, "Ann herself", "CC-BY-4.0"))

    def look(self):
        self.service._taking._on_tick()

    def take(self):
        """Record a take of the line one is at."""
        self.service.record_or_stop()
        self.look()
        self.service.record_or_stop()
        self.look()

    def close(self):
        self.service.close()
        self.settings.close()


@pytest.fixture
def studio(qapp, tmp_path):
    made = Studio(tmp_path)
    yield made
    made.close()


# Lines and readings


@pytest.mark.parametrize("practice", ["body-scan", "whole-round", "at-the-door"])
def test_every_line_that_a_practice_can_speak_is_there_once(studio, practice):
    path = resources.practices() / f"{practice}.toml"
    said = [line.text for line in lines_of(studio.library.reading(practice))]
    assert said == list(dict.fromkeys(practice_lines(path)))


def test_a_reading_is_begun_with_who_speaks_and_the_licence(studio):
    studio.begin()
    (entry,) = [one for one in Catalogue(studio.shelf).entries() if one.id == "pack-ann"]
    assert (entry.kind, entry.credit, entry.licence) == ("reading", "Ann herself", "CC-BY-4.0")
    assert (studio.view.reading, studio.view.at, studio.view.kept) == ("Ann", 0, frozenset())


def test_what_was_left_empty_has_a_word_that_is_true(studio):
    studio.service.open(SHORT)
    studio.service.begin(AloudDraft("  "))
    (entry,) = [one for one in Catalogue(studio.shelf).entries() if one.kind == "reading"]
    assert (entry.name, entry.licence) == ("My reading", "All rights reserved")


def test_one_of_the_same_name_is_gone_on_with(studio):
    studio.begin()
    studio.take()
    studio.service.keep()
    studio.begin(name="ANN")
    assert [one.id for one in readings_in(studio.shelf)] == ["pack-ann"]
    assert studio.view.kept == {0}


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_left(studio, monkeypatch):
    def full(path, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("audio.voices.growing.write_whole", full)
    studio.begin()
    assert [error.kind for error in studio.failures] == [ErrorKind.DISK_FULL]
    assert list(studio.shelf.iterdir()) == []


BELLS = """title = "Bells"
family = "unguided"
purpose = "p"
posture = "q"
language = "en"
credit = "c"
rules = "unguided"
minutes = { shortest = 1, usual = 5, longest = 20 }

[[part]]
name = "Sit"
cues = [ { bell = "open", rest = "10s..20m" }, { bell = "close" } ]
"""


def test_a_practice_of_bells_alone_is_refused_before_a_reading_is_begun(studio, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "bells.toml").write_text(BELLS)
    library = LibraryService(
        lambda: Library([tmp_path / "own"], resources.shared_lines()), lambda _: None
    )
    studio.begin()
    with pytest.raises(AppError, match="without-lines"):
        choice_for(library, "bells", studio.shelf)
    with pytest.raises(AppError) as refused:
        session_of(library, "bells", studio.shelf, "pack-ann")
    assert sentence(refused.value).startswith("“Bells” has bells and silence only")


# Recording and keeping


def test_a_take_waits_until_it_is_kept_and_then_the_next_line_comes(studio):
    studio.begin()
    studio.service.record_or_stop()
    assert studio.view.state is AloudState.OPENING
    studio.look()
    assert (studio.view.state, studio.levels[-1]) == (AloudState.RECORDING, (-20.0, 1.0))
    studio.service.record_or_stop()
    studio.look()
    assert (studio.view.state, studio.view.has_take) == (AloudState.READY, True)
    assert studio.view.kept == frozenset()
    studio.service.keep()
    assert (studio.view.at, studio.view.kept, studio.view.has_take) == (1, {0}, False)


def test_a_line_that_is_kept_is_on_disk_at_once_and_is_spoken_from_then_on(studio):
    studio.begin()
    line = studio.view.lines[0].text
    chosen = {"voice": "captions", "reading": "pack-ann"}
    assert not chosen_voice(studio.library, chosen).speaks(line)
    studio.take()
    studio.service.keep()
    assert GrowingPack(studio.shelf / "ann").speaks(line)
    assert chosen_voice(studio.library, chosen).speaks(line)


def test_enter_while_recording_stops_keeps_and_goes_on(studio):
    studio.begin()
    studio.service.record_or_stop()
    studio.look()
    studio.service.keep()
    studio.look()
    assert (studio.view.at, studio.view.kept) == (1, {0})


def test_enter_and_then_another_take_keeps_nothing_by_itself(studio):
    studio.begin()
    studio.service.record_or_stop()
    studio.look()
    studio.service.keep()
    studio.service.redo()
    studio.look()
    studio.service.record_or_stop()
    studio.look()
    assert (studio.view.has_take, studio.view.kept) == (True, frozenset())


def test_enter_on_the_way_out_leaves_the_take_waiting(studio):
    studio.begin()
    studio.service.record_or_stop()
    studio.look()
    studio.service.keep()
    studio.service.leave()
    studio.look()
    assert (studio.view.has_take, studio.view.kept) == (True, frozenset())


def test_after_the_last_line_the_first_one_missing_comes(studio):
    studio.begin()
    studio.service.move(99)
    studio.take()
    studio.service.keep()
    assert (studio.view.at, len(studio.view.kept)) == (0, 1)


def test_lines_that_are_there_are_passed_over_and_the_first_missing_is_opened(studio):
    studio.begin()
    for at in (1, 2):
        studio.service.move(at - studio.view.at)
        studio.take()
        studio.service.keep()
    studio.service.move(-9)
    studio.take()
    studio.service.keep()
    assert (studio.view.at, studio.view.kept) == (3, {0, 1, 2})
    studio.begin()
    assert studio.view.at == 3


def test_without_a_take_enter_keeps_nothing_and_says_so(studio):
    studio.begin()
    studio.service.keep()
    assert studio.view.message == "There is no take of this line yet."
    assert (studio.view.at, studio.view.kept) == (0, frozenset())


def test_a_silent_take_is_refused_in_plain_words(studio):
    studio.begin()
    studio.recorder.heard = np.zeros(48_000, np.float32)
    studio.take()
    assert studio.view.message.startswith("Nothing was to be heard.")
    assert not studio.view.has_take


def test_a_second_take_stands_in_place_of_the_first_once_it_is_kept(studio):
    studio.begin()
    studio.take()
    studio.service.redo()
    studio.look()
    assert studio.view.state is AloudState.RECORDING
    studio.recorder.heard = studio.recorder.heard[:24_000]
    studio.service.record_or_stop()
    studio.look()
    studio.service.keep()
    pack = GrowingPack(studio.shelf / "ann")
    assert pack.frame_count(studio.view.lines[0].text) <= 24_000


def test_a_take_that_was_not_kept_waits_where_it_is(studio):
    studio.begin()
    studio.take()
    studio.service.move(1)
    assert not studio.view.has_take
    studio.service.move(-1)
    assert studio.view.has_take
    studio.service.choose("pack-ann")  # the page was left and opened again
    assert studio.view.has_take


def test_takes_wait_also_while_another_practice_is_read(studio):
    studio.begin()
    studio.take()
    studio.begin("breathing-space")
    assert not studio.view.has_take
    studio.begin()
    assert studio.view.has_take


def test_one_comes_back_to_the_line_whose_take_waits(studio):
    studio.begin()
    studio.service.move(2)
    studio.take()
    studio.begin("breathing-space")
    studio.begin()
    assert (studio.view.at, studio.view.has_take) == (2, True)


def test_a_take_is_not_given_to_another_line_where_the_practice_has_changed(studio, monkeypatch):
    studio.begin()
    studio.take()
    turned = studio.view.lines[::-1]

    def changed(*where):
        return replace(session_of(*where), lines=turned)

    monkeypatch.setattr("desktop.services.read_aloud_service.session_of", changed)
    studio.begin()
    assert studio.view.lines == turned
    assert not studio.view.has_take


def test_a_take_belongs_to_the_reading_it_was_begun_in(studio):
    studio.begin()
    studio.service.record_or_stop()
    studio.look()
    studio.begin(name="Bea")
    studio.recorder.end(Ending.ASKED)
    studio.look()
    assert (studio.view.reading, studio.view.has_take) == ("Bea", False)
    studio.service.choose("pack-ann")
    assert (studio.view.reading, studio.view.has_take) == ("Ann", True)


def test_a_reading_that_was_replaced_meanwhile_is_gone_on_with_as_it_is_now(studio):
    studio.begin()
    studio.take()
    studio.service.keep()
    shutil.rmtree(studio.shelf / "ann")
    other = make_voice(studio.shelf / "ann", "Ann", [studio.view.lines[3].text])
    studio.service.reopen()
    assert studio.view.kept == {3}
    studio.service.move(-9)
    studio.take()
    studio.service.keep()
    assert VoicePack(other).faults() == []
    assert studio.view.kept == {0, 3}


def test_while_a_take_runs_one_does_not_leave_its_line(studio):
    studio.begin()
    studio.service.record_or_stop()
    studio.look()
    studio.service.move(1)
    assert studio.view.at == 0


def test_a_full_disk_is_told_and_the_take_waits(studio, monkeypatch):
    studio.begin()
    studio.take()

    def full(path, data):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("audio.voices.growing.write_whole", full)
        studio.service.keep()
    assert "is full" in studio.view.message
    assert (studio.view.has_take, studio.view.kept) == (True, frozenset())
    studio.service.keep()
    assert studio.view.kept == {0}


def test_a_reading_that_was_damaged_meanwhile_is_told_and_the_take_waits(studio):
    studio.begin()
    studio.take()
    (studio.shelf / "ann" / "index.json").write_text("{")
    studio.service.keep()
    assert studio.view.message.endswith("The take waits here meanwhile.")
    assert "is damaged" in studio.view.message
    assert (studio.view.state, studio.view.has_take) == (AloudState.READY, True)


def test_a_folder_that_is_gone_is_told_and_the_take_waits(studio):
    studio.begin()
    studio.take()
    shutil.rmtree(studio.shelf / "ann")
    studio.service.keep()
    assert "not there any more" in studio.view.message
    assert studio.view.has_take


# Microphones that are not there


def test_without_a_microphone_one_sentence_says_so(studio):
    studio.begin()
    studio.service.record_or_stop()
    studio.recorder.end(Ending.NO_MICROPHONE)
    studio.look()
    assert studio.view.message == "No microphone was found. Connect one, then press Space."
    assert studio.view.state is AloudState.READY


def test_one_that_is_unplugged_leaves_what_it_heard_waiting(studio):
    studio.begin()
    studio.service.record_or_stop()
    studio.look()
    studio.recorder.end(Ending.LOST)
    studio.look()
    assert studio.view.message.startswith("The microphone went away. What it heard")
    assert studio.view.has_take


def test_what_was_cut_off_is_not_kept_by_itself(studio):
    studio.begin()
    studio.service.record_or_stop()
    studio.look()
    studio.service.keep()
    studio.recorder.end(Ending.LOST)
    studio.look()
    assert (studio.view.has_take, studio.view.kept) == (True, frozenset())


def test_one_that_is_unplugged_before_a_word_says_so(studio):
    studio.begin()
    studio.service.record_or_stop()
    studio.recorder.heard = np.zeros(0, np.float32)
    studio.recorder.end(Ending.LOST)
    studio.look()
    assert studio.view.message.startswith("The microphone went away before")


def test_leaving_the_page_closes_the_microphone_and_the_take_waits(studio):
    studio.begin()
    studio.service.record_or_stop()
    studio.look()
    studio.service.leave()
    assert studio.recorder.told[-1] == "stop"
    studio.look()
    assert studio.view.has_take


def test_while_a_take_is_made_nothing_else_begins(qapp, tmp_path):
    tasks = HeldTasks("readings")
    studio = Studio(tmp_path, tasks)
    studio.begin()
    tasks.holds = True
    studio.take()
    assert studio.view.state is AloudState.WORKING
    for act in (studio.service.record_or_stop, studio.service.redo, studio.service.keep):
        act()
    studio.service.move(1)
    studio.service.listen()
    assert studio.recorder.told == ["record", "stop"]
    tasks.let_go()
    assert (studio.view.state, studio.view.has_take) == (AloudState.READY, True)
    studio.close()


# Listening


def test_a_take_is_heard_and_the_speaker_let_go(studio):
    studio.begin()
    studio.take()
    studio.service.listen()
    (engine,) = studio.engines
    assert studio.view.state is AloudState.LISTENING
    (line,) = engine.timeline.spoken
    assert engine.timeline.voice.clip(line.text) is not None
    engine.sound(60)
    studio.service._listening._on_tick()
    assert (studio.view.state, studio.view.message) == (AloudState.READY, "")
    studio.service.move(1)
    assert engine.told[-1] == "close"


def test_recording_silences_what_is_listened_to(studio):
    studio.begin()
    studio.take()
    studio.service.listen()
    studio.service.redo()
    assert studio.engines[0].told[-1] == "close"


def test_a_line_as_it_was_kept_can_be_heard(studio):
    studio.begin()
    studio.take()
    studio.service.keep()
    studio.service.move(-1)
    studio.service.listen()
    assert studio.view.state is AloudState.LISTENING
    studio.service.listen()
    assert studio.view.state is AloudState.READY


def test_a_damaged_clip_is_told_and_can_be_recorded_again(studio):
    studio.begin()
    studio.take()
    studio.service.keep()
    next((studio.shelf / "ann").glob("*.opus")).write_bytes(b"no sound")
    studio.service.move(-1)
    studio.service.listen()
    assert "damaged" in studio.view.message
    assert studio.view.message.endswith("Or record this line again.")


def test_without_a_speaker_that_is_said(studio):
    studio.begin()
    studio.take()
    studio.service.listen()
    studio.engines[0].silent_reason = "no-device"
    studio.engines[0].sound(60)
    studio.service._listening._on_tick()
    assert studio.view.message == "No speaker was found, so nothing could be heard."


# Ward mode


def test_in_ward_mode_nothing_is_played_and_no_device_opened(studio):
    studio.begin()
    studio.take()
    studio.settings.set_for_now("ward", True)
    studio.service.listen()
    assert studio.view.message == "Ward mode is on, so nothing is played. S ends it."
    assert (studio.view.state, studio.engines) == (AloudState.READY, [])
    studio.settings.set_for_now("ward", False)
    assert studio.view.message == ""
    studio.service.listen()
    assert studio.view.state is AloudState.LISTENING


def test_in_ward_mode_the_microphone_stays_closed(studio):
    studio.settings.set_for_now("ward", True)
    studio.begin()
    studio.service.record_or_stop()
    studio.service.redo()
    assert studio.view.message == "Ward mode is on, so the microphone stays closed. S ends it."
    assert (studio.view.state, studio.recorder.told) == (AloudState.READY, [])


def test_ward_mode_silences_what_is_listened_to_at_once(studio):
    studio.begin()
    studio.take()
    studio.service.listen()
    studio.settings.set_for_now("ward", True)
    assert studio.engines[0].told[-1] == "close"
    assert studio.view.state is AloudState.READY


def test_ward_mode_closes_the_microphone_and_the_take_waits(studio):
    studio.begin()
    studio.service.record_or_stop()
    studio.look()
    studio.settings.set_for_now("ward", True)
    assert studio.recorder.told[-1] == "stop"
    studio.look()
    assert (studio.view.state, studio.view.has_take) == (AloudState.READY, True)


# Using it


def test_once_every_line_is_there_the_reading_can_be_used(studio):
    studio.begin()
    for _ in studio.view.lines:
        assert not studio.view.is_complete
        studio.take()
        studio.service.keep()
    assert (studio.view.is_complete, studio.view.is_used) == (True, False)
    studio.service.use()
    assert studio.settings.get("reading") == "pack-ann"
    assert studio.view.is_used


def test_a_reading_that_is_gone_is_told(studio):
    studio.service.open(SHORT)
    studio.service.choose("pack-gone")
    assert [error.kind for error in studio.failures] == [ErrorKind.VOICE_GONE]
