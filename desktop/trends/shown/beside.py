"""A chart beside the same length of time before it: its first lines once more, quietly."""

from __future__ import annotations

from dataclasses import replace

from desktop.core.words import tr
from desktop.trends.panels import Calendar, Panel
from desktop.trends.picture import Bend, Dot, Look, Pane, Picture, Series

Chart = Picture | Panel


def compared(chart: Chart, before: Chart | None) -> Chart:
    """Return a chart with what is said, and where there is a time axis drawn, of the time before.

    A year in days stays as it is: it is a year in any range.
    """
    if before is None or isinstance(chart, Calendar):
        return chart
    if isinstance(chart, Picture) and isinstance(before, Picture):
        chart = beside(chart, before)
    said = tr("The same length before: {words}", words=before.words.detail or before.words.headline)
    note = " ".join(part for part in (chart.words.note, said) if part)
    return replace(chart, words=replace(chart.words, note=note))


def beside(now: Picture, before: Picture) -> Picture:
    """Return `now` with what `before` drew in its range laid beneath it, moved by its length.

    Only what is drawn as points, lines or stretches is: bars would stand in each other's way.
    """
    shift = now.first - before.first
    old = dict(enumerate(before.panes))
    panes = tuple(
        _pane(pane, old.get(number), shift, before) for number, pane in enumerate(now.panes)
    )
    return replace(now, panes=panes)


def _pane(pane: Pane, old: Pane | None, shift: float, before: Picture) -> Pane:
    if old is None or not old.series:
        return pane
    moved = _moved(old.series[0], shift, before.first, before.last)
    if not (moved.dots or moved.line or moved.stretches):
        return pane
    return replace(pane, series=(moved, *pane.series))


def _moved(series: Series, shift: float, first: float, last: float) -> Series:
    """Return the part of a series within a range, moved: its line, or its points without one."""
    line = tuple(
        Bend(bend.at + shift, bend.value, breaks=bend.breaks)
        for bend in series.line
        if first <= bend.at <= last
    )
    dots = tuple(
        Dot(dot.at + shift, dot.value, hollow=dot.hollow)
        for dot in series.dots
        if first <= dot.at <= last
    )
    stretches = tuple(
        replace(one, start=one.start + shift, end=one.end + shift)
        for one in series.stretches
        if one.start < last and one.end > first
    )
    return Series(tr("before"), Look.QUIET, () if line else dots, line, stretches)
