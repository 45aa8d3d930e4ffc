from __future__ import annotations

from datetime import time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from desktop.journal.making import new_check_in, new_course_event, new_entry, new_sitting
from desktop.journal.records import CourseStep, Entered, EntryKind, FieldError
from desktop.journal.repository import Journal
from tests.desktop.journal.strategies import entries

SHARED = [HealthCheck.function_scoped_fixture]


def written(clock, words="Warm light", kind=EntryKind.PLEASANT, **fields):
    return new_entry(clock, time(4), kind=kind, answers=(("what", words),), **fields)


@settings(max_examples=40, deadline=None, suppress_health_check=SHARED)
@given(entries())
def test_every_field_of_an_entry_comes_back_as_it_went_in(journal, entry):
    journal.add_entry(entry)
    assert journal.entry(entry.id) == entry
    assert journal.amend_entry(entry) == entry
    assert journal.delete_entry(entry.id) == entry
    assert journal.entry(entry.id) is None


def test_an_entry_with_nothing_in_it_is_none(fake_clock):
    with pytest.raises(FieldError, match="at least one answer"):
        written(fake_clock, words="  ")


def test_one_of_an_earlier_time_is_marked_as_added_later(fake_clock):
    then = fake_clock.now().local - timedelta(days=2)
    entry = written(fake_clock, at=then)
    assert entry.entered is Entered.LATER
    assert entry.day == then.date().isoformat()


def test_entries_are_found_by_kind_and_by_the_week_of_a_course_newest_first(journal, fake_clock):
    for kind, course in (
        (EntryKind.PLEASANT, "eight-weeks/2"),
        (EntryKind.ROLE_MODEL, ""),
        (EntryKind.UNPLEASANT, "eight-weeks/3"),
        (EntryKind.PLEASANT, "eight-weeks-and-more/2"),
    ):
        journal.add_entry(written(fake_clock, kind=kind, course=course))
        fake_clock.pass_s(60)
    assert [one.course for one in journal.entries([EntryKind.PLEASANT])] == [
        "eight-weeks-and-more/2",
        "eight-weeks/2",
    ]
    assert [one.course for one in journal.entries(course="eight-weeks")] == [
        "eight-weeks/3",
        "eight-weeks/2",
    ]
    assert [one.course for one in journal.entries(course="eight-weeks/3")] == ["eight-weeks/3"]
    assert len(journal.entries(limit=2)) == 2


def test_the_journal_lists_entries_among_the_rest(journal, fake_clock):
    ids = []
    for number in range(3):
        check_in = journal.add_check_in(new_check_in(fake_clock, able=number))
        fake_clock.pass_s(60)
        entry = journal.add_entry(written(fake_clock))
        fake_clock.pass_s(60)
        ids += [check_in.id, entry.id]
    assert [one.id for one in journal.newest(10)] == ids[::-1]
    assert [one.id for one in journal.newest(2, offset=3)] == ids[::-1][3:5]


def test_an_entry_outlives_its_sitting_and_finds_it_again(journal, fake_clock):
    sitting = new_sitting(fake_clock, time(4), "a-role-model", 300)
    journal.start_sitting(sitting)
    entry = journal.add_entry(written(fake_clock, sitting_id=sitting.id))
    removed = journal.delete_sitting(sitting.id)
    assert journal.entry(entry.id).sitting_id is None
    journal.restore_sitting(removed)
    assert journal.entry(entry.id) == entry


def test_an_entry_of_a_sitting_that_was_not_kept_stands_on_its_own(journal, fake_clock):
    kept = journal.add_entry(written(fake_clock, sitting_id="nowhere"))
    assert kept.sitting_id is None


def test_another_day_boundary_moves_entries_and_a_courses_steps_too(folder, fake_clock):
    fake_clock.pass_s(-7 * 3600)  # 03:30 in Berlin
    with Journal.open(folder, fake_clock) as journal:
        entry = journal.add_entry(written(fake_clock))
        journal.add_course_event(
            new_course_event(fake_clock, time(4), "eight-weeks", CourseStep.BEGIN, "short")
        )
        assert entry.day == "2026-03-03"
        assert journal.recompute_days(time(2)) == 2
        assert journal.entry(entry.id).day == "2026-03-04"
        assert [event.day for event in journal.course_events()] == ["2026-03-04"]


def test_the_steps_of_a_course_come_back_in_their_order(journal, fake_clock):
    steps = [
        new_course_event(fake_clock, time(4), "eight-weeks", step)
        for step in (CourseStep.BEGIN, CourseStep.PAUSE, CourseStep.RESUME)
    ]
    for step in steps:
        journal.add_course_event(step)
    assert journal.course_events() == steps
