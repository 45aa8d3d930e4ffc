"""What becomes of several shifts in one step. Knows no database."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.journal.life import Import, Mark, Shift


@dataclass(frozen=True, slots=True)
class ShiftChange:
    """What becomes of several shifts at once, and what it takes to undo it.

    `came_from` has the (source id, shift id, raw text) of shifts that came with the file `batch`.
    """

    added: tuple[Shift, ...] = ()
    changed: tuple[Shift, ...] = ()
    deleted: tuple[Shift, ...] = ()
    before: tuple[Shift, ...] = ()  # those of `changed`, as they were
    marks: tuple[Mark, ...] = ()  # for the leaves that a rota names
    batch: Import | None = None
    came_from: tuple[tuple[str, str, str], ...] = ()
    moved: int = 0  # records that belong to another day now

    @property
    def reversed(self) -> ShiftChange:
        """The change of shifts that takes this one back."""
        return ShiftChange(self.deleted, self.before, self.added, self.changed)

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """Every shift in it, as it was and as it is."""
        return (*self.added, *self.changed, *self.deleted, *self.before)
