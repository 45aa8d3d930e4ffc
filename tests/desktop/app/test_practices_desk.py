"""The practices page, filled from the library and from what was practised when."""

from __future__ import annotations

import pytest

import resources
from audio.library import Library
from audio.voices.captions import CaptionsVoice
from desktop.app.practices_desk import PracticesDesk
from desktop.core.errors import ErrorKind
from desktop.journal.making import new_sitting
from desktop.services.library_service import LibraryService
from desktop.services.tasks import InlineTasks
from desktop.ui.models.practice_list import PracticeRole
from desktop.ui.pages.practices import PracticesPage


@pytest.fixture
def page(qtbot) -> PracticesPage:
    page = PracticesPage()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def desk(page, folder, journal, settings) -> PracticesDesk:
    library = LibraryService(
        lambda: Library([resources.practices()], resources.shared_lines()),
        lambda _name: CaptionsVoice(),
    )
    return PracticesDesk(page, folder, journal.today, InlineTasks(), library, settings, page)


def detail(page: PracticesPage, practice_id: str) -> str:
    row = page.model.row_of(practice_id)
    return str(page.model.index(row).data(PracticeRole.DETAIL))


def test_after_midnight_a_practice_of_the_evening_is_still_of_today(
    desk, page, journal, tasks, fake_clock
):
    fake_clock.pass_s(11 * 3600)  # 21:30
    sitting = new_sitting(fake_clock, journal.boundary, "body-scan", 600)
    journal.ask(lambda opened: opened.start_sitting(sitting))
    tasks.let_go()
    fake_clock.pass_s(5 * 3600)  # 02:30: the day is not over
    desk.refresh()
    assert "today" in detail(page, "body-scan")
    fake_clock.pass_s(2 * 3600)
    desk.refresh()
    assert "yesterday" in detail(page, "body-scan")


def test_an_unknown_practice_is_told_of(desk, page):
    failures = []
    desk.failed.connect(failures.append)
    page.read_requested.emit("levitation")
    assert [error.kind for error in failures] == [ErrorKind.PRACTICE_UNKNOWN]


def test_a_practice_is_read_before_it_is_heard(desk, page):
    page.read_requested.emit("at-the-door")
    assert page._stack.currentWidget() is page.reading


def test_a_favourite_is_kept_in_the_settings_and_let_go_again(desk, page, settings):
    desk.refresh()
    page.favourite_chosen.emit("body-scan", True)
    page.favourite_chosen.emit("at-the-door", True)
    assert settings.lines("favourites") == ("body-scan", "at-the-door")
    assert page.model.row_of("at-the-door") in (1, 2)
    page.favourite_chosen.emit("body-scan", False)
    assert settings.lines("favourites") == ("at-the-door",)
    assert not page.model.is_favourite("body-scan")


def test_the_length_chosen_is_told_from_the_plan(desk, page, qtbot):
    desk.refresh()
    page.bar.set_minutes(10)
    qtbot.waitUntil(lambda: "of silence" in page.bar.length.text())
    assert "lines" in page.bar.length.text()


def test_phrases_that_change_are_in_the_text_that_is_open(desk, page, settings, qtbot):
    desk.refresh()
    page.read_requested.emit("someone-easy")
    page.reading.modes.chip("length").click()
    qtbot.waitUntil(lambda: "What is said in" in page.reading.text.toPlainText())
    settings.set("phrases", ("May you be warm.",))
    qtbot.waitUntil(lambda: "May you be warm." in page.reading.text.toPlainText())
    page.reading.modes.chip("all").click()
    qtbot.waitUntil(lambda: page.reading.text.toPlainText().count("May you be warm.") == 2)
