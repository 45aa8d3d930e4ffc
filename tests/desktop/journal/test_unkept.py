"""Words that are not kept yet: they wait, and are no entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.clock import SystemClock
from desktop.core.errors import AppError, ErrorKind
from desktop.journal.making import new_check_in, new_entry
from desktop.journal.records import Draft, EntryKind
from desktop.journal.repository import Journal
from tests.desktop.journal.processes import kill_after, start
from tests.desktop.journal.strategies import TEXT

PORTER = Draft(form="role-model", answers=(("who", "The porter"), ("did", "")))


def entry(clock):
    return new_entry(clock, time(4), kind=EntryKind.ROLE_MODEL, answers=(("who", "The porter"),))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(TEXT, TEXT), max_size=3), st.none() | st.datetimes())
def test_every_word_of_a_draft_comes_back_as_it_went_in(journal, answers, at):
    draft = Draft(form="pleasant", answers=tuple(answers), at=at)
    journal.put_draft(draft)
    assert journal.drafts() == [draft]


def test_there_is_one_draft_a_form_and_the_last_one_stands(journal):
    journal.put_draft(PORTER)
    later = replace(PORTER, answers=(("who", "The cook"),), at=datetime(2026, 3, 1, 8))
    other = replace(PORTER, form="pleasant")
    journal.put_draft(later)
    journal.put_draft(other)
    assert journal.drafts() == [other, later]
    journal.drop_draft("role-model")
    assert journal.drafts() == [other]


def test_a_draft_is_no_entry_and_is_listed_nowhere(journal):
    journal.put_draft(PORTER)
    assert journal.is_empty()
    assert journal.newest(10) == []
    assert journal.entries() == []
    assert journal.entry_kinds() == set()


def test_keeping_an_entry_ends_its_draft_and_no_other(journal, fake_clock):
    journal.put_draft(PORTER)
    journal.put_draft(replace(PORTER, form="pleasant"))
    journal.add_entry(entry(fake_clock), "role-model")
    assert [draft.form for draft in journal.drafts()] == ["pleasant"]


def test_an_entry_that_cannot_be_kept_leaves_its_draft(journal, fake_clock):
    kept = journal.add_entry(entry(fake_clock))
    journal.put_draft(PORTER)
    with pytest.raises(Exception, match="UNIQUE"):
        journal.add_entry(kept, "role-model")
    assert journal.drafts() == [PORTER]


def test_changing_or_deleting_an_entry_ends_the_draft_that_would_change_it(journal, fake_clock):
    kept = journal.add_entry(entry(fake_clock))
    for end in (lambda: journal.amend_entry(kept), lambda: journal.delete_entry(kept.id)):
        journal.put_draft(replace(PORTER, form=kept.id))
        end()
        assert journal.drafts() == []


def test_a_check_ins_draft_ends_with_it_likewise(journal, fake_clock):
    journal.put_draft(replace(PORTER, form="check-in"))
    kept = journal.add_check_in(new_check_in(fake_clock, able=5), "check-in")
    assert journal.drafts() == []
    for end in (
        lambda: journal.amend_check_in(kept, kept.id),
        lambda: journal.delete_check_in(kept.id),
    ):
        journal.put_draft(replace(PORTER, form=kept.id))
        end()
        assert journal.drafts() == []


def test_a_draft_that_holds_what_none_can_is_named_as_damage(journal):
    journal.put_draft(PORTER)
    journal._db.execute("UPDATE drafts SET answers = '[['")
    assert journal.integrity() == ["entry role-model holds an impossible value"]
    with pytest.raises(AppError) as caught:
        journal.drafts()
    assert caught.value.kind is ErrorKind.JOURNAL_DAMAGED


def test_words_that_were_written_survive_a_kill(folder):
    written = kill_after(start("draft", str(folder), "100000"), 0.4)
    with Journal.open(folder, SystemClock()) as journal:
        (draft,) = journal.drafts()
        assert (
            int(written[-1]) <= int(dict(draft.answers)["who"].split()[0]) <= int(written[-1]) + 1
        )
        assert journal.is_empty()
        assert journal.integrity() == []
