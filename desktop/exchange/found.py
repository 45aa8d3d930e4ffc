"""What was found in another program's file: frozen records, before any of it is Tend's."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Progress = Callable[[float], bool]  # how far, from 0 to 1; False says to stop
MOST_ITEMS = 2_000_000  # of one file: more is a file made to fill the memory


class Source(StrEnum):
    """The programs whose files can be read; kept with every record that comes from one."""

    DAYLIO = "daylio"
    HOW_WE_FEEL = "how-we-feel"
    BEARABLE = "bearable"
    APPLE_HEALTH = "apple-health"
    STATE_OF_MIND = "state-of-mind"
    INSIGHT_TIMER = "insight-timer"
    MEDITATE = "meditate"
    ANY_CSV = "csv"
    TEND = "tend"


class Stopped(Exception):  # noqa: N818 - it is no error
    """The person stopped the reading; nothing has come in."""


class CannotRead(ValueError):  # noqa: N818 - as above
    """A row that cannot be read; the message is the reason, in the person's words."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row that cannot be read: its line (or its number, where there are no lines), and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that can be read, of a kind that Tend has no place for."""

    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One check-in, or with `practised_s` one sitting, as its file has it.

    A time without a zone is local, its zone unknown. None is not said; it is never 0.
    """

    line: int
    raw: str  # the row, word for word
    at: datetime
    key: str = ""  # what tells it from others, where that is not the whole row
    mood: str = ""  # in the person's own word; its value is theirs to say
    pleasantness: int | None = None  # −100 … 100; the usual value of `mood`, where it has one
    energy: int | None = None  # −100 … 100
    words: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    slept_minutes: int | None = None
    note: str = ""
    practised_s: float | None = None
    title: str = ""  # of what was practised

    def source_id(self, source: Source) -> str:
        """Return what this row is known by, however often its file is read."""
        return hashlib.sha256(
            f"{source}\0{self.key or self.raw}".encode("utf-8", "surrogatepass")
        ).hexdigest()[:40]


Item = Found | Unreadable | LeftOut


@dataclass(frozen=True, slots=True)
class Mood:
    """A person's own name for a mood, how often it occurs, and what it usually stands for."""

    name: str
    count: int
    usual: int | None  # −100 … 100


@dataclass(frozen=True, slots=True)
class History:
    """One file, read whole."""

    source: Source
    file_name: str
    found: tuple[Found, ...]
    unreadable: tuple[Unreadable, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()  # kinds of row without a place here, and how many
    says: str = ""  # what one should know of how it was read

    @property
    def asks_for_zone(self) -> bool:
        """Whether a time in it is local to a zone that the file does not name."""
        return any(one.at.tzinfo is None for one in self.found)

    def moods(self) -> tuple[Mood, ...]:
        """Return the person's own moods, the most frequent first."""
        counts: dict[str, int] = {}
        usual: dict[str, int | None] = {}
        for one in self.found:
            if one.mood:
                counts[one.mood] = counts.get(one.mood, 0) + 1
                usual.setdefault(one.mood, one.pleasantness)
        names = sorted(counts, key=lambda name: (-counts[name], name))
        return tuple(Mood(name, counts[name], usual[name]) for name in names)


def gathered(source: Source, file_name: str, items: Iterable[Item], says: str = "") -> History:
    """Return the history that a reader's items make."""
    found: list[Found] = []
    unreadable: list[Unreadable] = []
    left_out: dict[str, int] = {}
    for item in items:
        if isinstance(item, Found):
            found.append(item)
        elif isinstance(item, Unreadable):
            unreadable.append(item)
        else:
            left_out[item.kind] = left_out.get(item.kind, 0) + 1
    return History(
        source, file_name, tuple(found), tuple(unreadable), tuple(left_out.items()), says
    )
