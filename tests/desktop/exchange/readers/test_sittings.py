"""Insight Timer and GNOME's Meditate: sittings, not check-ins."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from desktop.exchange.found import History, Source
from desktop.exchange.recognising import read_file
from tests.desktop.exchange.samples import INSIGHT_TIMER, MEDITATE, written


def history(folder: Path, text: str) -> History:
    found = read_file(written(folder, text))
    assert isinstance(found, History)
    return found


def test_insight_timer_has_the_month_first_and_durations_without_zeros(tmp_path: Path):
    found = history(tmp_path, INSIGHT_TIMER)
    assert found.source is Source.INSIGHT_TIMER
    first, second = found.found
    assert (first.at, first.practised_s) == (datetime(2026, 4, 20, 8, 21, 14), 2700)
    assert (second.at, second.practised_s) == (datetime(2024, 10, 15, 6, 30), 303)
    assert (first.title, second.title) == ("Morning sit", "Walking")


def test_insight_timers_impossible_rows_are_listed(tmp_path: Path):
    bad = "13/20/2026 08:00:00,0:10:0,,Sit\r\n04/20/2026 08:00:00,0:0:4,,Sit\r\n"
    found = history(tmp_path, INSIGHT_TIMER + bad + "04/20/2026 08:00:00,soon,,Sit\r\n")
    assert [one.line for one in found.unreadable] == [4, 5, 6]


def test_meditate_has_instants(tmp_path: Path):
    found = history(tmp_path, MEDITATE)
    assert found.source is Source.MEDITATE
    [one] = found.found
    assert one.at == datetime(2024, 5, 3, 8, 0, tzinfo=UTC)
    assert (one.practised_s, one.title, one.note) == (600, "Breath", "quiet")
    assert not found.asks_for_zone
