from __future__ import annotations

from datetime import date, datetime

from desktop.ui.pages.now_shift import ShiftLine, going_on_words, next_words

TODAY = date(2026, 11, 24)


def test_a_shift_that_goes_on_says_until_when():
    assert going_on_words("night", datetime(2026, 11, 25, 8), TODAY) == "Night until 08:00"
    long = going_on_words("on call", datetime(2026, 11, 27, 8), TODAY)
    assert long == "On call until Friday 08:00"


def test_the_next_one_is_named_by_its_day():
    assert next_words("night", datetime(2026, 11, 24, 20), TODAY) == "Next: night, today 20:00"
    assert next_words("night", datetime(2026, 11, 25, 20), TODAY) == "Next: night, tomorrow 20:00"
    assert next_words("night", datetime(2026, 11, 28, 20), TODAY) == "Next: night, Saturday 20:00"


def test_no_words_take_no_room(qtbot):
    line = ShiftLine()
    qtbot.addWidget(line)
    line.show_words("night until 08:00")
    assert not line.isHidden()
    line.show_words("")
    assert line.isHidden()
