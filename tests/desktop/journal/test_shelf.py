"""Shifts, marks, reflections and scores: what is kept comes back as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings

from desktop.core.clock import Stamp
from desktop.journal.life import Mark, Reflection, Score, Shift
from tests.desktop.journal import strategies

AT = Stamp(datetime(2026, 11, 2, 20, tzinfo=UTC), "Europe/Berlin", 60)
END = Stamp(datetime(2026, 11, 3, 7, tzinfo=UTC), "Europe/Berlin", 60)
PLACE = {"id": "one", "at": AT, "day": "2026-11-02", "week": "2026-W45"}
RECORDS = {
    "shifts": Shift(**PLACE, end=END, kind="night"),
    "marks": Mark(**PLACE, name="new ward"),
    "reflections": Reflection(**PLACE, answers=(4, 3, 2, 1, 0, None, 4, 4)),
    "scores": Score(**PLACE, questionnaire="who-5", answers=(3, 2, 4, 1, 3)),
}
KINDS = list(RECORDS)


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


@pytest.fixture
def shelf(journal, kind):
    return getattr(journal, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_kept_comes_back_with_every_field(journal, kind):
    shelf = getattr(journal, kind)

    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(getattr(strategies, kind)())
    def keeps(record):
        shelf.add(record)
        assert shelf.get(record.id) == record
        assert shelf.delete(record.id) == record

    keeps()
    assert shelf.all() == []
    assert journal.integrity() == []


def test_a_deleted_record_can_be_brought_back(shelf, kind):
    record = shelf.add(RECORDS[kind])
    shelf.add(shelf.delete(record.id))
    assert shelf.all() == [record]


def test_a_change_replaces_what_stood_and_one_to_nothing_is_told(shelf, kind):
    record = shelf.add(RECORDS[kind])
    changed = replace(record, source="changed")
    shelf.amend(changed)
    assert shelf.all() == [changed]
    shelf.delete(record.id)
    for lost in (lambda: shelf.amend(changed), lambda: shelf.delete(record.id)):
        with pytest.raises(KeyError):
            lost()
    assert shelf.get(record.id) is None


def test_the_words_of_a_deleted_record_are_gone_from_where_it_came_from_too(journal, shelf, kind):
    record = shelf.add(RECORDS[kind])
    stamp = "'2026-01-01T00:00:00.000000+00:00', 'Etc/UTC', 0, '', '2026-01-01', '2026-W01'"
    journal._db.execute(f"INSERT INTO imports VALUES ('i', {stamp}, 'daylio', 'a.csv', 1)")
    journal._db.execute(f"INSERT INTO imported VALUES ('s', 'i', '{record.id}', 'their words')")
    shelf.delete(record.id)
    assert journal._db.execute("SELECT source_id, raw FROM imported").fetchall() == [("s", "")]
