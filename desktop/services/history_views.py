"""What the page of histories shows: frozen, plain, and without anything of the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MoodView:
    """A person's own mood, how often it occurs, and what it usually stands for."""

    name: str
    count: int
    usual: int | None


@dataclass(frozen=True, slots=True)
class HistoryView:
    """A file that was read: what would come in if the person said so now."""

    file_name: str
    program: str
    new: int
    already_here: int
    unreadable: tuple[tuple[int, str], ...]  # line, or 0 where the reason names it; reason
    left_out: tuple[tuple[str, int], ...]  # kind of row, how many
    moods: tuple[MoodView, ...]
    zone: str | None  # of times without one; None where each time has its own
    says: str  # what one should know of how it was read


@dataclass(frozen=True, slots=True)
class ColumnsView:
    """A CSV of no known kind, whose columns the person has to point at."""

    file_name: str
    header: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ColumnsWish:
    """Which column is what, by name; "" where there is none."""

    date: str
    number: str = ""
    worst: float = 1.0
    best: float = 10.0
    note: str = ""
    order: str = ""  # "day" or "month" first


@dataclass(frozen=True, slots=True)
class HistoryWish:
    """What the person decided before it comes in."""

    zone: str = ""
    moods: Mapping[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportView:
    """An import that can be taken out again."""

    id: str
    program: str
    file_name: str
    day: str  # ISO date on which it came in
    added: int
