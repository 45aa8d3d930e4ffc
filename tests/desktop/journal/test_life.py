"""What a shift, a mark, a reflection and a score may be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desktop.core.clock import Stamp
from desktop.journal.life import Mark, Reflection, Score, Shift
from desktop.journal.records import FieldError

AT = Stamp(datetime(2026, 11, 2, 20, tzinfo=UTC), "Europe/Berlin", 60)
PLACE = {"id": "one", "at": AT, "day": "2026-11-02", "week": "2026-W45"}


def later(hours):
    return Stamp(AT.utc + timedelta(hours=hours), AT.zone, AT.offset_minutes)


@pytest.mark.parametrize("hours", [0, -1, 72.1])
def test_a_shift_ends_after_it_began_and_within_three_days(hours):
    with pytest.raises(FieldError, match="72 hours"):
        Shift(**PLACE, end=later(hours), kind="night")
    assert Shift(**PLACE, end=later(72), kind="on call").kind == "on call"


@pytest.mark.parametrize("words", ["", "  ", "two\nlines", "x" * 121, "half \ud800"])
def test_a_kind_or_a_name_is_one_line(words):
    with pytest.raises(FieldError):
        Shift(**PLACE, end=later(8), kind=words)
    with pytest.raises(FieldError):
        Mark(**PLACE, name=words)


@pytest.mark.parametrize("until", ["2026-11-01", "next week", ""])
def test_a_stretch_of_days_ends_on_a_day_that_is_not_before_its_first(until):
    with pytest.raises(FieldError):
        Mark(**PLACE, name="leave", until=until)
    assert Mark(**PLACE, name="leave", until="2026-11-02").until == "2026-11-02"


@pytest.mark.parametrize(
    "answers", [(3,) * 7, (3,) * 9, (3,) * 7 + (5,), (3,) * 7 + (True,), (None,) * 8]
)
def test_a_reflection_has_eight_answers_from_nought_to_four(answers):
    with pytest.raises(FieldError):
        Reflection(**PLACE, answers=answers)


def test_a_reflection_may_leave_statements_out_or_be_a_note_alone():
    assert Reflection(**PLACE, answers=(0,) + (None,) * 7).answers[0] == 0
    assert Reflection(**PLACE, answers=(None,) * 8, note="A thin week.").note


def test_a_score_is_given_by_its_answers_or_by_its_totals_and_not_by_both():
    for both in ({}, {"answers": (3, 2), "totals": (("total", 5),)}):
        with pytest.raises(FieldError):
            Score(**PLACE, questionnaire="who-5", **both)
    assert Score(**PLACE, questionnaire="who-5", totals=(("total", 52.5),)).totals


@pytest.mark.parametrize("total", [float("nan"), float("inf"), True, "52"])
def test_a_total_is_a_number(total):
    with pytest.raises(FieldError):
        Score(**PLACE, questionnaire="who-5", totals=(("total", total),))
