"""The page before a locked journal, by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.services.views import PracticeSummary
from desktop.ui.pages.unlock import UnlockPage


def practice(practice_id: str, shortest: int, longest: int) -> PracticeSummary:
    return PracticeSummary(
        practice_id, practice_id.title(), "mbsr", "", "seated", shortest, shortest, longest
    )


@pytest.fixture
def page(qtbot) -> UnlockPage:
    page = UnlockPage()
    qtbot.addWidget(page)
    page.begin_listening()
    with qtbot.waitExposed(page):
        page.show()
    page.asked, page.begun = [], []
    page.unlock_requested.connect(page.asked.append)
    page.begin_requested.connect(lambda *what: page.begun.append(what))
    return page


def test_enter_sends_what_is_typed_once(page, qtbot):
    qtbot.keyClicks(page.field, "seven old bells")
    for _ in range(3):
        qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert page.asked == ["seven old bells"]


def test_nothing_typed_sends_nothing(page):
    page.unlock.click()
    assert page.asked == []


def test_the_passphrase_is_hidden_unless_it_is_asked_to_be_shown(page):
    assert page.field.echoMode() is QLineEdit.EchoMode.Password
    page.show_typed.click()
    assert page.field.echoMode() is QLineEdit.EchoMode.Normal
    page.show_typed.click()
    assert page.field.echoMode() is QLineEdit.EchoMode.Password


def test_that_minutes_can_be_lost_is_said_before_one_practises(page):
    words = " ".join(child.text() for child in page.findChildren(type(page.said)))
    assert "they are lost" in words


def test_the_practices_offered_are_those_that_fit_the_minutes(page):
    page.without.click()
    page.offer_practices([practice("long", 20, 60), practice("short", 1, 10)], 10)
    assert page.practices.keys() == ("short",)
    page.minutes.set_minutes(20)
    page.minutes.minutes_chosen.emit(20)
    assert page.practices.keys() == ("long",)
    page._on_begin()
    assert page.begun == [("long", 20)]


def test_where_nothing_fits_nothing_begins(page):
    page.without.click()
    page.offer_practices([practice("long", 20, 60)], 5)
    page._on_begin()
    assert page.begun == []
