"""The table of what to suggest when: each line a practice, when it holds, and its reason.

Kept in one place so that anyone can read why something is proposed. Order is preference. A line
whose practice the library does not have says nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.core.vocabulary import SHIFTS, WORKED_SHIFTS


class Quadrant(StrEnum):
    """Where on the affect pad a check-in lies."""

    TENSE = "tense"  # unpleasant, high energy
    DRAINED = "drained"  # unpleasant, low energy or energy unknown
    LIVELY = "lively"  # pleasant, high energy
    CALM = "calm"  # pleasant, low energy or energy unknown


class Phase(StrEnum):
    """Where the present stands to a shift that was logged."""

    SOON = "soon"  # it begins within three hours
    DURING = "during"
    OVER = "over"  # it ended within the last six hours


@dataclass(frozen=True, slots=True)
class LoggedShift:
    """A shift in the journal that the present has to do with, by the word a check-in has for it."""

    word: str  # one of the vocabulary's shifts
    phase: Phase


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
    was_hard: bool = False  # a sitting of today was said to be hard
    course: tuple[str, str] | None = None  # today's practice of a course: (id, the course's title)
    checked_in: datetime | None = None  # local time of that check-in
    shift: LoggedShift | None = None  # it beats the shift that a check-in named


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


def _within(hour: int, first: int, last: int) -> bool:
    """Say whether it is `first` o'clock or later but not yet `last`, even across midnight."""
    return first <= hour < last if first < last else hour >= first or hour < last


def _hours(first: int, last: int) -> Callable[[Circumstances], bool]:
    return lambda now: _within(now.local.hour, first, last)


def _felt(*quadrants: Quadrant) -> Callable[[Circumstances], bool]:
    return lambda now: now.quadrant in quadrants


def _named(*contexts: str) -> Callable[[Circumstances], bool]:
    return lambda now: any(context in now.contexts for context in contexts)


def _logged(phase: Phase, *words: str) -> Callable[[Circumstances], bool]:
    """Say whether there is a logged shift in this phase, of these words or of any."""
    return lambda now: (
        now.shift is not None and now.shift.phase is phase and now.shift.word in (words or SHIFTS)
    )


def _any(*conditions: Callable[[Circumstances], bool]) -> Callable[[Circumstances], bool]:
    return lambda now: any(holds(now) for holds in conditions)


def _all(*conditions: Callable[[Circumstances], bool]) -> Callable[[Circumstances], bool]:
    return lambda now: all(holds(now) for holds in conditions)


def _was_hard(now: Circumstances) -> bool:
    return now.was_hard


def _one_minute(now: Circumstances) -> bool:
    return now.minutes == 1


_MORNING, _DAY, _EVENING, _NIGHT = _hours(5, 11), _hours(11, 17), _hours(17, 22), _hours(22, 5)
_AFTER_NIGHTS = _all(_named("night shift"), _hours(6, 15))
_AFTER_LOGGED_NIGHT = _all(_logged(Phase.OVER, "night shift"), _hours(6, 15))
_ON_CALL = _all(_any(_named("on call"), _logged(Phase.DURING, "on call")), _hours(20, 7))

# After a hard practice only short and plain ones are proposed that day, these first.
GENTLE = ("feet-on-the-floor", "breathing-space", "kindness-for-yourself", "walking", "first-sip")
# And these last of all, whatever else speaks for them.
EXPOSING = (
    "a-difficult-patient",
    "whole-round",
    "someone-who-died",
    "body-scan",
    "sitting",
    "open-awareness",
    "after-hard-news",
    "after-something-went-wrong",
    "in-their-shoes",
    "silent-sit",
)

# Done lying down: nobody at work has a place for it.
LYING = ("body-scan", "lake", "movement-lying", "back-to-rest", "winding-down")
# From about three hours before a shift begins until it ends. A check-in says which shift it was,
# and not whether it was over: where both it and the present lie in these hours, it was not.
SHIFT_HOURS = {"day shift": (4, 15), "late shift": (10, 21), "night shift": (16, 6)}


def is_at_work(now: Circumstances) -> bool:
    """Say whether a shift is ahead or going on: a logged one, or else the one that was named."""
    if now.shift is not None:
        return now.shift.phase is not Phase.OVER
    if now.checked_in is None:
        return False
    hours = (now.checked_in.hour, now.local.hour)
    named = (SHIFT_HOURS[shift] for shift in WORKED_SHIFTS if shift in now.contexts)
    return any(all(_within(hour, *shift) for hour in hours) for shift in named)


def has_no_place(practice_id: str, now: Circumstances) -> bool:
    """Say whether a practice is done lying down while its listener is at work.

    On call at night there is a bed, and what a course has for today stays the person's own choice.
    """
    if practice_id not in LYING or not is_at_work(now):
        return False
    if now.course is not None and practice_id == now.course[0]:
        return False
    return not (practice_id == "back-to-rest" and _ON_CALL(now))


RULES: tuple[Rule, ...] = (
    Rule(
        "feet-on-the-floor",
        _was_hard,
        "Your last practice was hard, so this is a short one, with both feet on the floor.",
    ),
    Rule(
        "breathing-space",
        _was_hard,
        "Your last practice was hard, so this is a short and plain one.",
    ),
    Rule(
        "kindness-for-yourself",
        _was_hard,
        "Your last practice was hard, so this one turns to you, gently.",
    ),
    Rule(
        "the-pause",
        _all(_one_minute, _named("lost a patient")),
        "You named a loss at your last check-in; a minute to stop for it.",
    ),
    Rule("at-the-door", _one_minute, "One minute is enough to pause at a door."),
    Rule("stop", _one_minute, "One minute is enough to stop, look and go on."),
    Rule("washing-hands", _one_minute, "One minute, and something you do anyway."),
    Rule(
        "back-to-rest",
        _ON_CALL,
        "You are on call and it is night; this one lets you lie down until it rings.",
    ),
    Rule(
        "winding-down",
        _AFTER_LOGGED_NIGHT,
        "Your night shift is over; this one is for going to bed by daylight.",
    ),
    Rule(
        "winding-down",
        _AFTER_NIGHTS,
        "You named a night shift; this one is for going to bed by daylight.",
    ),
    Rule(
        "after-hard-news",
        _named("lost a patient"),
        "You named a loss at your last check-in; this one stops with you for a while.",
    ),
    Rule(
        "someone-who-died",
        _named("lost a patient"),
        "You named a loss at your last check-in; this one is for the person who died.",
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
        "after-a-hard-conversation",
        _named("hard conversation", "conflict"),
        "You named a hard conversation; this one looks at what is left of it.",
    ),
    Rule(
        "leaving-the-shift",
        _logged(Phase.OVER),
        "Your shift is over; this one helps to set it down.",
    ),
    Rule(
        "before-the-shift",
        _logged(Phase.SOON),
        "Your shift begins soon; a few minutes before it asks anything.",
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
        "glad-for-others",
        _named("thanked", "good outcome"),
        "You named something good at your last check-in; gladness can be practised too.",
    ),
    Rule(
        "for-a-colleague",
        _named("short-staffed"),
        "You named a short-staffed shift; this one is for somebody you carry it with.",
    ),
    Rule(
        "breathing-space",
        _felt(Quadrant.TENSE),
        "Your last check-in was tense; this one makes a little room.",
    ),
    Rule(
        "movement-on-a-chair",
        _felt(Quadrant.TENSE),
        "Your last check-in was tense; this one moves a little, where you sit.",
    ),
    Rule(
        "walking",
        _felt(Quadrant.TENSE),
        "Your last check-in was tense; this one can be walked.",
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
        "lake",
        _felt(Quadrant.DRAINED),
        "Your last check-in was low; this one can be done lying down.",
    ),
    Rule(
        "whole-round",
        _felt(Quadrant.LIVELY, Quadrant.CALM),
        "Your last check-in was pleasant, a good ground for wishing others well.",
    ),
    Rule(
        "glad-for-others",
        _felt(Quadrant.LIVELY),
        "Your last check-in was bright; this one is glad for somebody else.",
    ),
    Rule("before-the-shift", _hours(5, 8), "A few minutes before the day asks anything."),
    Rule("awareness-of-breath", _MORNING, "A plain practice for the morning."),
    Rule("sitting", _MORNING, "A longer sitting, while the day is young."),
    Rule("movement-standing", _MORNING, "It is morning; this one wakes the body gently."),
    Rule("breathing-space", _DAY, "A short pause in the middle of the day."),
    Rule("awareness-of-breath", _DAY, "A plain practice for the middle of the day."),
    Rule("walking", _DAY, "It is the middle of the day, and this one can be walked."),
    Rule("eating-one-thing", _hours(11, 14), "It is about time to eat; this begins with one bite."),
    Rule("leaving-the-shift", _EVENING, "It is evening; this one sets the day down."),
    Rule("mountain", _EVENING, "It is evening; this one just sits there."),
    Rule("movement-lying", _EVENING, "It is evening; this one moves slowly, lying down."),
    Rule("body-scan", _NIGHT, "It is night; this one can be done lying down."),
    Rule("lake", _NIGHT, "It is night, and a lake is quiet then."),
)
