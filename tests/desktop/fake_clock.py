"""A clock that stands still until a test moves it, in a zone of the test's choosing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from desktop.core.clock import Stamp

START = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


class FakeClock:
    """Satisfies `desktop.core.clock.Clock`."""

    def __init__(self, utc: datetime = START, zone: str = "Europe/Berlin") -> None:
        self.utc, self.zone, self.ticks_s = utc, zone, 1000.0
        self.slept_s = 0.0

    def now(self) -> Stamp:
        return self.at(self.utc)

    def at(self, moment: datetime) -> Stamp:
        here = ZoneInfo(self.zone)
        local = moment.replace(tzinfo=here) if moment.tzinfo is None else moment.astimezone(here)
        offset = local.utcoffset() or timedelta(0)
        return Stamp(local.astimezone(UTC), self.zone, round(offset.total_seconds() / 60))

    def monotonic(self) -> float:
        return self.ticks_s

    def through_sleep(self) -> float:
        return self.ticks_s + self.slept_s

    def pass_s(self, seconds: float) -> None:
        """Let time go by as it should."""
        self.utc += timedelta(seconds=seconds)
        self.ticks_s += seconds

    def sleep_s(self, seconds: float) -> None:
        """Let the computer sleep: the wall goes on, and what counts ticks stands."""
        self.utc += timedelta(seconds=seconds)
        self.slept_s += seconds

    def jump_s(self, seconds: float) -> None:
        """Set the wall clock forward or back; no time goes by."""
        self.utc += timedelta(seconds=seconds)
