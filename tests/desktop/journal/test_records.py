from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.core.clock import Stamp
from desktop.journal.records import RANGES, CheckIn, FieldError, Sitting

AT = Stamp(datetime(2025, 1, 1, 12, tzinfo=UTC), "Europe/Berlin", 60)
WHERE = {"id": "a", "at": AT, "day": "2025-01-01", "week": "2025-W01"}


@pytest.mark.parametrize("field", sorted(RANGES))
def test_a_field_holds_its_whole_range_and_nothing_beyond(field):
    low, high = RANGES[field]
    for value in (low, 0, high, None):
        assert getattr(CheckIn(**WHERE, **{"note": "x", field: value}), field) == value
    for value in (low - 1, high + 1, 0.5, "3", True):
        with pytest.raises(FieldError) as caught:
            CheckIn(**WHERE, **{"note": "x", field: value})
        assert caught.value.field == field


@pytest.mark.parametrize("said", [{}, {"contexts": ("conflict",)}, {"slept_minutes": 400}])
def test_a_check_in_that_says_nothing_is_refused(said):
    with pytest.raises(FieldError, match="at least one of"):
        CheckIn(**WHERE, **said)


@pytest.mark.parametrize(
    "said",
    [{"pleasantness": 0}, {"energy": 0}, {"able": 0}, {"words": ("calm",)}, {"note": "quiet"}],
)
def test_any_one_rung_is_a_complete_check_in_and_zero_is_something_said(said):
    CheckIn(**WHERE, **said)


def test_a_fourth_word_is_refused():
    CheckIn(**WHERE, words=("a", "b", "c"))
    with pytest.raises(FieldError):
        CheckIn(**WHERE, words=("a", "b", "c", "d"))


@pytest.mark.parametrize(
    "said", [{"note": "half \ud800"}, {"words": ("\udcff",)}, {"contexts": (3,), "able": 1}]
)
def test_text_that_no_file_could_hold_is_refused_at_its_field(said):
    with pytest.raises(FieldError) as caught:
        CheckIn(**WHERE, **said)
    assert caught.value.field == next(iter(said))
    str(caught.value).encode()


@pytest.mark.parametrize(
    "said", [{"planned_s": 0}, {"practised_s": -1.0}, {"practised_s": float("nan")}]
)
def test_a_sitting_of_impossible_length_is_refused(said):
    with pytest.raises(FieldError):
        Sitting(**WHERE, practice_id="body-scan", **({"planned_s": 60} | said))
