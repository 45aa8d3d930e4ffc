"""How We Feel, Bearable, State of Mind, and a CSV of any kind."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.core.errors import AppError
from desktop.exchange.found import History, Source
from desktop.exchange.readers.any_csv import Columns
from desktop.exchange.readers.bearable import minutes_of
from desktop.exchange.recognising import AsksForColumns, read_file
from tests.desktop.exchange import samples
from tests.desktop.exchange.samples import written


def history(folder: Path, text: str, columns: Columns | None = None) -> History:
    found = read_file(written(folder, text), columns)
    assert isinstance(found, History)
    return found


@pytest.mark.parametrize(
    ("text", "at", "value", "words", "contexts"),
    [
        (
            samples.HOW_WE_FEEL,
            datetime(2026, 5, 17, 15, 39),
            60,
            ("Joyful", "Calm"),
            ("Myself", "Home"),
        ),
        (
            samples.HOW_WE_FEEL_KEYS,
            datetime(2025, 3, 3, 8),
            -60,
            ("mood_burned_out",),
            ("family", "work"),
        ),
        (
            samples.HOW_WE_FEEL_2026,
            datetime(2026, 1, 6, 21, 15),
            -30,
            ("müde", "besorgt"),
            ("Arbeit",),
        ),
    ],
)
def test_how_we_feel_is_read_in_each_of_its_headers(
    tmp_path: Path,
    text: str,
    at: datetime,
    value: int,
    words: tuple[str, ...],
    contexts: tuple[str, ...],
):
    found = history(tmp_path, text)
    assert found.source is Source.HOW_WE_FEEL
    [one] = found.found
    assert (one.at, one.pleasantness, one.words) == (at, value, words)
    assert one.contexts == contexts


def test_how_we_feel_says_that_its_numbers_are_a_guess(tmp_path: Path):
    assert "guess" in history(tmp_path, samples.HOW_WE_FEEL).says


def test_a_word_nobody_knows_makes_no_number_and_a_fourth_goes_to_the_note(tmp_path: Path):
    row = "2026 Sun May 17 3:39 PM,zzz; yyy; xxx; www,,,,,,,,\n"
    [_, one] = history(tmp_path, samples.HOW_WE_FEEL + row).found
    assert (one.pleasantness, one.words, one.note) == (None, ("zzz", "yyy", "xxx"), "Also: www")


def test_bearable_joins_sleep_to_the_first_mood_of_its_day(tmp_path: Path):
    found = history(tmp_path, samples.BEARABLE)
    assert found.source is Source.BEARABLE
    first, second, energy = found.found
    assert (first.at, first.pleasantness, first.slept_minutes) == (
        datetime(2024, 4, 3, 9),
        33,
        465,
    )
    assert (second.at, second.pleasantness) == (datetime(2024, 4, 3, 21, 15), -100)
    assert (second.slept_minutes, second.note) == (None, "long day")
    assert (energy.pleasantness, energy.energy) == (None, 50)


def test_bearables_other_facts_are_counted_and_left_out(tmp_path: Path):
    sleep = "4th Apr 2024,2024-04-04,Thursday,,Sleep,7:00,,\n"
    assert history(tmp_path, samples.BEARABLE + sleep).left_out == (("Symptom", 1), ("Sleep", 1))


def test_bearables_energy_is_read_on_the_scale_that_the_file_shows(tmp_path: Path):
    more = "4th Apr 2024,2024-04-04,Thursday,pm,Energy,10,,\n"
    energies = [one.energy for one in history(tmp_path, samples.BEARABLE + more).found]
    assert energies == [None, None, -33, 100]


@pytest.mark.parametrize(("text", "minutes"), [("7:45", 465), ("7.5", 450), ("0:00", 0)])
def test_a_night_is_read_in_minutes(text: str, minutes: int):
    assert minutes_of(text) == minutes


def test_state_of_mind_bears_its_comma_too_many(tmp_path: Path):
    found = history(tmp_path, samples.STATE_OF_MIND)
    assert found.source is Source.STATE_OF_MIND
    first, second = found.found
    assert first.at == datetime(2026, 1, 9, 20, 34, 6, tzinfo=UTC)
    assert (first.pleasantness, first.words) == (43, ("Calm", "Content", "Grateful"))
    assert (first.contexts, first.note) == (("Work", "Family"), "Also: Hopeful")
    assert (second.pleasantness, second.words) == (-100, ())


def test_state_of_mind_is_read_from_json_too(tmp_path: Path):
    whole = samples.state_of_mind_json()
    whole["data"]["stateOfMind"] += [{"start": "2026-01-09T20:34:06Z", "valence": 3}, None]
    found = history(tmp_path, json.dumps(whole))
    [one] = found.found
    assert (one.pleasantness, one.words, one.contexts) == (25, ("calm",), ("work",))
    assert [bad.line for bad in found.unreadable] == [2, 3]


def test_an_unknown_csv_asks_which_column_is_what(tmp_path: Path):
    asks = read_file(written(tmp_path, samples.ANY))
    assert isinstance(asks, AsksForColumns)
    assert asks.header == ("day", "score", "words")
    assert asks.sample[0] == ("13.02.2024", "3,5", "slept badly")


def test_the_columns_that_were_pointed_at_are_read(tmp_path: Path):
    columns = Columns("day", "score", worst=1, best=6, note="words")
    first, second = history(tmp_path, samples.ANY, columns).found
    assert (first.at, first.pleasantness) == (datetime(2024, 2, 13, 12), 0)
    assert (second.at, second.pleasantness) == (datetime(2024, 2, 14, 8, 30), None)
    assert second.note == "only a note"


def test_one_date_shows_which_number_is_the_month_in_all(tmp_path: Path):
    text = "day,score\n02/03/2024,1\n02/13/2024,1\n"
    first, _ = history(tmp_path, text, Columns("day", "score")).found
    assert first.at == datetime(2024, 2, 3, 12)


def test_dates_that_leave_the_month_open_are_listed_unless_it_is_said(tmp_path: Path):
    text = "day,score\n02/03/2024,1\n"
    assert len(history(tmp_path, text, Columns("day", "score")).unreadable) == 1
    [one] = history(tmp_path, text, Columns("day", "score", order="day")).found
    assert one.at == datetime(2024, 3, 2, 12)


def test_a_unix_time_and_rows_with_nothing_in_them(tmp_path: Path):
    text = "t,n\n1714723200,5\n1714723200000,5\n1714723200,\n"
    found = history(tmp_path, text, Columns("t", "n"))
    assert {one.at for one in found.found} == {datetime(2024, 5, 3, 8, tzinfo=UTC)}
    assert [one.line for one in found.unreadable] == [4]


def test_a_column_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(AppError) as refused:
        history(tmp_path, samples.ANY, Columns("when", "score"))
    assert "when" in str(refused.value.facts["why"])


@pytest.mark.parametrize(
    "wrong",
    [{"date": ""}, {"date": "a"}, {"date": "a", "number": "b", "worst": 2.0, "best": 2.0}],
)
def test_columns_that_say_too_little_are_refused(wrong: dict[str, object]):
    with pytest.raises(ValueError, match="a "):
        Columns(**wrong)  # type: ignore[arg-type]
