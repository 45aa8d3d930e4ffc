"""Tasks whose work waits until a test lets it go: the time between asking and the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.services.tasks import InlineTasks


class HeldTasks(InlineTasks):
    """Runs work where it stands, but keeps that of one lane waiting while `holds` is set."""

    def __init__(self, lane: str, *, holds: bool = False) -> None:
        self.holds = holds
        self._lane = lane
        self._held: list[tuple[Any, ...]] = []

    def run(
        self,
        lane: str,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        if self.holds and lane == self._lane:
            self._held.append((lane, work, done, failed))
        else:
            super().run(lane, work, done, failed)

    def let_go(self) -> None:
        """Do what waits, in order."""
        held, self._held = self._held, []
        for waiting in held:
            super().run(*waiting)
