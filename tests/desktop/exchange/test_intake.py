"""Rows of other programs as Tend's own records."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from desktop.exchange.found import Found, History, Source, Stopped, Unreadable
from desktop.exchange.intake import Choices, intake
from desktop.exchange.recognising import read_file
from desktop.journal.records import CheckIn, Entered, Moment, Sitting
from tests.desktop.exchange.samples import DAYLIO, INSIGHT_TIMER, MEDITATE, written
from tests.desktop.fake_clock import FakeClock


def read(folder: Path, text: str) -> History:
    found = read_file(written(folder, text))
    assert isinstance(found, History)
    return found


def of(*found: Found) -> History:
    return History(Source.DAYLIO, "f.csv", found, (Unreadable(99, "no"),))


def found(**fields: object) -> Found:
    usual = {"line": 2, "raw": "r", "at": datetime(2024, 5, 3, 20, 30), "pleasantness": 40}
    return Found(**{**usual, **fields})  # type: ignore[arg-type]


def test_a_check_in_says_where_it_came_from(tmp_path: Path, fake_clock: FakeClock):
    made = intake(read(tmp_path, DAYLIO), Choices(), fake_clock)
    [record] = made.brought[0].records
    assert isinstance(record, CheckIn)
    assert (record.entered, record.source) == (Entered.IMPORTED, "daylio")
    assert (record.pleasantness, record.energy, record.able) == (80, None, None)
    assert (record.at.zone, record.at.local) == ("Europe/Berlin", datetime(2024, 5, 3, 20, 30))


def test_a_mood_without_a_value_stays_unsaid_and_is_never_nought(
    tmp_path: Path, fake_clock: FakeClock
):
    made = intake(read(tmp_path, DAYLIO), Choices(), fake_clock)
    [record] = made.brought[1].records
    assert isinstance(record, CheckIn)
    assert (record.pleasantness, record.words) == (None, ("sparkly",))


def test_the_persons_own_value_of_a_mood_beats_the_usual_one(tmp_path: Path, fake_clock: FakeClock):
    choices = Choices(moods={"sparkly": 100, "rad": None})
    made = intake(read(tmp_path, DAYLIO), choices, fake_clock)
    values = [one.records[0].pleasantness for one in made.brought]  # type: ignore[union-attr]
    assert values == [None, 100, -80]


def test_a_time_without_a_zone_takes_the_chosen_one(fake_clock: FakeClock):
    made = intake(of(found()), Choices(zone="America/New_York"), fake_clock)
    [record] = made.brought[0].records
    assert record.at.utc == datetime(2024, 5, 4, 0, 30, tzinfo=UTC)


def test_its_day_is_by_the_boundary(fake_clock: FakeClock):
    night = found(at=datetime(2024, 12, 30, 3, 30))
    made = intake(of(night), Choices(), fake_clock, time(4))
    [record] = made.brought[0].records
    assert (record.day, record.week) == ("2024-12-29", "2024-W52")


def test_a_time_more_than_five_minutes_ahead_is_listed(fake_clock: FakeClock):
    near = fake_clock.utc + timedelta(minutes=5)
    far = fake_clock.utc + timedelta(minutes=5, seconds=1)
    made = intake(of(found(at=near), found(line=3, at=far)), Choices(), fake_clock)
    assert len(made.brought) == 1
    assert [(one.line, "future" in one.reason) for one in made.unreadable] == [
        (3, True),
        (99, False),
    ]


@pytest.mark.parametrize("year", [1, 1899, 9999])
def test_a_year_that_cannot_be_is_listed(fake_clock: FakeClock, year: int):
    made = intake(of(found(at=datetime(year, 1, 1))), Choices(), fake_clock)
    assert made.brought == ()


def test_a_row_that_says_nothing_is_listed(fake_clock: FakeClock):
    made = intake(of(found(pleasantness=None)), Choices(), fake_clock)
    assert "nothing to keep" in made.unreadable[0].reason


def test_a_sitting_is_closed_and_never_takes_the_name_of_one_of_ours(
    tmp_path: Path, fake_clock: FakeClock
):
    fake_clock.utc = datetime(2026, 5, 1, tzinfo=UTC)
    made = intake(read(tmp_path, INSIGHT_TIMER), Choices(), fake_clock)
    first = made.brought[0].records[0]
    assert isinstance(first, Sitting)
    assert (first.closed, first.finished, first.practised_s) == (True, True, 2700)
    assert first.practice_id == "Morning sit (Insight Timer)"


def test_the_note_of_a_sitting_is_a_check_in_after_it(tmp_path: Path, fake_clock: FakeClock):
    made = intake(read(tmp_path, MEDITATE), Choices(), fake_clock)
    sitting, word = made.brought[0].records
    assert isinstance(word, CheckIn)
    assert (word.note, word.moment, word.sitting_id) == ("quiet", Moment.AFTER, sitting.id)


def test_it_stops_when_asked(fake_clock: FakeClock):
    with pytest.raises(Stopped):
        intake(of(found()), Choices(), fake_clock, progress=lambda done: False)
