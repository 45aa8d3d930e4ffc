from __future__ import annotations

import json

import pytest

from desktop.core.errors import AppError, ErrorKind
from desktop.core.paths import journal_file, settings_file
from desktop.journal.own_words import early
from desktop.services.journal_service import JournalService
from desktop.services.own_words import OwnWordsService
from desktop.services.settings_service import SettingsService
from tests.desktop.held_tasks import HeldTasks
from tests.desktop.services.conftest import Heard

OLD = {"contact": "Anna", "phrases": ["May you be warm."], "minutes": 3}


@pytest.fixture
def own_words(service, settings, folder):
    return OwnWordsService(service, settings, folder)


def test_what_is_said_is_in_the_journal_and_not_in_the_file(own_words, settings, folder):
    settings.set("contact", "Anna")
    settings.set("minutes", 3)
    settings.save()
    assert early(journal_file(folder)) == {"contact": "Anna"}
    assert json.loads(settings_file(folder).read_text()) == {"minutes": 3}


def test_the_settings_know_it_once_the_journal_is_read(own_words, service, settings):
    service.ask(lambda journal: journal.own_words.put({"contact": "Anna", "phrases": ("Rest.",)}))
    heard = Heard(settings, "changed", "own_words_said")
    own_words.refresh()
    assert (settings.get("contact"), settings.lines("phrases")) == ("Anna", ("Rest.",))
    assert heard.said == [
        ("changed", ("contact", "Anna")),
        ("changed", ("phrases", ("Rest.",))),
    ]


def test_what_an_earlier_version_left_moves_over_and_holds_meanwhile(
    qapp, service, folder, settings
):
    folder.mkdir(exist_ok=True)
    settings_file(folder).write_text(json.dumps(OLD))
    again = SettingsService(folder)
    assert again.get("contact") == "Anna"
    OwnWordsService(service, again, folder).refresh()
    assert (again.get("contact"), again.lines("phrases")) == ("Anna", ("May you be warm.",))
    assert json.loads(settings_file(folder).read_text()) == {"minutes": 3}
    assert early(journal_file(folder)) == {"contact": "Anna", "phrases": ("May you be warm.",)}
    again.close()


def test_a_locked_journal_takes_them_along(own_words, settings):
    settings.set("contact", "Anna")
    heard = Heard(settings, "changed")
    own_words.forget()
    assert (settings.get("contact"), settings.are_own_words_locked) == ("", True)
    own_words.refresh()
    assert (settings.get("contact"), settings.are_own_words_locked) == ("Anna", False)
    assert heard.said == [("changed", ("contact", "")), ("changed", ("contact", "Anna"))]


def test_what_was_read_before_the_lock_is_not_known_after_it(qapp, folder, fake_clock, settings):
    tasks = HeldTasks("journal", holds=True)
    journal = JournalService(tasks, fake_clock, folder, settings)
    own_words = OwnWordsService(journal, settings, folder)
    settings.set("contact", "Anna")
    own_words.refresh()
    own_words.forget()
    tasks.let_go()
    assert (settings.get("contact"), settings.are_own_words_locked) == ("", True)
    journal.close()
    tasks.let_go()


def test_that_it_is_locked_is_told_where_there_are_no_words(own_words, settings):
    heard = Heard(settings, "changed")
    own_words.forget()
    own_words.refresh()
    assert heard.said == [("changed", ("contact", ""))] * 2


def test_a_reading_that_comes_late_does_not_undo_what_was_said_since(
    qapp, folder, fake_clock, settings
):
    tasks = HeldTasks("journal", holds=True)
    journal = JournalService(tasks, fake_clock, folder, settings)
    own_words = OwnWordsService(journal, settings, folder)
    settings.set("contact", "Anna")
    tasks.let_go()
    own_words.refresh()
    settings.set("contact", "Berta")
    own_words.refresh()
    settings.set("contact", "Clara")
    tasks.let_go()
    assert settings.get("contact") == "Clara"
    assert early(journal_file(folder)) == {"contact": "Clara"}
    journal.close()
    tasks.let_go()


def test_what_cannot_be_kept_says_why_holds_and_is_tried_again(
    own_words, service, settings, monkeypatch
):
    from desktop.journal.own_words import OwnWordsShelf

    heard, put = Heard(service, "failed"), OwnWordsShelf.put

    def full(shelf, words):
        raise AppError(ErrorKind.DISK_FULL)

    monkeypatch.setattr(OwnWordsShelf, "put", full)
    settings.set("contact", "Anna")
    assert heard.last("failed").kind is ErrorKind.DISK_FULL
    own_words.refresh()
    assert settings.get("contact") == "Anna"
    monkeypatch.setattr(OwnWordsShelf, "put", put)
    own_words.refresh()
    found = []
    service.ask(lambda journal: journal.own_words.all(), found.append)
    assert found == [{"contact": "Anna"}]


def test_a_journal_that_begins_afresh_has_the_words_that_were_known(own_words, service, settings):
    settings.set("contact", "Anna")
    service.start_afresh(lambda _: None)
    found = []
    service.ask(lambda journal: journal.own_words.all(), found.append)
    assert found == [{"contact": "Anna"}]


def test_beside_a_journal_that_is_only_read_old_settings_stay_where_they_are(
    qapp, service, folder, settings, monkeypatch
):
    folder.mkdir(exist_ok=True)
    settings_file(folder).write_text(json.dumps(OLD))
    again = SettingsService(folder)

    def close(journal):
        journal.closed_to_writing = AppError(ErrorKind.FOLDER_READ_ONLY, path=folder)

    service.ask(close)
    heard = Heard(service, "failed")
    OwnWordsService(service, again, folder).refresh()
    assert again.get("contact") == "Anna"
    assert heard.said == []
    assert json.loads(settings_file(folder).read_text()) == OLD
    again.close()
