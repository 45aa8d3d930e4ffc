"""Finding what was written: in step with every change, and with nothing left of what went."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.days import DEFAULT_BOUNDARY
from desktop.journal import search
from desktop.journal.life_making import new_mark, new_reflection, new_score
from desktop.journal.making import new_check_in, new_entry, new_sitting
from desktop.journal.records import EntryKind
from desktop.journal.repository import Journal
from desktop.journal.wanted import Kind, Wanted

RARE = "Zanzibarquokka"


def found(journal, words, **more):
    return [record.id for record in journal.newest(100, wanted=Wanted(words=words, **more))]


def check_in(clock, note, **more):
    return new_check_in(clock, DEFAULT_BOUNDARY, note=note, **more)


def bytes_of(folder):
    """Return what stands in the journal's file and in its log."""
    names = ("journal.db", "journal.db-wal")
    return b"".join((folder / name).read_bytes() for name in names)


@pytest.fixture
def kept(journal, fake_clock):
    """One of each kind, all with a word of their own."""
    made = {
        "note": journal.add_check_in(check_in(fake_clock, "A long night on the ward")),
        "word": journal.add_check_in(new_check_in(fake_clock, able=4, words=("weary",))),
        "entry": journal.add_entry(
            new_entry(
                fake_clock,
                time(4),
                kind=EntryKind.PLEASANT,
                answers=(("what", "Warm light"), ("body", "Softer shoulders")),
            )
        ),
        "reflection": journal.reflections.add(
            new_reflection(fake_clock, time(4), answers=(3,) * 8, note="Quieter than the last")
        ),
        "score": journal.scores.add(
            new_score(
                fake_clock,
                time(4),
                questionnaire="who-5",
                answers=(3, 2, 4, 1, 3),
                note="Before the holidays",
            )
        ),
        "mark": journal.marks.add(new_mark(fake_clock, "New ward", date(2026, 3, 2))),
    }
    return {name: record.id for name, record in made.items()}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("night", "note"),
        ("weary", "word"),
        ("shoulders", "entry"),
        ("quieter", "reflection"),
        ("holidays", "score"),
        ("who-5", "score"),
        ("new ward", "mark"),
    ],
)
def test_every_kind_is_found_by_what_is_written_in_it(journal, kept, words, name):
    assert found(journal, words) == [kept[name]]


def test_what_a_question_is_called_is_not_what_was_answered(journal, kept):
    assert found(journal, "body") == []


@pytest.mark.parametrize("words", ["lon nig", "NIGHT", "ward, night", "ni", "“night”"])
def test_any_word_is_found_by_its_beginning_in_any_order(journal, kept, words):
    assert kept["note"] in found(journal, words)


@pytest.mark.parametrize("words", ["cafe", "café", "CAFE\u0301", "caf"])
def test_accents_make_no_difference(journal, fake_clock, words):
    one = journal.add_check_in(check_in(fake_clock, "In the café"))
    assert found(journal, words) == [one.id]


def test_all_words_have_to_be_there(journal, kept):
    assert found(journal, "night shoulders") == []


@pytest.mark.parametrize("words", ["", "   "])
def test_without_a_word_everything_is_there(journal, kept, words):
    assert len(found(journal, words)) == len(kept)


@pytest.mark.parametrize("words", ['"', "'", "*", "-", "()", "^", ":", "\0", "…", "+"])
def test_a_sign_alone_finds_nothing_and_raises_nothing(journal, kept, words):
    assert found(journal, words) == []


@given(words=st.text(max_size=40))
def test_no_words_whatever_make_the_index_fail(folder_once, words):
    found(folder_once, words)


@pytest.fixture(scope="module")
def folder_once(tmp_path_factory):
    from tests.desktop.fake_clock import FakeClock

    clock = FakeClock()
    with Journal.open(tmp_path_factory.mktemp("journal"), clock) as journal:
        journal.add_check_in(check_in(clock, "AND OR NOT NEAR night"))
        yield journal


@pytest.mark.parametrize("word", ["AND", "OR", "NOT", "NEAR", "NOT night", "near(night"])
def test_the_words_of_the_index_are_words_like_any_other(folder_once, word):
    assert len(found(folder_once, word)) == 1


def test_a_sitting_is_found_by_its_practice(journal, fake_clock, kept):
    sitting = new_sitting(fake_clock, time(4), "body-scan", 600)
    journal.start_sitting(sitting)
    journal.close_sitting(sitting.id, 600, finished=True)
    assert found(journal, "scan", practices=("body-scan",)) == [sitting.id]
    assert found(journal, "scan") == []


def test_kinds_narrow_what_is_found(journal, kept):
    assert found(journal, "", kinds=frozenset({Kind.MARK})) == [kept["mark"]]
    assert found(journal, "night", kinds=frozenset({Kind.ENTRY})) == []


def test_a_day_narrows_what_is_listed(journal, kept):
    assert found(journal, "", day=date(2026, 3, 2)) == [kept["mark"]]


def test_a_changed_note_is_found_by_its_new_words_alone(journal, fake_clock):
    from dataclasses import replace

    one = journal.add_check_in(check_in(fake_clock, "Quiet"))
    journal.amend_check_in(replace(one, note="Loud"))
    assert found(journal, "quiet") == []
    assert found(journal, "loud") == [one.id]


def test_a_deleted_note_is_found_again_once_it_is_back(journal, fake_clock):
    one = journal.delete_check_in(journal.add_check_in(check_in(fake_clock, "Quiet")).id)
    assert found(journal, "quiet") == []
    journal.restore_check_in(one)
    assert found(journal, "quiet") == [one.id]


def test_what_another_kind_of_statement_replaces_is_in_step_too(journal, fake_clock):
    one = journal.marks.add(new_mark(fake_clock, "New ward", date(2026, 3, 2)))
    with journal._writing():
        row = next(journal._db.query("SELECT * FROM marks"))
        journal._db.table("marks").insert({**row, "name": "Old house"}, replace=True)
    assert found(journal, "ward") == []
    assert found(journal, "house") == [one.id]


def lose_by_deleting(journal, one):
    journal.delete_check_in(one.id)


def lose_by_changing(journal, one):
    from dataclasses import replace

    journal.amend_check_in(replace(one, note="Something else"))


@pytest.mark.parametrize("lose", [lose_by_deleting, lose_by_changing])
@pytest.mark.parametrize("others", [0, 300])
def test_nothing_of_a_note_that_went_is_in_the_file_or_its_log(
    journal, folder, fake_clock, lose, others
):
    journal.add_many([check_in(fake_clock, f"Note number {n}") for n in range(others)], [])
    one = journal.add_check_in(check_in(fake_clock, f"What {RARE} said"))
    assert RARE.encode() in bytes_of(folder)
    assert RARE.lower()[1:].encode() in bytes_of(folder)  # the index: small letters, shared ends
    lose(journal, one)
    assert RARE.encode() not in bytes_of(folder)
    assert RARE.lower()[1:].encode() not in bytes_of(folder)
    assert journal.integrity() == []


def test_where_somebody_is_reading_a_deletion_is_kept_all_the_same(journal, folder, fake_clock):
    import sqlite3

    one = journal.add_check_in(check_in(fake_clock, RARE))
    reader = sqlite3.connect(folder / "journal.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM check_ins").fetchone()
    journal.delete_check_in(one.id)
    reader.close()
    assert journal.check_ins() == []
    assert journal._db.execute("PRAGMA busy_timeout").fetchone()[0] == 5000


def test_a_failed_change_leaves_the_index_as_it_was(journal, fake_clock, monkeypatch):
    one = journal.add_check_in(check_in(fake_clock, "Quiet"))

    def fall(db):
        raise RuntimeError("half-way")

    with monkeypatch.context() as patch:
        patch.setattr(search, "keep_in_step", fall)
        with pytest.raises(RuntimeError):
            journal.delete_check_in(one.id)
    assert found(journal, "quiet") == [one.id]
    journal.delete_check_in(one.id)
    assert found(journal, "quiet") == []


def test_the_index_says_of_itself_that_it_is_whole(journal, kept, fake_clock):
    journal.delete_check_in(kept["note"])
    journal._db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    [waiting] = journal._db.execute("SELECT count(*) FROM search_waiting").fetchone()
    assert waiting == 0


def test_it_works_on_the_sqlite_of_the_lock_as_on_the_systems(kept_file, tmp_path):
    sqlcipher3 = pytest.importorskip("sqlcipher3.dbapi2")
    from sqlite_utils import Database

    connection = sqlcipher3.connect(str(kept_file), isolation_level=None)
    for pragma in ("secure_delete = ON", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    db = Database(connection, execute_plugins=False)
    db.execute("BEGIN IMMEDIATE")
    db.execute("DELETE FROM check_ins WHERE note = 'Loud'")
    assert search.keep_in_step(db)
    db.execute("COMMIT")
    search.empty_the_log(db)
    sql = "SELECT count(*) FROM search WHERE search MATCH ?"
    assert db.execute(sql, [search.query("loud")]).fetchone()[0] == 0
    assert db.execute(sql, [search.query("quie")]).fetchone()[0] == 1
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    connection.close()


@pytest.fixture
def kept_file(folder, fake_clock):
    with Journal.open(folder, fake_clock) as journal:
        for note in ("Quiet", "Loud"):
            journal.add_check_in(check_in(fake_clock, note))
    return folder / "journal.db"
