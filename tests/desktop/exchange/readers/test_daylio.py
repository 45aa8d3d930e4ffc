"""Daylio's CSV and its backup."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.core.errors import AppError
from desktop.exchange.found import Found, History, Mood, Source
from desktop.exchange.recognising import read_file
from tests.desktop.exchange.samples import (
    DAYLIO,
    DAYLIO_OLD,
    daylio_backup,
    daylio_entries,
    written,
    zipped,
)


def history(path: Path) -> History:
    found = read_file(path)
    assert isinstance(found, History)
    assert found.source is Source.DAYLIO
    return found


def test_each_row_of_the_csv_is_a_check_in(tmp_path: Path):
    first, second, third = history(written(tmp_path, DAYLIO)).found
    assert (first.line, first.at) == (2, datetime(2024, 5, 3, 20, 30))
    assert (first.mood, first.pleasantness, first.words) == ("rad", 80, ("rad",))
    assert (first.contexts, first.note) == (("friends", "good meal"), "Walk\nBy the river\nslowly")
    assert (second.mood, second.pleasantness, second.note) == ("sparkly", None, "")
    assert (third.pleasantness, third.note) == (-80, "tired & cold")
    assert third.raw == DAYLIO.splitlines()[3]


def test_an_older_csv_has_no_scales_and_a_german_mood(tmp_path: Path):
    [one] = history(written(tmp_path, DAYLIO_OLD)).found
    assert (one.at, one.pleasantness) == (datetime(2021, 2, 28, 22), -40)


def test_its_own_moods_are_told_with_their_usual_values(tmp_path: Path):
    assert history(written(tmp_path, DAYLIO)).moods() == (
        Mood("awful", 1, -80),
        Mood("rad", 1, 80),
        Mood("sparkly", 1, None),
    )


def test_a_row_without_a_date_is_listed(tmp_path: Path):
    path = written(tmp_path, DAYLIO + "yesterday,,,10:00,good,,,,\n")
    [one] = history(path).unreadable
    assert (one.line, "yesterday" in one.reason) == (5, True)


def test_a_backup_has_instants_where_the_offset_is_kept(tmp_path: Path):
    path = written(tmp_path, daylio_backup(daylio_entries()), "backup.daylio")
    first, second = history(path).found
    assert first.at == datetime(2024, 5, 3, 18, 30, tzinfo=UTC)
    assert first.at.utcoffset() == timedelta(hours=2)
    assert (first.mood, first.pleasantness) == ("stormy", -40)
    assert (first.contexts, first.note) == (("garden", "night shift"), "rain\nall day")
    assert (second.at, second.mood) == (datetime(2023, 12, 31, 7, 5), "rad")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"month": 12, "datetime": None}, "date"),
        ({"timeZoneOffset": 10**12}, "offset"),
        ({"datetime": 10**30}, "calendar"),
        ({"mood": "5"}, "mood"),
        ({"note": "\ud800"}, "UTF-8"),
    ],
)
def test_an_entry_of_the_backup_that_cannot_be_read_is_listed(
    tmp_path: Path, change: dict[str, object], reason: str
):
    entries = daylio_entries()
    entries["dayEntries"][0] |= change
    found = history(written(tmp_path, daylio_backup(entries), "b.daylio"))
    assert [one.line for one in found.found] == [2]
    assert [(one.line, reason in one.reason) for one in found.unreadable] == [(1, True)]


def test_what_is_no_entry_at_all_is_listed_too(tmp_path: Path):
    entries = daylio_entries()
    entries["dayEntries"] += [None, 7, "x", []]
    found = history(written(tmp_path, daylio_backup(entries)))
    assert [one.line for one in found.unreadable] == [3, 4, 5, 6]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (zipped({"backup.daylio": b"not base64!"}), "damaged"),
        (zipped({"backup.daylio": b"e30="}), "no entries"),
        (zipped({"backup.daylio": b"W1tb"}), "damaged"),
        (daylio_backup(daylio_entries())[:-40], "cut short"),
    ],
)
def test_a_damaged_backup_is_refused_in_one_sentence(tmp_path: Path, data: bytes, why: str):
    with pytest.raises(AppError) as refused:
        read_file(written(tmp_path, data, "b.daylio"))
    assert why in str(refused.value.facts["why"])


def test_the_same_row_is_known_again_and_another_is_not():
    at = datetime(2024, 1, 1)
    one, other = Found(line=1, raw="a", at=at), Found(line=9, raw="a", at=at)
    assert one.source_id(Source.DAYLIO) == other.source_id(Source.DAYLIO)
    assert one.source_id(Source.DAYLIO) != one.source_id(Source.BEARABLE)
