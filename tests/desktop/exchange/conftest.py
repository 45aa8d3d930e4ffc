"""Journals full of everything, and the files that come of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.core.clock import Stamp
from desktop.journal.incoming import Line
from desktop.journal.kinds import KIND_OF, KINDS, AnyRecord, SourceRow
from desktop.journal.life import Import, Mark, Reflection, Score, Shift
from desktop.journal.own_words import OwnWords
from desktop.journal.records import (
    CheckIn,
    CourseEvent,
    CourseStep,
    Entry,
    EntryKind,
    Moment,
    Sitting,
)
from desktop.journal.repository import Journal
from tests.desktop.fake_clock import FakeClock

AT = Stamp(datetime(2026, 3, 3, 19, 30, tzinfo=UTC), "Europe/Berlin", 60)
PLACE = {"at": AT, "day": "2026-03-03", "week": "2026-W10"}
NOTE = "=1+1, “and”\r\nmore; 'so'\n"


def one_of_each() -> list[AnyRecord]:
    """Return one record of every kind, in an order in which they can be put in."""
    sitting = Sitting(id="s1", **PLACE, practice_id="body-scan", planned_s=600, practised_s=599.5)
    return [
        sitting,
        CheckIn(
            id="c1", **PLACE, pleasantness=-30, note=NOTE, moment=Moment.AFTER, sitting_id="s1"
        ),
        CheckIn(id="c2", **PLACE, able=0, words=("steady", "=tired"), contexts=("night shift",)),
        Entry(id="e1", **PLACE, kind=EntryKind.ROLE_MODEL, answers=(("who", "A nurse"),)),
        CourseEvent(id="k1", **PLACE, course_id="eight-weeks", step=CourseStep.BEGIN, value="long"),
        Shift(
            id="h1",
            at=replace(AT, utc=datetime(2026, 3, 2, 20, tzinfo=UTC)),
            day="2026-03-02",
            week="2026-W10",
            end=Stamp(datetime(2026, 3, 3, 6, tzinfo=UTC), "Europe/Berlin", 60),
            kind="night",
        ),
        Mark(id="m1", **PLACE, name="@new ward", until="2026-03-09"),
        Reflection(id="r1", **PLACE, answers=(0, 1, 2, 3, 4, None, None, None), note="+ well"),
        Score(id="q1", **PLACE, questionnaire="who-5", totals=(("total", 52), ("half", 1.5))),
        Import(id="i1", **PLACE, source="daylio", file_name="daylio.csv", added=1),
        SourceRow(source_id="row", import_id="i1", record_id="c2", raw="-2026-03-03,rad"),
        OwnWords("phrases", ("May you be warm.", "=may you rest")),
    ]


def put_in(journal: Journal, records: list[AnyRecord]) -> None:
    """Keep records as they are, and their days as this journal would have them."""
    taken = journal.whole.take_in(Line("here", record) for record in records)
    assert not taken.unreadable


def all_of(journal: Journal) -> dict[str, list[AnyRecord]]:
    """Return every record of a journal, by kind and in order."""
    return {kind.name: list(journal.whole.records(kind)) for kind in KINDS}


def by_kind(records: list[AnyRecord]) -> dict[str, list[AnyRecord]]:
    """Return records by kind."""
    found: dict[str, list[AnyRecord]] = {kind.name: [] for kind in KINDS}
    for record in records:
        found[KIND_OF[type(record)].name].append(record)
    return found


@pytest.fixture
def journal(tmp_path: Path, fake_clock: FakeClock) -> Iterator[Journal]:
    with Journal.open(tmp_path / "tend", fake_clock) as opened:
        yield opened


@pytest.fixture
def other(tmp_path: Path, fake_clock: FakeClock) -> Iterator[Journal]:
    with Journal.open(tmp_path / "other", fake_clock) as opened:
        yield opened


@pytest.fixture
def full(journal: Journal) -> Journal:
    put_in(journal, one_of_each())
    return journal
