from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta

import pytest

from desktop.journal.making import new_check_in, new_sitting
from desktop.journal.repository import Journal
from desktop.journal.today import Today, today
from tests.desktop.journal.processes import ROOT, kill_after, start

WEDNESDAY = date(2026, 3, 4)


@pytest.fixture
def practise(journal, fake_clock):
    def practise(day, practice_id, seconds, hard=False):
        fake_clock.utc = datetime(2026, 3, day, 9, tzinfo=UTC)
        sitting = new_sitting(fake_clock, time(4), practice_id, 600)
        journal.start_sitting(sitting)
        journal.close_sitting(sitting.id, seconds, finished=True, hard=hard)

    return practise


def test_the_week_holds_its_own_days_and_no_others(folder, practise):
    for day, seconds in ((1, 60), (2, 120), (4, 30), (4, 60), (8, 240), (9, 600)):
        practise(day, "body-scan", seconds)
    assert today(folder / "journal.db", WEDNESDAY).minutes == {
        date(2026, 3, 2): 2.0,
        date(2026, 3, 4): 1.5,
        date(2026, 3, 8): 4.0,
    }


def test_each_practice_knows_when_it_was_last_used(folder, practise):
    practise(1, "body-scan", 60)
    practise(3, "body-scan", 60)
    practise(2, "whole-round", 60, hard=True)
    seen = today(folder / "journal.db", WEDNESDAY)
    assert seen.last_used == {"body-scan": date(2026, 3, 3), "whole-round": date(2026, 3, 2)}
    assert not seen.was_hard


def test_a_sitting_that_was_hard_is_known_for_the_rest_of_its_day(folder, practise):
    practise(4, "whole-round", 60, hard=True)
    practise(4, "body-scan", 60)
    assert today(folder / "journal.db", WEDNESDAY).was_hard
    assert not today(folder / "journal.db", WEDNESDAY + timedelta(days=1)).was_hard


def test_the_last_check_in_is_the_newest_one(folder, journal, fake_clock):
    journal.add_check_in(new_check_in(fake_clock, able=1))
    fake_clock.pass_s(60)
    kept = journal.add_check_in(
        new_check_in(fake_clock, pleasantness=-20, energy=None, contexts=("night shift",), note="n")
    )
    last = today(folder / "journal.db", WEDNESDAY).last_check_in
    assert (last.utc, last.local) == (kept.at.utc, kept.at.local)
    assert (last.pleasantness, last.energy) == (-20, None)
    assert last.contexts == ("night shift",)


def test_an_empty_journal_says_nothing_yet(folder, journal):
    assert today(folder / "journal.db", WEDNESDAY) == Today()


@pytest.mark.parametrize("content", [None, b"", b"garbage" * 100])
def test_a_journal_that_cannot_be_read_says_nothing_yet_and_is_left_as_it_is(tmp_path, content):
    path = tmp_path / "odd #?% name" / "journal.db"
    if content is not None:
        path.parent.mkdir()
        path.write_bytes(content)
    assert today(path, WEDNESDAY) == Today()
    assert (path.read_bytes() if path.exists() else None) == content


def test_a_folder_of_any_name_can_be_read(tmp_path, fake_clock):
    folder = tmp_path / "odd #?% name"
    with Journal.open(folder, fake_clock) as journal:
        journal.add_check_in(new_check_in(fake_clock, able=1))
    assert today(folder / "journal.db", WEDNESDAY).last_check_in is not None


def test_what_a_killed_process_kept_can_be_read_before_anything_is_mended(folder):
    assert kill_after(start("add", str(folder), "100000"), 0.3)
    assert (folder / "journal.db-wal").stat().st_size > 0
    last = today(folder / "journal.db", WEDNESDAY).last_check_in
    assert last is not None


def test_it_reads_without_loading_anything_heavy():
    code = (
        "import sys, datetime, pathlib; from desktop.journal.today import today; "
        "today(pathlib.Path('none'), datetime.date(2026, 3, 4)); "
        "heavy = {'sqlite_utils', 'numpy', 'pandas', 'PySide6', 'click'} & set(sys.modules); "
        "raise SystemExit(len(heavy))"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
