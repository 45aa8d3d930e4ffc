from __future__ import annotations

from datetime import time

import pytest

from desktop.journal.making import new_check_in, new_sitting
from desktop.journal.records import Entered, Moment


@pytest.fixture
def begin(journal, fake_clock):
    def begin():
        sitting = new_sitting(fake_clock, time(4), "body-scan", 600)
        return sitting, journal.start_sitting(sitting)

    return begin


@pytest.mark.parametrize(("gap_s", "linked"), [(0, True), (899, True), (900, True), (901, False)])
def test_a_check_in_of_the_last_fifteen_minutes_stands_before_the_sitting(
    journal, fake_clock, begin, gap_s, linked
):
    check_in = journal.add_check_in(new_check_in(fake_clock, able=5))
    fake_clock.pass_s(gap_s)
    sitting, before = begin()
    stands = journal.check_in(check_in.id)
    assert (before == stands) is linked
    assert stands.moment is (Moment.BEFORE if linked else Moment.ALONE)
    assert stands.sitting_id == (sitting.id if linked else None)


def test_only_the_last_one_is_linked(journal, fake_clock, begin):
    first = journal.add_check_in(new_check_in(fake_clock, able=1))
    fake_clock.pass_s(60)
    last = journal.add_check_in(new_check_in(fake_clock, able=2))
    begin()
    assert journal.check_in(first.id).moment is Moment.ALONE
    assert journal.check_in(last.id).moment is Moment.BEFORE


def test_neither_an_imported_one_nor_one_after_a_sitting_stands_before_the_next(
    journal, fake_clock, begin
):
    sitting, _ = begin()
    journal.add_check_in(
        new_check_in(fake_clock, able=5, moment=Moment.AFTER, sitting_id=sitting.id)
    )
    journal.add_check_in(new_check_in(fake_clock, able=5, entered=Entered.IMPORTED))
    assert begin()[1] is None


def test_a_clock_that_jumped_back_links_nothing_of_the_future(journal, fake_clock, begin):
    journal.add_check_in(new_check_in(fake_clock, able=5))
    fake_clock.jump_s(-3600)
    assert begin()[1] is None


def test_a_check_out_of_a_sitting_that_was_not_kept_is_kept_without_it(journal, fake_clock):
    draft = new_check_in(fake_clock, able=5, moment=Moment.AFTER, sitting_id="never-kept")
    kept = journal.add_check_in(draft)
    assert (kept.moment, kept.sitting_id) == (Moment.AFTER, None)
    assert journal.check_in(draft.id) == kept


def test_deleting_a_sitting_frees_what_came_before_and_restoring_ties_it_again(
    journal, fake_clock, begin
):
    before = journal.add_check_in(new_check_in(fake_clock, able=5))
    sitting, _ = begin()
    after = journal.add_check_in(
        new_check_in(fake_clock, able=6, moment=Moment.AFTER, sitting_id=sitting.id)
    )
    tied = (journal.check_in(before.id), journal.check_in(after.id))

    removed = journal.delete_sitting(sitting.id)
    freed, left = journal.check_in(before.id), journal.check_in(after.id)
    assert (freed.moment, freed.sitting_id) == (Moment.ALONE, None)
    assert (left.moment, left.sitting_id) == (Moment.AFTER, None)

    assert journal.restore_sitting(removed) == sitting
    assert (journal.check_in(before.id), journal.check_in(after.id)) == tied


def test_restoring_a_sitting_passes_over_a_check_in_that_was_deleted_too(
    journal, fake_clock, begin
):
    before = journal.add_check_in(new_check_in(fake_clock, able=5))
    sitting, _ = begin()
    removed = journal.delete_sitting(sitting.id)
    journal.delete_check_in(before.id)
    journal.restore_sitting(removed)
    assert journal.sitting(sitting.id) == sitting
    assert journal.check_ins() == []


def test_a_check_in_restored_after_its_sitting_went_stands_alone(journal, fake_clock, begin):
    before = journal.add_check_in(new_check_in(fake_clock, able=5))
    sitting, _ = begin()
    removed = journal.delete_check_in(before.id)
    journal.delete_sitting(sitting.id)
    restored = journal.restore_check_in(removed)
    assert (restored.moment, restored.sitting_id) == (Moment.ALONE, None)
