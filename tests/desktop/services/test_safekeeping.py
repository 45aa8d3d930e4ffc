"""Copies while the app is open: made by themselves, looked into, put in the journal's place."""

from __future__ import annotations

import pytest

from desktop.core.errors import ErrorKind
from desktop.core.sentences import sentence
from desktop.journal.backups import backups_in
from desktop.journal.inside import look_into
from desktop.services.safekeeping import Safekeeping
from desktop.services.views import CheckInDraft
from tests.desktop.services.conftest import Heard

DAY_S = 24 * 3600
TOLD = ("listed", "looked", "restored", "saved", "forgotten", "backed_up", "failed")


class Practising:
    """Whether somebody practises."""

    def __init__(self) -> None:
        self.now = False

    def __call__(self) -> bool:
        return self.now


@pytest.fixture
def practising():
    return Practising()


@pytest.fixture
def keeping(service, fake_clock, folder, practising):
    made = Safekeeping(service, fake_clock, folder, practising)
    yield made
    made.close()


@pytest.fixture
def told(keeping):
    return Heard(keeping, *TOLD)


def test_todays_copy_is_made_once_something_was_kept(keeping, told, service, folder, fake_clock):
    keeping.back_up_if_due()
    assert told.said == []
    service.add(CheckInDraft(able=5))
    keeping.back_up_if_due()
    keeping.back_up_if_due()
    assert told.names() == ["backed_up"]
    fake_clock.pass_s(DAY_S)
    keeping.back_up_if_due()
    assert told.names() == ["backed_up"]
    service.add(CheckInDraft(able=6))
    keeping.back_up_if_due()
    assert [one.why for one in backups_in(folder)] == ["daily", "daily"]


def test_no_copy_is_made_during_a_practice(keeping, told, service, practising):
    service.add(CheckInDraft(able=5))
    practising.now = True
    keeping.back_up_if_due()
    assert told.said == []
    practising.now = False
    keeping.back_up_if_due()
    assert told.names() == ["backed_up"]


def test_a_copy_that_cannot_be_made_is_said_once(keeping, told, service, folder):
    service.add(CheckInDraft(able=5))
    (folder / "backups").write_text("in the way")
    keeping.back_up_if_due()
    keeping.back_up_if_due()
    assert told.names() == ["failed"]
    assert told.last("failed").kind is ErrorKind.BACKUP_NOT_MADE
    (folder / "backups").unlink()
    keeping.back_up_if_due()
    assert told.names() == ["failed", "backed_up"]


def test_a_look_says_in_words_what_would_change(keeping, told, service, folder, entries):
    first = service.add(CheckInDraft(able=5))
    service.add(CheckInDraft(able=6))
    keeping.back_up_if_due()
    service.remove(first)
    for able in (7, 8):
        service.add(CheckInDraft(able=able))
    keeping.refresh()
    [copy] = told.last("listed")
    assert copy.why == "made by itself"
    assert copy.when == "Wed 04 Mar 2026, 10:30"
    keeping.look(copy.path, copy.when)
    assert told.last("looked").lines == (
        "In it: 2 check-ins.",
        "Its newest entry: Wed 04 Mar 2026, 10:30.",
        "Would be gone: 2 check-ins.",
        "Would come back: 1 check-in.",
    )
    keeping.restore(copy.path)
    assert "before-restore" in told.last("restored")
    assert len(entries()) == 2
    keeping.look(copy.path, copy.when)
    assert told.last("looked").lines[-1] == "It says the same as your journal does now."


def test_the_pages_read_the_journal_anew_and_nothing_deleted_before_is_undone(
    keeping, told, service, heard, folder
):
    entry = service.add(CheckInDraft(able=5))
    keeping.back_up_if_due()
    service.remove(entry)
    keeping.restore(told.last("backed_up"))
    assert heard.names()[-1] == "journal_changed"
    service.undo_remove(entry)
    assert heard.names()[-1] == "journal_changed"
    assert "failed" not in heard.names()


def test_a_damaged_journal_is_gone_back_from(keeping, told, service, folder, entries):
    service.add(CheckInDraft(able=5))
    keeping.back_up_if_due()
    service.close()
    (folder / "journal.db").write_bytes(b"SQLite format 3\0" + b"\xff" * 8176)
    keeping.look(told.last("backed_up"), "then")
    assert told.last("looked").lines[-1].startswith("Your journal cannot be read just now")
    keeping.salvage()
    assert told.last("failed").kind is ErrorKind.JOURNAL_DAMAGED
    keeping.restore(told.last("backed_up"))
    assert "damaged-1" in told.last("restored")
    assert len(entries()) == 1


def test_what_can_be_read_is_saved_among_the_copies(keeping, told, service, folder):
    service.add(CheckInDraft(able=5))
    keeping.salvage()
    assert told.last("saved") == "Saved among the copies: 1 check-in."
    assert [one.why for one in told.last("listed")] == ["what could be read of a damaged journal"]


def test_what_was_deleted_goes_from_the_copies_too(keeping, told, service, folder, fake_clock):
    entry = service.add(CheckInDraft(able=5))
    service.add(CheckInDraft(able=6))
    begun = fake_clock.now().utc
    asked = []
    keeping.if_copied_since(begun, lambda: asked.append("before"))
    keeping.back_up_if_due()
    keeping.if_copied_since(begun, lambda: asked.append("after"))
    assert asked == ["after"]
    service.remove(entry)
    keeping.forget(entry, begun)
    assert "forgotten" in told.names()
    assert look_into(backups_in(folder)[0].path).counts == {"checkins": 1}


def test_a_file_that_is_no_copy_is_said(keeping, told, service, folder):
    service.add(CheckInDraft(able=5))
    keeping.look(str(folder / "settings.json"), "it")
    assert sentence(told.last("failed")).startswith("settings.json was not put in the place")
