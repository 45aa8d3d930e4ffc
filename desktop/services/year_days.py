"""A year in days: the mean of each day that has check-ins of a measure. No Qt, no words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from desktop.services.life_views import YearDay, YearView
from desktop.trends.measures import scale_of


def year_view(
    days: Iterable[tuple[str, str, float, int]], year: int, measure: str, today: date
) -> YearView:
    """Return one year of the days that count for a measure (measurement, section 5).

    `days` has (day, week, mean, n), as the journal sums them; a day without check-ins is not among
    them, and none is made up.
    """
    scale, found, first = scale_of(measure), [], today.year
    for text, _, mean, many in days:
        day = date.fromisoformat(text)
        first = min(first, day.year)
        if day.year == year:
            found.append(YearDay(day, mean, many))
    return YearView(
        year=year,
        measure=measure,
        lowest=scale.low,
        highest=scale.high,
        days=tuple(sorted(found, key=lambda one: one.day)),
        today=today,
        first_year=first,
    )
