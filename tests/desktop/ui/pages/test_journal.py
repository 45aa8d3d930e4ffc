"""The journal page: choosing, editing, deleting with a way back, filtering, loading more."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QPushButton

from desktop.journal.wanted import EVERYTHING, Kind, Wanted
from desktop.services.views import CheckInDraft, JournalEntry
from desktop.ui import theme
from desktop.ui.pages.journal import JournalPage
from tests.desktop.ui.pages.hosting import hosted

TODAY = date(2026, 11, 22)


def check_in(entry_id, day, hour, **more):
    draft = CheckInDraft(able=6, amends=entry_id)
    at = datetime(2026, 11, day, hour)
    title = f"Able 6 ({entry_id})"
    return JournalEntry(
        entry_id, "check-in", at, date(2026, 11, day), title, check_in=draft, **more
    )


def sitting(entry_id, day, hour):
    at = datetime(2026, 11, day, hour)
    return JournalEntry(entry_id, "sitting", at, date(2026, 11, day), "Body scan", "5 min")


ENTRIES = (check_in("a", 22, 9, note="a long night"), sitting("b", 22, 7), check_in("c", 20, 8))


@pytest.fixture
def page(qtbot):
    page = JournalPage()
    page.show_entries(ENTRIES, TODAY, more=True)
    return hosted(qtbot, page)


def said(spy):
    return [spy.at(n) for n in range(spy.count())]


def shown_buttons(page):
    return [b.text() for b in page.findChildren(QPushButton) if b.isVisible()]


def button(page, text):
    return next(b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisible())


def chosen(page):
    return page.list.currentIndex().data()


def delete(page, qtbot):
    """Delete the chosen entry as the window does: ask, and take it out once it is done."""
    asked = []
    connection = page.delete_requested.connect(asked.append)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    page.delete_requested.disconnect(connection)
    page.remove_entry(asked[0])
    return asked[0]


def test_the_newest_entry_is_chosen_first(page):
    assert chosen(page) == "Able 6 (a)"


def test_enter_asks_to_edit_a_check_in(page, qtbot):
    spy = QSignalSpy(page.edit_requested)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.mouseClick(button(page, "Edit"), Qt.MouseButton.LeftButton)
    assert said(spy) == [["a"], ["a"]]


def test_a_sitting_cannot_be_edited_only_deleted(page, qtbot):
    spy = QSignalSpy(page.edit_requested)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert "Edit" not in shown_buttons(page)
    assert "Delete" in shown_buttons(page)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert spy.count() == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_key_deletes_at_once(page, qtbot, key):
    spy = QSignalSpy(page.delete_requested)
    qtbot.keyClick(page.list, key)
    assert said(spy) == [["a"]]


def test_a_deletion_that_failed_leaves_the_entry_where_it_was(page, qtbot):
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert page.model.entry_count() == 3
    assert "Undo the deletion" not in shown_buttons(page)


def test_after_a_deletion_the_next_entry_is_chosen_and_undo_is_offered(page, qtbot):
    delete(page, qtbot)
    assert chosen(page) == "Body scan"
    assert "Undo the deletion" in shown_buttons(page)


@pytest.mark.parametrize("way", ["key", "button"])
def test_undo_brings_the_entry_back_chosen(page, qtbot, way):
    gone = delete(page, qtbot)
    spy = QSignalSpy(page.undo_requested)
    if way == "key":
        qtbot.keyClick(page.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    else:
        qtbot.mouseClick(button(page, "Undo the deletion"), Qt.MouseButton.LeftButton)
    assert spy.count() == 1
    page.put_entry(next(entry for entry in ENTRIES if entry.id == gone))
    assert chosen(page) == "Able 6 (a)"
    assert "Undo the deletion" not in shown_buttons(page)


def test_undo_without_a_deletion_says_nothing(page, qtbot):
    spy = QSignalSpy(page.undo_requested)
    qtbot.keyClick(page.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert spy.count() == 0


def test_an_entry_that_vanished_elsewhere_offers_no_undo(page):
    page.remove_entry("b")
    assert "Undo the deletion" not in shown_buttons(page)


def test_delete_typed_into_the_filter_deletes_no_entry(page, qtbot):
    spy = QSignalSpy(page.delete_requested)
    page.filter.setFocus()
    qtbot.keyClicks(page.filter, "ab")
    qtbot.keyClick(page.filter, Qt.Key.Key_Backspace)
    assert page.filter.text() == "a"
    assert spy.count() == 0


def test_a_new_entry_leaves_the_choice_where_it_is(page):
    page.put_entry(check_in("d", 22, 12))
    assert chosen(page) == "Able 6 (a)"
    assert page.model.row_of("d") == 1


def test_a_changed_entry_stays_chosen(page):
    page.put_entry(check_in("a", 22, 9, note="a longer night"))
    assert chosen(page) == "Able 6 (a)"


def wanted(spy):
    return [one[0] for one in said(spy)]


def test_what_is_typed_is_looked_for_and_escape_wants_everything_again(page, qtbot):
    spy = QSignalSpy(page.wanted_changed)
    qtbot.keyClicks(page.filter, "ni")
    assert wanted(spy) == [Wanted(words="n"), Wanted(words="ni")]
    qtbot.keyClick(page.filter, Qt.Key.Key_Escape)
    assert wanted(spy)[-1] == EVERYTHING


def test_ctrl_f_goes_to_the_search_and_down_to_the_list(page, qtbot):
    qtbot.keyClick(page.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.filter.hasFocus()
    qtbot.keyClick(page.filter, Qt.Key.Key_Down)
    assert page.list.hasFocus()


def test_what_is_typed_in_the_list_is_looked_for(page, qtbot):
    hosted(qtbot, page, 1000, 700)
    qtbot.keyClick(page.list, Qt.Key.Key_L)
    qtbot.keyClicks(page.filter, "ong night")
    assert page.finder.wanted == Wanted(words="long night")


def test_a_kind_is_wanted_alone_and_let_go_of_again(page, qtbot):
    spy = QSignalSpy(page.wanted_changed)
    pick(page.finder.kinds, "mark")
    page.show_entries([], TODAY, more=False)
    assert page._empty.text() == "There is nothing of this."
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert wanted(spy) == [Wanted(kinds=frozenset({Kind.MARK})), EVERYTHING]


def pick(chip, key):
    chip.set_key(key)
    chip.picked.emit(key)


def test_a_day_is_shown_alone_whatever_was_looked_for_before(page, qtbot):
    page.filter.setText("night")
    pick(page.finder.kinds, "mark")
    spy = QSignalSpy(page.wanted_changed)
    page.show_day(date(2026, 11, 21), TODAY)
    assert wanted(spy) == [Wanted(day=date(2026, 11, 21))]
    qtbot.mouseClick(button(page, "Yesterday only · show all days"), Qt.MouseButton.LeftButton)
    assert wanted(spy)[-1] == EVERYTHING
    assert not page.finder.all_days.isVisible()


def test_where_nothing_has_the_words_it_says_so_and_offers_nothing_to_change(page, qtbot):
    qtbot.keyClicks(page.filter, "zither")
    page.show_entries([], TODAY, more=False)
    assert page._empty.text() == "Nothing in your journal has these words."
    assert "Edit" not in shown_buttons(page)


def test_what_comes_back_into_a_search_is_chosen(page, qtbot):
    delete(page, qtbot)
    qtbot.keyClicks(page.filter, "able")
    page.show_entries(ENTRIES[2:], TODAY, more=False)
    page.show_entries(ENTRIES, TODAY, more=False)
    assert chosen(page) == "Able 6 (a)"
    assert "Undo the deletion" not in shown_buttons(page)


def test_every_kind_can_be_added_from_here(page):
    spy = QSignalSpy(page.add_requested)
    for action in page.finder.add.menu_of.actions():
        action.trigger()
    kinds = ["check-in", "reflection", "score", "mark", "role-model", "good-things"]
    assert said(spy) == [[kind] for kind in kinds]


def test_earlier_entries_are_asked_for_from_where_the_list_ends(page, qtbot):
    spy = QSignalSpy(page.load_more_requested)
    qtbot.mouseClick(button(page, "Earlier entries"), Qt.MouseButton.LeftButton)
    assert said(spy) == [[3]]
    page.append_entries([check_in("e", 1, 8)], more=False)
    assert page.model.entry_count() == 4
    assert "Earlier entries" not in shown_buttons(page)


def test_an_empty_journal_says_so_and_offers_nothing(qtbot):
    page = hosted(qtbot, JournalPage())
    page.show_entries([], TODAY, more=False)
    assert not page.list.isVisible()
    assert shown_buttons(page) == ["What I wrote", "Everything", "Add …", "A year in days"]


def test_a_journal_that_cannot_be_read_is_not_called_empty(qtbot):
    page = hosted(qtbot, JournalPage())
    page.show_unread()
    assert "could not be read" in page._empty.text()
    page.show_entries([], TODAY, False)
    assert "Nothing is logged yet" in page._empty.text()


def test_the_first_entry_of_an_empty_journal_appears_and_is_chosen(qtbot):
    page = hosted(qtbot, JournalPage())
    page.show_entries([], TODAY, more=False)
    page.put_entry(ENTRIES[0])
    assert page.list.isVisible()
    assert chosen(page) == "Able 6 (a)"


@pytest.mark.parametrize("percent", [100, 200])
def test_in_a_small_window_a_whole_row_can_be_read(qtbot, qapp, percent):
    theme.apply(qapp, False, percent)
    try:
        page = JournalPage()
        page.show_entries(ENTRIES, TODAY, more=True)
        hosted(qtbot, page, 660, 600)
        row = page.list.visualRect(page.model.index(1))
        assert theme.TARGET <= row.height() <= page.list.height()
        assert all(
            b.height() >= theme.TARGET for b in page.findChildren(QPushButton) if b.isVisible()
        )
    finally:
        theme.apply(qapp, False, 100)
