from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.days import week_number
from desktop.ui.charts.time_axis import Window, day_at, position, ticks

YEAR = Window(position(date(2020, 1, 6)), position(date(2026, 1, 5)),
              position(date(2025, 1, 6)), position(date(2026, 1, 5)))  # fmt: skip


def test_a_week_begins_where_its_monday_stands() -> None:
    assert position(date(2024, 12, 30)) == week_number("2025-W01")
    assert day_at(week_number("2025-W01") + 0.99) == date(2025, 1, 5)


def test_every_tick_stands_exactly_on_its_day() -> None:
    days = [day_at(tick.at + 1e-6) for tick in ticks(YEAR, 4)]
    assert days == [date(2025, month, 1) for month in range(2, 13)] + [date(2026, 1, 1)]


def test_months_are_named_and_the_year_where_it_turns() -> None:
    labels = [tick.label for tick in ticks(YEAR, 4)]
    assert labels[:2] == ["Feb 2025", "Mar"]
    assert labels[-1] == "Jan 2026"


def test_near_by_the_ticks_are_mondays() -> None:
    near = Window(YEAR.first, YEAR.last, position(date(2025, 6, 4)), position(date(2025, 7, 2)))
    assert [tick.label for tick in ticks(near, 0.8)] == ["9 Jun", "16 Jun", "23 Jun", "30 Jun"]


def test_far_away_the_ticks_are_years() -> None:
    far = Window(YEAR.first, YEAR.last, YEAR.first, YEAR.last)
    assert [tick.label for tick in ticks(far, 40)] == [str(year) for year in range(2021, 2027)]


@given(
    start=st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    span=st.integers(28, 12_000),
    room=st.floats(0.2, 60),
)
@settings(max_examples=60, deadline=None)
def test_ticks_never_stand_closer_than_asked(start: date, span: int, room: float) -> None:
    window = Window(0, 9_000, position(start), position(start + timedelta(days=span)))
    places = [tick.at for tick in ticks(window, room)]
    assert all(window.start <= place < window.end for place in places)
    assert all(later - place >= room for place, later in pairwise(places))
    if room <= 8:
        coarsest = max(2 * room, 53)
        assert places or window.span < coarsest


@given(
    first=st.floats(0, 100),
    whole=st.floats(5, 600),
    factor=st.floats(0.1, 10),
    about=st.floats(0, 1),
    shift=st.floats(-1e4, 1e4),
)
@settings(max_examples=80, deadline=None)
def test_the_window_never_leaves_what_there_is(
    first: float, whole: float, factor: float, about: float, shift: float
) -> None:
    window = Window(first, first + whole, first + whole / 4, first + whole / 2)
    place = window.start + about * window.span
    for moved in (window.zoomed(factor, place), window.panned(shift)):
        assert moved.start >= moved.first - 1e-9
        assert moved.end <= moved.last + 1e-9
    assert window.panned(shift).span == pytest.approx(window.span)
    assert window.zoomed(0.001, place).span == pytest.approx(min(4.0, whole))


def test_zooming_keeps_the_place_under_the_pointer() -> None:
    nearer = YEAR.panned(-100).zoomed(0.5, YEAR.start - 90)
    share = (YEAR.start - 90 - nearer.start) / nearer.span
    assert share == pytest.approx(10 / YEAR.span)


def test_showing_moves_no_further_than_needed() -> None:
    earlier = YEAR.showing(YEAR.start - 3, YEAR.start - 2)
    assert earlier.start == pytest.approx(YEAR.start - 3)
    assert YEAR.showing(YEAR.start + 3, YEAR.start + 4) == YEAR


def test_two_thousand_years_still_have_ticks() -> None:
    window = Window(position(date(1, 1, 1)), 3000.0, position(date(1, 1, 1)), 3000.0)
    labels = [tick.label for tick in ticks(window, 5000)]
    assert labels[-1] == "2001"
    assert len(labels) > 5
