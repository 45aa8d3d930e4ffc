"""Tests of desktop/ui/pages/settings_data.py."""

from __future__ import annotations

import pytest

from desktop.ui import theme
from desktop.ui.pages.settings import SettingsPage
from tests.desktop.ui.pages.hosting import hosted
from tests.desktop.ui.pages.legible import cut_words, low_targets


@pytest.fixture
def page(qtbot):
    page = SettingsPage()
    qtbot.addWidget(page)
    page.show_folder("/home/ann/.local/share/tend")
    return page


@pytest.fixture
def card(page):
    return page.data


def test_each_way_says_what_is_wanted(card):
    said = []
    card.folder_requested.connect(lambda: said.append("folder"))
    card.file_requested.connect(lambda: said.append("file"))
    card.house_requested.connect(lambda: said.append("house"))
    card.copies_requested.connect(lambda: said.append("copies"))
    for button in (card.as_folder, card.as_file, card.house, card.copies):
        button.click()
    assert said == ["folder", "file", "house", "copies"]


def test_while_one_is_written_no_other_begins_and_it_can_be_stopped(card):
    card.show_state("Writing…", works=True)
    assert not card.as_folder.isEnabled()
    assert not card.stop.isHidden()
    card.show_state("")
    assert card.as_folder.isEnabled()
    assert card.stop.isHidden()


def test_everything_is_deleted_only_once_the_words_are_typed(card):
    said, asks = [], card.deleting
    card.delete_requested.connect(lambda: said.append(True))
    assert asks.typed.isHidden()
    asks.begin.click()
    assert not asks.typed.isHidden()
    for words in ("", "delete", "delete everything!"):
        asks.typed.setText(words)
        asks.sure.click()
    assert said == []
    asks.typed.setText(" Delete Everything ")
    asks.sure.click()
    assert said == [True]


def test_who_thinks_again_finds_nothing_typed(card):
    asks = card.deleting
    asks.begin.click()
    asks.typed.setText("delete everything")
    asks.leave.click()
    asks.begin.click()
    assert asks.typed.text() == ""
    assert not asks.sure.isEnabled()


@pytest.mark.parametrize("size", [100, 200])
def test_its_words_stand_whole_in_a_small_window(qtbot, qapp, page, size):
    theme.apply(qapp, night=False, text_percent=size)
    try:
        hosted(qtbot, page, 900, 600)
        page.data.deleting.begin.click()
        page.data.show_state("12 entries saved in /home/ann/Tend 2026-03-04.")
        qtbot.waitUntil(lambda: cut_words(page) == [])
        assert low_targets(page) == []
    finally:
        theme.apply(qapp, night=False, text_percent=100)
