"""The lock between a person in a hurry and a lane that takes its time."""

from __future__ import annotations

import pytest

from desktop.core.paths import journal_file
from desktop.journal import door
from desktop.journal import key as keys
from desktop.journal.making import new_check_in
from desktop.journal.passphrase import key_for, remove_passphrase, set_passphrase
from desktop.journal.repository import Journal
from desktop.services.journal_lane import LANE
from desktop.services.journal_service import JournalService
from desktop.services.lock_service import LockService
from tests.desktop.held_tasks import HeldTasks
from tests.desktop.services.conftest import Heard

PHRASE = "seven old bells"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch, folder):
    monkeypatch.setattr(keys, "ROUNDS", 1000)
    yield
    door.note(journal_file(folder), False)


@pytest.fixture
def tasks():
    return HeldTasks(LANE)


@pytest.fixture
def journal(qapp, folder, fake_clock, settings, tasks):
    with Journal.open(folder, fake_clock) as plain:
        plain.add_check_in(new_check_in(fake_clock, able=6))
    service = JournalService(tasks, fake_clock, folder, settings)
    yield service
    free(tasks)
    service.close()


@pytest.fixture
def locked(journal, folder):
    set_passphrase(folder, PHRASE)
    return LockService(journal, True)


def free(tasks):
    """Do what waits in the lane, and what comes of it."""
    while tasks._held:
        tasks.let_go()
    tasks.holds = False


def answers(journal):
    """Return what the journal says just now: entries, or a failure."""
    said = []
    journal.ask(lambda opened: len(opened.check_ins()), said.append, said.append)
    return said


def test_who_hides_it_while_the_passphrase_is_tried_finds_it_locked(locked, journal, tasks):
    said = Heard(locked, "unlocked", "locked")
    tasks.holds = True
    locked.unlock(PHRASE)
    locked.lock()
    free(tasks)
    assert (locked.is_locked, said.names()[-1]) == (True, "locked")
    assert journal.lane._key is None
    locked.unlock(PHRASE)
    assert not locked.is_locked


def test_a_wrong_passphrase_leaves_no_wish_to_lock_behind(locked, tasks):
    tasks.holds = True
    locked.unlock("seven new bells")
    locked.lock()
    free(tasks)
    locked.unlock(PHRASE)
    assert not locked.is_locked


def test_who_locks_while_the_first_passphrase_is_set_finds_it_locked(journal, tasks):
    lock = LockService(journal, False)
    tasks.holds = True
    lock.set_passphrase(PHRASE)
    lock.lock()
    free(tasks)
    assert lock.is_locked


def test_who_locks_while_the_passphrase_is_taken_away_is_not_shut_out(locked, journal, tasks):
    locked.unlock(PHRASE)
    said = Heard(locked, "passphrase_changed", "unlocked", "locked")
    tasks.holds = True
    locked.remove(PHRASE)
    locked.lock()
    free(tasks)
    assert (locked.is_locked, locked.has_passphrase) == (False, False)
    assert said.names() == ["locked", "unlocked", "passphrase_changed"]
    assert answers(journal) == [1]


def test_a_passphrase_taken_away_elsewhere_is_not_believed_to_be_there(locked, folder):
    remove_passphrase(folder, key_for(folder, PHRASE))
    locked.unlock("whatever it was")
    assert (locked.is_locked, locked.has_passphrase) == (False, False)
