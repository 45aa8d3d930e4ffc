"""The player over the window: its keys, its title, and how one leaves."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

import resources
from audio.library import Library
from audio.voices.captions import CaptionsVoice
from desktop.app.player_desk import PlayerDesk
from desktop.services.journal_service import JournalService
from desktop.services.library_service import LibraryService
from desktop.services.player_service import PlayerService
from desktop.services.settings_service import SettingsService
from desktop.services.sitting_recorder import SittingRecorder
from desktop.services.tasks import InlineTasks
from desktop.services.views import CheckInDraft, PlayState
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.player import PlayerPage
from tests.desktop.services.hand_engine import HandEngine


@dataclass
class Stage:
    """A window with a player over it, playing."""

    window: MainWindow
    player: PlayerService
    engine: HandEngine
    desk: PlayerDesk
    page: PlayerPage
    journal: JournalService
    settings: SettingsService

    def sound(self, seconds: float) -> None:
        self.engine.sound(seconds)
        self.player._on_poll()


@pytest.fixture
def stage(qtbot, journal, settings, fake_clock):
    window = MainWindow()
    qtbot.addWidget(window)
    library = LibraryService(
        lambda: Library([resources.practices()], resources.shared_lines()),
        lambda _name: CaptionsVoice(),
    )
    recorder, engine = SittingRecorder(journal, fake_clock), HandEngine()
    player = PlayerService(
        library, recorder, settings, InlineTasks(), fake_clock, lambda: engine, window
    )
    desk = PlayerDesk(window, player, recorder, journal, settings, window)
    player.begin("breathing-space", 3)
    page = window.findChild(PlayerPage)
    assert page is not None
    yield Stage(window, player, engine, desk, page, journal, settings)
    player.close()


def check_ins(stage: Stage, tasks) -> list:
    found: list = []
    stage.journal.ask(lambda journal: journal.check_ins(), found.extend)
    tasks.let_go()
    return found


def test_called_away_the_title_tells_nothing(stage):
    stage.page.away_requested.emit()
    assert stage.window.windowTitle() == "Documents"
    stage.page.back_requested.emit()
    assert stage.window.windowTitle() == "Tend"


def test_the_page_turns_ward_mode_on_and_off(stage):
    stage.page.ward_toggled.emit()
    assert stage.settings.get("ward")
    assert stage.engine.is_silent
    stage.page.ward_toggled.emit()
    assert not stage.engine.is_silent


def test_grounding_pauses_what_plays(stage):
    stage.page.ground_requested.emit()
    assert stage.player.state is PlayState.PAUSED
    stage.page.ground_requested.emit()
    assert stage.player.state is PlayState.PAUSED


def test_how_one_leaves_is_kept_after_the_sitting(stage, tasks):
    stage.sound(30)
    stage.page.end_requested.emit()
    stage.page.leaving_check_in.emit(CheckInDraft(pleasantness=30, moment="after"))
    [kept] = check_ins(stage, tasks)
    assert kept.moment.value == "after"
    assert kept.sitting_id is not None


def test_leaving_a_sitting_too_short_to_keep_is_a_check_in_of_its_own(stage, tasks):
    stage.sound(5)
    stage.page.end_requested.emit()
    stage.page.leaving_check_in.emit(CheckInDraft(pleasantness=30, moment="after"))
    [kept] = check_ins(stage, tasks)
    assert (kept.moment.value, kept.sitting_id) == ("alone", None)


def test_undo_takes_the_leaving_check_in_back(stage, tasks):
    stage.sound(30)
    stage.page.end_requested.emit()
    stage.page.leaving_check_in.emit(CheckInDraft(pleasantness=30))
    stage.page.leaving_undone.emit()
    assert check_ins(stage, tasks) == []


def test_saying_more_leaves_the_player_and_goes_on_with_the_same_check_in(stage, tasks, qtbot):
    stage.sound(30)
    stage.page.end_requested.emit()
    stage.page.leaving_check_in.emit(CheckInDraft(pleasantness=30))
    tasks.let_go()
    with qtbot.waitSignal(stage.desk.say_more_requested) as asked:
        stage.page.say_more_requested.emit()
    [kept] = check_ins(stage, tasks)
    assert (asked.args[0].amends, asked.args[0].moment) == (kept.id, "after")
    assert stage.player.state is PlayState.IDLE


def test_hiding_the_time_is_remembered(stage):
    hidden = stage.settings.get("hide_time")
    stage.page.time_toggled.emit()
    assert stage.settings.get("hide_time") is not hidden


def test_after_three_good_things_they_can_be_written_down(stage):
    wanted = []
    stage.desk.write_requested.connect(wanted.append)
    stage.player.end_early()
    assert not stage.page.leaving.offers_writing
    stage.player.leave()
    stage.player.begin("three-good-things", 3)
    stage.sound(30)
    stage.player.end_early()
    assert stage.page.leaving.offers_writing
    stage.page.write_requested.emit()
    (draft,) = wanted
    assert draft.kind == "good-things"
    assert draft.sitting_id is not None
    assert stage.player.state is PlayState.IDLE
