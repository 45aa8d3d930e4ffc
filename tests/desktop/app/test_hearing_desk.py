"""The buttons of the settings that let something be heard, from the press to the engine."""

import pytest

import resources
from audio.library import Library
from audio.script import Bowl
from audio.voices.captions import CaptionsVoice
from desktop.app.hearing_desk import HearingDesk
from desktop.services.hearing import Hearing
from desktop.services.library_service import LibraryService
from desktop.services.player_service import PlayerService
from desktop.services.sitting_recorder import SittingRecorder
from desktop.services.tasks import InlineTasks
from desktop.ui.pages.settings import SettingsPage
from tests.desktop.services.hand_engine import HandEngine
from tests.desktop.ui.pages.hosting import hosted


@pytest.fixture
def engine():
    return HandEngine()


@pytest.fixture
def page(qtbot, journal, fake_clock, settings, engine, tmp_path):
    page = SettingsPage()
    library = LibraryService(
        lambda: Library([resources.practices()], resources.shared_lines()),
        lambda _name: CaptionsVoice(),
        backgrounds=tmp_path,
    )
    tasks, recorder = InlineTasks(), SittingRecorder(journal, fake_clock)
    player = PlayerService(library, recorder, settings, tasks, fake_clock, lambda: engine)
    hearing = Hearing(player, settings, tasks, page)
    HearingDesk(page, hearing, library, settings, page)
    page.changed.connect(settings.set)
    settings.changed.connect(lambda key, value: page.show_settings({key: value}))
    page.show_settings(settings.snapshot())
    page.heard_by = hearing
    yield hosted(qtbot, page)
    player.close()


def test_listen_strikes_the_bowl_that_is_chosen_and_stop_ends_it(page, settings, engine):
    settings.set("bowl", "clear")
    assert engine.timeline is None  # choosing alone is silent
    page.bowl.listen.click()
    assert engine.timeline.bowl is Bowl.CLEAR
    assert page.bowl.listen.text() == "Stop listening"
    page.bowl.listen.click()
    assert engine.told[-1] == "pause"
    assert page.bowl.listen.text() == "Listen"


def test_while_one_is_heard_another_choice_is_heard_in_its_place(page, engine):
    page.bowl.listen.click()
    page.bowl.chips.chip("deep").click()
    page.heard_by._on_tick()
    assert engine.timeline.bowl is Bowl.DEEP
    page.background.chips.chip("brown").click()
    assert engine.timeline.bowl is Bowl.DEEP  # another row's choice changes nothing


def test_a_background_is_heard_in_place_of_the_bowl(page, settings, engine):
    settings.set("background", "brown")
    page.bowl.listen.click()
    page.background.listen.click()
    page.heard_by._on_tick()
    assert engine.timeline.background == "brown"
    assert page.bowl.listen.text() == "Listen"


def test_choosing_no_background_falls_silent_and_offers_nothing_to_hear(page, settings, engine):
    settings.set("background", "brown")
    page.background.listen.click()
    page.background.chips.chip("none").click()
    assert engine.told[-1] == "pause"
    assert page.background.listen.isHidden()


def test_leaving_the_page_ends_it(page, engine):
    page.bowl.listen.click()
    page.hide()
    assert engine.told[-1] == "pause"
    assert not page.heard_by.view.is_on


def test_a_sound_of_ones_own_that_is_gone_is_told_of_at_its_row_until_another_is_chosen(
    page, settings
):
    settings.set("background", "own-river")
    page.background.listen.click()
    assert not page.background.listen.words.isHidden()
    page.background.chips.chip("rain").click()
    assert page.background.listen.words.isHidden()


def test_a_voice_that_says_nothing_leaves_the_button_as_it_was(page, engine):
    page.voices.listen.click()
    assert engine.timeline is None
    assert page.voices.listen.text() == "Listen"


def test_in_ward_mode_the_pressed_row_says_why(page, settings, engine):
    settings.set("ward", True)
    page.bowl.listen.click()
    assert page.bowl.listen.words.text() == "Ward mode is on, so nothing is played. S ends it."
    assert page.background.listen.words.isHidden()
    assert engine.timeline is None
