"""The weekly reflection is offered from its day on, until it is answered or put away; no more."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from desktop.services.life_service import LifeService
from desktop.services.life_views import ReflectionDraft
from desktop.services.week_prompt import WeekPrompt, is_time_for
from desktop.services.year_days import year_view

FRIDAY = datetime(2026, 3, 6, 12, tzinfo=UTC)


@pytest.fixture
def prompt(service, settings, fake_clock):
    fake_clock.utc = FRIDAY
    made = WeekPrompt(service, settings, service)
    made.said = []
    made.offered.connect(made.said.append)
    return made


@pytest.mark.parametrize(
    ("day", "from_day", "put_away", "expected"),
    [
        (5, "friday", "", False),  # a Thursday
        (6, "friday", "", True),
        (8, "friday", "", True),
        (9, "friday", "", False),  # the next Monday
        (2, "monday", "", True),
        (7, "sunday", "", False),
        (8, "sunday", "", True),
        (8, "never", "", False),
        (6, "friday", "2026-W10", False),
        (6, "friday", "2026-W09", True),
    ],
)
def test_it_is_time_from_the_chosen_day_until_sunday(day, from_day, put_away, expected):
    assert is_time_for(date(2026, 3, day), from_day, put_away) is expected


def test_it_is_offered_once_and_not_said_twice(prompt):
    prompt.refresh()
    prompt.refresh()
    assert prompt.said == [True]


def test_it_goes_once_it_is_answered_and_comes_back_with_a_deletion(prompt, service, fake_clock):
    prompt.refresh()
    kept = LifeService(service, fake_clock, service).keep(ReflectionDraft((2,) * 8))
    assert prompt.said == [True, False]
    service.remove(kept)
    assert prompt.said == [True, False, True]


def test_a_reflection_of_another_week_is_no_answer(prompt, service, fake_clock):
    life = LifeService(service, fake_clock, service)
    life.keep(ReflectionDraft((2,) * 8, at=datetime(2026, 3, 1, 12)))
    prompt.refresh()
    assert prompt.said == [True]


def test_put_away_it_is_gone_for_this_week_and_comes_with_the_next(prompt, fake_clock):
    prompt.refresh()
    prompt.put_away()
    assert prompt.said == [True, False]
    fake_clock.pass_s(7 * 24 * 3600)
    prompt.refresh()
    assert prompt.said == [True, False, True]


def test_a_week_that_went_by_without_one_is_not_spoken_of(prompt, fake_clock):
    prompt.refresh()
    fake_clock.pass_s(3 * 24 * 3600)
    prompt.refresh()
    assert prompt.said == [True, False]


def test_another_day_holds_at_once(prompt, settings):
    prompt.refresh()
    settings.set("reflection_day", "sunday")
    assert prompt.said == [True, False]


def test_a_year_has_its_own_days_alone_and_knows_the_first_one():
    days = [("2025-12-31", "2026-W01", -5.0, 1), ("2026-01-01", "2026-W01", 10.0, 2)]
    view = year_view(days, 2026, "pleasantness", date(2026, 3, 4))
    assert [(one.day, one.mean, one.checkins) for one in view.days] == [(date(2026, 1, 1), 10.0, 2)]
    assert (view.first_year, view.lowest, view.highest) == (2025, -100, 100)
