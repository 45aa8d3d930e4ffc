"""Days and weeks that follow the shifts: whoever keeps a record, and whenever a shift changes."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.clock import Stamp
from desktop.core.days import day_of, week_of
from desktop.core.errors import AppError, ErrorKind
from desktop.journal import placing
from desktop.journal.life import Import, Reflection, Score, Shift
from desktop.journal.making import (
    new_check_in,
    new_course_event,
    new_entry,
    new_id,
    new_sitting,
)
from desktop.journal.records import CourseStep, EntryKind
from desktop.journal.repository import Journal
from desktop.journal.shift_change import ShiftChange
from tests.desktop.fake_clock import FakeClock
from tests.desktop.journal.strategies import check_ins

FOUR = time(4)
SUNDAY, MONDAY = ("2024-12-29", "2024-W52"), ("2024-12-30", "2025-W01")


def shift(clock, start, end, kind="night", **fields):
    at, until = (clock.at(datetime.fromisoformat(text)) for text in (start, end))
    place = {"day": "2000-01-01", "week": "2000-W01"}  # the repository says what it is
    return Shift(id=new_id(), at=at, end=until, kind=kind, **(place | fields))


@pytest.fixture
def night(fake_clock):
    return shift(fake_clock, "2024-12-29 20:00", "2024-12-30 08:00")


@pytest.fixture
def at_half_past_seven(fake_clock):
    fake_clock.utc = datetime(2024, 12, 30, 6, 30, tzinfo=UTC)  # a Monday, 07:30 in Berlin
    return fake_clock


def keep_one_of_each(journal, clock):
    now = clock.now()
    base = {"at": now, "day": MONDAY[0], "week": MONDAY[1]}
    journal.add_check_in(new_check_in(clock, FOUR, able=5))
    journal.start_sitting(new_sitting(clock, FOUR, "body-scan", 600))
    journal.add_entry(new_entry(clock, FOUR, kind=EntryKind.GOOD_THINGS, answers=(("what", "a"),)))
    journal.add_course_event(new_course_event(clock, FOUR, "eight-weeks", CourseStep.BEGIN))
    journal.reflections.add(Reflection(id="r", answers=(4,) * 8, **base))
    journal.scores.add(Score(id="s", questionnaire="who-5", answers=(1,) * 5, **base))


def places(journal):
    kept = (
        *journal.check_ins(),
        *journal.sittings(),
        *journal.entries(),
        *journal.course_events(),
        *journal.reflections.all(),
        *journal.scores.all(),
    )
    assert len(kept) == 6
    return {(one.day, one.week) for one in kept}


def test_what_is_kept_during_a_night_shift_belongs_to_the_day_it_began(
    journal, night, at_half_past_seven
):
    journal.shifts.add(night)
    keep_one_of_each(journal, at_half_past_seven)
    assert places(journal) == {SUNDAY}


def test_history_follows_a_shift_that_is_added_moved_deleted_and_brought_back(
    journal, night, at_half_past_seven
):
    keep_one_of_each(journal, at_half_past_seven)
    assert places(journal) == {MONDAY}
    kept = journal.shifts.add(night)
    assert places(journal) == {SUNDAY}
    ends_early = replace(kept, end=at_half_past_seven.at(datetime(2024, 12, 30, 1, 29)))
    journal.shifts.amend(ends_early)
    assert places(journal) == {MONDAY}
    journal.shifts.amend(kept)
    deleted = journal.shifts.delete(kept.id)
    assert places(journal) == {MONDAY}
    journal.shifts.add(deleted)
    assert places(journal) == {SUNDAY}


def test_no_caller_can_keep_a_day_that_the_shifts_contradict(journal, night, at_half_past_seven):
    journal.shifts.add(night)
    mine = new_check_in(at_half_past_seven, FOUR, able=5, sitting_id="s")
    sitting = replace(new_sitting(at_half_past_seven, FOUR, "body-scan", 600), id="s")
    wrong = replace(mine, day="1999-01-01", week="1999-W01", sitting_id=None)
    assert journal.add_check_in(wrong).day == SUNDAY[0]
    assert journal.amend_check_in(wrong).day == SUNDAY[0]
    assert journal.restore_check_in(journal.delete_check_in(mine.id)).day == SUNDAY[0]
    journal.start_sitting(sitting)
    assert journal.amend_sitting(sitting).day == SUNDAY[0]
    removed = journal.delete_sitting("s")
    assert journal.restore_sitting(replace(removed, sitting=sitting)).day == SUNDAY[0]
    journal.add_many([replace(wrong, id="many")], [replace(sitting, id="many too")])
    everything = (*journal.check_ins(), *journal.sittings())
    assert {(one.day, one.week) for one in everything} == {SUNDAY}


def test_a_shift_is_of_the_day_it_starts_on_whatever_shift_came_before(journal, night, fake_clock):
    journal.shifts.add(night)
    on_call = journal.shifts.add(shift(fake_clock, "2024-12-30 09:00", "2024-12-31 09:00"))
    assert (on_call.day, on_call.week) == MONDAY
    assert journal.shifts.get(on_call.id) == on_call


def test_another_boundary_keeps_what_lies_in_a_shift_and_moves_the_rest(
    journal, night, at_half_past_seven
):
    journal.shifts.add(night)
    keep_one_of_each(journal, at_half_past_seven)
    assert journal.recompute_days(time(9)) == 0
    assert places(journal) == {SUNDAY}
    assert journal.shifts.get(night.id).day == SUNDAY[0]
    assert journal.recompute_days(time(21)) == 7  # the shift's own day is another one
    assert places(journal) == {("2024-12-28", "2024-W52")}


def test_a_boundary_changed_while_the_journal_was_closed_keeps_the_shifts(
    folder, journal, night, at_half_past_seven
):
    journal.shifts.add(night)
    keep_one_of_each(journal, at_half_past_seven)
    journal.close()
    with Journal.open(folder, at_half_past_seven, time(7)) as again:
        assert places(again) == {SUNDAY}


def test_many_shifts_come_in_one_step_or_not_at_all(journal, night, at_half_past_seven):
    keep_one_of_each(journal, at_half_past_seven)
    with pytest.raises((AppError, sqlite3.Error)):
        journal.shifts.apply(ShiftChange(added=(night, night)))
    with pytest.raises(KeyError):
        journal.shifts.apply(ShiftChange(added=(night,), deleted=(replace(night, id="no"),)))
    assert journal.shifts.all() == []
    assert places(journal) == {MONDAY}


def test_a_failure_while_days_are_made_anew_keeps_neither_shift_nor_days(
    journal, night, at_half_past_seven, monkeypatch
):
    keep_one_of_each(journal, at_half_past_seven)
    whole = placing._MOVE

    class Torn:
        def format(self, table):
            return whole.format(table=table if table != "scores" else "no_such")

    monkeypatch.setattr(placing, "_MOVE", Torn())
    with pytest.raises((AppError, sqlite3.Error)):
        journal.shifts.add(night)
    assert journal.shifts.all() == []
    assert places(journal) == {MONDAY}


def test_a_change_of_many_is_taken_back_as_a_whole(journal, night, at_half_past_seven):
    keep_one_of_each(journal, at_half_past_seven)
    other = journal.shifts.add(shift(at_half_past_seven, "2025-01-05 08:00", "2025-01-05 16:00"))
    third = journal.shifts.add(shift(at_half_past_seven, "2025-01-06 08:00", "2025-01-06 16:00"))
    before = journal.shifts.all()
    change = ShiftChange(
        added=(night,), changed=(replace(other, kind="day shift"),), deleted=(third,)
    )
    done = journal.shifts.apply(change)
    assert done.moved == 6
    assert {one.kind for one in journal.shifts.all()} == {"night", "day shift"}
    journal.shifts.take_back(done)
    assert sorted(journal.shifts.all(), key=lambda one: one.id) == sorted(
        before, key=lambda one: one.id
    )
    assert places(journal) == {MONDAY}


def test_taking_back_passes_over_what_others_deleted_meanwhile(journal, night, fake_clock):
    other = shift(fake_clock, "2025-01-05 08:00", "2025-01-05 16:00")
    done = journal.shifts.apply(ShiftChange(added=(night, other)))
    changed = journal.shifts.apply(ShiftChange(changed=(replace(night, kind="long"),)))
    journal.shifts.delete(night.id)
    journal.shifts.take_back(changed)
    journal.shifts.take_back(done)
    assert journal.shifts.all() == []


def test_a_file_of_shifts_is_known_again_and_forgotten_when_taken_back(journal, night, fake_clock):
    base = {"at": fake_clock.now(), "day": "2024-12-30", "week": "2025-W01"}
    batch = Import(id="b", source="ics", file_name="rota.ics", added=1, **base)
    came = (("ics:1", night.id, "BEGIN:VEVENT"),)
    done = journal.shifts.apply(ShiftChange(added=(night,), batch=batch, came_from=came))
    assert journal.shifts.known_sources(["ics:1", "ics:2"]) == {"ics:1"}
    journal.shifts.take_back(done)
    assert journal.shifts.known_sources(["ics:1"]) == set()
    assert journal.shifts.all() == []
    assert journal.integrity() == []


def test_a_calendar_that_is_taken_out_by_its_import_gives_history_its_days_back(
    journal, night, at_half_past_seven
):
    keep_one_of_each(journal, at_half_past_seven)
    base = {"at": at_half_past_seven.now(), "day": "2024-12-30", "week": "2025-W01"}
    batch = Import(id="b", source="ics", file_name="rota.ics", added=1, **base)
    came = (("ics:1", night.id, "BEGIN:VEVENT"),)
    journal.shifts.apply(ShiftChange(added=(night,), batch=batch, came_from=came))
    assert places(journal) == {SUNDAY}
    assert [one.id for one in journal.imports.all()] == ["b"]
    journal.imports.take_out("b")
    assert journal.shifts.all() == []
    assert places(journal) == {MONDAY}


def test_a_shift_that_holds_no_time_is_told_as_damage(journal, night, at_half_past_seven):
    journal.shifts.add(night)
    journal._db.execute("UPDATE shifts SET local = 'torn'")
    with pytest.raises(AppError) as raised:
        journal.add_check_in(new_check_in(at_half_past_seven, FOUR, able=5))
    assert raised.value.kind is ErrorKind.JOURNAL_DAMAGED


def test_shifts_are_found_by_any_part_of_them(journal, night, fake_clock):
    journal.shifts.add(night)

    def found(start, end):
        at = [fake_clock.at(datetime.fromisoformat(text)).utc for text in (start, end)]
        return [one.id for one in journal.shifts.between(*at)]

    assert found("2024-12-30 07:00", "2024-12-31 00:00") == [night.id]
    assert found("2024-12-30 08:00", "2024-12-31 00:00") == []
    assert found("2024-12-28 00:00", "2024-12-29 20:00") == []


START = datetime(2026, 3, 27, tzinfo=UTC)  # the clocks change two nights later
MINUTES = st.integers(0, 5 * 24 * 60)


@st.composite
def few_shifts(draw):
    made = []
    for _ in range(draw(st.integers(0, 6))):
        start = START + timedelta(minutes=draw(MINUTES))
        end = start + timedelta(minutes=draw(st.integers(1, 72 * 60)))
        clock = FakeClock(start, draw(st.sampled_from(["Europe/Berlin", "Etc/UTC"])))
        base = {"id": new_id(), "at": clock.now(), "day": "2000-01-01", "week": "2000-W01"}
        made.append(Shift(**base, end=Stamp(end, clock.zone, 0), kind="some"))
    return made


@st.composite
def near_check_ins(draw):
    some = draw(st.lists(check_ins(), max_size=8, unique_by=lambda one: one.id))
    return [
        replace(one, at=FakeClock(START + timedelta(minutes=draw(MINUTES))).now()) for one in some
    ]


def slowly(record, shifts, boundary):
    """The day by the rule as it is written, one shift after another."""
    at = record.at.utc
    covering = [one for one in shifts if one.at.utc <= at < one.end.utc]
    ended = [one for one in shifts if one.end.utc <= at < one.end.utc + timedelta(hours=6)]
    days = [(one.at.utc, one.end.utc, day_of(one.at.local, boundary)) for one in covering or ended]
    return max(days)[2] if days else day_of(record.at.local, boundary)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(near_check_ins(), few_shifts(), st.times(), st.data())
def test_however_shifts_come_and_go_every_day_is_that_of_the_written_rule(
    tmp_path_factory, entries, shifts, boundary, data
):
    def check():
        for one in journal.check_ins():
            day = slowly(one, standing, boundary)
            assert (one.day, one.week) == (day.isoformat(), week_of(day))

    with Journal.open(tmp_path_factory.mktemp("days"), FakeClock(), boundary) as journal:
        half = len(entries) // 2
        journal.add_many(entries[:half], [])
        standing = list(shifts)
        journal.shifts.apply(ShiftChange(added=tuple(shifts)))
        for one in entries[half:]:
            journal.add_check_in(one)
        check()
        if standing:
            gone = data.draw(st.sampled_from(standing))
            standing.remove(gone)
            journal.shifts.delete(gone.id)
            check()
        boundary = data.draw(st.times())
        journal.recompute_days(boundary)
        check()
