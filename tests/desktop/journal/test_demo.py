from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from desktop.core.errors import AppError, ErrorKind
from desktop.journal.demo import check_empty, demo_data
from desktop.journal.making import new_check_in
from desktop.journal.records import Measure, Moment
from desktop.journal.repository import Journal


@pytest.fixture
def half_a_year(journal, fake_clock):
    demo_data(journal, fake_clock, weeks=26, seed=7)
    return journal


def test_the_same_seed_gives_the_same_weeks(tmp_path, fake_clock):
    def made(name, seed):
        with Journal.open(tmp_path / name, fake_clock) as journal:
            demo_data(journal, fake_clock, weeks=12, seed=seed)
            return journal.check_ins(), journal.sittings()

    assert made("one", 3) == made("two", 3)
    assert made("three", 4) != made("four", 5)


@pytest.mark.parametrize("seed", range(6))
def test_any_seed_gives_half_a_year_that_a_trend_can_be_drawn_of(journal, fake_clock, seed):
    count = demo_data(journal, fake_clock, weeks=26, seed=seed)
    assert count == len(journal.check_ins())
    entries = Counter()
    days = Counter()
    for _, week, _, n in journal.weekly_days(Measure.ABLE):
        entries[week] += n
        days[week] += 1
    filled = [week for week in days if entries[week] >= 3 and days[week] >= 2]
    assert 12 <= len(filled) <= 26
    assert journal.integrity() == []


def test_it_has_what_real_journals_have(half_a_year):
    check_ins = half_a_year.check_ins()
    weeks = {check_in.week for check_in in check_ins}
    assert any(check_in.at.local.hour < 4 for check_in in check_ins)  # nights
    assert any(check_in.note for check_in in check_ins)
    assert any(check_in.words for check_in in check_ins)
    assert any(check_in.contexts for check_in in check_ins)
    assert any(check_in.energy is None for check_in in check_ins)
    assert any(check_in.able is None for check_in in check_ins)
    assert any(not sitting.finished for sitting in half_a_year.sittings())
    assert len(weeks) < 26  # a gap


def test_sittings_have_their_check_ins_before_and_after(half_a_year):
    linked = Counter(c.moment for c in half_a_year.check_ins() if c.sitting_id is not None)
    assert linked[Moment.BEFORE] > 20
    assert linked[Moment.AFTER] > 10
    for check_in in half_a_year.check_ins():
        if check_in.sitting_id is None:
            assert check_in.moment is Moment.ALONE
            continue
        gap_s = (half_a_year.sitting(check_in.sitting_id).at.utc - check_in.at.utc).total_seconds()
        assert 0 <= gap_s <= 900 if check_in.moment is Moment.BEFORE else gap_s < 0


def test_nothing_is_of_the_future_and_the_last_week_is_there(half_a_year, fake_clock):
    newest = half_a_year.newest(1)[0]
    assert newest.at.utc <= fake_clock.now().utc
    assert (date(2026, 3, 4) - date.fromisoformat(newest.day)).days < 28


def test_a_journal_with_anything_in_it_is_left_alone(journal, fake_clock):
    kept = journal.add_check_in(new_check_in(fake_clock, able=5))
    with pytest.raises(AppError) as caught:
        demo_data(journal, fake_clock, weeks=4, seed=1)
    assert caught.value.kind is ErrorKind.NOT_EMPTY
    assert journal.check_ins() == [kept]


@pytest.mark.parametrize("weeks", [0, -1, 1041])
def test_a_number_of_weeks_that_cannot_be_is_refused(journal, fake_clock, weeks):
    with pytest.raises(AppError) as caught:
        demo_data(journal, fake_clock, weeks=weeks, seed=1)
    assert caught.value.kind is ErrorKind.BAD_VALUE


def test_only_an_empty_folder_or_none_is_empty(tmp_path):
    check_empty(tmp_path)
    check_empty(tmp_path / "none")
    (tmp_path / "anything").write_text("")
    for taken in (tmp_path, tmp_path / "anything"):
        with pytest.raises(AppError) as caught:
            check_empty(taken)
        assert caught.value.kind is ErrorKind.NOT_EMPTY
