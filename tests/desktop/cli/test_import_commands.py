"""Histories from the command line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.core.clock import SystemClock
from desktop.core.journal_head import is_locked
from desktop.exchange.going_out import write_bundle
from desktop.journal import key as keys
from desktop.journal.repository import Journal
from tests.desktop.cli.conftest import Answer, Tend
from tests.desktop.exchange import samples
from tests.desktop.exchange.samples import written


@pytest.fixture
def daylio(tmp_path: Path) -> Path:
    return written(tmp_path / "in", samples.DAYLIO + "never,,,10:00,good,,,,\n", "my days.csv")


def test_a_dry_run_counts_and_keeps_nothing(tend: Tend, daylio: Path):
    answer = tend("import", daylio, "--dry-run", "--json")
    assert answer.status == 0
    assert answer.json["new"] == 3
    assert answer.json["already_here"] == 0
    assert [one["line"] for one in answer.json["unreadable"]] == [5]
    assert "never" in answer.json["unreadable"][0]["reason"]
    assert answer.json["import_id"] is None
    assert tend("journal", "--json").json == []


def test_it_comes_in_once_and_goes_out_whole(tend: Tend, daylio: Path):
    first = tend("import", daylio, "--json").json
    again = tend("import", daylio, "--json").json
    assert (again["new"], again["already_here"], again["import_id"]) == (0, 3, None)
    assert len(tend("journal", "--json").json) == 3
    [one] = tend("imports", "--json").json
    assert (one["id"], one["file_name"], one["added"]) == (first["import_id"], "my days.csv", 3)
    assert "3 rows of my days.csv" in tend("undo-import", one["id"]).out
    assert tend("journal", "--json").json == tend("imports", "--json").json == []


def test_the_zone_and_the_moods_can_be_said(tend: Tend, daylio: Path):
    answer = tend(
        "import", daylio, "--zone", "Asia/Tokyo", "--map", "sparkly=60", "--map", "rad=", "--json"
    )
    assert answer.json["moods"] == {"awful": -80, "rad": None, "sparkly": 60}
    newest = tend("journal", "--json").json[0]
    assert (newest["at"], newest["pleasantness"]) == ("2024-05-03T20:30:00.000+09:00", None)


def test_people_are_told_in_words(tend: Tend, daylio: Path):
    answer = tend("import", daylio)
    assert "Daylio: 3 new, 0 already here, 1 cannot be read." in answer.out
    assert "sparkly" in answer.err
    assert "Line 5: “never” is no date." in answer.err
    assert "my days.csv" in tend("imports").out


def test_a_csv_of_any_kind_asks_for_its_columns(tend: Tend, tmp_path: Path):
    path = written(tmp_path / "in", samples.ANY)
    asked = tend("import", path)
    assert (asked.status, "day, score, words" in asked.err) == (2, True)
    words = ("--date-column", "day", "--number-column", "score", "--range", "1..6")
    answer = tend("import", path, *words, "--note-column", "words", "--json")
    assert answer.json["new"] == 2


@pytest.mark.parametrize(
    "words",
    [
        ("--zone", "Mars/Base"),
        ("--map", "sparkly"),
        ("--map", "sparkly=101"),
        ("--range", "5..5"),
        ("--number-column", "mood"),
    ],
)
def test_wrong_usage_is_said_and_keeps_nothing(tend: Tend, daylio: Path, words: tuple[str, ...]):
    answer = tend("import", daylio, *words)
    assert (answer.status, bool(answer.err)) == (2, True)
    assert tend("journal", "--json").json == []


@pytest.mark.parametrize("data", [b"", b"no history", b"PK\x03\x04"])
def test_what_is_no_history_is_one_sentence(tend: Tend, tmp_path: Path, data: bytes):
    answer = tend("import", written(tmp_path / "in", data))
    assert answer.status == 1
    assert answer.err.count("\n") == 1
    assert "Your journal is as it was." in answer.err


def test_a_file_or_an_import_that_is_not_there_is_one_sentence(tend: Tend, tmp_path: Path):
    assert tend("import", tmp_path / "none.csv").status == 1
    answer = tend("undo-import", "nothing")
    assert (answer.status, "nothing" in answer.err) == (1, True)


def test_what_tend_wrote_comes_back_in_whole_and_once(tend: Tend, daylio: Path, tmp_path: Path):
    tend("import", daylio)
    bundle = tmp_path / "bundle.json"
    with Journal.open(tmp_path / "data", SystemClock()) as journal:
        write_bundle(journal, bundle, SystemClock().now())
        before = journal.check_ins()
    other = ("--data-dir", tmp_path / "other")
    look = tend(*other, "import", bundle, "--dry-run", "--json").json
    assert (look["source"], look["already_here"], look["unreadable"]) == ("tend", 0, [])
    assert tend(*other, "journal", "--json").json == []
    came = tend(*other, "import", bundle, "--json").json
    assert (came["new"], look["import_id"]) == (look["new"], None)
    assert came["new_of"] == {"checkins": 3, "imports": 1, "imported": 3}
    again = tend(*other, "import", bundle)
    assert f"Tend: 0 new, {look['new']} already here" in again.out
    with Journal.open(tmp_path / "other", SystemClock()) as journal:
        assert journal.check_ins() == before
    listed = tend(*other, "imports", "--json").json
    assert came["import_id"] in [one["id"] for one in listed]
    assert "7 rows of bundle.json" in tend(*other, "undo-import", came["import_id"]).out
    assert tend(*other, "journal", "--json").json == tend(*other, "imports", "--json").json == []
    assert "“undo-import " in tend(*other, "import", bundle).out


def test_a_damaged_bundle_of_tends_is_one_sentence(tend: Tend, tmp_path: Path):
    answer = tend("import", written(tmp_path / "in", '{"schema_version": 1', "bundle.json"))
    assert (answer.status, answer.err.count("\n")) == (1, 1)


def test_a_locked_journal_takes_a_history_in_and_its_copies_are_locked_too(
    tend: Tend, daylio: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(keys, "ROUNDS", 1000)

    def handed(*words: object) -> Answer:
        out, into = os.pipe()
        os.write(into, b"seven old bells")
        os.close(into)
        return tend("--passphrase-fd", out, *words)

    tend("check-in", "--able", 7)
    assert handed("passphrase", "set", "--no-way-back").status == 0
    batch = handed("import", daylio, "--json").json
    assert handed("undo-import", batch["import_id"]).status == 0
    assert len(handed("journal", "--json").json) == 1
    copies = [one for one in (folder / "backups").iterdir() if "taking-out" in one.name]
    assert [is_locked(copy) for copy in copies] == [True]
