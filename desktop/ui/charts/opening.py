"""What a chart shows of a view when it opens: which weeks, and which values. Knows no Qt."""

from __future__ import annotations

from desktop.trends.records import TrendView
from desktop.ui.charts.time_axis import Window

LEAST_SHOWN = 8  # weeks: a new journal is not drawn as a few giant steps


def drawn_values(view: TrendView) -> list[float]:
    """Return every value that the upright axis has to hold: points, and the ends of the band."""
    values = [point.mean for point in view.history.weekly if point.mean is not None]
    return values + [end for point in view.history.level for end in (point.low, point.high)]


def range_of(view: TrendView) -> tuple[object, ...]:
    """Return what makes a range the same range."""
    first, last = view.weekly[0].number, view.weekly[-1].number
    return view.measure, view.weeks_asked, first, last, view.history.weekly[0].number


def first_window(view: TrendView) -> Window:
    """Return the range, cropped where nothing had begun, within all there is."""
    last = float(view.weekly[-1].number + 1)
    first = min(_begins(view), last - LEAST_SHOWN)
    return Window(first, last, max(float(view.weekly[0].number), first), last)


def _begins(view: TrendView) -> float:
    """Return the first week of all with anything in it."""
    points = (point.number for point in view.history.weekly if point.checkins)
    minutes = (week.number for week in view.history.minutes if week.minutes)
    last = view.weekly[-1].number
    return float(min(next(points, last), next(minutes, last)))
