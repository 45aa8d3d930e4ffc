"""The frozen records of shifts that pages show, and the drafts they emit. Plain data: no Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from desktop.core.days import monday_of
from desktop.core.repeating import Repeat
from desktop.exchange.planned import Planned, PlannedShift

if TYPE_CHECKING:
    from desktop.journal.life import Shift


@dataclass(frozen=True, slots=True)
class ShiftDraft:
    """What a form says of a shift: its kind and civil times, and whether it repeats."""

    kind: str
    start: datetime  # local civil time
    end: datetime
    repeat: Repeat | None = None
    amends: str | None = None  # id of the shift that this changes


@dataclass(frozen=True, slots=True)
class ShiftOffer:
    """A dry run: what would be kept of a rota or a calendar, and what not, and why."""

    planned: Planned = field(default_factory=Planned)
    new: tuple[PlannedShift, ...] = ()
    here_already: int = 0
    overlapping: int = 0  # of the new ones, with others or with each other
    source: str = ""  # "ics", or nothing for text
    file_name: str = ""

    @property
    def kinds(self) -> tuple[tuple[str, int], ...]:
        """Each kind among the new ones with how many there are, the most frequent first."""
        return tuple(Counter(one.kind for one in self.new).most_common())


@dataclass(frozen=True, slots=True)
class ShiftView:
    """One shift in the list: its hours as they stood on the wall, and how long it really was."""

    id: str
    kind: str
    start: datetime  # local civil time
    end: datetime
    length: timedelta  # elapsed
    day: date  # that it counts for
    monday: date  # of the week of that day
    overlaps: tuple[str, ...] = ()  # kinds of others that share time with it

    @property
    def clocks_change(self) -> bool:
        """Whether the wall gained or lost time while it lasted."""
        return self.end - self.start != self.length


def views_of(shifts: Sequence[Shift]) -> list[ShiftView]:
    """Return shifts, which come oldest first, as the list shows them."""
    return [_view(place, shifts) for place in range(len(shifts))]


def _view(place: int, shifts: Sequence[Shift]) -> ShiftView:
    shift = shifts[place]
    # Nothing lasts longer than three days, so that few neighbours need to be looked at.
    near = shifts[max(0, place - 20) : place + 20]
    others = [one for one in near if one.id != shift.id]
    return ShiftView(
        shift.id,
        shift.kind,
        shift.at.local,
        shift.end.local,
        shift.end.utc - shift.at.utc,
        date.fromisoformat(shift.day),
        monday_of(shift.week),
        tuple(
            one.kind for one in others if one.at.utc < shift.end.utc and shift.at.utc < one.end.utc
        ),
    )
