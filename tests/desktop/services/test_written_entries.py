from __future__ import annotations

from dataclasses import replace

from desktop.journal.records import EntryKind
from desktop.services.views import EntryDraft

DRAFT = EntryDraft("role-model", (("who", " The night porter "), ("did", ""), ("try", "Wait.")))


def test_what_is_written_is_kept_without_its_empty_answers(service, heard):
    entry_id = service.keep_entry(DRAFT)
    entry = heard.last("entry_added")
    assert (entry.id, entry.kind) == (entry_id, EntryKind.ROLE_MODEL)
    assert entry.answers == (("who", "The night porter"), ("try", "Wait."))


def test_nothing_written_is_refused_in_words_and_not_kept(service, heard, entries):
    assert service.keep_entry(EntryDraft("role-model", (("who", "  "),))) is None
    assert heard.names() == ["refused"]
    assert entries() == []


def test_a_change_replaces_the_answers_and_nothing_else(service, heard):
    entry_id = service.keep_entry(replace(DRAFT, course="compassionate-care/3"))
    before = heard.last("entry_added")
    service.keep_entry(EntryDraft("role-model", (("who", "The cook"),), amends=entry_id))
    assert heard.last("entry_changed") == replace(before, answers=(("who", "The cook"),))


def test_the_journals_row_says_what_it_is_and_can_be_edited_again(service, entries):
    entry_id = service.keep_entry(DRAFT)
    (row,) = entries()
    assert (row.title, row.note) == ("Someone I saw care well", "The night porter\nWait.")
    assert row.can_be_edited
    assert (row.written.amends, row.written.kind) == (entry_id, "role-model")


def test_a_deleted_entry_comes_back_as_it_was(service, heard, entries):
    entry_id = service.keep_entry(DRAFT)
    kept = heard.last("entry_added")
    service.remove(entry_id)
    assert heard.last("entry_removed") == kept
    assert entries() == []
    service.undo_remove()
    assert heard.last("entry_added") == kept
    assert [row.id for row in entries()] == [entry_id]


def test_changing_what_another_window_deleted_reads_the_journal_anew(service, heard):
    entry_id = service.keep_entry(DRAFT)
    service.remove(entry_id)
    service.keep_entry(replace(DRAFT, amends=entry_id))
    assert heard.names()[-1] == "journal_changed"
