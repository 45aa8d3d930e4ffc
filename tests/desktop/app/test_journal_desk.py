"""The journal page, filled a screenful at a time: every entry once, and none left out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.app.journal_desk import AT_ONCE, JournalDesk
from desktop.journal.making import new_check_in
from desktop.services.views import CheckInDraft
from desktop.ui.pages.journal import JournalPage


@pytest.fixture
def open_page(qtbot, journal, tasks, fake_clock):
    """Open the page on a journal of `count` entries, a minute apart."""

    def open_page(count: int) -> JournalPage:
        made = []
        for _ in range(count):
            fake_clock.pass_s(60)
            made.append(new_check_in(fake_clock, able=5))
        journal.ask(lambda opened: opened.add_many(made, []))
        tasks.let_go()
        page = JournalPage()
        qtbot.addWidget(page)
        JournalDesk(page, journal, journal.today, str.title, page).refresh()
        tasks.let_go()
        return page

    return open_page


def test_a_screenful_is_read_and_the_rest_when_asked_for(open_page, tasks):
    page = open_page(AT_ONCE + 5)
    assert page.model.entry_count() == AT_ONCE
    page.load_more_requested.emit(page.model.entry_count())
    tasks.let_go()
    assert page.model.entry_count() == AT_ONCE + 5


def test_an_entry_added_far_back_pushes_no_other_out_of_the_list(
    open_page, journal, tasks, fake_clock
):
    page = open_page(AT_ONCE + 5)
    journal.add(CheckInDraft(able=1, at=fake_clock.now().local - timedelta(days=9)))
    tasks.let_go()
    page.load_more_requested.emit(page.model.entry_count())
    tasks.let_go()
    assert page.model.entry_count() == AT_ONCE + 6


def test_a_new_entry_stands_at_once(open_page, journal, tasks):
    page = open_page(3)
    journal.add(CheckInDraft(able=1))
    tasks.let_go()
    assert page.model.entry_count() == 4


def test_a_deleted_entry_goes_and_comes_back(open_page, journal, tasks):
    page = open_page(2)
    gone = page._chosen().id
    page.delete_requested.emit(gone)
    tasks.let_go()
    assert page.model.row_of(gone) == -1
    page.undo_requested.emit()
    tasks.let_go()
    assert page.model.row_of(gone) > 0


def test_what_another_process_wrote_is_read_anew(open_page, journal, tasks, fake_clock):
    page = open_page(1)
    one = new_check_in(fake_clock, able=9)
    journal.ask(lambda opened: opened.add_check_in(one))
    journal.journal_changed.emit()
    tasks.let_go()
    assert page.model.row_of(one.id) > 0


def test_editing_hands_on_everything_that_was_said(open_page, journal, tasks, qtbot):
    page = open_page(1)
    desk = page.findChild(JournalDesk)
    with qtbot.waitSignal(desk.edit_requested) as asked:
        page.edit_requested.emit(page._chosen().id)
    assert asked.args[0].able == 5
    assert asked.args[0].amends == page._chosen().id
