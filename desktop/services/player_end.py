"""Keeps the end of a practice where the clock has it. Decides when to plan anew; plans nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.services.player_clocks import PlayerClocks

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.core.clock import Clock


class FixedEnd:
    """An end that was promised for an instant, if one was. All lengths are in seconds."""

    def __init__(
        self, clock: Clock, re_plan: Callable[[float, bool], None], is_busy: Callable[[], bool]
    ) -> None:
        """Let `re_plan` (a whole length, whether nothing is said of it) do what it takes.

        While a change `is_busy`, no other can be asked for.
        """
        self._clocks = PlayerClocks(clock)
        self._re_plan, self._is_busy = re_plan, is_busy
        self._until: datetime | None = None  # in UTC
        self._is_late = False  # a pause ate into it while another change was under way

    @property
    def is_promised(self) -> bool:
        """Whether the practice ends at an instant that was chosen."""
        return self._until is not None

    def left_s(self, until: datetime) -> float:
        """Return how long it is until an instant in UTC."""
        return self._clocks.left_s(until)

    def promise(self, until: datetime | None) -> None:
        """Let the practice end at an instant in UTC, or whenever its length has it."""
        self._until, self._is_late = until, False

    def start(self, elapsed_s: float = 0.0) -> None:
        """Begin to look at the clock: the practice goes on now."""
        self._clocks.start(elapsed_s)

    def catch_up(self, elapsed_s: float) -> None:
        """Fit the rest, so that the end stays on the clock."""
        if self._until is not None:
            self._is_late = self._is_busy()
            self._re_plan(elapsed_s + self._clocks.left_s(self._until), False)

    def has_slept(self, elapsed_s: float) -> bool:
        """Say whether the computer slept since the last look."""
        return self._clocks.has_slept(elapsed_s)

    def follow(self, elapsed_s: float, total_s: float) -> None:
        """Follow a clock that was set or drifts, and say nothing of it."""
        until, left_s = self._until, total_s - elapsed_s
        if until is None or self._is_busy() or not self._clocks.slips(until, left_s):
            return
        self._clocks.bear(until, left_s)
        self._re_plan(elapsed_s + self._clocks.left_s(until), True)

    def on_re_planned(self, elapsed_s: float) -> None:
        """Take note that the rest was planned anew, and catch up with what came in between."""
        self._clocks.bear_nothing()
        if self._is_late:
            self.catch_up(elapsed_s)
