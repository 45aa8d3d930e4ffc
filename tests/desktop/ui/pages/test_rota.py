from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from desktop.core.shift_kinds import USUAL_KINDS
from desktop.exchange.planned import Planned, Unreadable
from desktop.exchange.rota import read_rota
from desktop.services.shift_views import ShiftOffer
from desktop.ui import theme
from desktop.ui.pages.rota import RotaPage
from tests.desktop.ui.pages.hosting import hosted
from tests.desktop.ui.pages.legible import cut_words, low_targets

TEXT = "2/11 N\n3-4/11 E\n9-11 Nov AL\nhello"


@pytest.fixture
def page(qtbot):
    page = RotaPage()
    page.begin(USUAL_KINDS)
    return hosted(qtbot, page)


def offer(text=TEXT, **fields):
    planned = read_rota(text, USUAL_KINDS, date(2026, 11, 24))
    return ShiftOffer(planned, planned.shifts, **fields)


def said(spy):
    return [spy.at(number) for number in range(spy.count())]


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_is_pasted_is_read_and_nothing_is_asked_for_with_nothing(page, qtbot):
    spy = QSignalSpy(page.read_requested)
    click(qtbot, page.read)
    assert page.problem.text() == "Nothing is pasted yet."
    page.text.setPlainText(TEXT)
    qtbot.keyClick(page.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert said(spy) == [[TEXT]]


def test_an_offer_says_what_is_new_and_what_could_not_be_read(page):
    page.show_offer(offer(here_already=2, overlapping=1), from_file=False)
    summary = page.offer.summary.text()
    for words in ("3 new shifts", "2 are here already", "1 overlaps", "3 days off", "1 line"):
        assert words in summary
    assert page.offer.problems.text().startswith("4: “hello”: ")
    assert "Mon 2 Nov 20:00 – Tue 3 Nov 08:00 · night shift" in page.offer.shifts.text()


def test_kinds_can_be_left_out_and_leave_marked(page, qtbot):
    spy = QSignalSpy(page.kept)
    page.show_offer(offer(), from_file=False)
    assert page.offer.keep.text() == "Keep 3 shifts"
    assert page.offer.leave_words.text() == "annual leave, Mon 9 Nov – Wed 11 Nov"
    click(qtbot, page.offer.kinds.chip("early shift"))
    assert page.offer.keep.text() == "Keep 1 shift"
    click(qtbot, page.offer.leaves)
    click(qtbot, page.offer.keep)
    assert said(spy) == [[("night shift",), True]]


def test_the_order_of_dates_is_asked_only_where_it_is_open(page, qtbot):
    spy = QSignalSpy(page.order_chosen)
    page.show_offer(offer(), from_file=False)
    click(qtbot, page.offer.order.chip("month"))
    assert said(spy) == [["month"]]
    page.show_offer(offer("13/11 N"), from_file=False)
    assert page.offer.order.isHidden()


def test_an_offer_with_nothing_new_keeps_nothing(page):
    page.show_offer(offer("hello"), from_file=False)
    assert page.offer.keep.isHidden()
    assert page.offer.cancel.text() == "Back"


def test_how_many_more_lines_there_are_is_said(page):
    lines = tuple(Unreadable(n, "x", "no day") for n in range(1, 101))
    page.show_offer(ShiftOffer(Planned(unreadable=lines)), from_file=False)
    assert page.offer.problems.text().endswith("and 40 more")


def test_a_files_offer_stands_alone_and_events_without_hours_can_be_taken(page, qtbot):
    spy, left = QSignalSpy(page.whole_days_chosen), QSignalSpy(page.cancelled)
    planned = Planned(whole_days=(Unreadable(1, "N", "it has no hours of its own"),))
    page.show_offer(ShiftOffer(planned, source="ics", file_name="rota.ics"), from_file=True)
    assert page.text.isHidden() or not page.text.isVisible()
    assert page.offer.title.text() == "rota.ics"
    click(qtbot, page.offer.whole_days)
    click(qtbot, page.offer.cancel)
    assert (said(spy), left.count()) == ([[True]], 1)


def test_codes_are_edited_as_lines_and_a_wrong_one_is_told_with_its_number(page, qtbot):
    spy = QSignalSpy(page.kinds_changed)
    assert page.codes_text.isHidden()
    click(qtbot, page.codes)
    page.codes_text.setPlainText("N | night | 21:00 | 07:30\nwrong")
    click(qtbot, page.codes_keep)
    assert page.problem.text().startswith("Code 2, “wrong”")
    page.codes_text.setPlainText("N | night | 21:00 | 07:30\nN | other | 21:00 | 07:30")
    click(qtbot, page.codes_keep)
    assert "twice" in page.problem.text()
    page.codes_text.setPlainText("N | night | 21:00 | 07:30\n\n")
    click(qtbot, page.codes_keep)
    assert said(spy) == [[("N | night | 21:00 | 07:30",)]]


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize(("width", "height"), [(620, 600), (992, 760)])
def test_nothing_is_cut_and_every_target_is_high_enough(qtbot, qapp, page, width, height, percent):
    theme.apply(qapp, text_percent=percent)
    page.show_offer(offer(here_already=2, overlapping=1), from_file=False)
    page.setGeometry(0, 0, width, height)
    qtbot.waitUntil(lambda: cut_words(page) == [])
    assert low_targets(page) == []
    theme.apply(qapp)
