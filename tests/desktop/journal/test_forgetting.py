"""A record that was deleted goes from the copies too, every word of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desktop.journal.backups import backups_in
from desktop.journal.daily import back_up_before
from desktop.journal.forgetting import forget_in_copies
from desktop.journal.inside import look_into
from desktop.journal.making import new_check_in
from desktop.journal.passphrase import set_passphrase
from desktop.journal.records import Draft
from desktop.journal.repository import Journal

NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
SECRET = "a secret of some length, to be found"


@pytest.fixture
def gone(folder, fake_clock):
    """Return the id of a check-in that two of three copies have, and the journal no longer."""
    with Journal.open(folder, fake_clock) as journal:
        journal.add_check_in(new_check_in(fake_clock, able=5))
        back_up_before(journal, "daily", NOW)
        check_in = journal.add_check_in(new_check_in(fake_clock, note=SECRET))
        journal.put_draft(Draft(form=check_in.id, answers=(("note", f"{SECRET} and more"),)))
        for day in (1, 2):
            back_up_before(journal, "daily", NOW + timedelta(days=day))
        journal.delete_check_in(check_in.id)
    return check_in.id


def test_not_a_word_of_it_is_left_in_any_copy(folder, gone):
    files = [one.path for one in backups_in(folder)]
    assert sum(SECRET.encode() in path.read_bytes() for path in files) == 2
    assert forget_in_copies(folder, [gone]) == 2
    assert not any(SECRET.encode() in path.read_bytes() for path in files)
    assert [look_into(path).counts for path in files] == [{"checkins": 1}] * 3
    assert sorted(path.name for path in (folder / "backups").iterdir()) == sorted(
        path.name for path in files
    )
    assert all((path.stat().st_mode & 0o777) == 0o600 for path in files)
    assert forget_in_copies(folder, [gone]) == 0


def test_locked_copies_stay_locked(folder, gone):
    key = set_passphrase(folder, "correct horse")
    assert forget_in_copies(folder, [gone], key) == 2
    for one in backups_in(folder):
        assert look_into(one.path).is_sealed
        assert look_into(one.path, key).counts == {"checkins": 1}


def test_no_word_of_it_is_left_in_the_search_of_a_copy(folder, gone):
    forget_in_copies(folder, [gone])
    for one in backups_in(folder):
        assert b"secret" not in one.path.read_bytes()
