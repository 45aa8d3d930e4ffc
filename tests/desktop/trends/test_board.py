"""The whole page of trends: every chart says something true of any journal, however odd."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from desktop.core.days import week_of
from desktop.services.forms import eight_lines, questionnaires
from desktop.trends.board import Asked, BoardRows, Names, charts, main_chart
from desktop.trends.numbers import LifeRows, MeasureRows, numbers
from desktop.trends.picture import Look, Picture, Under
from desktop.trends.reflections import reflection_score

TODAY = date(2026, 11, 24)
NAMES = Names(str, questionnaires(), dict(eight_lines().facets))
KEYS = [
    "mood",
    "before_after",
    "hard_hours",
    "recovery",
    "year",
    "steadiness",
    "minutes",
    "reflections",
]


def measure(*days: tuple[date, float], entries: int = 1) -> MeasureRows:
    rows = [(day.isoformat(), week_of(day), value, entries) for day, value in sorted(days)]
    hours = [(row[0], row[1], 24.0 * place + 9, row[2]) for place, row in enumerate(rows)]
    return MeasureRows(
        days=rows,
        moments=[*hours, *((day, week, at + 4, value) for day, week, at, value in hours)],
        changes=[("breathing-space", row[0], row[2] - 5, row[2]) for row in rows],
        by_shift=[(row[0], "night shift", row[2], entries) for row in rows],
        by_hour=[(row[0], 9, row[2], entries) for row in rows],
    )


def rows_of(*days: tuple[date, float], life: LifeRows | None = None) -> BoardRows:
    mood = measure(*days)
    able = measure(*((day, (value + 100) / 20) for day, value in days))
    return BoardRows(able, mood, mood, life or LifeRows())


def last(many: int, step: int = 1, until: date = TODAY) -> list[tuple[date, float]]:
    return [(until - timedelta(days=step * n), float((n * 37) % 80 - 20)) for n in range(many)]


ODD = {
    "nothing": rows_of(),
    "one check-in": rows_of((TODAY, 40.0)),
    "all the same": rows_of(*((day, 10.0) for day, _ in last(200))),
    "a gap of three years": rows_of(*last(300), *last(300, until=date(2022, 6, 1))),
    "in the future": rows_of((TODAY + timedelta(days=9), 10.0), (TODAY, 5.0)),
    "ten years": rows_of(*last(3650)),
    "at an end of the scale": rows_of(*((day, 100.0) for day, _ in last(60))),
}


@pytest.mark.parametrize("compare", [False, True])
@pytest.mark.parametrize("weeks", [4, 12, 26, 52, None])
@pytest.mark.parametrize("name", list(ODD))
def test_every_chart_has_a_sentence_and_a_table_whatever_was_logged(
    name: str, weeks: int | None, compare: bool
) -> None:
    asked = Asked(weeks, compare=compare)
    made = [main_chart(ODD[name], asked, TODAY), *charts(ODD[name], asked, TODAY, NAMES)]
    assert [chart.key for chart in made] == ["main", *KEYS]
    for chart in made:
        assert chart.words.title
        assert chart.words.headline
        assert chart.words.how
        assert "nan" not in f"{chart.words} {chart.table}".lower()
        assert all(len(row) == len(chart.table.columns) for row in chart.table.rows)
        if isinstance(chart, Picture):
            starts = [reading.start for reading in chart.readings]
            assert starts == sorted(starts)
            assert chart.whole_first <= chart.first < chart.last <= chart.whole_last


def test_nothing_logged_is_empty_everywhere() -> None:
    made = [
        main_chart(ODD["nothing"], Asked(), TODAY),
        *charts(ODD["nothing"], Asked(), TODAY, NAMES),
    ]
    assert all(chart.is_empty for chart in made)


def test_days_after_the_as_of_day_change_nothing() -> None:
    before = [one for one in last(300) if one[0] <= date(2026, 8, 1)]
    asked, then = Asked(26), date(2026, 8, 1)
    with_later = [*charts(rows_of(*last(300)), asked, then, NAMES)]
    without = [*charts(rows_of(*before), asked, then, NAMES)]
    assert [chart.words for chart in with_later] == [chart.words for chart in without]
    assert [chart.table for chart in with_later] == [chart.table for chart in without]


def test_marks_shifts_and_leave_stand_around_every_time_axis() -> None:
    night = datetime(2026, 11, 2, 20)
    life = LifeRows(
        marks=[
            ("new ward", date(2026, 9, 1), None),
            ("leave", date(2026, 10, 5), date(2026, 10, 9)),
        ],
        shifts=[
            (night, night + timedelta(hours=12), "nights"),
            (night, night + timedelta(hours=4), "x"),
        ],
    )
    rows = rows_of(*last(100), life=life)
    for chart in [main_chart(rows, Asked(), TODAY), *charts(rows, Asked(), TODAY, NAMES)]:
        if isinstance(chart, Picture):
            assert [event.words for event in chart.events] == ["new ward"]
            kinds = sorted(band.kind for band in chart.beneath)
            assert kinds == [Under.LEAVE, Under.NIGHT, Under.SHIFT]


def test_a_comparison_lays_the_time_before_beneath_and_says_what_it_was() -> None:
    rows = rows_of(*last(400))
    plain, beside = (main_chart(rows, Asked(12, compare=one), TODAY) for one in (False, True))
    assert isinstance(plain, Picture)
    assert isinstance(beside, Picture)
    quiet = [one for one in beside.panes[0].series if one.look is Look.QUIET]
    assert len(quiet) == 1
    assert all(beside.first <= bend.at <= beside.last for bend in quiet[0].line)
    assert "The same length before" in beside.words.note
    assert "The same length before" not in plain.words.note


def test_reflections_and_scores_reach_the_page_and_the_plain_form() -> None:
    lines = eight_lines()
    life = LifeRows(
        practised=[("2026-11-23", 12.0), ("2026-11-30", 50.0)],
        reflections=[
            ("2026-W46", reflection_score((3,) * 8, lines)),
            ("2026-W47", reflection_score((2,) * 8, lines)),
        ],
        scores=[
            ("who-5", date(2026, 9, 1), (("total", 52.0),)),
            ("who-5", date(2026, 11, 1), (("total", 80.0),)),
        ],
    )
    rows = rows_of(*last(30), life=life)
    made = {chart.key: chart for chart in charts(rows, Asked(26), TODAY, NAMES)}
    assert "80 on 1 November 2026: higher" in made["scores-who-5-total"].words.headline
    assert made["reflections"].words.headline == "Your latest reflection came to 50 of 100."
    found = numbers("able", rows.able, life, questionnaires(), 26, TODAY).to_json()
    assert [one["score"] for one in found["reflections"]] == [75.0, 50.0]
    assert [(one["key"], one["score"], round(one["sdc"], 2)) for one in found["scores"]] == [
        ("who-5", 52.0, 22.17),
        ("who-5", 80.0, 22.17),
    ]
    assert sum(week["minutes"] for week in found["minutes"]) == 12.0


def test_a_practice_is_spoken_of_by_how_often_it_was_sat_not_by_how_well_it_went() -> None:
    rows = rows_of(*last(40))
    often = [("body-scan", "2026-11-20", 10.0, 10.0 + n % 3 - 1) for n in range(12)]
    well = [("lake", "2026-11-21", 0.0, 50.0 + n) for n in range(5)]
    rows.pleasantness.changes[:] = [*often, *well]
    chart = next(one for one in charts(rows, Asked(), TODAY, NAMES) if one.key == "before_after")
    assert "body-scan" in chart.words.headline
    assert "4 of 12" in chart.words.headline


def test_fewer_than_ten_sittings_are_not_summed_up() -> None:
    rows = rows_of(*last(9))
    chart = next(one for one in charts(rows, Asked(), TODAY, NAMES) if one.key == "before_after")
    assert "and something can be said" in chart.words.headline
