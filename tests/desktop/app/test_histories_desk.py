"""Histories from the window: a file is dropped, looked at, brought in and taken out."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.app.histories_desk import HistoriesDesk
from desktop.exchange.going_out import write_bundle
from desktop.journal.making import new_check_in, new_sitting
from desktop.journal.repository import Journal
from desktop.services.import_service import ImportService
from desktop.services.journal_service import JournalService
from desktop.services.tasks import InlineTasks
from desktop.ui.pages.histories import HistoriesPage
from tests.desktop.exchange import samples
from tests.desktop.exchange.samples import written
from tests.desktop.fake_clock import FakeClock


@pytest.fixture
def page(qtbot) -> HistoriesPage:
    page = HistoriesPage()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def desk(page, folder, fake_clock: FakeClock, settings) -> HistoriesDesk:
    tasks = InlineTasks()
    journal = JournalService(tasks, fake_clock, folder, settings, parent=page)
    service = ImportService(tasks, fake_clock, journal, page)
    return HistoriesDesk(page, service, page)


@pytest.fixture
def daylio(tmp_path: Path) -> Path:
    return written(tmp_path / "in", samples.DAYLIO, "days.csv")


def test_a_file_is_looked_at_on_its_page(page, desk, daylio):
    opened: list[bool] = []
    desk.opened.connect(lambda: opened.append(True))
    desk.open(daylio)
    assert opened == [True]
    assert page.found.counts.text() == "3 new · 0 already here · 0 cannot be read"


def test_a_file_is_chosen_in_a_dialogue_or_none_is(page, desk, daylio, monkeypatch):
    answers = [None, daylio]
    monkeypatch.setattr("desktop.app.histories_desk.file_to_open", lambda *_: answers.pop(0))
    page.choose.click()
    assert page.found.isHidden()
    page.choose.click()
    assert not page.found.isHidden()


def test_it_comes_in_stands_among_the_earlier_ones_and_goes_by_undo(page, desk, daylio):
    desk.open(daylio)
    page.found.moods.rows["sparkly"].chip("80").click()
    page.found.bring.click()
    assert page.state.text() == "3 rows of days.csv are in your journal now."
    assert len(page.earlier.rows) == 1
    page.undo.click()
    assert page.state.text() == "days.csv is taken out again."
    assert page.earlier.rows == []


def test_an_earlier_one_is_taken_out_from_the_list(page, desk, daylio):
    desk.open(daylio)
    page.found.bring.click()
    [row] = page.earlier.rows
    row.out.click()
    row.out.click()
    assert page.earlier.rows == []


def test_what_tend_wrote_says_how_much_of_each_kind_it_brings_and_goes_by_undo(
    page, desk, tmp_path, fake_clock
):
    bundle = tmp_path / "bundle.json"
    with Journal.open(tmp_path / "old", fake_clock) as old:
        old.add_check_in(new_check_in(fake_clock, able=7))
        old.start_sitting(new_sitting(fake_clock, old.boundary, "body-scan", 600))
        write_bundle(old, bundle, fake_clock.now())
    desk.open(bundle)
    assert page.found.counts.text() == "2 new · 0 already here · 0 cannot be read"
    assert page.found.says.text() == "New: 1 practice, 1 check-in."
    page.found.bring.click()
    assert page.state.text() == "2 rows of bundle.json are in your journal now."
    assert len(page.earlier.rows) == 1
    page.undo.click()
    assert page.state.text() == "bundle.json is taken out again."
    assert page.earlier.rows == []


def test_a_table_is_read_by_the_columns_that_were_pointed_at(page, desk, tmp_path):
    desk.open(written(tmp_path / "in", samples.ANY))
    page.columns.number.chip("1").click()
    page.columns.best.setText("6")
    page.columns.look.click()
    assert page.found.counts.text().startswith("1 new")
    assert page.columns.isHidden()


def test_what_is_no_history_is_said_there(page, desk, tmp_path):
    desk.open(written(tmp_path / "in", "hello"))
    assert "no kind" in page.state.text()
    assert page.found.isHidden()


def test_what_the_journal_cannot_take_is_said_and_can_be_tried_again(page, desk, daylio, folder):
    failed: list[object] = []
    desk.failed.connect(failed.append)
    desk.open(daylio)
    (folder / "backups").write_text("in the way")
    page.found.bring.click()
    assert page.state.text() != ""
    assert not page.found.isHidden()
    assert len(failed) == 1  # the page is not in sight
    (folder / "backups").unlink()
    page.found.bring.click()
    assert len(page.earlier.rows) == 1
