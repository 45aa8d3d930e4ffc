"""Hypothesis's check-ins, sittings and entries: every field over all it may hold."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from desktop.core.clock import Stamp
from desktop.journal.life import Mark, Reflection, Score, Shift
from desktop.journal.making import place_of
from desktop.journal.records import (
    CheckIn,
    Entered,
    Entry,
    EntryKind,
    FieldError,
    Moment,
    Sitting,
)
from tests.desktop.fake_clock import FakeClock

TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
IDS = st.uuids().map(lambda one: one.hex)
ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Etc/UTC"]


@st.composite
def stamped(draw):
    utc = draw(st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC)))
    at = FakeClock(utc, draw(st.sampled_from(ZONES))).now()
    place = place_of(at, time(4))
    return {"id": draw(IDS), "at": at, "day": place.day, "week": place.week}


@st.composite
def check_ins(draw):
    fields = {
        "pleasantness": draw(st.none() | st.integers(-100, 100)),
        "energy": draw(st.none() | st.integers(-100, 100)),
        "able": draw(st.none() | st.integers(0, 10)),
        "words": tuple(draw(st.lists(TEXT, max_size=3))),
        "contexts": tuple(draw(st.lists(TEXT, max_size=5))),
        "slept_minutes": draw(st.none() | st.integers(0, 1440)),
        "note": draw(TEXT),
        "moment": draw(st.sampled_from(Moment)),
        "entered": draw(st.sampled_from(Entered)),
        "source": draw(TEXT),
    }
    try:
        return CheckIn(**draw(stamped()), **fields)
    except FieldError:
        return CheckIn(**draw(stamped()), **(fields | {"able": 0}))


@st.composite
def sittings(draw):
    return Sitting(
        **draw(stamped()),
        practice_id=draw(TEXT),
        planned_s=draw(st.integers(1, 10_000)),
        practised_s=draw(st.floats(0, 10_000)),
        finished=draw(st.booleans()),
        closed=draw(st.booleans()),
        hard=draw(st.booleans()),
        choices=draw(TEXT),
        source=draw(TEXT),
    )


@st.composite
def entries(draw):
    said = draw(st.lists(st.tuples(TEXT, TEXT), max_size=4))
    return Entry(
        **draw(stamped()),
        kind=draw(st.sampled_from(EntryKind)),
        answers=(*said, ("what", "a word")),
        course=draw(TEXT),
        entered=draw(st.sampled_from(Entered)),
        source=draw(TEXT),
    )


LINES = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=12)


@st.composite
def shifts(draw):
    fields = draw(stamped())
    length = timedelta(seconds=draw(st.integers(1, 72 * 3600)))
    end = Stamp(fields["at"].utc + length, fields["at"].zone, draw(st.integers(-720, 840)))
    return Shift(**fields, end=end, kind=draw(LINES), source=draw(TEXT))


@st.composite
def marks(draw):
    fields = draw(stamped())
    last = date.fromisoformat(fields["day"]) + timedelta(days=draw(st.integers(0, 60)))
    until = draw(st.sampled_from([None, last.isoformat()]))
    return Mark(**fields, name=draw(LINES), until=until, source=draw(TEXT))


@st.composite
def reflections(draw):
    answers = draw(st.tuples(*[st.none() | st.integers(0, 4)] * 8))
    return Reflection(
        **draw(stamped()),
        answers=answers,
        note="a note",
        entered=draw(st.sampled_from(Entered)),
        source=draw(TEXT),
    )


@st.composite
def scores(draw):
    answers = tuple(draw(st.lists(st.integers(0, 5), max_size=30)))
    numbers = st.integers(0, 100) | st.floats(0, 100)
    totals = draw(st.lists(st.tuples(LINES, numbers), min_size=1, max_size=3))
    return Score(
        **draw(stamped()),
        questionnaire=draw(LINES),
        answers=answers,
        totals=() if answers else tuple(totals),
        note=draw(TEXT),
        entered=draw(st.sampled_from(Entered)),
        source=draw(TEXT),
    )
