"""Which records are wanted, of all kinds together. Pure; knows no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.journal.life import Mark, Reflection, Score
from desktop.journal.records import CheckIn, Entry, Sitting

Record = CheckIn | Sitting | Entry | Reflection | Score | Mark


class Kind(StrEnum):
    """What the journal lists."""

    CHECK_IN = "check-in"
    SITTING = "sitting"
    ENTRY = "entry"
    REFLECTION = "reflection"
    SCORE = "score"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records are wanted; nothing said is no condition."""

    kinds: frozenset[Kind] = frozenset()
    words: str = ""  # every word of it, or what begins with it, is in the record
    practices: tuple[str, ...] = ()  # sittings of these practices have the words in their title
    day: date | None = None
    since: date | None = None


EVERYTHING = Wanted()
