"""What holds for any weeks at all."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.trends.intervals import mean_interval
from desktop.trends.level import averaged_band
from desktop.trends.records import DayRow, Verdict
from desktop.trends.slope import slope_of
from desktop.trends.view import trend_view
from tests.desktop.trends.weeks import AS_OF, LAST, day_rows

SCORES = st.lists(st.integers(0, 10), min_size=8, max_size=30)
MIRROR = {
    Verdict.ROSE: Verdict.FELL,
    Verdict.FELL: Verdict.ROSE,
    Verdict.MAY_HAVE_RISEN: Verdict.MAY_HAVE_FALLEN,
    Verdict.MAY_HAVE_FALLEN: Verdict.MAY_HAVE_RISEN,
    Verdict.UNCLEAR: Verdict.UNCLEAR,
}


@given(SCORES)
@settings(max_examples=40, deadline=None)
def test_a_mirrored_series_gets_the_mirrored_words(scores: list[int]) -> None:
    weeks = range(len(scores))
    there, back = slope_of(weeks, scores), slope_of(weeks, [10 - score for score in scores])
    assert back.verdict is MIRROR[there.verdict]
    assert back.per_week == pytest.approx(-(there.per_week or 0), abs=1e-12)


@given(SCORES, st.integers(-5, 5), st.integers(1, 20))
@settings(max_examples=40, deadline=None)
def test_shifting_and_scaling_change_no_words(scores: list[int], up: int, times: int) -> None:
    weeks = range(len(scores))
    plain = slope_of(weeks, scores)
    other = slope_of(weeks, [up + times * score for score in scores])
    assert other.verdict is plain.verdict
    assert other.per_week == pytest.approx(times * (plain.per_week or 0), abs=1e-9)


@given(SCORES)
@settings(max_examples=40, deadline=None)
def test_the_slope_lies_in_its_interval(scores: list[int]) -> None:
    found = slope_of(range(len(scores)), scores)
    if found.low is not None and found.high is not None and found.per_week is not None:
        assert found.low - 1e-12 <= found.per_week <= found.high + 1e-12


@given(st.lists(st.floats(0, 10), min_size=2, max_size=30))
@settings(max_examples=40, deadline=None)
def test_the_mean_lies_in_its_interval(values: list[float]) -> None:
    low, high = mean_interval(values) or (0, 0)
    assert low - 1e-9 <= np.mean(values) <= high + 1e-9


@given(SCORES, st.floats(0.01, 4))
@settings(max_examples=30, deadline=None)
def test_the_line_stays_between_the_points_it_is_drawn_through(
    scores: list[int], noise: float
) -> None:
    y = np.array(scores, dtype=float)
    band = averaged_band(y, np.full(len(y), noise))
    assert y.min() - 1e-9 <= band.mean.min()
    assert band.mean.max() <= y.max() + 1e-9
    assert np.all(band.sd > 0)


@st.composite
def journals(draw: st.DrawFn) -> list[DayRow]:
    """Any days in any weeks, with any number of entries."""
    rows: list[DayRow] = []
    for number in draw(st.sets(st.integers(LAST - 40, LAST), max_size=25)):
        means = draw(st.lists(st.floats(0, 10), min_size=1, max_size=7))
        rows += day_rows(number, means, draw(st.integers(1, 4)))
    return rows


@given(journals(), st.one_of(st.none(), st.integers(1, 60)))
@settings(max_examples=40, deadline=None)
def test_any_journal_gives_a_view_that_adds_up(rows: list[DayRow], weeks: int | None) -> None:
    view = trend_view(rows, {}, "able", weeks, AS_OF)
    numbers = [point.number for point in view.weekly]
    assert numbers == list(range(numbers[0], LAST + 1))
    assert weeks is None or len(numbers) == weeks
    assert view.checkins + view.earlier == sum(entries for *_, entries in rows)
    assert view.slope.weeks_used == sum(point.filled for point in view.weekly)
    assert {point.number for point in view.level} <= set(numbers)
    assert all((point.mean is None) == (point.days == 0) for point in view.weekly)
    assert view.headline
    assert view.subline
