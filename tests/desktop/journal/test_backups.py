"""A copy a day while something changes, weekly for two months; no older one goes too early."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.errors import AppError, ErrorKind
from desktop.journal import daily
from desktop.journal.backups import (
    DAILY,
    Backup,
    backup_of,
    backups_in,
    clear_parts,
    name_for,
    superfluous,
)
from desktop.journal.daily import back_up_before, back_up_daily
from desktop.journal.inside import look_into
from desktop.journal.making import new_check_in

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)


def names(folder):
    return sorted(path.name for path in (folder / "backups").iterdir())


def test_names_sort_as_time_does_and_say_when_and_why(tmp_path):
    times = [NOW + timedelta(hours=7 * n) for n in range(40)]
    assert sorted(name_for(at, DAILY) for at in times) == [name_for(at, DAILY) for at in times]
    path = tmp_path / name_for(NOW, "before-import")
    assert backup_of(path) == Backup(path, NOW, "before-import")


def test_a_copy_of_an_earlier_version_is_known_by_its_time(tmp_path):
    path = tmp_path / "journal-before-unkept_words.db.copy-1"
    path.write_bytes(b"")
    os.utime(path, (NOW.timestamp(),) * 2)
    assert backup_of(path) == Backup(path, NOW, "before-unkept_words")
    assert backup_of(tmp_path / "notes.db") is None


def test_a_journal_that_changed_is_copied_once_a_day(folder, journal, fake_clock):
    journal.add_check_in(new_check_in(fake_clock, able=5))
    made = back_up_daily(journal, NOW)
    assert look_into(made).counts == {"checkins": 1}
    assert (made.stat().st_mode & 0o777) == 0o600
    journal.add_check_in(new_check_in(fake_clock, able=6))
    assert back_up_daily(journal, NOW + timedelta(hours=3)) is None
    later = back_up_daily(journal, NOW + DAY)
    assert names(folder) == [made.name, later.name]
    assert look_into(later).counts == {"checkins": 2}


def test_a_journal_that_did_not_change_is_not_copied_again(journal, fake_clock):
    check_in = journal.add_check_in(new_check_in(fake_clock, able=5))
    assert back_up_daily(journal, NOW) is not None
    assert back_up_daily(journal, NOW + DAY) is None
    journal.delete_check_in(check_in.id)
    journal.restore_check_in(check_in)
    assert back_up_daily(journal, NOW + DAY) is None
    journal.amend_check_in(replace(check_in, able=6))
    assert back_up_daily(journal, NOW + DAY) is not None


def test_an_empty_journal_is_not_copied(folder, journal):
    assert back_up_daily(journal, NOW) is None
    assert backups_in(folder) == []


def test_over_a_year_of_days_a_week_of_them_and_two_months_of_weeks_stay(journal, fake_clock):
    for day in range(200):
        journal.add_check_in(new_check_in(fake_clock, able=day % 11))
        back_up_daily(journal, NOW + day * DAY)
    kept = backups_in(journal.folder)
    last = NOW + 199 * DAY
    ages = [(last - one.at).days for one in kept]
    assert ages[:8] == [0, 1, 2, 3, 4, 5, 6, 7]
    assert all(7 <= later - one <= 13 for one, later in pairwise(ages[8:]))
    assert 50 <= ages[-1] <= 62
    assert look_into(kept[-1].path).counts == {"checkins": 200 - ages[-1]}


@given(st.lists(st.integers(0, 400), min_size=1, max_size=60), st.integers(-400, 400))
def test_whatever_the_clock_says_the_newest_copy_stays(tmp_path_factory, days, now):
    backups = [Backup(f"{n} {day}", NOW + day * DAY, DAILY) for n, day in enumerate(days)]
    gone = superfluous(backups, NOW + now * DAY)
    kept = [one for one in backups if one not in gone]
    past = [one.at for one in backups if one.at <= NOW + now * DAY]
    assert {one for one in backups if one.at > NOW + now * DAY} <= set(kept)
    if past:
        assert max(past) in {one.at for one in kept}


def test_a_clock_that_runs_ahead_for_a_day_costs_no_copy(journal, fake_clock):
    for day in range(3):
        journal.add_check_in(new_check_in(fake_clock, able=day))
        back_up_daily(journal, NOW + day * DAY)
    journal.add_check_in(new_check_in(fake_clock, able=9))
    back_up_daily(journal, NOW + 4000 * DAY)
    assert len(backups_in(journal.folder)) == 4


def test_what_was_made_before_something_risky_stays_a_week_beside_the_daily_ones():
    backups = [Backup(f"{hour}", NOW - timedelta(hours=hour), "before-import") for hour in range(9)]
    assert superfluous(backups, NOW) == []
    later = [Backup("new", NOW + 20 * DAY, DAILY), *backups]
    assert len(superfluous(later, NOW + 20 * DAY)) == 8


def test_no_older_copy_goes_where_the_new_one_cannot_be_made(
    folder, journal, fake_clock, monkeypatch
):
    for day in range(9):
        journal.add_check_in(new_check_in(fake_clock, able=day))
        back_up_daily(journal, NOW + day * DAY)
    before = names(folder)
    journal.add_check_in(new_check_in(fake_clock, able=9))

    def damaged(*_):
        raise AppError(ErrorKind.BACKUP_REFUSED)

    monkeypatch.setattr(daily, "look_into", damaged)
    with pytest.raises(AppError):
        back_up_daily(journal, NOW + 9 * DAY)
    assert set(before) <= set(names(folder))


def test_a_copy_that_a_crash_left_unfinished_goes(folder, journal):
    place = folder / "backups"
    place.mkdir()
    old, new = place / ".journal-1.db.77.part", place / ".journal-2.db.78.part"
    for part in (old, new):
        part.write_bytes(b"half")
    os.utime(old, (1, 1))
    clear_parts(folder)
    assert list(place.iterdir()) == [new]  # that one may be another process's


def test_a_folder_that_takes_nothing_is_said_and_the_journal_goes_on(folder, journal, fake_clock):
    journal.add_check_in(new_check_in(fake_clock, able=5))
    (folder / "backups").write_text("in the way")
    with pytest.raises(AppError) as caught:
        back_up_daily(journal, NOW)
    assert caught.value.kind is ErrorKind.FOLDER_IS_FILE
    journal.add_check_in(new_check_in(fake_clock, able=6))


def test_two_copies_in_one_second_both_stay(folder, journal, fake_clock):
    journal.add_check_in(new_check_in(fake_clock, able=5))
    one, two = (back_up_before(journal, "before-import", NOW) for _ in range(2))
    assert one != two
    assert [found.why for found in backups_in(folder)] == ["before-import"] * 2


def test_two_copies_of_the_app_may_both_make_todays(folder, journal, fake_clock):
    from desktop.journal.repository import Journal

    journal.add_check_in(new_check_in(fake_clock, able=5))
    with Journal.open(folder, fake_clock) as other:
        assert back_up_daily(journal, NOW) is not None
        assert back_up_daily(other, NOW) is None
    assert backups_in(folder)[0].at.date() == date(2026, 3, 4)
