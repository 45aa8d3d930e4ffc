"""Histories of other programs, brought in and taken out. Plain functions; knows no Qt.

The file is read and made into records by whoever asks, off the interface thread; the journal is
touched only by the two functions here that are given it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.clock import Stamp
    from desktop.exchange.intake import Intake
    from desktop.journal.life import Import
    from desktop.journal.repository import Journal


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows would come in, and how many came in once before."""

    new: int
    already_here: int


@dataclass(frozen=True, slots=True)
class OwnCounts:
    """What a file of Tend's own brings: records, and the lines (with their file) that stay out."""

    new: int
    already_here: int
    unreadable: tuple[tuple[str, str], ...]  # place, reason


def counted(journal: Journal, ready: Intake) -> Counts:
    """Return how many of the rows are new; a row that stands in its file twice counts once."""
    ids = [one.source_id for one in ready.brought]
    different = list(dict.fromkeys(ids))
    new = len(different) - len(journal.imports.known(different))
    return Counts(new, len(ids) - new)


def take_in(
    journal: Journal, ready: Intake, now: Stamp, goes: Callable[[float], bool] = lambda _: True
) -> Import | None:
    """Keep what is new, whole or not at all; None where nothing was, or `goes` said to stop.

    Raises:
        AppError: nothing has come in.
    """
    return journal.imports.take_in(
        ready.source.value, ready.file_name, ready.brought, now, journal.boundary, goes
    )


def bring_in_own(path: Path, journal: Journal, now: Stamp, *, dry_run: bool = False) -> OwnCounts:
    """Bring in what Tend itself wrote, losslessly, after a copy of the journal; return the counts.

    Raises:
        AppError: it cannot be read, or not be kept; nothing has come in.
    """
    from desktop.exchange.bundle import Bundle
    from desktop.journal.daily import back_up_before

    bundle = Bundle(path)
    taken = journal.whole.take_in(bundle.lines(), only_look=True)
    if taken.added and not dry_run:
        back_up_before(journal, "before-import", now.utc)
        taken = journal.whole.take_in(bundle.lines())
    unreadable = tuple((one.place, one.reason) for one in taken.unreadable)
    return OwnCounts(taken.added, taken.already_here, unreadable)
