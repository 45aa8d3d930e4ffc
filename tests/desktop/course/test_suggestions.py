"""Suggestions follow the written table, in its order."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from desktop.core.vocabulary import CONTEXTS
from desktop.course.suggestion_rules import (
    EXPOSING,
    GENTLE,
    LYING,
    RULES,
    LoggedShift,
    Phase,
    is_at_work,
)
from desktop.course.suggestions import (
    Circumstances,
    Offer,
    Proposal,
    Quadrant,
    proposals,
    quadrant_of,
)

OFFERS = [
    Offer("at-the-door", 1, 1),
    Offer("breathing-space", 2, 8),
    Offer("body-scan", 3, 60),
    Offer("kindness-for-yourself", 2, 20),
    Offer("leaving-the-shift", 2, 15),
    Offer("awareness-of-breath", 2, 45),
    Offer("whole-round", 6, 60),
    Offer("after-hard-news", 2, 8),
    Offer("after-something-went-wrong", 3, 10),
    Offer("when-it-hurts", 2, 12),
    Offer("three-good-things", 3, 10),
]
NOON = datetime(2026, 3, 4, 12, 0)


def first(minutes: int, **facts: object) -> str:
    at = facts.pop("local", NOON)
    now = Circumstances(local=at, minutes=minutes, **facts)  # type: ignore[arg-type]
    return proposals(OFFERS, now)[0].practice_id


def test_one_minute_brings_the_pause_at_the_door():
    assert first(1, quadrant=Quadrant.TENSE) == "at-the-door"


def test_after_a_hard_practice_a_gentler_one_comes_first():
    assert first(5, was_hard=True, quadrant=Quadrant.CALM) == "breathing-space"
    assert first(20, was_hard=True) == "kindness-for-yourself"


def test_after_a_hard_practice_what_exposes_most_comes_last():
    library = [*OFFERS, Offer("feet-on-the-floor", 1, 4), Offer("a-difficult-patient", 4, 15)]
    now = Circumstances(NOON, 4, Quadrant.CALM, ("lost a patient",), was_hard=True)
    names = [proposal.practice_id for proposal in proposals(library, now)]
    assert names[:3] == ["feet-on-the-floor", "breathing-space", "kindness-for-yourself"]
    exposing = [name in EXPOSING for name in names]
    assert exposing == sorted(exposing)
    assert not set(GENTLE) & set(EXPOSING)


def test_a_courses_practice_of_today_stands_first_and_says_so():
    course = ("body-scan", "Eight weeks of mindfulness")
    found = proposals(OFFERS, Circumstances(NOON, 20, course=course))
    assert found[0].practice_id == "body-scan"
    assert found[0].reason == "Today\u2019s practice of your course, Eight weeks of mindfulness."
    assert first(20, course=course, was_hard=True) == "kindness-for-yourself"
    assert first(2, course=course) != "body-scan"  # it does not fit the minutes


def test_a_night_on_call_and_the_morning_after_nights_have_their_own():
    library = [*OFFERS, Offer("back-to-rest", 4, 30), Offer("winding-down", 5, 45)]
    late, morning = NOON.replace(hour=2), NOON.replace(hour=9)
    on_call = Circumstances(late, 10, contexts=("on call",))
    after = Circumstances(morning, 10, contexts=("night shift",))
    assert proposals(library, on_call)[0].practice_id == "back-to-rest"
    assert proposals(library, after)[0].practice_id == "winding-down"


LIBRARY = [*OFFERS, Offer("lake", 5, 40), Offer("movement-lying", 5, 30)]


def at_work(shift: str, checked_in: int, hour: int, **facts: object) -> list[Proposal]:
    """What is proposed at an `hour`, with a shift named at another, up to twelve before it."""
    local = NOON.replace(hour=hour)
    named = local - timedelta(hours=(hour - checked_in) % 24)
    now = Circumstances(local, 10, contexts=(shift,), checked_in=named, **facts)  # type: ignore[arg-type]
    return proposals(LIBRARY, now)


def lying(found: list[Proposal]) -> list[bool]:
    return [proposal.practice_id in LYING for proposal in found]


DURING = [
    ("night shift", 17, 18), ("night shift", 21, 23), ("night shift", 22, 2), ("night shift", 1, 5),
    ("day shift", 5, 6), ("day shift", 10, 14), ("late shift", 12, 18), ("late shift", 17, 20),
]  # fmt: skip
AFTER = [
    ("night shift", 4, 6), ("night shift", 8, 19), ("day shift", 13, 15), ("day shift", 19, 4),
    ("late shift", 19, 22), ("late shift", 23, 2), ("on call", 22, 2), ("day off", 22, 2),
]  # fmt: skip


@pytest.mark.parametrize("quadrant", [None, *Quadrant])
@pytest.mark.parametrize(("shift", "checked_in", "hour"), DURING)
def test_before_and_during_a_shift_what_is_done_lying_down_comes_last(
    shift: str, checked_in: int, hour: int, quadrant: Quadrant | None
):
    found = at_work(shift, checked_in, hour, quadrant=quadrant)
    assert lying(found) == sorted(lying(found))
    assert sum(lying(found)) == 3
    reasons = {proposal.reason for proposal in found if proposal.practice_id in LYING}
    assert not reasons & {rule.reason for rule in RULES}


@pytest.mark.parametrize(("shift", "checked_in", "hour"), AFTER)
def test_after_a_shift_lying_down_is_proposed_as_ever(shift: str, checked_in: int, hour: int):
    found = at_work(shift, checked_in, hour, quadrant=Quadrant.TENSE)
    now = Circumstances(NOON.replace(hour=hour), 10, Quadrant.TENSE, (shift,))
    assert found == proposals(LIBRARY, now)
    assert lying(found) != sorted(lying(found))


def test_at_night_without_a_shift_lying_down_is_proposed_for_the_night():
    night = NOON.replace(hour=23)
    for checked_in in (None, NOON.replace(hour=22)):
        found = proposals(LIBRARY, Circumstances(night, 10, checked_in=checked_in))
        assert [one.practice_id for one in found[:2]] == ["body-scan", "lake"]


def test_a_course_and_a_bed_on_call_have_their_place_even_in_a_shift():
    course = ("body-scan", "Eight weeks of mindfulness")
    assert at_work("night shift", 21, 23, course=course)[0].practice_id == "body-scan"
    night = NOON.replace(hour=23)
    both = Circumstances(night, 10, contexts=("night shift", "on call"), checked_in=night)
    library = [*LIBRARY, Offer("back-to-rest", 4, 30)]
    assert proposals(library, both)[0].practice_id == "back-to-rest"


def test_every_practice_that_is_done_lying_down_first_of_all_is_known_as_such():
    postures = {
        path.stem: tomllib.loads(path.read_text("utf-8"))["posture"]
        for path in resources.practices().glob("*.toml")
    }
    assert set(LYING) == {name for name, posture in postures.items() if posture.startswith("Lying")}


def test_coming_from_a_shift_beats_the_mood():
    assert first(5, contexts=("night shift",), quadrant=Quadrant.CALM) == "leaving-the-shift"


@pytest.mark.parametrize(
    ("happening", "practice"),
    [
        ("lost a patient", "after-hard-news"),
        ("error or near miss", "after-something-went-wrong"),
        ("violence or abuse", "when-it-hurts"),
        ("good outcome", "three-good-things"),
    ],
)
def test_what_happened_beats_the_mood(happening: str, practice: str):
    assert first(5, contexts=(happening,), quadrant=Quadrant.DRAINED) == practice


def test_whatever_a_rule_may_look_for_is_something_a_check_in_offers():
    """A context that is renamed there would leave its rule asleep."""
    awake = {
        proposals(
            [Offer(rule.practice_id, 1, 90)],
            Circumstances(NOON.replace(hour=hour), minutes, contexts=(one,)),
        )[0]
        for rule in RULES
        for one in CONTEXTS
        for minutes, hour in ((1, 12), (5, 12), (5, 23))
    }
    by_context = [rule for rule in RULES if rule.reason.startswith("You named")]
    assert {rule.reason for rule in by_context} <= {proposal.reason for proposal in awake}


@pytest.mark.parametrize(
    ("hour", "practice"),
    [(4, "body-scan"), (5, "awareness-of-breath"), (16, "breathing-space"), (23, "body-scan")],
)
def test_without_a_check_in_the_hour_decides(hour: int, practice: str):
    assert first(5, local=NOON.replace(hour=hour)) == practice


def test_what_no_rule_names_follows_longest_unused_first():
    used = [
        Offer("a", 1, 60, date(2026, 3, 1)),
        Offer("b", 1, 60, date(2026, 1, 1)),
        Offer("c", 1, 60),
    ]
    names = [p.practice_id for p in proposals(used, Circumstances(NOON, 5))]
    assert names == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("pleasantness", "energy", "quadrant"),
    [
        (-1, 1, Quadrant.TENSE),
        (-1, None, Quadrant.DRAINED),
        (0, 0, Quadrant.CALM),
        (10, 5, Quadrant.LIVELY),
        (None, 5, None),
    ],
)
def test_quadrants_read_unknown_energy_as_low(pleasantness, energy, quadrant):
    assert quadrant_of(pleasantness, energy) is quadrant


def test_every_rule_gives_its_reason_as_a_sentence():
    assert all(rule.reason.endswith(".") for rule in RULES)


@given(
    minutes=st.integers(1, 90),
    hour=st.integers(0, 23),
    quadrant=st.sampled_from([None, *Quadrant]),
    was_hard=st.booleans(),
)
def test_each_practice_that_fits_is_proposed_exactly_once(minutes, hour, quadrant, was_hard):
    now = Circumstances(NOON.replace(hour=hour), minutes, quadrant, was_hard=was_hard)
    names = [p.practice_id for p in proposals(OFFERS, now)]
    fitting = {o.practice_id for o in OFFERS if o.shortest <= minutes <= o.longest}
    assert len(names) == len(set(names))
    assert set(names) == fitting


def test_what_happened_stands_above_the_course():
    course = ("body-scan", "Eight weeks")
    assert first(5, course=course, contexts=("lost a patient",)) == "after-hard-news"
    assert first(5, course=course, contexts=("thanked",)) == "body-scan"


def logged(word, phase, hour, **facts):
    local = NOON.replace(hour=hour)
    return Circumstances(local, 10, shift=LoggedShift(word, phase), **facts)


def test_a_logged_shift_keeps_what_is_done_lying_down_away_until_it_ends():
    for phase, at_work in (("soon", True), ("during", True), ("over", False)):
        now = logged("night shift", Phase(phase), 12, quadrant=Quadrant.DRAINED)
        assert is_at_work(now) is at_work
        names = [proposal.practice_id for proposal in proposals(LIBRARY, now)]
        assert (names.index("lake") > len(names) // 2) is at_work


def test_a_logged_shift_beats_the_one_that_a_check_in_named():
    at = NOON.replace(hour=20)
    now = replace(logged("day shift", Phase.OVER, 20), contexts=("night shift",), checked_in=at)
    assert not is_at_work(now)


def test_what_begins_soon_or_is_over_is_proposed_for_and_says_why():
    offers = [Offer(name, 1, 30) for name in ("before-the-shift", "leaving-the-shift")]
    first = proposals(offers, logged("late shift", Phase.SOON, 12))[0]
    assert (first.practice_id, "begins soon" in first.reason) == ("before-the-shift", True)
    first = proposals(offers, logged("late shift", Phase.OVER, 22))[0]
    assert (first.practice_id, "is over" in first.reason) == ("leaving-the-shift", True)


def test_the_morning_after_a_logged_night_and_a_logged_night_on_call_have_theirs():
    offers = [Offer(name, 1, 30) for name in ("winding-down", "back-to-rest", "stop")]
    assert proposals(offers, logged("night shift", Phase.OVER, 9))[0].practice_id == "winding-down"
    assert proposals(offers, logged("on call", Phase.DURING, 2))[0].practice_id == "back-to-rest"
