"""What to suggest: a written table, each rule with its one-sentence reason. Pure; learns nothing.

The first rule that holds and whose practice fits the minutes comes first; "something else" walks
down the list. Practices that no rule names follow, the one used longest ago first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.core.vocabulary import WORKED_SHIFTS
from desktop.core.words import tr


class Quadrant(StrEnum):
    """Where on the affect pad a check-in lies."""

    TENSE = "tense"  # unpleasant, high energy
    DRAINED = "drained"  # unpleasant, low energy or energy unknown
    LIVELY = "lively"  # pleasant, high energy
    CALM = "calm"  # pleasant, low energy or energy unknown


@dataclass(frozen=True, slots=True)
class Offer:
    """A practice that could be suggested."""

    practice_id: str
    shortest: int  # minutes
    longest: int
    last_used: date | None = None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the rules may look at."""

    local: datetime
    minutes: int
    quadrant: Quadrant | None = None  # of the last check-in, if it is less than 12 hours old
    contexts: tuple[str, ...] = ()  # of that check-in
    was_hard: bool = False  # the last sitting was said to be hard


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table."""

    practice_id: str
    holds: Callable[[Circumstances], bool]
    reason: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A practice with the reason it is proposed."""

    practice_id: str
    reason: str


def quadrant_of(pleasantness: int | None, energy: int | None) -> Quadrant | None:
    """Return the quadrant of a check-in; the middle counts as pleasant, unknown energy as low."""
    if pleasantness is None:
        return None
    lively = (energy or 0) > 0
    if pleasantness < 0:
        return Quadrant.TENSE if lively else Quadrant.DRAINED
    return Quadrant.LIVELY if lively else Quadrant.CALM


def _hours(first: int, last: int) -> Callable[[Circumstances], bool]:
    """Hold from `first` o'clock until just before `last`, across midnight if need be."""

    def holds(now: Circumstances) -> bool:
        hour = now.local.hour
        return first <= hour < last if first < last else hour >= first or hour < last

    return holds


def _felt(*quadrants: Quadrant) -> Callable[[Circumstances], bool]:
    return lambda now: now.quadrant in quadrants


def _named(*contexts: str) -> Callable[[Circumstances], bool]:
    return lambda now: any(context in now.contexts for context in contexts)


RULES: tuple[Rule, ...] = (
    Rule("at-the-door", lambda now: now.minutes == 1, "One minute is enough to pause at a door."),
    Rule(
        "breathing-space",
        lambda now: now.was_hard,
        "Your last practice was hard, so this is a short and plain one.",
    ),
    Rule(
        "kindness-for-yourself",
        lambda now: now.was_hard,
        "Your last practice was hard, so this one turns to you, gently.",
    ),
    Rule(
        "after-hard-news",
        _named("lost a patient"),
        "You named a loss at your last check-in; this one stops with you for a while.",
    ),
    Rule(
        "after-something-went-wrong",
        _named("error or near miss"),
        "You named an error or a near miss; this is for afterwards, once it has been reported.",
    ),
    Rule(
        "when-it-hurts",
        _named("violence or abuse", "conflict", "hard conversation"),
        "You named something that can hurt; this one is kind to whoever it happened to.",
    ),
    Rule(
        "leaving-the-shift",
        _named(*WORKED_SHIFTS),
        "You named a shift at your last check-in; this one helps to set it down.",
    ),
    Rule(
        "three-good-things",
        _named("thanked", "good outcome"),
        "You named something good at your last check-in; this one looks at it twice.",
    ),
    Rule(
        "breathing-space",
        _felt(Quadrant.TENSE),
        "Your last check-in was tense; this one makes a little room.",
    ),
    Rule(
        "body-scan",
        _felt(Quadrant.TENSE),
        "Your last check-in was tense; this one goes slowly through the body.",
    ),
    Rule(
        "kindness-for-yourself",
        _felt(Quadrant.DRAINED),
        "Your last check-in was low; this one is kind to the person who carries it.",
    ),
    Rule(
        "someone-easy",
        _felt(Quadrant.DRAINED),
        "Your last check-in was low; this one begins with somebody easy to be fond of.",
    ),
    Rule(
        "whole-round",
        _felt(Quadrant.LIVELY, Quadrant.CALM),
        "Your last check-in was pleasant, a good ground for wishing others well.",
    ),
    Rule("before-the-shift", _hours(5, 8), "A few minutes before the day asks anything."),
    Rule("awareness-of-breath", _hours(5, 11), "A plain practice for the morning."),
    Rule("breathing-space", _hours(11, 17), "A short pause in the middle of the day."),
    Rule("leaving-the-shift", _hours(17, 22), "It is evening; this one sets the day down."),
    Rule("body-scan", _hours(22, 5), "It is night; this one can be done lying down."),
)


def proposals(offers: Iterable[Offer], now: Circumstances) -> list[Proposal]:
    """Return what fits the minutes, best first, each practice once, each with its reason."""
    fitting = {o.practice_id: o for o in offers if o.shortest <= now.minutes <= o.longest}
    chosen: dict[str, Proposal] = {}
    for rule in RULES:
        if rule.practice_id in fitting and rule.practice_id not in chosen and rule.holds(now):
            chosen[rule.practice_id] = Proposal(rule.practice_id, tr(rule.reason))
    others = [offer for offer in fitting.values() if offer.practice_id not in chosen]
    others.sort(key=lambda offer: (offer.last_used or date.min, offer.practice_id))
    return [*chosen.values(), *(Proposal(o.practice_id, _reason_of(o)) for o in others)]


def _reason_of(offer: Offer) -> str:
    if offer.last_used is None:
        return tr("You have not tried this one yet.")
    return tr("It has been a while since you chose this one.")
