"""One's data out of Tend, from the buttons to the files."""

from __future__ import annotations

import json
import zipfile

import pytest

from desktop.app.data_desk import DataDesk
from desktop.app.data_road import delete_all, move_in
from desktop.core.clock import SystemClock
from desktop.core.journal_head import is_locked
from desktop.core.paths import journal_file
from desktop.core.settings import Settings
from desktop.exchange.house import pack_house
from desktop.journal import key as keys
from desktop.journal.making import new_check_in
from desktop.journal.passphrase import key_for, set_passphrase
from desktop.journal.repository import Journal
from desktop.services.journal_service import JournalService
from desktop.services.tasks import InlineTasks
from desktop.services.views import CheckInDraft
from desktop.ui.pages.settings_data import DataCard


@pytest.fixture
def card(qtbot):
    card = DataCard()
    qtbot.addWidget(card)
    return card


@pytest.fixture
def journal(qapp, folder, fake_clock, settings):
    service = JournalService(InlineTasks(), fake_clock, folder, settings)
    service.add(CheckInDraft(able=5))
    yield service
    service.close()


@pytest.fixture
def desk(card, journal, fake_clock):
    return DataDesk(card, journal, fake_clock, card)


def test_the_tables_come_into_a_folder_of_their_own(card, desk, tmp_path):
    desk.save_folder(tmp_path)
    assert (tmp_path / "Tend 2026-03-04" / "checkins.csv").is_file()
    assert card.state.text() == f"1 entry saved in {tmp_path / 'Tend 2026-03-04'}."
    desk.save_folder(tmp_path)
    assert (tmp_path / "Tend 2026-03-04 (2)" / "README.txt").is_file()
    assert card.stop.isHidden()


def test_one_file_takes_the_place_of_what_the_dialogue_asked_about(desk, tmp_path):
    place = tmp_path / "journal.json"
    place.write_text("older")
    desk.save_file(place)
    assert json.loads(place.read_text("utf-8"))["checkins"][0]["able"] == 5


def test_everything_is_one_zip(desk, tmp_path):
    desk.save_house(tmp_path / "house.zip")
    with zipfile.ZipFile(tmp_path / "house.zip") as archive:
        assert "journal.db" in archive.namelist()


def test_a_place_that_cannot_be_written_is_said_in_the_card(card, desk, tmp_path):
    desk.save_file(tmp_path / "none" / "journal.json")
    assert "There is no folder" in card.state.text()
    assert card.as_file.isEnabled()


def test_a_stop_leaves_nothing(card, desk, tmp_path, monkeypatch):
    from desktop.exchange import going_out

    monkeypatch.setattr(going_out, "EVERY", 1)
    desk.progressed.connect(desk.close)
    desk.save_folder(tmp_path)
    assert card.state.text() == "Stopped. Nothing was left half-done."
    assert [one.name for one in tmp_path.iterdir() if "Tend" in one.name] == []


def test_only_a_zip_of_everything_is_handed_on(card, desk, tmp_path):
    handed = []
    desk.move_in_requested.connect(handed.append)
    (tmp_path / "other.zip").write_bytes(b"PK")
    desk.move_in(tmp_path / "other.zip")
    assert "it is no journal that Tend wrote" in card.state.text()
    desk.save_house(tmp_path / "house.zip")
    desk.move_in(tmp_path / "house.zip")
    assert handed == [tmp_path / "house.zip"]


def test_a_house_moves_in_once_all_is_closed_and_then_all_can_be_deleted(
    desk, journal, settings, folder, tmp_path
):
    settings.set("minutes", 20)
    settings.save()
    desk.save_house(tmp_path / "house.zip")
    journal.close()
    new = tmp_path / "new"
    assert move_in(new, tmp_path / "house.zip") == "Everything from house.zip is here now."
    assert Settings(new).get("minutes") == 20
    assert move_in(new, tmp_path / "house.zip").endswith("before-moving-in.kept-1.")
    (new / "letter.txt").write_text("mine")
    assert delete_all(new).startswith("Everything was deleted.")
    assert [one.name for one in new.iterdir()] == ["letter.txt"]


def test_a_house_that_is_damaged_leaves_everything(desk, journal, folder, tmp_path):
    desk.save_house(tmp_path / "house.zip")
    content = bytearray((tmp_path / "house.zip").read_bytes())
    content[len(content) // 3] ^= 0xFF
    (tmp_path / "house.zip").write_bytes(content)
    before = sorted(path.name for path in folder.iterdir())
    journal.close()
    assert "damaged" in move_in(folder, tmp_path / "house.zip")
    assert [name for name in before if "-" not in name] == sorted(
        path.name for path in folder.iterdir() if "-" not in path.name
    )


PHRASE = "seven old bells"


@pytest.fixture
def locked_house(desk, journal, folder, tmp_path, monkeypatch):
    """A zip of everything whose journal has a passphrase; the journal here has none."""
    monkeypatch.setattr(keys, "ROUNDS", 1000)
    there = tmp_path / "there"
    with Journal.open(there, SystemClock()) as other:
        other.add_check_in(new_check_in(SystemClock(), able=9))
    key = set_passphrase(there, PHRASE)
    with Journal.open(there, SystemClock(), key=key) as other:
        pack_house(other, tmp_path / "house.zip", SystemClock().now())
    return tmp_path / "house.zip"


def test_a_locked_house_moves_in_only_with_its_passphrase(card, desk, folder, locked_house):
    handed, before = [], sorted(one.name for one in folder.iterdir())
    desk.move_in_requested.connect(handed.append)
    desk.move_in(locked_house)
    form = card.arrival
    assert not form.isHidden()
    assert [form.new.isHidden(), form.again.isHidden(), form.no_way_back.isHidden()] == [True] * 3
    form.go_on.click()
    assert "is needed for this" in form.problem.text()
    form.old.setText("seven new bells")
    form.go_on.click()
    assert "does not open" in form.problem.text()
    assert handed == []
    assert sorted(one.name for one in folder.iterdir()) == before
    form.old.setText(PHRASE)
    form.go_on.click()
    assert handed == [locked_house]
    assert sorted(one.name for one in folder.iterdir()) == before


def test_a_move_that_was_thought_better_of_forgets_its_passphrase(card, desk, locked_house):
    handed = []
    desk.move_in_requested.connect(handed.append)
    desk.move_in(locked_house)
    card.arrival.old.setText(PHRASE)
    card.arrival.cancel.click()
    assert card.arrival.isHidden()
    assert card.arrival.old.text() == ""
    card.arrival_opened.emit(PHRASE)
    assert handed == []


def test_a_locked_house_that_moved_in_is_locked_and_opens(desk, journal, tmp_path, locked_house):
    new = tmp_path / "new"
    assert move_in(new, locked_house) == "Everything from house.zip is here now."
    assert is_locked(journal_file(new))
    with Journal.open(new, SystemClock(), key=key_for(new, PHRASE)) as moved:
        assert moved.check_ins()[0].able == 9
