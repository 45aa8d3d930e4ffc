from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from desktop.core.repeating import Repeat
from desktop.core.shift_kinds import USUAL_KINDS
from desktop.services.shift_views import ShiftDraft
from desktop.ui import theme
from desktop.ui.pages.shift_form import ShiftFormPage
from tests.desktop.ui.models.test_shift_list import NIGHT, shift
from tests.desktop.ui.pages.hosting import hosted
from tests.desktop.ui.pages.legible import cut_words, low_targets

TODAY = date(2026, 11, 24)
DRAFT = ShiftDraft("night shift", datetime(2026, 11, 24, 20), datetime(2026, 11, 25, 8))


@pytest.fixture
def page(qtbot):
    page = ShiftFormPage(lambda: TODAY)
    page.load(USUAL_KINDS)
    return hosted(qtbot, page)


def press(page, qtbot, row, key):
    qtbot.mouseClick(row.chip(key), Qt.MouseButton.LeftButton)


def kept(page, qtbot):
    spy = QSignalSpy(page.kept)
    qtbot.mouseClick(page.keep, Qt.MouseButton.LeftButton)
    return spy.at(0)[0] if spy.count() else None


def test_a_kind_brings_its_hours_and_a_night_is_told_with_both_days(page, qtbot):
    press(page, qtbot, page.kinds, "night shift")
    assert page.span_words.text() == "Tue 24 Nov 20:00 – Wed 25 Nov 08:00 · 12 h"
    assert kept(page, qtbot) == DRAFT


def test_a_word_and_hours_of_ones_own_on_another_day(page, qtbot):
    press(page, qtbot, page.kinds, "night shift")
    page.own.clear()
    qtbot.keyClicks(page.own, "clinic")
    page.day.setText("2/12")
    page.start.setText("9")
    page.end.setText("1730")
    wanted = ShiftDraft("clinic", datetime(2026, 12, 2, 9), datetime(2026, 12, 2, 17, 30))
    assert kept(page, qtbot) == wanted


def test_an_end_can_name_its_own_day(page, qtbot):
    press(page, qtbot, page.kinds, "on call")
    page.end.setText("26 Nov 08:00")
    assert kept(page, qtbot).end == datetime(2026, 11, 26, 8)


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"day": "someday"}, "A day such as"),
        ({"start": "25:00"}, "two times"),
        ({"end": ""}, "two times"),
        ({"end": "23 Nov 08:00"}, "after it starts"),
        ({"end": "28 Nov 08:00"}, "72 hours"),
    ],
)
def test_what_cannot_be_taken_is_told_and_stays(page, qtbot, fields, word):
    press(page, qtbot, page.kinds, "night shift")
    for name, text in fields.items():
        getattr(page, name).setText(text)
    assert kept(page, qtbot) is None
    assert word in page.problem.text()
    assert page.kinds.keys() == ("night shift",)


def test_without_a_kind_it_asks_for_one(page, qtbot):
    page.start.setText("20:00")
    page.end.setText("08:00")
    assert kept(page, qtbot) is None
    assert "kind" in page.problem.text()


def test_it_repeats_every_so_many_days_or_on_weekdays(page, qtbot):
    press(page, qtbot, page.kinds, "night shift")
    press(page, qtbot, page.repeat, "days")
    page.every.setText("4")
    page.until.setText("6")
    assert kept(page, qtbot) == replace(DRAFT, repeat=Repeat(4, times=6))
    press(page, qtbot, page.repeat, "weekdays")
    page.every.clear()
    page.until.setText("31 Dec")
    assert kept(page, qtbot) is None
    assert page.problem.text() == "On which weekdays?"
    press(page, qtbot, page.weekdays, "1")
    press(page, qtbot, page.weekdays, "3")
    wanted = Repeat(weekdays=(1, 3), until=date(2026, 12, 31))
    assert kept(page, qtbot) == replace(DRAFT, repeat=wanted)


@pytest.mark.parametrize("until", ["", "0", "401", "someday"])
def test_what_repeats_needs_an_end(page, qtbot, until):
    press(page, qtbot, page.kinds, "night shift")
    press(page, qtbot, page.repeat, "days")
    page.until.setText(until)
    assert kept(page, qtbot) is None
    assert "Until" in page.problem.text()


def test_a_shift_that_is_changed_stands_there_as_it_is(page, qtbot):
    page.load(USUAL_KINDS, NIGHT)
    assert kept(page, qtbot) == replace(DRAFT, amends="a")
    weekend = shift("w", "2025-11-21 08:00", "2025-11-23 08:00", "my word")
    page.load(USUAL_KINDS, weekend)
    assert kept(page, qtbot) == ShiftDraft("my word", weekend.start, weekend.end, amends="w")


def test_enter_in_a_field_keeps_it_and_escape_leaves(page, qtbot):
    spy, left = QSignalSpy(page.kept), QSignalSpy(page.cancelled)
    press(page, qtbot, page.kinds, "night shift")
    qtbot.keyClick(page.end, Qt.Key.Key_Return)
    qtbot.keyClick(page.end, Qt.Key.Key_Escape)
    assert (spy.count(), left.count()) == (1, 1)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize(("width", "height"), [(620, 600), (992, 760)])
def test_nothing_is_cut_and_every_target_is_high_enough(qtbot, qapp, page, width, height, percent):
    theme.apply(qapp, text_percent=percent)
    press(page, qtbot, page.repeat, "weekdays")
    page.setGeometry(0, 0, width, height)
    qtbot.waitUntil(lambda: cut_words(page) == [])
    assert low_targets(page) == []
    theme.apply(qapp)
