"""Trends and the doctor without a window."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import resources
from desktop.cli.doctor_commands import _practices
from desktop.core.days import monday_of
from tests.desktop.cli.conftest import Answer, Tend

ROOT = Path(__file__).resolve().parents[3]

KEYS = {
    "measure",
    "weekly",
    "level",
    "slope",
    "minutes",
    "steadiness",
    "recovery",
    "before_after",
    "hard_hours",
    "scores",
    "reflections",
}


def test_an_empty_journal_says_too_little(tend: Tend):
    trend = tend("trends", "--json").json
    assert set(trend) == KEYS
    assert trend["slope"] == {
        "per_week": None,
        "low": None,
        "high": None,
        "verdict": "too-little",
        "weeks_used": 0,
    }
    assert len(trend["weekly"]) == 26
    assert trend["level"] == []


def test_extra_entries_on_one_day_do_not_weigh_more(tend: Tend):
    for at, able in (
        ("2026-03-02T09:00", 6),
        ("2026-03-02T20:00", 4),
        *((f"2026-03-04T{hour:02d}:00", able) for hour, able in ((8, 3), (9, 3), (10, 2), (11, 4))),
        ("2026-03-06T12:00", 7),
    ):
        tend("check-in", "--able", able, "--at", f"{at}+01:00")
    trend = tend("trends", "--json", "--weeks", 2, "--as-of", "2026-03-12").json
    [week, so_far] = trend["weekly"]
    assert week == {"week": "2026-W10", "mean": 5.0, "days": 3, "checkins": 7, "filled": True}
    assert so_far["mean"] is None


def test_as_of_an_earlier_day_knows_nothing_of_later_ones(tend: Tend):
    tend("demo-data", "--weeks", 20, "--seed", 5)
    now = tend("trends", "--json", "--weeks", 10).json
    fewer = 0
    for place, week in enumerate(point["week"] for point in now["weekly"]):
        then = tend("trends", "--json", "--weeks", 10, "--as-of", monday_of(week)).json
        assert then["weekly"][-1]["week"] == week
        assert then["weekly"][-1]["days"] <= 1
        assert then["minutes"][-1]["minutes"] <= now["minutes"][place]["minutes"]
        fewer += then["minutes"][-1]["minutes"] < now["minutes"][place]["minutes"]
    assert fewer > 5


@pytest.mark.parametrize("measure", ["able", "pleasantness", "energy"])
def test_a_measure_that_was_asked_for_is_never_swapped(tend: Tend, measure: str):
    tend("demo-data", "--weeks", 12, "--seed", 2)
    trend = tend("trends", "--json", "--measure", measure).json
    assert trend["measure"] == measure
    assert trend["slope"]["verdict"] in {
        "rose",
        "may-have-risen",
        "unclear",
        "may-have-fallen",
        "fell",
        "too-little",
    }


def doctor(folder: Path) -> Answer:
    """Run the doctor in a process of its own: Qt's sound library stays out of this one."""
    command = [sys.executable, "main.py", "--data-dir", str(folder), "doctor"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return Answer(done.returncode, done.stdout, done.stderr)


def test_the_doctor_finds_a_healthy_folder_well(tend: Tend, folder: Path):
    tend("demo-data", "--weeks", 2, "--seed", 1)
    answer = doctor(folder)
    assert answer.err == ""
    assert answer.status == 0
    for part in ("Python", "data folder", "journal", "sound", "voice slt", "practices"):
        assert part in answer.out


def test_the_doctor_reads_every_practice_whole_and_names_the_damaged_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    shipped = shutil.copytree(resources.practices(), tmp_path / "practices")
    monkeypatch.setattr(resources, "practices", lambda language="en": shipped)
    count = len(list(shipped.glob("*.toml")))
    assert _practices(tmp_path / "data") == [("practices", f"{count} readable", True)]
    script = shipped / "body-scan.toml"
    script.write_text(script.read_text(encoding="utf-8") + "\n[[part]]\nname = =\n", "utf-8")
    ((_, said, well),) = _practices(tmp_path / "data")
    assert not well
    assert "body-scan.toml, line" in said


def test_the_doctor_leaves_every_entry_on_its_day(tend: Tend, folder: Path):
    folder.mkdir()
    (folder / "settings.json").write_text('{"day_boundary": "06:00"}')
    tend("check-in", "--able", 5, "--at", "2026-03-04T05:00+01:00")
    doctor(folder)
    with closing(sqlite3.connect(folder / "journal.db")) as database:
        assert database.execute("SELECT day FROM check_ins").fetchall() == [("2026-03-03",)]


def test_a_data_folder_that_is_a_file_is_not_well(tmp_path: Path):
    (tmp_path / "data").write_text("not a folder")
    answer = doctor(tmp_path / "data")
    assert answer.status == 1
    assert "data folder" in answer.err


def test_the_doctor_finds_a_damaged_journal(tend: Tend, folder: Path):
    tend("demo-data", "--weeks", 8, "--seed", 1)
    database = folder / "journal.db"
    content = bytearray(database.read_bytes())
    content[5000:9000] = bytes(4000)
    database.write_bytes(content)
    answer = doctor(folder)
    assert answer.status == 1
    assert "journal" in answer.err


def test_wrong_usage_of_trends_exits_2(tend: Tend):
    assert tend("trends", "--weeks", "0").status == 2
    assert tend("trends", "--measure", "luck").status == 2
    assert tend("trends", "--as-of", "soon").status == 2
