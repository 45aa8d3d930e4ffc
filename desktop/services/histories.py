"""Histories of other programs, brought in and taken out. Plain functions; knows no Qt.

The file is read and made into records by whoever asks, off the interface thread; the journal is
touched only by the two functions here that are given it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.clock import Stamp
    from desktop.exchange.intake import Intake
    from desktop.journal.incoming import Looking, TakenIn
    from desktop.journal.life import Import
    from desktop.journal.repository import Journal

Goes = Callable[[float], bool]  # how far, from 0 to 1; False says to stop
_BATCHES = 5  # of 400 lines; a tenth of a second of the journal's time


def goes_on(_done: float) -> bool:
    """Let it go on; the progress that nobody watches."""
    return True


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows would come in, and how many came in once before."""

    new: int
    already_here: int


@dataclass(frozen=True, slots=True)
class OwnCounts:
    """What a file of Tend's own brings: records, and the lines (with their file) that stay out."""

    new_of: Mapping[str, int]  # by kind's name, no zeros
    here_of: Mapping[str, int]  # the same
    unreadable: tuple[tuple[str, str], ...]  # place, reason
    batch: Import | None = None  # once it came in: what can be taken out again

    @property
    def new(self) -> int:
        """How many records are new."""
        return sum(self.new_of.values())

    @property
    def already_here(self) -> int:
        """How many records were here."""
        return sum(self.here_of.values())


class OwnLook:
    """A look at a file of Tend's own, in steps, so that the journal is free in between."""

    def __init__(self, path: Path, goes: Goes = goes_on) -> None:
        self._path, self._goes = path, goes
        self._journal: Journal | None = None
        self._looking: Looking | None = None

    def go_on(self, journal: Journal) -> OwnCounts | None:
        """Look at some more; return the counts once all was seen.

        Raises:
            AppError: it cannot be read.
            Stopped: `goes` said so.
        """
        from desktop.exchange.bundle import Bundle
        from desktop.exchange.found import Stopped
        from desktop.exchange.going_out import StoppedError

        if self._looking is None or journal is not self._journal:  # it was closed meanwhile
            self._journal = journal
            self._looking = journal.whole.look(Bundle(self._path).lines(self._goes))
        try:
            return None if self._looking.go_on(_BATCHES) else _counts(self._looking.taken)
        except StoppedError as error:
            raise Stopped from error


def counted(journal: Journal, ready: Intake) -> Counts:
    """Return how many of the rows are new; a row that stands in its file twice counts once."""
    ids = [one.source_id for one in ready.brought]
    different = list(dict.fromkeys(ids))
    new = len(different) - len(journal.imports.known(different))
    return Counts(new, len(ids) - new)


def take_in(journal: Journal, ready: Intake, now: Stamp, goes: Goes = goes_on) -> Import | None:
    """Keep what is new, whole or not at all; None where nothing was, or `goes` said to stop.

    Raises:
        AppError: nothing has come in.
    """
    return journal.imports.take_in(
        ready.source.value, ready.file_name, ready.brought, now, journal.boundary, goes
    )


def look_at_own(path: Path, journal: Journal, goes: Goes = goes_on) -> OwnCounts:
    """Return what a file of Tend's own would bring; nothing is kept.

    Raises:
        AppError: it cannot be read.
        Stopped: `goes` said so.
    """
    look = OwnLook(path, goes)
    while (counts := look.go_on(journal)) is None:
        pass
    return counts


def bring_in_own(
    path: Path, journal: Journal, now: Stamp, goes: Goes = goes_on
) -> OwnCounts | None:
    """Bring in what Tend itself wrote, losslessly, after a copy of the journal; return the counts.

    None where `goes` said to stop: then nothing has come in.

    Raises:
        AppError: it cannot be read, or not be kept; nothing has come in.
    """
    from desktop.exchange.bundle import Bundle
    from desktop.exchange.going_out import StoppedError
    from desktop.journal.daily import back_up_before
    from desktop.journal.whole import Coming

    bundle = Bundle(path)
    if not goes(0.0):
        return None
    back_up_before(journal, "before-import", now.utc)
    try:
        return _counts(journal.whole.take_in(bundle.lines(goes), Coming(path.name, now)))
    except StoppedError:
        return None


def _counts(taken: TakenIn) -> OwnCounts:
    unreadable = tuple((one.place, one.reason) for one in taken.unreadable)
    return OwnCounts(dict(taken.new), dict(taken.here), unreadable, taken.batch)
