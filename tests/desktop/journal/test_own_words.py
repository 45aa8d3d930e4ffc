from __future__ import annotations

import json

import pytest

from desktop.core.errors import AppError, ErrorKind
from desktop.core.paths import journal_file, settings_file
from desktop.core.settings import Settings
from desktop.journal import settings_file as moving
from desktop.journal.own_words import early
from desktop.journal.repository import Journal
from desktop.journal.settings_file import rewritten, take_over

WORDS = {"contact": "Anna, ext. 12", "phrases": ("May you be warm.", "May you rest.")}


@pytest.fixture
def journal(folder, fake_clock):
    with Journal.open(folder, fake_clock) as opened:
        yield opened


def old_settings(folder, **stored):
    settings_file(folder).write_text(json.dumps(stored))


def test_own_words_come_back_as_they_were_put(journal, folder):
    journal.own_words.put(WORDS)
    assert journal.own_words.all() == WORDS
    assert early(journal_file(folder)) == WORDS


def test_what_is_taken_away_again_is_known_to_be_none(journal):
    journal.own_words.put(WORDS)
    journal.own_words.put({"contact": "", "phrases": ()})
    journal.own_words.settle(WORDS)
    assert journal.own_words.all() == {"contact": "", "phrases": ()}


def test_settling_keeps_only_what_the_journal_knows_nothing_of(journal):
    journal.own_words.put({"contact": "Berta"})
    journal.own_words.settle({**WORDS, "shift_kinds": ()})
    assert journal.own_words.all() == {**WORDS, "contact": "Berta"}


def test_before_there_is_a_journal_or_a_table_nothing_is_known(folder, tmp_path):
    assert early(journal_file(folder)) == {}
    (tmp_path / "other.db").write_bytes(b"no database, but long enough to be taken for one" * 20)
    assert early(tmp_path / "other.db") == {}


def test_a_row_that_holds_no_lines_is_damage_and_early_passes_it_over(journal, folder):
    journal.own_words.put(WORDS)
    with journal._writing():
        journal._db.execute("UPDATE own_words SET lines = '7' WHERE name = 'phrases'")
    with pytest.raises(AppError) as caught:
        journal.own_words.all()
    assert caught.value.kind is ErrorKind.JOURNAL_DAMAGED
    assert early(journal_file(folder)) == {}


def test_a_name_of_a_later_version_is_left_alone(journal):
    with journal._writing():
        journal._db.execute("INSERT INTO own_words VALUES ('later', '[]')")
    assert journal.own_words.all() == {}


def test_what_older_settings_hold_moves_over_once_and_leaves_the_file(journal, folder):
    old_settings(folder, **WORDS, minutes=3, unknown="stays")
    take_over(journal)
    assert journal.own_words.all() == WORDS
    assert json.loads(settings_file(folder).read_text()) == {"minutes": 3, "unknown": "stays"}
    assert [one.name for one in folder.iterdir() if one.name.startswith(".settings")] == []


def test_what_the_journal_says_wins_over_what_a_crash_left_in_the_settings(journal, folder):
    journal.own_words.put({"contact": "Berta", "phrases": ()})
    old_settings(folder, **WORDS)
    take_over(journal)
    assert journal.own_words.all() == {"contact": "Berta", "phrases": ()}
    assert Settings(folder).old_own_words() == {}


def test_the_file_before_is_overwritten(folder, monkeypatch):
    folder.mkdir()
    old_settings(folder, contact="Anna")
    wiped = []
    monkeypatch.setattr(moving, "wipe", lambda path: wiped.append(path.read_bytes()))
    settings = Settings(folder)
    settings.drop_old_own_words()
    rewritten(folder, settings.save)
    assert wiped == [b'{"contact": "Anna"}']


def test_where_the_new_file_cannot_be_written_the_old_one_stays(folder):
    folder.mkdir()
    old_settings(folder, contact="Anna")

    def fail():
        raise AppError(ErrorKind.DISK_FULL, path=folder)

    with pytest.raises(AppError):
        rewritten(folder, fail)
    assert Settings(folder).get("contact") == "Anna"
    assert [one.name for one in folder.iterdir()] == ["settings.json"]


def test_what_a_crash_left_of_the_old_file_goes_when_the_journal_is_opened(folder, fake_clock):
    folder.mkdir()
    left = folder / ".settings.json.old.part"
    left.write_text('{"contact": "Anna"}')
    Journal.open(folder, fake_clock).close()
    assert not left.exists()
