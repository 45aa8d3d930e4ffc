"""The whole Trends page: every chart with its words and table, from the journal's rows.

Pure; runs in any thread. The main chart can be made first, as it is what is looked at first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.trends.measures import ABLE, ENERGY, PLEASANTNESS, scale_of
from desktop.trends.numbers import LifeRows, MeasureRows, Numbers, minutes_by_week, numbers
from desktop.trends.panels import Panel
from desktop.trends.picture import Beneath, Event, Picture
from desktop.trends.questionnaires import Questionnaire
from desktop.trends.ranges import EPOCH
from desktop.trends.shown.around import beneath_of, events_of
from desktop.trends.shown.before_after import changes_shown
from desktop.trends.shown.beside import Chart, compared
from desktop.trends.shown.coming_back import coming_back_shown
from desktop.trends.shown.hard_hours import hours_shown
from desktop.trends.shown.minutes import minutes_shown
from desktop.trends.shown.reflections import reflections_shown
from desktop.trends.shown.scores import scores_shown
from desktop.trends.shown.steadiness import steadiness_shown
from desktop.trends.shown.weeks import main_shown, mood_shown
from desktop.trends.shown.year import year_shown
from desktop.trends.view import main_view, trend_view


@dataclass(frozen=True, slots=True)
class BoardRows:
    """All that the page is made of, as the journal had it at one moment."""

    able: MeasureRows
    pleasantness: MeasureRows
    energy: MeasureRows
    life: LifeRows

    def of(self, measure: str) -> MeasureRows:
        """Return the rows of a measure."""
        by_key = {ABLE.key: self.able, ENERGY.key: self.energy}
        return by_key.get(scale_of(measure).key, self.pleasantness)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the page."""

    weeks: int | None = 26  # None: all
    as_of: date | None = None  # None: today
    compare: bool = False  # beside the same length before; not for all


@dataclass(frozen=True, slots=True)
class Names:
    """What the charts call things that are not theirs."""

    title_of: Callable[[str], str]  # a practice by its id
    keys: dict[str, Questionnaire]  # scoring keys
    facets: Mapping[str, str]  # facets of the weekly reflection by their keys


@dataclass(frozen=True, slots=True)
class Around:
    """Marks, shifts and leave, made once for every chart over time."""

    events: tuple[Event, ...]
    beneath: tuple[Beneath, ...]

    @classmethod
    def of(cls, life: LifeRows) -> Around:
        """Return what stands around the numbers of a life."""
        return cls(events_of(life.marks), beneath_of(life.marks, life.shifts))

    def set(self, chart: Chart) -> Chart:
        """Return the chart with it; one without a time axis as it is."""
        if not isinstance(chart, Picture):
            return chart
        return replace(chart, events=self.events, beneath=self.beneath)


def main_chart(rows: BoardRows, asked: Asked, as_of: date) -> Chart:
    """Return the chart on top: how able, or the mood where there is too little of it."""
    now = _main(rows, asked.weeks, as_of)
    chart: Chart = now
    if asked.compare and asked.weeks is not None:
        chart = compared(now, _main(rows, asked.weeks, _before(now)))
    return Around.of(rows.life).set(chart)


def charts(rows: BoardRows, asked: Asked, as_of: date, names: Names) -> Iterator[Chart]:
    """Yield every chart beneath it, in the page's order; of questionnaires one for each scale."""
    around, now = Around.of(rows.life), _charts(rows, asked.weeks, as_of, names)
    if not asked.compare or asked.weeks is None:
        yield from map(around.set, now)
        return
    made = list(now)
    first = next(chart for chart in made if isinstance(chart, Picture))
    old = {chart.key: chart for chart in _charts(rows, asked.weeks, _before(first), names)}
    for chart in made:
        yield around.set(compared(chart, old.get(chart.key)))


def _main(rows: BoardRows, weeks: int | None, as_of: date) -> Picture:
    minutes = minutes_by_week(rows.life.practised, as_of)
    return main_shown(main_view(rows.able.days, rows.pleasantness.days, minutes, weeks, as_of))


def _charts(rows: BoardRows, weeks: int | None, as_of: date, names: Names) -> Iterator[Chart]:
    measure = PLEASANTNESS.key if rows.pleasantness.days else ABLE.key
    found = numbers(measure, rows.of(measure), rows.life, names.keys, weeks, as_of)
    minutes = minutes_by_week(rows.life.practised, as_of)
    energy = trend_view(rows.energy.days, minutes, ENERGY.key, weeks, as_of)
    mood = found.view
    if measure != PLEASANTNESS.key:
        mood = trend_view(rows.pleasantness.days, minutes, PLEASANTNESS.key, weeks, as_of)
    yield mood_shown(mood, energy)
    yield from _panels(found, rows, measure, names)
    yield steadiness_shown(found.blocks, measure, found.time)
    yield minutes_shown(rows.life.practised, minutes, found.time)
    yield reflections_shown(found.reflections, found.time, names.facets)
    yield from scores_shown(found.scores, names.keys, found.time)


def _panels(found: Numbers, rows: BoardRows, measure: str, names: Names) -> Iterator[Panel]:
    yield changes_shown(found.before_after, measure, names.title_of)
    yield hours_shown(found.levels, measure)
    yield coming_back_shown(found.recovery, measure)
    yield year_shown(rows.of(measure).days, measure, found.time.as_of)


def _before(picture: Picture) -> date:
    """Return the last day before a picture's range."""
    return EPOCH + timedelta(weeks=int(picture.first), days=-1)
