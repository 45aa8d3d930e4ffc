"""Check-ins without a window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.desktop.cli.conftest import Tend

ROOT = Path(__file__).resolve().parents[3]


def test_a_check_in_is_listed_with_every_field(tend: Tend):
    said = tend(
        *("check-in", "--pleasantness", -30, "--energy", 20, "--able", 6),
        *("--word", "weary", "--word", "moved", "--context", "night shift"),
        *("--slept", 330, "--note", "Long night.", "--at", "2026-01-05T02:15:00+01:00"),
    )
    assert said.status == 0
    [row] = tend("journal", "--json").json
    assert row == {
        "id": said.out.strip(),
        "at": "2026-01-05T02:15:00.000+01:00",
        "day": "2026-01-04",
        "week": "2026-W01",
        "pleasantness": -30,
        "energy": 20,
        "able": 6,
        "words": ["weary", "moved"],
        "contexts": ["night shift"],
        "slept_minutes": 330,
        "note": "Long night.",
        "moment": "alone",
        "sitting_id": None,
        "source": "tend",
    }


@pytest.mark.parametrize("offset", ["-05:30", "+00:00", "+12:45"])
def test_a_time_keeps_the_offset_it_was_given_with(tend: Tend, offset: str):
    tend("check-in", "--able", 5, "--at", f"2026-01-05T12:15:00{offset}")
    assert tend("journal", "--json").json[0]["at"] == f"2026-01-05T12:15:00.000{offset}"


def test_what_was_not_said_is_null_and_never_nought(tend: Tend):
    tend("check-in", "--note", "Only words.")
    [row] = tend("journal", "--json").json
    assert [row[name] for name in ("pleasantness", "energy", "able", "slept_minutes")] == [None] * 4


@pytest.mark.parametrize(
    "words",
    [
        ["check-in"],
        ["check-in", "--context", "day off"],
        ["check-in", "--able", "11"],
        ["check-in", "--pleasantness", "-101"],
        ["check-in", "--energy", "1.5"],
        ["check-in", "--able", "4", "--slept", "1441"],
        ["check-in", "--word", "a", "--word", "b", "--word", "c", "--word", "d"],
        ["check-in", "--able", "4", "--at", "yesterday"],
        ["check-in", "--able", "4", "--at", "2999-01-01T00:00+00:00"],
        ["journal", "--since", "2026-13-01"],
        ["frobnicate"],
        ["--minutes", "5"],
        ["--start", "body-scan", "journal"],
    ],
)
def test_wrong_usage_exits_2_and_keeps_nothing(tend: Tend, words: list[str]):
    answer = tend(*words)
    assert answer.status == 2
    assert answer.err.strip()
    assert tend("journal", "--json").json == []


def test_since_leaves_out_earlier_days_and_the_newest_comes_first(tend: Tend):
    for day in ("2026-02-01", "2026-02-03", "2026-02-02"):
        tend("check-in", "--able", 5, "--at", f"{day}T12:00+01:00")
    rows = tend("journal", "--json", "--since", "2026-02-02").json
    assert [row["day"] for row in rows] == ["2026-02-03", "2026-02-02"]


def test_the_id_is_printed_only_once_another_process_can_read_it(tend: Tend, folder: Path):
    command = [sys.executable, "main.py", "--data-dir", str(folder)]
    made = subprocess.run(
        [*command, "check-in", "--able", "7"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    [row] = tend("journal", "--json").json
    assert row["id"] == made.stdout.strip()


def test_demo_data_goes_only_into_an_empty_folder(tend: Tend, folder: Path):
    assert tend("demo-data", "--weeks", 3, "--seed", 1).status == 0
    count = len(tend("journal", "--json").json)
    again = tend("demo-data", "--weeks", 3, "--seed", 1)
    assert again.status == 1
    assert again.err.count("\n") == 1
    assert len(tend("journal", "--json").json) == count > 10


def test_demo_data_leaves_a_folder_alone_that_holds_anything_at_all(tend: Tend, folder: Path):
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    assert tend("demo-data", "--weeks", 3, "--seed", 1).status == 1
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]


def test_damaged_settings_are_told_of_and_the_entry_is_kept(tend: Tend, folder: Path):
    folder.mkdir()
    (folder / "settings.json").write_text("{")
    answer = tend("check-in", "--able", 5)
    assert answer.status == 0
    assert "settings.json" in answer.err
    assert len(tend("journal", "--json").json) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
def test_output_that_cannot_be_written_is_one_sentence(folder: Path):
    with Path("/dev/full").open("w") as full:
        answer = subprocess.run(
            [sys.executable, "main.py", "--data-dir", str(folder), "practices", "--json"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert answer.returncode == 1
    assert len(answer.stderr.strip().splitlines()) == 1


def test_a_damaged_journal_is_one_sentence_and_is_left_as_it_is(tend: Tend, folder: Path):
    folder.mkdir()
    (folder / "journal.db").write_bytes(b"not a database at all" * 400)
    before = (folder / "journal.db").read_bytes()
    answer = tend("journal")
    assert answer.status == 1
    assert answer.out == ""
    assert len(answer.err.strip().splitlines()) == 1
    assert (folder / "journal.db").read_bytes() == before
