"""What stands around the check-ins: shifts, marks, weekly reflections, scores. Frozen records.

What a reflection or a questionnaire adds up to is `desktop.trends`', and so are their scales.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite

from desktop.core.clock import Stamp
from desktop.core.limits import MOST_OF_A_LINE
from desktop.journal.records import Entered, FieldError, check_text

LONGEST_SHIFT = timedelta(hours=72)
STATEMENTS = 8
MOST_AGREEMENT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A stretch of work: a check-in within it, or soon after, belongs to the day it began."""

    id: str
    at: Stamp  # its start
    end: Stamp
    day: str  # of its start, by the day boundary
    week: str
    kind: str  # the person's own word: "night", "long day", "on call"
    source: str = "tend"

    def __post_init__(self) -> None:
        _check_line("kind", self.kind)
        length = self.end.utc - self.at.utc
        if not timedelta(0) < length <= LONGEST_SHIFT:
            raise FieldError(
                "end", self.end.local.isoformat(sep=" "), "after its start, within 72 hours"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something a person wants to see on the charts: an event, or with `until` a stretch of days.

    Its day is the one that the person named: no day boundary moves it.
    """

    id: str
    at: Stamp
    day: str
    week: str
    name: str
    until: str | None = None  # ISO date of its last day, as of a leave
    source: str = "tend"

    def __post_init__(self) -> None:
        _check_line("name", self.name)
        if self.until is not None and _date("until", self.until) < date.fromisoformat(self.day):
            raise FieldError("until", self.until, "a day that is not before its first")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection:
    """The eight statements of a week, each from 0 (not at all) to 4 (wholly), or not answered."""

    id: str
    at: Stamp
    day: str
    week: str
    answers: tuple[int | None, ...]
    note: str = ""
    entered: Entered = Entered.NOW
    source: str = "tend"

    def __post_init__(self) -> None:
        check_text("note", self.note)
        if len(self.answers) != STATEMENTS:
            raise FieldError("answers", len(self.answers), f"{STATEMENTS} answers")
        for number, answer in enumerate(self.answers, start=1):
            if answer is not None and not _whole(answer, 0, MOST_AGREEMENT):
                raise FieldError(
                    f"answer {number}", answer, f"a whole number from 0 to {MOST_AGREEMENT}"
                )
        if not self.note.strip() and all(answer is None for answer in self.answers):
            raise FieldError("answers", "empty", "at least one answer, or a note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A questionnaire that was filled in elsewhere: its answers by number, or its totals.

    `totals` has (scale, number) pairs; one of the two is empty.
    """

    id: str
    at: Stamp
    day: str
    week: str
    questionnaire: str  # its key, such as "who-5"
    answers: tuple[int, ...] = ()
    totals: tuple[tuple[str, float], ...] = ()
    note: str = ""
    entered: Entered = Entered.NOW
    source: str = "tend"

    def __post_init__(self) -> None:
        _check_line("questionnaire", self.questionnaire)
        check_text("note", self.note)
        if bool(self.answers) == bool(self.totals):
            raise FieldError(
                "answers", "empty" if not self.answers else "both", "answers or totals"
            )
        if not all(_whole(answer, 0, 99) for answer in self.answers):
            raise FieldError("answers", list(self.answers), "whole numbers")
        for scale, total in self.totals:
            _check_line("totals", scale)
            if isinstance(total, bool) or not isinstance(total, int | float) or not isfinite(total):
                raise FieldError("totals", total, "a number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One file of another program that came in; it can be taken out again as a whole."""

    id: str
    at: Stamp
    day: str
    week: str
    source: str  # "daylio", "apple-health"
    file_name: str
    added: int


def _whole(value: object, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _check_line(field: str, text: str) -> None:
    check_text(field, text)
    if not text.strip() or len(text) > MOST_OF_A_LINE or not text.isprintable():
        raise FieldError(field, text, f"one line of at most {MOST_OF_A_LINE} characters")


def _date(field: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise FieldError(field, text, "a date") from error
