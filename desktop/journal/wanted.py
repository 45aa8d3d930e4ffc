"""Which records are wanted, of all kinds together. Pure; knows no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.journal.life import Mark, Reflection, Score, Shift
from desktop.journal.records import CheckIn, Entry, Sitting

Record = CheckIn | Sitting | Entry | Reflection | Score | Mark | Shift


class Kind(StrEnum):
    """What the journal lists."""

    CHECK_IN = "check-in"
    SITTING = "sitting"
    ENTRY = "entry"
    REFLECTION = "reflection"
    SCORE = "score"
    MARK = "mark"
    SHIFT = "shift"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records are wanted; nothing said is no condition.

    A rota would bury everything else: shifts come only where they are asked for, or for one day.
    """

    kinds: frozenset[Kind] = frozenset()
    words: str = ""  # every word of it, or what begins with it, is in the record
    practices: tuple[str, ...] = ()  # sittings of these practices have the words in their title
    day: date | None = None
    since: date | None = None
    shift_kinds: tuple[str, ...] = ()  # shifts of these have the words in their name
    begun_by: datetime | None = None  # shifts that began later are still to come

    def has(self, kind: Kind) -> bool:
        """Say whether records of a kind are among what is wanted."""
        if kind is Kind.SHIFT and not self.kinds:
            return self.day is not None and not self.words.strip()
        return not self.kinds or kind in self.kinds


EVERYTHING = Wanted()
