"""Writing and reading again: nothing that was written is lost on the way to the journal."""

from __future__ import annotations

from datetime import datetime

import pytest

from desktop.app.entry_desk import EntryDesk
from desktop.app.kept_desk import KeptDesk
from desktop.services.views import EntryDraft
from desktop.ui.pages.entry import EntryPage
from desktop.ui.pages.kept import KeptPage


@pytest.fixture
def page(qtbot):
    page = EntryPage()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def desk(page, journal):
    return EntryDesk(page, journal, page)


@pytest.fixture
def done(desk):
    said = []
    desk.done.connect(said.append)
    return said


def write(page, words):
    page._fields["who"].setPlainText(words)


def stored(journal, tasks):
    found = []
    journal.ask(lambda opened: opened.entries(), found.extend)
    tasks.let_go()
    return found


def test_the_page_closes_once_the_entry_is_kept(page, desk, done, journal, tasks):
    desk.open(EntryDraft("role-model"))
    write(page, "The porter")
    page.keep.click()
    assert done == []
    tasks.let_go()
    assert done == [True]
    assert [one.answers for one in stored(journal, tasks)] == [(("who", "The porter"),)]


def test_an_entry_that_cannot_be_kept_stays_on_the_page(page, desk, done, journal, tasks, broken):
    desk.open(EntryDraft("role-model"))
    write(page, "The porter")
    page.keep.click()
    tasks.let_go()
    assert done == []
    assert "still here" in page.problem.text()
    assert dict(page.draft().answers)["who"] == "The porter"


def test_what_was_left_unkept_waits_for_the_next_time(page, desk, done):
    desk.open(EntryDraft("role-model"))
    write(page, "The porter")
    page.cancelled.emit()
    desk.open(EntryDraft("good-things"))
    page.cancelled.emit()
    desk.open(EntryDraft("role-model"))
    assert dict(page.draft().answers)["who"] == "The porter"
    assert done == [False, False]


def test_opening_another_form_half_way_keeps_the_first(page, desk):
    desk.open(EntryDraft("role-model"))
    write(page, "The porter")
    desk.open(EntryDraft("pleasant"))
    desk.open(EntryDraft("role-model"))
    assert dict(page.draft().answers)["who"] == "The porter"


def test_once_kept_the_form_is_empty_again(page, desk, tasks):
    desk.open(EntryDraft("role-model"))
    write(page, "The porter")
    page.keep.click()
    tasks.let_go()
    desk.open(EntryDraft("role-model"))
    assert dict(page.draft().answers)["who"] == ""


def test_an_entry_of_another_window_does_not_close_the_page(page, desk, done, journal, tasks):
    desk.open(EntryDraft("role-model"))
    write(page, "The porter")
    journal.keep_entry(EntryDraft("pleasant", (("what", "Light"),)))
    tasks.let_go()
    assert done == []


def test_the_page_of_what_was_written_follows_the_journal(qtbot, journal, tasks):
    page = KeptPage()
    qtbot.addWidget(page)
    desk = KeptDesk(page, journal, journal.today, page)
    wanted = []
    desk.write_requested.connect(wanted.append)
    desk.show_kind("pleasant")
    tasks.let_go()
    assert page.model.rowCount() == 0
    entry_id = journal.keep_entry(EntryDraft("pleasant", (("what", "Light"),)))
    tasks.let_go()
    tasks.let_go()
    assert page.model.rowCount() == 1
    page.edit.click()
    assert wanted[-1].amends == entry_id
    page.delete.click()
    tasks.let_go()
    tasks.let_go()
    assert page.model.rowCount() == 0
    page.undo.click()
    tasks.let_go()
    tasks.let_go()
    assert page.model.rowCount() == 1


def test_two_presses_keep_one_entry(page, desk, journal, tasks):
    desk.open(EntryDraft("role-model"))
    write(page, "The porter")
    page.keep.click()
    page.keep.click()
    tasks.let_go()
    assert len(stored(journal, tasks)) == 1


def test_what_is_on_its_way_does_not_come_back_as_a_new_draft(page, desk, tasks):
    desk.open(EntryDraft("role-model"))
    write(page, "The porter")
    page.keep.click()
    desk.open(EntryDraft("role-model"))
    assert dict(page.draft().answers)["who"] == ""


def test_waiting_words_go_to_the_week_that_asks_for_them_now(page, desk):
    desk.open(EntryDraft("role-model", course="eight-weeks/1"))
    write(page, "The porter")
    page.cancelled.emit()
    assert desk.has_waiting
    desk.open(EntryDraft("role-model", course="eight-weeks/2"))
    assert dict(page.draft().answers)["who"] == "The porter"
    assert page.draft().course == "eight-weeks/2"


def test_changes_to_an_entry_wait_like_a_new_one(page, desk):
    kept = EntryDraft("role-model", (("who", "The porter"),), amends="one")
    desk.open(kept)
    write(page, "The porter, and the cook")
    page.cancelled.emit()
    desk.open(EntryDraft("pleasant"))
    desk.open(kept)
    assert dict(page.draft().answers)["who"] == "The porter, and the cook"


def test_undo_brings_back_the_entry_it_was_offered_for(qtbot, journal, tasks):
    from desktop.services.views import CheckInDraft

    page = KeptPage()
    qtbot.addWidget(page)
    desk = KeptDesk(page, journal, journal.today, page)
    entry_id = journal.keep_entry(EntryDraft("role-model", (("who", "The porter"),)))
    check_in_id = journal.add(CheckInDraft(able=5))
    tasks.let_go()
    desk.refresh()
    tasks.let_go()
    page.delete.click()
    tasks.let_go()
    journal.remove(check_in_id)
    tasks.let_go()
    page.undo.click()
    tasks.let_go()
    assert [one.id for one in stored(journal, tasks)] == [entry_id]


def again(qtbot, journal):
    """Return the page and desk of Tend started anew on the same journal."""
    page = EntryPage()
    qtbot.addWidget(page)
    return page, EntryDesk(page, journal, page)


def drafts(journal, tasks):
    found = []
    journal.ask(lambda opened: opened.drafts(), found.extend)
    tasks.let_go()
    return found


def test_words_that_were_not_kept_stand_there_after_a_restart_and_it_is_said(
    qtbot, page, desk, journal, tasks
):
    then = datetime(2026, 3, 1, 8)
    desk.open(EntryDraft("role-model", at=then))
    tasks.let_go()
    assert page.waiting.isHidden()
    write(page, "The porter")
    desk.close()
    tasks.let_go()
    page, desk = again(qtbot, journal)
    desk.open(EntryDraft("role-model"))
    tasks.let_go()
    assert dict(page.draft().answers)["who"] == "The porter"
    assert page.draft().at == then
    assert not page.waiting.isHidden()
    assert stored(journal, tasks) == []


def test_words_are_written_while_they_are_typed(page, desk, journal, tasks, qtbot):
    desk.open(EntryDraft("role-model"))
    tasks.let_go()
    write(page, "The por")
    assert desk._unkept._soon.isActive()
    desk._unkept._soon.timeout.emit()
    assert [one.answers for one in drafts(journal, tasks)] == [(("who", "The por"),)]


def test_beginning_anew_forgets_what_waited(qtbot, page, desk, journal, tasks):
    desk.open(EntryDraft("role-model"))
    write(page, "The porter")
    desk.close()
    tasks.let_go()
    tasks.let_go()
    page, desk = again(qtbot, journal)
    desk.open(EntryDraft("role-model"))
    tasks.let_go()
    page.waiting.anew.click()
    assert dict(page.draft().answers)["who"] == ""
    assert page.waiting.isHidden()
    assert drafts(journal, tasks) == []


def test_a_change_that_is_begun_anew_stands_as_it_is_kept(page, desk, journal, tasks):
    entry_id = journal.keep_entry(EntryDraft("role-model", (("who", "The porter"),)))
    kept = EntryDraft("role-model", (("who", "The porter"),), amends=entry_id)
    desk.open(kept)
    write(page, "The cook")
    page.cancelled.emit()
    desk.open(kept)
    tasks.let_go()
    assert dict(page.draft().answers)["who"] == "The cook"
    page.waiting.anew.click()
    assert dict(page.draft().answers)["who"] == "The porter"


def test_a_form_in_which_nothing_was_changed_leaves_nothing_behind(page, desk, journal, tasks):
    entry_id = journal.keep_entry(EntryDraft("role-model", (("who", "The porter"),)))
    desk.open(EntryDraft("role-model", (("who", "The porter"),), amends=entry_id))
    page.cancelled.emit()
    assert not desk.has_waiting
    assert drafts(journal, tasks) == []


def test_what_is_kept_waits_no_more(page, desk, journal, tasks):
    desk.open(EntryDraft("role-model"))
    tasks.let_go()
    write(page, "The porter")
    desk._unkept.write()
    assert len(drafts(journal, tasks)) == 1
    page.keep.click()
    assert drafts(journal, tasks) == []
    assert not desk.has_waiting


def test_the_note_of_a_week_waits_for_its_own_week(page, desk, tasks):
    desk.open(EntryDraft("week-note", course="eight-weeks/1"))
    tasks.let_go()
    first = next(iter(page._fields.values()))
    first.setPlainText("Slower mornings")
    desk.open(EntryDraft("week-note", course="eight-weeks/2"))
    assert all(not words for _, words in page.draft().answers)
    desk.open(EntryDraft("week-note", course="eight-weeks/1"))
    assert "Slower mornings" in dict(page.draft().answers).values()


def test_words_typed_before_the_journal_answers_stand_with_those_that_waited(
    qtbot, page, desk, journal, tasks
):
    desk.open(EntryDraft("role-model"))
    tasks.let_go()
    write(page, "The porter")
    desk.close()
    tasks.let_go()
    page, desk = again(qtbot, journal)
    desk.open(EntryDraft("role-model"))
    write(page, "The cook")
    desk._unkept.write()
    tasks.let_go()
    tasks.let_go()
    assert dict(page.draft().answers)["who"] == "The cook\nThe porter"
    assert dict(drafts(journal, tasks)[0].answers)["who"] == "The cook\nThe porter"


def test_words_that_could_not_be_kept_wait_though_another_form_was_opened(
    page, desk, tasks, journal, folder
):
    desk.open(EntryDraft("role-model"))
    tasks.let_go()
    write(page, "The porter")
    page.keep.click()
    desk.open(EntryDraft("pleasant"))
    (folder / "journal.db").rename(folder / "away.db")
    tasks.let_go()
    desk.open(EntryDraft("role-model"))
    assert dict(page.draft().answers)["who"] == "The porter"


@pytest.mark.parametrize("shown_then", ["role-model", "pleasant"])
def test_words_that_could_not_be_kept_join_those_written_there_since(
    page, desk, tasks, journal, folder, shown_then
):
    desk.open(EntryDraft("role-model"))
    tasks.let_go()
    write(page, "The porter")
    page.keep.click()
    desk.open(EntryDraft("role-model"))
    write(page, "My aunt")
    if shown_then != "role-model":
        desk.open(EntryDraft(shown_then))
    (folder / "journal.db").rename(folder / "away.db")
    tasks.let_go()
    desk.open(EntryDraft("role-model"))
    assert dict(page.draft().answers)["who"] == "My aunt\nThe porter"


def test_words_that_cannot_be_written_are_told_of_once_and_written_later(
    page, desk, tasks, journal, folder
):
    said = []
    journal.failed.connect(said.append)
    desk.open(EntryDraft("role-model"))
    tasks.let_go()
    (folder / "journal.db").rename(folder / "away.db")
    for words in ("The", "The porter"):
        write(page, words)
        desk._unkept.write()
        tasks.let_go()
    assert len(said) == 1
    (folder / "away.db").rename(folder / "journal.db")
    desk._unkept.write()
    assert [dict(one.answers)["who"] for one in drafts(journal, tasks)] == ["The porter"]
    (folder / "journal.db").rename(folder / "away.db")
    write(page, "The porter at night")
    desk._unkept.write()
    tasks.let_go()
    assert len(said) == 2  # it went well in between
    (folder / "away.db").rename(folder / "journal.db")


def test_words_are_written_at_the_close_though_the_journal_has_not_answered_yet(
    qtbot, page, desk, journal, tasks
):
    desk.open(EntryDraft("role-model"))
    write(page, "The porter")
    desk.close()
    assert [dict(one.answers)["who"] for one in drafts(journal, tasks)] == ["The porter"]
