"""Keeps one check-in one: what is changed within ten minutes amends it. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from desktop.core.limits import SAME_CHECK_IN_S

if TYPE_CHECKING:
    from desktop.services.views import CheckInDraft


class Amending:
    """The road of a draft to the journal and of its id back.

    While an id is on its way back, later changes wait, so that two quick clicks never make two
    check-ins; the last change goes out once the id is known.
    """

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
        self._id: str | None = None
        self._first_at = 0.0
        self._under_way = False
        self._waiting: CheckInDraft | None = None

    @property
    def id(self) -> str | None:
        """The check-in that a change would amend now, if any."""
        fresh = self._seconds() - self._first_at < SAME_CHECK_IN_S
        return self._id if fresh else None

    @property
    def is_open(self) -> bool:
        """Whether a change now belongs to a check-in already made or on its way."""
        return self._under_way or self.id is not None

    def begin_with(self, check_in_id: str | None) -> None:
        """Go on with a check-in made elsewhere, or start afresh."""
        self._id, self._first_at = check_in_id, self._seconds()
        self._under_way, self._waiting = False, None

    def offer(self, draft: CheckInDraft) -> CheckInDraft | None:
        """Return the draft to send now, or None while an earlier one is still on its way."""
        from dataclasses import replace

        if self._under_way:
            self._waiting = draft
            return None
        self._under_way = True
        return replace(draft, amends=self.id)

    def saved(self, check_in_id: str) -> CheckInDraft | None:
        """Take the id of what was sent; return the change that waited for it, if any."""
        if check_in_id != self._id:
            self._id, self._first_at = check_in_id, self._seconds()
        self._under_way = False
        waiting, self._waiting = self._waiting, None
        return None if waiting is None else self.offer(waiting)

    def not_saved(self) -> None:
        """Let go of what was sent: the journal could not take it."""
        self._under_way, self._waiting = False, None
