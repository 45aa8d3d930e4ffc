from __future__ import annotations

import csv
import json
import stat
from dataclasses import fields

import pytest

from desktop.core.errors import AppError, ErrorKind
from desktop.exchange import going_out
from desktop.exchange.cells import cell_of, value_of
from desktop.exchange.columns import Form, columns, headings
from desktop.exchange.going_out import StoppedError, write_bundle, write_folder
from desktop.journal.kinds import KINDS
from tests.desktop.exchange.conftest import NOTE

FILES = {
    *("checkins.csv", "sittings.csv", "reflections.csv", "scores.csv", "shifts.csv", "marks.csv"),
    *("entries.csv", "course.csv", "imports.csv", "imported.csv", "ownwords.csv"),
    "README.txt",
}


@pytest.fixture
def out(full, tmp_path, fake_clock):
    write_folder(full, tmp_path / "out", fake_clock.now())
    return tmp_path / "out"


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_columns_are_the_records_own_fields_and_the_zone():
    for kind in KINDS:
        names = [column.name for column in columns(kind.name)]
        own = {field.name for field in fields(kind.record)}
        assert set(names) == own | ({"zone"} if "at" in own else set())
    assert set(headings()) == {kind.name for kind in KINDS}


def test_the_folder_has_a_file_for_each_kind_and_says_what_each_column_means(out):
    assert {one.name for one in out.iterdir()} == FILES
    said = (out / "README.txt").read_text("utf-8")
    for kind in KINDS:
        assert f"{kind.name}.csv" in said
        assert all(f"    {column.name}: " in said for column in columns(kind.name))


def test_a_time_has_the_offset_that_held_and_its_zone(out):
    row = rows(out / "checkins.csv")[0]
    assert (row["at"], row["zone"]) == ("2026-03-03T20:30:00+01:00", "Europe/Berlin")
    assert rows(out / "shifts.csv")[0]["end"] == "2026-03-03T07:00:00+01:00"


def test_what_was_not_said_is_empty_and_never_nought(out):
    first, second = rows(out / "checkins.csv")
    assert (first["able"], second["able"], second["pleasantness"]) == ("", "0", "")


def test_no_text_begins_as_a_formula_would(out):
    assert rows(out / "checkins.csv")[0]["note"] == f"'{NOTE}"
    assert rows(out / "marks.csv")[0]["name"] == "'@new ward"
    assert rows(out / "imported.csv")[0]["raw"] == "'-2026-03-03,rad"
    assert rows(out / "checkins.csv")[0]["pleasantness"] == "-30"  # a number stays one


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", " =1", "＝1", "'=1", "'", "''", " '"]
)
def test_what_would_be_a_formula_comes_back_as_it_was(text):
    cell = cell_of(Form.TEXT, text)
    assert cell == f"'{text}"
    assert value_of("note", Form.TEXT, cell) == text


def test_only_the_owner_may_read_it(out, full, tmp_path, fake_clock):
    write_bundle(full, tmp_path / "bundle.json", fake_clock.now())
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    for file in (*out.iterdir(), tmp_path / "bundle.json"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_bundle_says_what_it_is_and_has_a_record_a_line(full, tmp_path, fake_clock):
    path = tmp_path / "bundle.json"
    assert write_bundle(full, path, fake_clock.now()) == 12
    text = path.read_text("utf-8")
    bundle = json.loads(text)
    assert (bundle["format"], bundle["schema_version"]) == ("tend-journal", 1)
    assert bundle["checkins"][0]["note"] == NOTE
    assert bundle["scores"][0]["totals"] == [["total", 52], ["half", 1.5]]
    assert sum(line.startswith('{"') for line in text.splitlines()) == 13


@pytest.mark.parametrize("write", [write_bundle, write_folder])
def test_what_is_there_already_is_left_alone(full, tmp_path, fake_clock, write):
    taken = tmp_path / "mine"
    taken.write_text("mine")
    with pytest.raises(AppError) as caught:
        write(full, taken, fake_clock.now())
    assert caught.value.kind is ErrorKind.NAME_TAKEN
    assert taken.read_text() == "mine"


def test_a_file_that_was_asked_about_is_replaced_and_a_folder_never(full, tmp_path, fake_clock):
    taken = tmp_path / "mine"
    taken.write_text("mine")
    write_bundle(full, taken, fake_clock.now(), replace=True)
    assert taken.read_text("utf-8").startswith('{"format"')
    (tmp_path / "folder").mkdir()
    with pytest.raises(AppError):
        write_bundle(full, tmp_path / "folder", fake_clock.now(), replace=True)


@pytest.mark.parametrize("write", [write_bundle, write_folder])
def test_a_stop_leaves_nothing(full, tmp_path, fake_clock, write, monkeypatch):
    monkeypatch.setattr(going_out, "EVERY", 1)
    place = tmp_path / "place"
    place.mkdir()
    with pytest.raises(StoppedError):
        write(full, place / "out", fake_clock.now(), lambda done: done < 0.5)
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("write", [write_bundle, write_folder])
def test_a_disk_that_is_full_leaves_nothing(full, tmp_path, fake_clock, write, monkeypatch):
    def full_disk(_handle):
        raise OSError(28, "No space left on device")

    place = tmp_path / "place"
    place.mkdir()
    monkeypatch.setattr(going_out.os, "fsync", full_disk)
    with pytest.raises(AppError) as caught:
        write(full, place / "out", fake_clock.now())
    assert caught.value.kind is ErrorKind.DISK_FULL
    assert list(place.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(full, tmp_path, fake_clock):
    with pytest.raises(AppError) as caught:
        write_bundle(full, tmp_path / "none" / "bundle.json", fake_clock.now())
    assert caught.value.kind is ErrorKind.NO_SUCH_FOLDER
