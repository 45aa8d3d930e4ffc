"""Shifts without a window."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktop.cli.conftest import Tend
from tests.desktop.exchange.test_calendar_file import event, ics

ROOT = Path(__file__).resolve().parents[3]


def test_a_shift_is_kept_and_listed_and_moves_what_was_logged_in_its_hours(tend: Tend):
    tend("check-in", "--able", 6, "--at", "2026-01-06T07:00:00+01:00")
    assert [row["day"] for row in tend("journal", "--json").json] == ["2026-01-06"]
    said = tend("add-shift", "night", "2026-01-05T20:00+01:00", "2026-01-06T08:00+01:00")
    assert said.status == 0
    assert tend("shifts", "--json").json == [
        {
            "id": said.out.strip(),
            "kind": "night",
            "start": "2026-01-05T20:00:00.000+01:00",
            "end": "2026-01-06T08:00:00.000+01:00",
            "hours": 12.0,
            "day": "2026-01-05",
            "week": "2026-W02",
            "source": "tend",
        }
    ]
    assert [row["day"] for row in tend("journal", "--json").json] == ["2026-01-05"]
    assert "night" in tend("shifts").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("night", "2026-01-06T08:00", "2026-01-05T20:00"), "within 72 hours"),
        (("night", "2026-01-05T20:00", "2026-01-08T20:01"), "within 72 hours"),
        ((" ", "2026-01-05T20:00", "2026-01-06T08:00"), "The kind of shift"),
        (("night", "tonight", "2026-01-06T08:00"), "is not a time"),
    ],
)
def test_what_no_shift_can_be_is_wrong_usage(tend: Tend, words, said):
    answer = tend("add-shift", *words)
    assert answer.status == 2
    assert said in answer.err
    assert tend("shifts", "--json").json == []


def test_the_rota_in_the_docs_comes_in_once(tend: Tend):
    rota = ROOT / "docs" / "example-rota.txt"
    first = tend("import-rota", rota, "--marks")
    assert (first.status, first.err) == (0, "")
    assert "10 shifts kept." in first.out
    assert "0 shifts kept." in tend("import-rota", rota).out
    assert len(tend("shifts", "--json").json) == 10


def test_a_dry_run_keeps_nothing_and_tells_lines_that_cannot_be_read(tend: Tend, tmp_path):
    rota = tmp_path / "rota.txt"
    rota.write_text("2026-11-02 N\nhello\n", encoding="utf-8")
    answer = tend("import-rota", "--dry-run", rota)
    assert answer.status == 0
    assert "1 shift would be kept." in answer.out
    assert answer.err.startswith("2: “hello”")
    assert tend("shifts", "--json").json == []


def test_the_order_of_day_and_month_can_be_said(tend: Tend, tmp_path):
    rota = tmp_path / "rota.txt"
    rota.write_text("2/11/2026 N\n", encoding="utf-8")
    assert "day first" in tend("import-rota", "--dry-run", rota).err
    assert tend("import-rota", "--order", "month", rota).err == ""
    assert [row["day"] for row in tend("shifts", "--json").json] == ["2026-02-11"]


def test_a_calendar_is_known_by_how_it_begins(tend: Tend, tmp_path):
    from datetime import UTC, datetime

    today = datetime.now(UTC)
    file = tmp_path / "without an ending"
    file.write_bytes(ics(event(f"{today:%Y%m%d}T070000Z", f"{today:%Y%m%d}T150000Z")))
    assert "1 shift kept." in tend("import-rota", file).out
    assert "1 is here already." in tend("import-rota", file).out
    assert [row["source"] for row in tend("shifts", "--json").json] == ["ics"]


@pytest.mark.parametrize("content", [b"\xff\xd8\xff\xe0", b"BEGIN:VCALENDAR\r\n", None])
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(tend: Tend, tmp_path, content):
    file = tmp_path / "rota.ics"
    if content is not None:
        file.write_bytes(content)
    answer = tend("import-rota", file)
    assert answer.status == 1
    assert answer.err.startswith("rota.ics was not read: ")
    assert len(answer.err.splitlines()) == 1


def test_a_file_of_which_nothing_can_be_read_fails(tend: Tend, tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("Dear all,\n\nthe rota will follow.\n", encoding="utf-8")
    answer = tend("import-rota", file)
    assert answer.status == 1
    assert "0 shifts kept." in answer.out
