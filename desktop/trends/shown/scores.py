"""Scores of questionnaires, as they are shown: each with the error it is measured with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.core.days import week_number, week_of
from desktop.core.words import plural, tr
from desktop.trends.phrases import full_date, number
from desktop.trends.picture import (
    Cell,
    Column,
    Dot,
    Guide,
    Pane,
    Picture,
    Reading,
    Series,
    Table,
    Words,
)
from desktop.trends.questionnaires import Questionnaire, Scale
from desktop.trends.ranges import TimeRange, place_of
from desktop.trends.scores import Compared, compared
from desktop.trends.shown import cells

KEY = "scores"
MIDDLE_OF_DAY = 0.5 / 7


@dataclass(frozen=True, slots=True)
class ScorePoint:
    """One score of one scale, and how it stands to the one before it."""

    questionnaire: str  # its key
    scale: str  # the scale's key
    day: date
    score: float
    sdc: float | None  # smallest detectable change, 95 %
    stands: Compared | None  # None: it is the first

    def to_json(self) -> dict[str, object]:
        """Return the plain form that `trends --json` prints."""
        return {
            "key": self.questionnaire,
            "scale": self.scale,
            "at": self.day.isoformat(),
            "score": self.score,
            "sdc": self.sdc,
        }


ScoreRow = tuple[str, date, Sequence[tuple[str, float]]]
"""A questionnaire's key, the day, and (scale, score) pairs."""


def score_points(
    rows: Iterable[ScoreRow], keys: dict[str, Questionnaire], as_of: date
) -> tuple[ScorePoint, ...]:
    """Return every score up to the as-of day, each set against the one before of its scale.

    `rows` in time's order. A questionnaire or scale that is not known any more is left out.
    """
    before: dict[tuple[str, str], float] = {}
    points = []
    for key, day, totals in rows:
        form = keys.get(key)
        if form is None or day > as_of:
            continue
        known = {scale.key: scale for scale in form.scales}
        for name, score in totals:
            if (scale := known.get(name)) is None:
                continue
            last = before.get((key, name))
            stands = None if last is None else compared(scale, last, score)
            points.append(ScorePoint(key, name, day, score, scale.sdc95, stands))
            before[key, name] = score
    return tuple(points)


def scores_shown(
    points: Sequence[ScorePoint], keys: dict[str, Questionnaire], time: TimeRange
) -> tuple[Picture, ...]:
    """Return a chart for every scale that has a score, the one answered last first."""
    by_scale: dict[tuple[str, str], list[ScorePoint]] = {}
    for point in points:
        by_scale.setdefault((point.questionnaire, point.scale), []).append(point)
    newest_first = sorted(by_scale.items(), key=lambda one: one[1][-1].day, reverse=True)
    return tuple(
        _picture(found, keys[key], keys[key].scale(name), time)
        for (key, name), found in newest_first
    )


def _picture(
    found: Sequence[ScorePoint], form: Questionnaire, scale: Scale, time: TimeRange
) -> Picture:
    low, high = form.ends(scale)
    within = [point for point in found if time.holds(point.day.isoformat())]
    first = week_number(week_of(found[0].day))
    return Picture(
        key=f"{KEY}-{form.key}-{scale.key}",
        words=Words(
            _title(form, scale), *_said(within, scale), note=scale.threshold, how=_how(form, scale)
        ),
        panes=(Pane((_series(found, low, high),), low, high, guides=_guides(scale)),),
        readings=tuple(_reading(point, scale) for point in _one_a_day(found)),
        table=_table(within, scale),
        first=float(time.numbers.start),
        last=float(time.numbers.stop),
        whole_first=float(min(time.numbers.start, first)),
        whole_last=float(time.numbers.stop),
        legend=(tr("hollow: within measurement error of the one before"),)
        if any(point.stands is Compared.WITHIN for point in found)
        else (),
        is_empty=not within,
    )


def _title(form: Questionnaire, scale: Scale) -> str:
    if len(form.scales) == 1:
        return form.short
    return tr("{form}: {scale}", form=form.short, scale=scale.name)


def _series(found: Sequence[ScorePoint], low: float, high: float) -> Series:
    """Return points with score ± SDC95, cut to the ends of the scale."""
    return Series(
        tr("Score"),
        dots=tuple(
            Dot(
                place_of(point.day) + MIDDLE_OF_DAY,
                point.score,
                hollow=point.stands is Compared.WITHIN,
                low=None if point.sdc is None else max(point.score - point.sdc, low),
                high=None if point.sdc is None else min(point.score + point.sdc, high),
            )
            for point in found
        ),
    )


def _guides(scale: Scale) -> tuple[Guide, ...]:
    """Return where published bands begin, or the one threshold there is; else no line is drawn."""
    ends = (scale.people_at_most, scale.people_at_least)
    lines = scale.bands or tuple(end for end in ends if end is not None)
    return tuple(Guide(at, number(at, _digits(scale))) for at in lines)


def _said(within: Sequence[ScorePoint], scale: Scale) -> tuple[str, str]:
    if not within:
        return tr("No score in this range."), ""
    newest = within[-1]
    count = plural(len(within), "{n} score in this range", "{n} scores in this range")
    error = "" if scale.sdc95 is None else tr("; measurement error ± {sdc}", sdc=_sdc(scale))
    detail = tr("{count}{error}.", count=count, error=error)
    return _newest(newest, scale), detail


def _newest(point: ScorePoint, scale: Scale) -> str:
    score, day = number(point.score, _digits(scale)), full_date(point.day)
    match point.stands:
        case Compared.HIGHER:
            words = tr("{score} on {day}: higher than the one before, by more than error.")
        case Compared.LOWER:
            words = tr("{score} on {day}: lower than the one before, by more than error.")
        case Compared.WITHIN:
            words = tr("{score} on {day}: within measurement error of the one before.")
        case Compared.UNKNOWN:
            words = tr("{score} on {day}. Its measurement error is not known well enough to say.")
        case _:
            words = tr("{score} on {day}: the first.")
    return words.format(score=score, day=day)


def _one_a_day(found: Sequence[ScorePoint]) -> list[ScorePoint]:
    """Return the last score of each day, for read-outs that do not overlap."""
    return list({point.day: point for point in found}.values())


def _reading(point: ScorePoint, scale: Scale) -> Reading:
    start = place_of(point.day)
    lines = [full_date(point.day), tr("Score {score}", score=number(point.score, _digits(scale)))]
    if point.sdc is not None:
        lines.append(tr("Measurement error ± {sdc}", sdc=_sdc(scale)))
    if said := _stands(point.stands):
        lines.append(said)
    if band := scale.band(point.score):
        lines.append(band)
    end = place_of(point.day + timedelta(days=1))
    return Reading(start, end, tuple(lines), start + MIDDLE_OF_DAY, point.score)


def _stands(stands: Compared | None) -> str:
    match stands:
        case Compared.HIGHER:
            return tr("higher, by more than error")
        case Compared.LOWER:
            return tr("lower, by more than error")
        case Compared.WITHIN:
            return tr("within error")
        case Compared.UNKNOWN:
            return tr("error not known")
        case _:
            return ""


def _table(within: Sequence[ScorePoint], scale: Scale) -> Table:
    columns = (
        Column(tr("Day"), "at", numeric=False),
        Column(tr("Score"), "score"),
        Column(tr("Error ±"), "sdc"),
        Column(tr("Against the one before"), "stands", numeric=False),
    )
    return cells.table(tr("Scores"), columns, [_row(point, scale) for point in reversed(within)])


def _row(point: ScorePoint, scale: Scale) -> tuple[Cell, ...]:
    return (
        cells.named(full_date(point.day), point.day.isoformat()),
        cells.value(point.score, _digits(scale)),
        cells.value(point.sdc, 2),
        cells.text(_stands(point.stands)),
    )


def _how(form: Questionnaire, scale: Scale) -> tuple[str, ...]:
    filled = tr(
        "Filled in elsewhere and entered here: Tend has the key by which {name} is scored, not "
        "its questions.",
        name=form.short,
    )
    if scale.sdc95 is None:
        error = tr(
            "The error of this score is not published well enough, so nothing is said of change."
        )
    else:
        error = tr(
            "The bar is the smallest change that is more than measurement error (SDC95 = 1.96 × "
            "√2 × SD × √(1 − r), here ± {sdc}). A later score inside it is drawn hollow.",
            sdc=_sdc(scale),
        )
    return filled, error, tr("Source: {source}", source=form.source)


def _digits(scale: Scale) -> int:
    return 2 if scale.is_mean else 0


def _sdc(scale: Scale) -> str:
    return number(scale.sdc95 or 0.0, 2 if scale.is_mean else 1)
