"""Suggestions follow the written table, in its order."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.vocabulary import CONTEXTS
from desktop.course.suggestions import (
    RULES,
    Circumstances,
    Offer,
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
        proposals([Offer(rule.practice_id, 1, 90)], Circumstances(NOON, 5, contexts=(one,)))[0]
        for rule in RULES
        for one in CONTEXTS
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
