"""Holds a practice against the clocks: a computer that slept, an end that slips. Knows no sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.core.clock import Clock

SLEPT_S = 10.0  # so much more time than sound between two looks, and nobody was here
SLIP_S = 0.5


class PlayerClocks:
    """Where the last look found the clock and the practice; all times in seconds."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._at_s = self._elapsed_s = 0.0
        self._borne_s = 0.0  # a slip that cannot be helped

    def start(self, elapsed_s: float = 0.0) -> None:
        """Begin to look: the practice goes on now."""
        self._at_s, self._elapsed_s = self._clock.through_sleep(), elapsed_s
        self.bear_nothing()

    def has_slept(self, elapsed_s: float) -> bool:
        """Say whether the clock went on without the practice since the last look.

        Only a computer that slept, or a program that was stopped, goes so long between two looks;
        a window that is busy for as long leaves the sound to go on.
        """
        now = self._clock.through_sleep()
        missed_s = (now - self._at_s) - max(0.0, elapsed_s - self._elapsed_s)
        self._at_s, self._elapsed_s = now, elapsed_s
        return missed_s > SLEPT_S

    def left_s(self, until: datetime) -> float:
        """Return how long it is until an instant in UTC."""
        return (until - self._clock.now().utc).total_seconds()

    def slips(self, until: datetime, left_s: float) -> bool:
        """Say whether a practice with `left_s` to go would not end at `until`."""
        return abs(self.left_s(until) - left_s - self._borne_s) > SLIP_S

    def bear(self, until: datetime, left_s: float) -> None:
        """Put up with the slip that there is now: nothing more can be planned anew."""
        self._borne_s = self.left_s(until) - left_s

    def bear_nothing(self) -> None:
        """Let every slip count again."""
        self._borne_s = 0.0
