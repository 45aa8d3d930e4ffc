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


def drafts(journal, tasks):
    found = []
    journal.ask(lambda opened: opened.drafts(), found.extend)
    tasks.let_go()
    return [dict(draft.answers)["note"] for draft in found]


def test_a_note_that_was_not_saved_stands_there_after_a_restart(page, desk, qtbot, journal, tasks):
    tasks.let_go()
    page.note.setPlainText("A long corridor.")
    desk.close()
    assert drafts(journal, tasks) == ["A long corridor."]
    later = CheckInPage()
    qtbot.addWidget(later)
    CheckInDesk(later, journal, later).open(CheckInDraft(able=5))
    tasks.let_go()
    assert later.note.toPlainText() == "A long corridor."
    assert not later.waiting.isHidden()
    later.waiting.anew.click()
    assert later.note.toPlainText() == ""
    assert drafts(journal, tasks) == []


def test_a_note_waits_for_whoever_leaves_by_the_rail(page, desk, tasks):
    page.note.setPlainText("A long corridor.")
    desk.open(CheckInDraft())
    assert page.note.toPlainText() == "A long corridor."


def test_a_note_waits_for_whoever_turns_back_at_once(page, desk, journal, tasks):
    tasks.let_go()
    page.note.setPlainText("A long corridor.")
    page.cancelled.emit()
    assert drafts(journal, tasks) == ["A long corridor."]


def test_a_saved_note_waits_no_more(page, desk, left, journal, tasks):
    tasks.let_go()
    page.note.setPlainText("A long corridor.")
    desk._unkept.write()
    assert drafts(journal, tasks) == ["A long corridor."]
    page.saved.emit(page.draft())
    assert drafts(journal, tasks) == []
    desk.open(CheckInDraft())
    assert page.note.toPlainText() == ""
    assert page.waiting.isHidden()


def test_what_is_added_to_a_note_after_the_click_waits_with_it(page, desk, journal, tasks):
    tasks.let_go()
    page.note.setPlainText("A long corridor.")
    page.pad.set_value(30, 10)
    page.check_in_made.emit(page.draft())
    tasks.let_go()
    desk._unkept.write()
    assert drafts(journal, tasks) == []
    page.note.setPlainText("A long corridor. Light.")
    desk._unkept.write()
    assert drafts(journal, tasks) == ["A long corridor. Light."]


def test_a_note_that_waits_joins_one_that_is_kept(page, desk, tasks):
    page.note.setPlainText("A long corridor.")
    desk.open(CheckInDraft(note="Rain."))
    assert page.note.toPlainText() == "Rain.\nA long corridor."


def test_undo_takes_the_waiting_note_too(page, desk, journal, tasks):
    tasks.let_go()
    page.pad.set_value(30, 10)
    page.check_in_made.emit(page.draft())
    page.note.setPlainText("A long corridor.")
    desk._unkept.write()
    page.undo.click()
    desk._unkept.write()
    assert drafts(journal, tasks) == []
