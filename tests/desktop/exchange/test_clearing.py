"""Everything of Tend's goes, and nothing that it did not make."""

from __future__ import annotations

import pytest

from desktop.core.errors import AppError
from desktop.exchange.clearing import delete_everything, finish_deleting
from desktop.exchange.going_out import write_folder
from desktop.journal.repository import Journal


@pytest.fixture
def folder(full, tmp_path):
    folder = full.folder
    for name in ("practices", "recordings", "voices", "voices-made", "backgrounds", "logs"):
        (folder / name).mkdir()
        (folder / name / "file").write_text("mine")
    (folder / "backups").mkdir()
    (folder / "journal.db.damaged-1").mkdir()
    (folder / "settings.json").write_text("{}")
    (folder / "settings.json.damaged-1").write_text("{")
    return folder


def test_only_what_tend_did_not_make_is_left(folder, full, fake_clock):
    write_folder(full, folder / "my export", fake_clock.now())
    (folder / "letter.txt").write_text("mine")
    full.close()
    delete_everything(folder)
    assert {one.name for one in folder.iterdir()} == {"my export", "letter.txt"}
    with Journal.open(folder, fake_clock) as journal:
        assert journal.is_empty()


def test_what_a_crash_left_goes_later(folder):
    (folder / ".going.away-1").mkdir()
    (folder / ".going.away-1" / "journal.db").write_text("half")
    finish_deleting(folder)
    assert not (folder / ".going.away-1").exists()


def test_what_cannot_be_deleted_is_said(folder, monkeypatch):
    def closed(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.rename", closed)
    with pytest.raises(AppError):
        delete_everything(folder)
