"""Hypothesis's check-ins, sittings and entries: every field over all it may hold."""

from __future__ import annotations

from datetime import UTC, datetime, time

from hypothesis import strategies as st

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
