from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from desktop.journal.making import new_check_in, new_sitting
from desktop.journal.records import Moment
from desktop.services.entry_words import entry_of, signed


@pytest.fixture
def shown(fake_clock):
    def shown(**said):
        return entry_of(new_check_in(fake_clock, **said), str)

    return shown


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ({"able": 6, "pleasantness": 30, "energy": -20}, "Able 6 · pleasant 30 · energy −20"),
        ({"pleasantness": -67}, "Pleasant −67"),
        ({"energy": 0}, "Energy 0"),
        ({"words": ("calm", "steady")}, "calm, steady"),
        ({"note": "quiet"}, "A note"),
    ],
)
def test_the_title_says_what_was_said(shown, said, title):
    assert shown(**said).title == title


def test_the_detail_holds_the_rest(shown):
    entry = shown(
        able=6,
        words=("calm", "moved"),
        contexts=("night shift", "Ward round"),
        slept_minutes=390,
        moment=Moment.BEFORE,
        note="quiet",
    )
    assert entry.detail == (
        "calm, moved · night shift, Ward round · slept 6 h 30 min · before a practice"
    )
    assert entry.note == "quiet"


def test_words_are_not_said_twice(shown):
    assert shown(words=("calm",)).detail == ""


@pytest.mark.parametrize(("minutes", "text"), [(0, "0 min"), (59, "59 min"), (480, "8 h")])
def test_sleep_is_said_as_people_say_it(shown, minutes, text):
    assert shown(able=1, slept_minutes=minutes).detail == f"slept {text}"


def test_a_row_stands_under_its_own_day_and_shows_the_time_there(fake_clock):
    fake_clock.jump_s(-7 * 3600)  # 03:30 in Berlin
    entry = entry_of(new_check_in(fake_clock, able=6), str)
    assert (entry.at.hour, entry.at.minute) == (3, 30)
    assert entry.day == date(2026, 3, 3)


def test_what_was_added_later_is_marked(fake_clock):
    earlier = fake_clock.now().local - timedelta(days=1)
    assert entry_of(new_check_in(fake_clock, at=earlier, able=6), str).later


def test_the_edit_form_starts_from_what_was_said(shown):
    entry = shown(able=6, words=("calm",), note="quiet")
    draft = entry.check_in
    assert (draft.able, draft.words, draft.note) == (6, ("calm",), "quiet")
    assert draft.amends == entry.id
    assert draft.at.second == 0


@pytest.mark.parametrize(
    ("practised_s", "finished", "hard", "detail"),
    [
        (600.0, True, False, "10 minutes"),
        (60.0, True, False, "1 minute"),
        (430.0, False, False, "7 of 10 minutes"),
        (45.0, False, True, "45 seconds · that was hard"),
    ],
)
def test_a_sitting_says_its_minutes(fake_clock, practised_s, finished, hard, detail):
    sitting = replace(
        new_sitting(fake_clock, time(4), "body-scan", 600),
        practised_s=practised_s,
        finished=finished,
        hard=hard,
    )
    entry = entry_of(sitting, {"body-scan": "Body scan"}.__getitem__)
    assert (entry.title, entry.detail) == ("Body scan", detail)
    assert entry.check_in is None


@pytest.mark.parametrize(
    ("choices", "detail"),
    [
        ('{"silent": "all"}', "10 minutes · silent · that was hard"),
        ('{"silent": "part"}', "10 minutes · silent in part · that was hard"),
        ('{"silent": "none"}', "10 minutes · that was hard"),
        ('{"eyes": "open"}', "10 minutes · that was hard"),
        ("", "10 minutes · that was hard"),
        ("not JSON", "10 minutes · that was hard"),
        ("[1]", "10 minutes · that was hard"),
    ],
)
def test_a_sitting_in_ward_mode_says_that_it_was_silent(fake_clock, choices, detail):
    sitting = replace(
        new_sitting(fake_clock, time(4), "body-scan", 600, choices),
        practised_s=600.0,
        finished=True,
        hard=True,
    )
    assert entry_of(sitting, str.title).detail == detail


def test_minus_is_a_minus():
    assert [signed(number) for number in (-5, 0, 5)] == ["−5", "0", "5"]
