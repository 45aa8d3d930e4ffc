"""The page of copies, and what is said of them where one deletes."""

from __future__ import annotations

import os
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from desktop.app.copies_desk import CopiesDesk, DeletedWords
from desktop.journal.backups import backups_in
from desktop.journal.inside import look_into
from desktop.services.journal_service import JournalService
from desktop.services.life_service import LifeService
from desktop.services.life_views import MarkDraft, ReflectionDraft
from desktop.services.safekeeping import Safekeeping
from desktop.services.tasks import InlineTasks
from desktop.services.views import CheckInDraft
from desktop.ui.notices import Notices
from desktop.ui.pages.copies import CopiesPage


@pytest.fixture
def journal(qapp, folder, fake_clock, settings):
    service = JournalService(InlineTasks(), fake_clock, folder, settings)
    yield service
    service.close()


@pytest.fixture
def keeping(journal, fake_clock, folder):
    made = Safekeeping(journal, fake_clock, folder, lambda: False)
    yield made
    made.close()


@pytest.fixture
def page(qtbot, keeping):
    page = CopiesPage()
    qtbot.addWidget(page)
    page.desk = CopiesDesk(page, keeping, page)
    return page


@pytest.fixture
def notices(qtbot, journal, keeping):
    host = QWidget()
    qtbot.addWidget(host)
    notices = Notices(host)
    notices.host = host
    notices.words = DeletedWords(notices, journal, keeping, notices)
    return notices


def test_a_copy_is_looked_into_and_gone_back_to(page, journal, keeping):
    kept = journal.add(CheckInDraft(able=5))
    keeping.back_up_if_due()
    journal.remove(kept)
    page.desk.refresh()
    page._rows[0].button.click()
    assert "Would come back: 1 check-in." in page.preview.text
    page.preview.restore.click()
    assert page.state.text().startswith("Your journal is that copy now.")
    assert page.preview.isHidden()
    assert len(page._rows) == 2


def test_where_one_deletes_it_is_said_that_copies_may_have_it(
    notices, journal, keeping, folder, fake_clock
):
    kept = journal.add(CheckInDraft(note="a word"))
    journal.add(CheckInDraft(able=5))
    fake_clock.pass_s(60)
    keeping.back_up_if_due()
    journal.remove(kept)
    assert "up to two months" in notices.text
    notices._action.click()
    assert notices.text == "No copy that Tend keeps has it any more."
    assert look_into(backups_in(folder)[0].path).counts == {"checkins": 1}


def test_what_was_never_copied_is_deleted_without_a_word(notices, journal, keeping, fake_clock):
    journal.add(CheckInDraft(able=5))
    keeping.back_up_if_due()
    fake_clock.pass_s(60)
    journal.remove(journal.add(CheckInDraft(able=6)))
    assert notices.text == ""


def test_a_damaged_journal_that_may_have_it_is_named_and_can_be_removed(
    notices, journal, keeping, folder, fake_clock
):
    kept = journal.add(CheckInDraft(note="a word"))
    aside = folder / "journal.db.damaged-1"
    aside.mkdir()
    (aside / "journal.db").write_bytes(b"a word, half of it")
    (aside / "journal.db-wal").write_bytes(b"a word")
    journal.remove(kept)
    notices._action.click()
    assert "journal.db.damaged-1" in notices.text
    assert notices._action.text() == "Remove it for good"
    assert aside.exists()
    notices._action.click()
    assert notices.text == "No copy that Tend keeps has it any more."
    assert not aside.exists()


def test_a_damaged_journal_from_before_it_was_written_is_left_alone(
    notices, journal, keeping, folder, fake_clock
):
    kept = journal.add(CheckInDraft(note="a word"))
    aside = folder / "journal.db.damaged-1"
    aside.mkdir()
    (aside / "journal.db").write_bytes(b"older")
    os.utime(aside / "journal.db", (0, 0))
    journal.remove(kept)
    assert notices.text == ""
    assert aside.exists()


def test_what_is_offered_to_be_forgotten_is_what_was_spoken_of(
    notices, journal, keeping, folder, fake_clock
):
    copied = journal.add(CheckInDraft(note="a word"))
    fake_clock.pass_s(60)
    keeping.back_up_if_due()
    fake_clock.pass_s(60)
    later = journal.add(CheckInDraft(able=6))
    journal.remove(copied)
    journal.remove(later)  # in no copy: nothing is said of it
    notices._action.click()
    assert look_into(backups_in(folder)[0].path).counts == {}


@pytest.mark.parametrize(
    "draft",
    [ReflectionDraft(note="a word"), MarkDraft("New ward", date(2030, 1, 1))],
)
def test_what_stands_around_the_check_ins_is_copied_and_forgotten_like_them(
    notices, journal, keeping, folder, fake_clock, draft
):
    keeping.back_up_if_due()
    journal.add(CheckInDraft(able=5))
    fake_clock.pass_s(24 * 3600)
    keeping.back_up_if_due()
    kept = LifeService(journal, fake_clock).keep(draft)
    fake_clock.pass_s(24 * 3600)
    keeping.back_up_if_due()
    assert sum(look_into(backups_in(folder)[0].path).counts.values()) == 2
    journal.remove(kept)
    notices._action.click()
    assert look_into(backups_in(folder)[0].path).counts == {"checkins": 1}
