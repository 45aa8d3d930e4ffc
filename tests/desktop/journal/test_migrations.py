from __future__ import annotations

import sqlite3
from datetime import date, time
from re import fullmatch

import pytest
from sqlite_utils import Database, Migrations

from desktop.core.errors import AppError, ErrorKind
from desktop.journal import database
from desktop.journal.database import open_database
from desktop.journal.entry_rows import entry_row
from desktop.journal.making import new_check_in, new_entry
from desktop.journal.migrations import (
    APPLICATION_ID,
    entries_and_courses,
    first_journal,
    own_words,
    search,
    steps,
    the_whole_record,
    unkept_words,
)
from desktop.journal.records import EntryKind
from desktop.journal.repository import Journal
from desktop.journal.rows import check_in_row
from desktop.journal.wanted import Wanted


@pytest.fixture
def db(folder):
    with open_database(folder) as opened:
        yield opened


def later_version(*extra):
    """Return the shipped steps with further ones after them, as a later version would have."""
    later = Migrations(steps.name)
    with Database(memory=True) as nothing:
        for step in steps.pending(nothing):
            later(name=step.name)(step.fn)
    for fn in extra:
        later()(fn)
    return later


def earlier_version(*first):
    """Return the first of the shipped steps alone, as an earlier version had them."""
    earlier = Migrations(steps.name)
    for step in first:
        earlier(name=step.__name__)(step)
    return earlier


def add_letters(db):
    db.table("letters").create({"id": str, "kind": str}, pk="id", not_null={"kind"})


def test_the_first_step_makes_an_empty_file_a_journal(db):
    assert {"check_ins", "sittings", "facts"} <= set(db.table_names())
    assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert [step.name for step in steps.applied(db)] == [
        "first_journal",
        "entries_and_courses",
        "unkept_words",
        "the_whole_record",
        "search",
        "own_words",
        "own_files",
    ]


def test_the_first_step_stands_on_nothing():
    with Database(memory=True) as db:
        first_journal(db)
        assert {"check_ins", "sittings", "facts"} == set(db.table_names())


def test_the_second_step_adds_to_the_first_and_keeps_what_was_there(folder, fake_clock):
    check_in = new_check_in(fake_clock, able=5)
    with open_database(folder, earlier_version(first_journal)) as db:
        db.table("check_ins").insert(check_in_row(check_in))
        assert "entries" not in db.table_names()
    with Journal.open(folder, fake_clock) as journal:
        assert journal.newest(10) == [check_in]
        assert journal.entries() == []
        assert journal.course_events() == []
        assert journal.integrity() == []
    (copy,) = (folder / "backups").iterdir()
    assert "entries_and_courses" in copy.name


def test_the_third_step_adds_to_the_second_and_keeps_what_was_there(folder, fake_clock):
    entry = new_entry(fake_clock, time(4), kind=EntryKind.PLEASANT, answers=(("what", "Light"),))
    with open_database(folder, earlier_version(first_journal, entries_and_courses)) as db:
        db.table("entries").insert(entry_row(entry))
        assert "drafts" not in db.table_names()
    with Journal.open(folder, fake_clock) as journal:
        assert journal.entries() == [entry]
        assert journal.drafts() == []
        assert journal.integrity() == []
    (copy,) = (folder / "backups").iterdir()
    assert "unkept_words" in copy.name


def test_the_fourth_step_adds_to_the_third_and_keeps_what_was_there(folder, fake_clock):
    check_in = new_check_in(fake_clock, able=5)
    third = earlier_version(first_journal, entries_and_courses, unkept_words)
    with open_database(folder, third) as db:
        db.table("check_ins").insert(check_in_row(check_in))
        assert "shifts" not in db.table_names()
    with Journal.open(folder, fake_clock) as journal:
        assert journal.check_ins() == [check_in]
        assert journal.shifts.all() == journal.scores.all() == []
        assert journal.integrity() == []
    (copy,) = (folder / "backups").iterdir()
    assert "the_whole_record" in copy.name


def test_the_fifth_step_finds_what_was_written_before_it(folder, fake_clock):
    check_in = new_check_in(fake_clock, note="A long night", words=("weary",))
    broken = {**check_in_row(new_check_in(fake_clock, able=5)), "words": "[no"}
    fourth = earlier_version(first_journal, entries_and_courses, unkept_words, the_whole_record)
    with open_database(folder, fourth) as db:
        db.table("check_ins").insert_all([check_in_row(check_in), broken])
    with Journal.open(folder, fake_clock) as journal:
        assert journal.newest(10, wanted=Wanted(words="night wea")) == [check_in]
    (copy,) = (folder / "backups").iterdir()
    assert copy.name.endswith("-before-search.db.copy-1")


def test_the_sixth_step_adds_to_the_fifth_and_keeps_what_was_there(folder, fake_clock):
    check_in = new_check_in(fake_clock, able=5)
    fifth = earlier_version(
        first_journal, entries_and_courses, unkept_words, the_whole_record, search
    )
    with open_database(folder, fifth) as db:
        db.table("check_ins").insert(check_in_row(check_in))
        assert "own_words" not in db.table_names()
    with Journal.open(folder, fake_clock) as journal:
        assert journal.newest(10) == [check_in]
        assert journal.own_words.all() == {}
        assert journal.integrity() == []
    (copy,) = (folder / "backups").iterdir()
    assert "own_words" in copy.name


def test_the_seventh_step_adds_to_the_sixth_and_keeps_what_was_there(folder, fake_clock):
    check_in = new_check_in(fake_clock, able=5)
    sixth = earlier_version(
        first_journal, entries_and_courses, unkept_words, the_whole_record, search, own_words
    )
    with open_database(folder, sixth) as db:
        db.table("check_ins").insert(check_in_row(check_in))
    with Journal.open(folder, fake_clock) as journal:
        assert journal.check_ins() == [check_in]
        assert journal.imports.all() == []
        assert journal.integrity() == []
    (copy,) = (folder / "backups").iterdir()
    assert "own_files" in copy.name


@pytest.mark.parametrize(
    "table",
    [
        "check_ins",
        "sittings",
        "facts",
        "entries",
        "course_events",
        "drafts",
        "shifts",
        "marks",
        "reflections",
        "scores",
        "imports",
        "imported",
        "search_texts",
        "search_waiting",
        "own_words",
        "own_imports",
        "own_imported",
    ],
)
def test_every_table_is_strict(db, table):
    assert db.table(table).strict


def test_what_is_meant_to_be_said_may_not_be_null_and_the_rest_may(db):
    nullable = {column.name for column in db.table("check_ins").columns if not column.notnull}
    assert nullable == {"pleasantness", "energy", "able", "slept_minutes", "sitting_id"}
    assert all(column.notnull for column in db.table("sittings").columns)


@pytest.mark.parametrize(
    ("column", "value"),
    [("able", 11), ("pleasantness", -101), ("energy", 101), ("slept_minutes", 1441)],
)
def test_the_file_itself_refuses_an_impossible_value(folder, fake_clock, column, value):
    with Journal.open(folder, fake_clock) as journal:
        journal.add_check_in(new_check_in(fake_clock, able=5))
        with pytest.raises(sqlite3.IntegrityError):
            journal._db.execute(f"UPDATE check_ins SET {column} = {value}")
        with pytest.raises(sqlite3.IntegrityError):
            journal._db.execute("UPDATE check_ins SET able = 'five'")
        with pytest.raises(sqlite3.IntegrityError):
            journal._db.execute("UPDATE check_ins SET sitting_id = 'nowhere'")


@pytest.mark.parametrize("opening", ["first", "second"])
def test_the_connection_is_as_safe_as_it_is_meant_to_be(folder, opening):
    if opening == "second":
        open_database(folder).close()
    with open_database(folder) as db:

        def pragma(name):
            return db.execute(f"PRAGMA {name}").fetchone()[0]

        assert pragma("journal_mode") == "wal"
        assert pragma("synchronous") == 2
        assert pragma("foreign_keys") == 1
        assert pragma("busy_timeout") == 5000
        assert pragma("secure_delete") == 1


def test_a_step_of_a_later_version_keeps_what_was_there_and_copies_it_first(folder, fake_clock):
    with Journal.open(folder, fake_clock) as journal:
        check_in = journal.add_check_in(new_check_in(fake_clock, able=5))
    with open_database(folder, later_version(add_letters)) as db:
        assert "letters" in db.table_names()
        assert db.table("check_ins").count == 1
        assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    (copy,) = (folder / "backups").iterdir()
    assert fullmatch(r"journal-\d{4}-\d\d-\d\d-\d{6}-before-add_letters\.db\.copy-1", copy.name)
    with Database(sqlite3.connect(copy)) as before:
        assert "letters" not in before.table_names()
        assert [row["id"] for row in before.table("check_ins").rows] == [check_in.id]


def test_a_step_that_fails_leaves_the_journal_as_it_was(folder, fake_clock):
    def fall(db):
        db.execute("DELETE FROM check_ins")
        raise RuntimeError("half-way")

    with Journal.open(folder, fake_clock) as journal:
        check_in = journal.add_check_in(new_check_in(fake_clock, able=5))
    with pytest.raises(RuntimeError):
        open_database(folder, later_version(add_letters, fall))
    with Journal.open(folder, fake_clock) as journal:
        assert journal.check_ins() == [check_in]
        assert "letters" not in journal._db.table_names()


def test_a_step_that_breaks_a_link_is_undone(folder, fake_clock):
    def unlink(db):
        db.execute("UPDATE check_ins SET sitting_id = 'nowhere'")

    with Journal.open(folder, fake_clock) as journal:
        check_in = journal.add_check_in(new_check_in(fake_clock, able=5))
    with pytest.raises(AppError) as caught:
        open_database(folder, later_version(unlink))
    assert caught.value.kind is ErrorKind.JOURNAL_DAMAGED
    with Journal.open(folder, fake_clock) as journal:
        assert journal.check_ins(since=date(2026, 1, 1)) == [check_in]


def test_no_step_is_taken_where_no_copy_can_be_made(folder, fake_clock, monkeypatch):
    with Journal.open(folder, fake_clock) as journal:
        journal.add_check_in(new_check_in(fake_clock, able=5))
    (folder / "backups").write_text("in the way")
    with pytest.raises(AppError):
        open_database(folder, later_version(add_letters))
    (folder / "backups").unlink()
    with open_database(folder) as db:
        assert "letters" not in db.table_names()


def test_a_journal_of_a_newer_version_is_refused_untouched(folder, fake_clock):
    with open_database(folder, later_version(add_letters)):
        pass
    before = (folder / "journal.db").read_bytes()
    with pytest.raises(AppError) as caught:
        Journal.open(folder, fake_clock)
    assert caught.value.kind is ErrorKind.JOURNAL_NEWER
    assert (folder / "journal.db").read_bytes() == before
    assert not (folder / "backups").exists()


def test_somebody_elses_database_is_refused_untouched(folder, fake_clock):
    folder.mkdir()
    other = sqlite3.connect(folder / "journal.db")
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.commit()
    other.close()
    before = (folder / "journal.db").read_bytes()
    with pytest.raises(AppError) as caught:
        Journal.open(folder, fake_clock)
    assert caught.value.kind is ErrorKind.JOURNAL_NOT_OURS
    assert (folder / "journal.db").read_bytes() == before


def test_an_empty_file_that_a_crash_left_becomes_a_journal(folder, fake_clock):
    folder.mkdir()
    (folder / "journal.db").write_bytes(b"")
    with Journal.open(folder, fake_clock) as journal:
        assert journal.is_empty()


def test_a_first_opening_that_fails_half_way_can_be_done_again(folder, fake_clock, monkeypatch):
    def fall(db):
        raise RuntimeError("half-way")

    with pytest.raises(RuntimeError):
        open_database(folder, later_version(fall))
    with Journal.open(folder, fake_clock) as journal:
        assert journal.is_empty()


def test_plugins_of_the_library_get_no_hand_on_the_journal(folder, monkeypatch):
    seen = []
    made = database.Database

    def spy(*arguments, **options):
        seen.append(options)
        return made(*arguments, **options)

    monkeypatch.setattr(database, "Database", spy)
    open_database(folder).close()
    assert seen[0]["execute_plugins"] is False
