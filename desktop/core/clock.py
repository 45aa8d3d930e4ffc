"""What time it is, and where: the one place that asks the operating system. Knows no rules."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Stamp:
    """An instant as a person lived it: UTC, their zone, and the offset that held at entry."""

    utc: datetime
    zone: str  # IANA name, or "" where only the offset is known
    offset_minutes: int

    def __post_init__(self) -> None:
        if self.utc.tzinfo is None or self.utc.utcoffset() != timedelta(0):
            raise ValueError("a stamp's instant is in UTC")
        if not -24 * 60 < self.offset_minutes < 24 * 60:
            raise ValueError("an offset is less than a day")

    @property
    def local(self) -> datetime:
        """The civil time on the wall, without a zone."""
        return (self.utc + timedelta(minutes=self.offset_minutes)).replace(tzinfo=None)


class Clock(Protocol):
    """Where time comes from; tests set it by hand."""

    def now(self) -> Stamp:
        """Return the present moment."""
        ...

    def at(self, moment: datetime) -> Stamp:
        """Return the stamp of another moment; one without a zone is read as this place's time."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never jump."""
        ...

    def through_sleep(self) -> float:
        """Return seconds that never jump, and go on while the computer sleeps."""
        ...


class SystemClock:
    """The computer's own clock and zone."""

    def now(self) -> Stamp:
        return self.at(datetime.now().astimezone())

    def at(self, moment: datetime) -> Stamp:
        here = moment.astimezone()
        theirs = here if moment.tzinfo is None else moment  # "Z" is an offset like any other
        offset = theirs.utcoffset() or timedelta(0)
        # An offset that does not hold here was named elsewhere: only the offset is known.
        zone = _zone_name() if offset == here.utcoffset() else ""
        return Stamp(here.astimezone(UTC), zone, round(offset.total_seconds() / 60))

    def monotonic(self) -> float:
        return time.monotonic()

    def through_sleep(self) -> float:
        kind = next((getattr(time, name) for name in _THROUGH_SLEEP if hasattr(time, name)), None)
        return time.monotonic() if kind is None else time.clock_gettime(kind)


_THROUGH_SLEEP = ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC")  # Linux, macOS; Windows' own goes on anyway


def next_moment(clock: Clock, civil: datetime) -> datetime:
    """Return the next instant, in UTC, at which the wall shows `civil`: that day, or the day after.

    On the night that has an hour twice, the first of the two that is still to come.
    """
    now = clock.now().utc
    for days in (0, 1):
        for fold in (0, 1):
            moment = clock.at((civil + timedelta(days=days)).replace(fold=fold)).utc
            if moment > now:
                return moment
    raise ValueError(f"{civil} has long passed")


def _zone_name() -> str:
    import tzlocal  # only once a moment is stamped: off the road to the first window

    try:
        return tzlocal.get_localzone_name() or ""
    except (LookupError, ValueError, OSError):  # a system whose own zone settings disagree
        return ""
