from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt

from desktop.services.shift_views import ShiftView
from desktop.ui.models.shift_list import ShiftListModel, ShiftRole, tell

TODAY = date(2026, 11, 24)


def shift(shift_id, start, end, kind="night shift", length=None, day=None, overlaps=()):
    begun, over = datetime.fromisoformat(start), datetime.fromisoformat(end)
    belongs = begun.date() if day is None else date.fromisoformat(day)
    monday = belongs - timedelta(days=belongs.weekday())
    return ShiftView(
        shift_id, kind, begun, over, length or over - begun, belongs, monday, tuple(overlaps)
    )


NIGHT = shift("a", "2026-11-24 20:00", "2026-11-25 08:00")
EARLY = shift("b", "2026-11-30 07:00", "2026-11-30 15:30", "early shift")


def shown(*shifts):
    model = ShiftListModel()
    model.show(shifts, TODAY)
    return model


def told_of(one):
    model = shown(one)  # an index does not keep its model alive
    return tell(model.index(1))


def test_the_model_keeps_the_rules_of_models(qtmodeltester):
    model = shown(NIGHT, EARLY)
    qtmodeltester.check(model)


def test_each_week_has_a_heading_that_cannot_be_chosen():
    model = shown(EARLY, NIGHT)
    titles = [model.index(row).data() for row in range(model.rowCount())]
    assert titles == [
        "This week, 23 Nov – 29 Nov", "night shift", "Next week, 30 Nov – 6 Dec", "early shift",
    ]  # fmt: skip
    assert not model.index(0).flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.index(0).data(ShiftRole.SHIFT) is None


def test_a_night_is_told_with_both_its_days():
    told = told_of(NIGHT)
    assert (told.aside, told.lines) == ("12 h", (("ink", "Tue 24 Nov 20:00 – Wed 25 Nov 08:00"),))
    told = told_of(EARLY)
    assert (told.aside, told.lines) == ("8 h 30 min", (("ink", "Mon 30 Nov, 07:00–15:30"),))


def test_hours_are_those_that_went_by_and_a_clock_change_is_told():
    long = shift("a", "2026-10-24 20:00", "2026-10-25 08:00", length=timedelta(hours=13))
    told = told_of(long)
    assert told.aside == "13 h"
    assert ("soft", "The clocks change while it lasts.") in told.lines


def test_another_day_than_that_of_its_start_and_overlaps_are_told():
    odd = shift("a", "2026-11-25 03:00", "2026-11-25 11:00", day="2026-11-24", overlaps=["on call"])
    model = shown(odd)
    text = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "It counts for Tue 24 Nov." in text
    assert "At the same time: on call." in text


def test_the_row_that_goes_on_or_comes_next_is_found_else_the_last():
    model = shown(NIGHT, EARLY)
    assert model.row_near(datetime(2026, 11, 25, 7)) == 1
    assert model.row_near(datetime(2026, 11, 25, 9)) == 3
    assert model.row_near(datetime(2026, 12, 9)) == 3
    nothing = shown()
    assert nothing.row_near(datetime(2026, 12, 9)) == -1
