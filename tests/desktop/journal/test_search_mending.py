"""A damaged index is no damaged journal: nothing is lost for it, and it is made anew."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.core.errors import AppError, ErrorKind
from desktop.journal import search_mending
from desktop.journal.daily import back_up_before, back_up_daily
from desktop.journal.forgetting import forget_in_copies
from desktop.journal.inside import look_into
from desktop.journal.making import new_check_in
from desktop.journal.passphrase import set_passphrase
from desktop.journal.repository import Journal
from desktop.journal.restoring import restore
from desktop.journal.wanted import Wanted

NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
PAGE = 4096
MANY = 120
BY_WORDS = {
    "words that are gone": "DELETE FROM search_data WHERE id > 10",
    "no words": "UPDATE search_data SET block = x'ffff' WHERE id > 10",
    "no structure": "UPDATE search_data SET block = x'00' WHERE id = 10",
    "no settings": "DELETE FROM search_config",
    "a form of later": "UPDATE search_config SET v = 99",
    "other words": "UPDATE search_texts SET words = 'else'",
}
PAGES = (
    "search_data",
    "search_idx",
    "search_texts",
    "search_config",
    "search_docsize",
    "sqlite_autoindex_search_texts_1",
)


def found(journal, words):
    return len(journal.newest(1000, wanted=Wanted(words=words)))


@pytest.fixture(params=[*BY_WORDS, *PAGES])
def damaged(request, folder, fake_clock):
    """Keep many notes in a journal whose index is damaged then, in one way or another."""
    with Journal.open(folder, fake_clock) as journal:
        notes = [f"night number {n} " + "n" * 300 for n in range(MANY)]
        journal.add_many([new_check_in(fake_clock, note=note) for note in notes], [])
        if sql := BY_WORDS.get(request.param):
            journal._db.execute(sql)
            return folder
        sql = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        page = journal._db.execute(sql, [request.param]).fetchone()[0]
    path = folder / "journal.db"
    content = bytearray(path.read_bytes())
    content[(page - 1) * PAGE : page * PAGE] = b"\xff" * PAGE
    path.write_bytes(content)
    return folder


@pytest.fixture
def journal(damaged, fake_clock):
    with Journal.open(damaged, fake_clock) as opened:
        yield opened


def is_all_well(journal, more=0):
    assert search_mending.is_whole(journal._db)
    assert journal._db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert found(journal, "night") == len(journal.check_ins()) == MANY + more


def test_it_is_noticed_and_made_anew(journal):
    assert not search_mending.is_whole(journal._db)
    assert journal.mend_search()
    assert not journal.mend_search()
    is_all_well(journal)


def test_the_journal_does_not_count_as_damaged(journal):
    assert journal.integrity() == []
    is_all_well(journal)


def test_what_is_written_and_deleted_is_kept(journal, fake_clock):
    one = new_check_in(fake_clock, note="one more night")
    again(journal, lambda: journal.add_check_in(one))
    gone = again(journal, lambda: journal.delete_check_in(journal.check_ins()[-1].id))
    assert one in journal.check_ins()
    assert gone not in journal.check_ins()
    journal.mend_search()
    is_all_well(journal)
    assert found(journal, "one more") == 1


def again(journal, do):
    """Do it as the lane does: a page that cannot be written ends a transaction, once."""
    try:
        return do()
    except AppError as error:
        if error.kind is not ErrorKind.JOURNAL_DAMAGED or not journal.mend_search():
            raise
        return do()


def test_a_search_answers(journal):
    # An index without words says nothing wrong.
    assert again(journal, lambda: found(journal, "night")) in (0, MANY)
    journal.mend_search()
    assert found(journal, "night") == MANY


def test_the_daily_copy_looks_at_it(journal, damaged):
    made = back_up_daily(journal, NOW)
    assert look_into(made).counts == {"checkins": MANY}
    is_all_well(journal)


def test_a_copy_of_it_is_whole_and_one_can_go_back_to_it(journal, damaged, fake_clock):
    made = journal.whole.back_up(damaged / "backups" / "journal-1.db")
    assert look_into(made).counts == {"checkins": MANY}
    journal.close()
    restore(damaged, made, None, NOW)
    with Journal.open(damaged, fake_clock) as again:
        again.mend_search()
        is_all_well(again)


def test_a_copy_that_is_such_a_file_is_used_and_cleared(damaged, fake_clock):
    copy = damaged / "backups" / "journal-1.db"
    copy.parent.mkdir()
    copy.write_bytes((damaged / "journal.db").read_bytes())
    assert look_into(copy).counts == {"checkins": MANY}
    with Journal.open(damaged, fake_clock) as journal:
        one = journal.check_ins()[0].id
    assert forget_in_copies(damaged, [one]) == 1
    assert look_into(copy).counts == {"checkins": MANY - 1}


def test_it_is_locked_all_the_same(damaged, fake_clock):
    key = set_passphrase(damaged, "seven old bells")
    with Journal.open(damaged, fake_clock, key=key) as journal:
        is_all_well(journal)
        journal.add_check_in(new_check_in(fake_clock, note="a night"))
        is_all_well(journal, more=1)


def test_where_records_are_damaged_too_nothing_is_made_anew(folder, fake_clock):
    with Journal.open(folder, fake_clock) as journal:
        journal.add_check_in(new_check_in(fake_clock, note="night"))
        journal._db.execute("DELETE FROM search_data WHERE id > 10")
        sql = "SELECT rootpage FROM sqlite_master WHERE name = 'entries'"
        page = journal._db.execute(sql).fetchone()[0]
    path = folder / "journal.db"
    content = bytearray(path.read_bytes())
    content[(page - 1) * PAGE : page * PAGE] = b"\xff" * PAGE
    path.write_bytes(content)
    with Journal.open(folder, fake_clock) as journal:
        assert not journal.mend_search()
        assert journal.integrity()
    assert path.read_bytes() == bytes(content)


def test_a_whole_one_is_left_as_it_is(folder, fake_clock):
    with Journal.open(folder, fake_clock) as journal:
        journal.add_check_in(new_check_in(fake_clock, note="night"))
        assert not journal.mend_search()
        back_up_before(journal, "daily", NOW)
        assert found(journal, "night") == 1
