"""The check-in page and the journal: nothing entered is lost on the way."""

from __future__ import annotations

from datetime import datetime

import pytest

from desktop.app.check_in_desk import CheckInDesk
from desktop.services.views import CheckInDraft
from desktop.ui.pages.check_in import CheckInPage


@pytest.fixture
def page(qtbot) -> CheckInPage:
    page = CheckInPage()
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def desk(page: CheckInPage, journal) -> CheckInDesk:
    desk = CheckInDesk(page, journal, page)
    desk.open(CheckInDraft())
    return desk


@pytest.fixture
def left(desk: CheckInDesk) -> list[bool]:
    left: list[bool] = []
    desk.done.connect(left.append)
    return left


def test_the_page_is_left_only_once_everything_is_kept(page, left, tasks, journal):
    kept = []
    journal.check_in_added.connect(lambda one: kept.append((one.note, list(left))))
    journal.check_in_changed.connect(lambda one: kept.append((one.note, list(left))))
    page.pad.set_value(30, 10)
    page.check_in_made.emit(page.draft())
    page.note.setPlainText("A long corridor.")
    page.saved.emit(page.draft())
    assert left == []
    tasks.let_go()
    assert left == [False]
    assert kept[0][1] == []


def test_what_could_not_be_kept_stays_on_the_page(page, left, tasks, broken):
    page.note.setPlainText("A long corridor.")
    page.saved.emit(page.draft())
    tasks.let_go()
    assert left == []
    assert page.note.toPlainText() == "A long corridor."
    assert "Not saved" in page.kept.text()


def test_a_time_that_cannot_be_is_said_at_its_field(page, left, tasks):
    page.saved.emit(CheckInDraft(able=5, at=datetime(2999, 1, 1)))
    tasks.let_go()
    assert left == []
    assert page.moment.findChildren(type(page.kept))


def test_an_entry_of_the_journal_is_changed_and_left_for_the_journal(page, desk, left, tasks):
    page.saved.emit(CheckInDraft(able=5))
    tasks.let_go()
    kept_id = desk._keeping.last_id
    desk.open(CheckInDraft(able=5, amends=kept_id, at=datetime(2026, 3, 4, 8)), editing=True)
    page.saved.emit(page.draft())
    tasks.let_go()
    assert left == [False, True]
