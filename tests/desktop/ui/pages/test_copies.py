"""Tests of desktop/ui/pages/copies.py."""

from __future__ import annotations

import pytest

from desktop.services.views import CopyPreview, CopyView
from desktop.ui import theme
from desktop.ui.pages.copies import CopiesPage
from tests.desktop.ui.pages.hosting import hosted
from tests.desktop.ui.pages.legible import cut_words, low_targets

COPIES = (
    CopyView("/b/2.db", "Wed 04 Mar 2026, 10:30", "made by itself"),
    CopyView("/b/1.db", "Tue 03 Mar 2026, 10:30", "made before something came in"),
)
SEEN = CopyPreview(
    "/b/1.db", "Tue 03 Mar 2026, 10:30", ("In it: 2 check-ins.", "Would be gone: 1.")
)


@pytest.fixture
def page(qtbot):
    page = CopiesPage()
    qtbot.addWidget(page)
    page.show_copies(COPIES)
    return page


def test_nothing_takes_the_journals_place_before_it_was_looked_into(page):
    said = []
    page.look_requested.connect(lambda *what: said.append(what))
    page.restore_requested.connect(lambda path: said.append(path))
    assert page.preview.isHidden()
    page._rows[1].button.click()
    assert said == [("/b/1.db", "Tue 03 Mar 2026, 10:30")]
    page.show_preview(SEEN)
    assert page.preview.text == "In it: 2 check-ins.\nWould be gone: 1."
    page.preview.restore.click()
    assert said[1:] == ["/b/1.db"]


def test_one_can_leave_it_as_it_is(page):
    page.show_preview(SEEN)
    page.preview.leave.click()
    assert page.preview.isHidden()


def test_a_damaged_journal_brings_its_own_ways_and_else_they_are_not_there(page):
    assert page.trouble.isHidden()
    page.show_trouble(True)
    said = []
    page.salvage_requested.connect(lambda: said.append("save"))
    page.afresh_requested.connect(lambda: said.append("afresh"))
    page.trouble.save.click()
    page.trouble.afresh.click()
    assert said == ["save", "afresh"]


def test_where_there_is_none_that_is_said(page):
    assert page._none.isHidden()
    page.show_copies(())
    assert not page._none.isHidden()


@pytest.mark.parametrize("size", [100, 200])
def test_its_words_stand_whole_in_a_small_window(qtbot, qapp, page, size):
    theme.apply(qapp, night=False, text_percent=size)
    try:
        hosted(qtbot, page, 900, 600)
        page.show_trouble(True)
        page.show_preview(SEEN)
        page.say("Your journal is that copy now.")
        qtbot.waitUntil(lambda: cut_words(page) == [])
        assert low_targets(page) == []
    finally:
        theme.apply(qapp, night=False, text_percent=100)
