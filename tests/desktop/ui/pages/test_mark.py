"""The page of marks: a name, a day, perhaps a last one; what cannot be is said at its field."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from desktop.services.life_views import MarkDraft
from desktop.ui.pages.mark import MarkPage
from tests.desktop.ui.pages.hosting import hosted


@pytest.fixture
def page(qtbot):
    page = MarkPage(lambda: datetime(2026, 11, 24, 19, 42))
    page.load(MarkDraft())
    return hosted(qtbot, page)


@pytest.fixture
def kept(page):
    return QSignalSpy(page.kept)


def test_a_name_is_enough_for_a_mark_of_today(page, qtbot, kept):
    qtbot.keyClicks(page.name, "New ward")
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert kept.at(0)[0] == MarkDraft("New ward", date(2026, 11, 24))


def test_a_leave_has_a_last_day_and_may_lie_ahead(page, kept):
    page.name.setText("Leave")
    page.day.setText("2027-07-05")
    page.until.setText("2027-07-18")
    page.keep.click()
    assert kept.at(0)[0] == MarkDraft("Leave", date(2027, 7, 5), date(2027, 7, 18))


@pytest.mark.parametrize(
    ("name", "day", "until", "field"),
    [
        ("", "2026-11-24", "", "name"),
        ("Leave", "yesterday", "", "day"),
        ("Leave", "2026-02-30", "", "day"),
        ("Leave", "2026-11-24", "soon", "until"),
        ("Leave", "2026-11-24", "2026-11-23", "until"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(page, kept, name, day, until, field):
    for part, text in ((page.name, name), (page.day, day), (page.until, until)):
        part.setText(text)
    page.keep.click()
    assert kept.count() == 0
    at = getattr(page, field)
    assert page.problems[at].isVisible()
    assert at.hasFocus()


def test_a_mark_of_the_journal_is_shown_as_it_is(page, kept):
    draft = MarkDraft("Leave", date(2026, 7, 5), date(2026, 7, 18), amends="a")
    page.load(draft)
    page.keep.click()
    assert kept.at(0)[0] == draft


def test_escape_leaves(page, qtbot):
    spy = QSignalSpy(page.cancelled)
    qtbot.keyClick(page.name, Qt.Key.Key_Escape)
    assert spy.count() == 1
