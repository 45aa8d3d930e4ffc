"""What Now is shown, made from what was read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.app.now_views import circumstances, offers, was_something_hard, week_summary
from desktop.core.clock import Stamp
from desktop.course.suggestion_rules import LoggedShift, Phase
from desktop.course.suggestions import Quadrant
from desktop.journal.today import LastCheckIn, Today
from desktop.services.views import PracticeSummary

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
FRESH = timedelta(hours=12)


def last(hours_ago: float) -> Today:
    at = NOON - timedelta(hours=hours_ago)
    return Today(last_check_in=LastCheckIn(at, at.replace(tzinfo=None), -40, 60, ("day shift",)))


def test_the_week_runs_from_monday_and_marks_today():
    week = week_summary(Today(minutes={date(2026, 3, 3): 12.4}), date(2026, 3, 4))
    assert [one.day.isoweekday() for one in week.days] == [1, 2, 3, 4, 5, 6, 7]
    assert [one.is_today for one in week.days].index(True) == 2
    assert (week.minutes, week.practised_days) == (12, 1)


def test_a_day_of_half_a_minute_is_a_day_practised():
    week = week_summary(Today(minutes={date(2026, 3, 3): 0.5}), date(2026, 3, 4))
    assert week.practised_days == 1


@pytest.mark.parametrize(
    ("hours_ago", "steers"), [(0, True), (12, True), (12.1, False), (-1, False)]
)
def test_a_check_in_steers_for_twelve_hours(hours_ago: float, steers: bool):
    now = circumstances(last(hours_ago), Stamp(NOON, "", 0), 10, FRESH)
    assert now.quadrant is (Quadrant.TENSE if steers else None)
    assert now.contexts == (("day shift",) if steers else ())
    heard = last(hours_ago).last_check_in
    assert now.checked_in == (heard.local if steers and heard else None)


def test_a_hard_practice_is_heard_of_without_a_check_in():
    assert circumstances(Today(was_hard=True), Stamp(NOON, "", 0), 10, FRESH).was_hard


def test_offers_carry_the_range_and_the_last_use():
    practice = PracticeSummary(
        "body-scan", "Body scan", "mbsr", "", "", 3, 20, 60, last_used=date(2026, 3, 1)
    )
    [offer] = offers([practice])
    assert (offer.shortest, offer.longest, offer.last_used) == (3, 60, date(2026, 3, 1))


@pytest.mark.parametrize(
    ("contexts", "hours_ago", "hard"),
    [
        (("lost a patient",), 1, True),
        (("night shift", "violence or abuse"), 1, True),
        (("error or near miss",), 13, False),
        (("conflict",), 1, False),
        ((), 1, False),
    ],
)
def test_what_can_weigh_is_met_with_a_line_while_it_is_fresh(fake_clock, contexts, hours_ago, hard):
    now = fake_clock.now()
    then = now.utc - timedelta(hours=hours_ago)
    today = Today(last_check_in=LastCheckIn(then, then.replace(tzinfo=None), 0, 0, contexts))
    assert was_something_hard(today, now, timedelta(hours=12)) is hard
    assert was_something_hard(replace(today, was_hard=True), now, timedelta(hours=12))


def test_a_logged_shift_takes_the_place_of_the_one_that_was_named():
    shift = LoggedShift("late shift", Phase.DURING)
    now = circumstances(last(1), Stamp(NOON, "", 0), 10, FRESH, shift)
    assert (now.shift, now.contexts) == (shift, ())
    assert circumstances(Today(), Stamp(NOON, "", 0), 10, FRESH, shift).shift is shift
