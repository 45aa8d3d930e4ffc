"""Histories of other programs, brought in and taken out. Plain functions; knows no Qt.

The file is read and made into records by whoever asks, off the interface thread; the journal is
touched only by the two functions here that are given it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.words import tr

if TYPE_CHECKING:
    from desktop.core.clock import Stamp
    from desktop.exchange.intake import Intake
    from desktop.journal.life import Import
    from desktop.journal.repository import Journal
    from desktop.journal.whole import TakenIn


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows would come in, and how many came in once before."""

    new: int
    already_here: int


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


def bring_in_own(
    path: Path,
    journal: Journal,
    now: Stamp,
    goes: Callable[[float], bool] = lambda _: True,
    *,
    dry_run: bool = False,
) -> TakenIn | None:
    """Bring in an export of Tend's own, losslessly, once the journal was copied; None: stopped.

    Raises:
        AppError: it cannot be read; nothing has come in.
    """
    from desktop.exchange.bundle import Bundle
    from desktop.exchange.going_out import StoppedError
    from desktop.journal.daily import back_up_before

    bundle = Bundle(path)
    try:
        taken = journal.whole.take_in(bundle.lines(goes), only_look=True)
        if dry_run or not taken.added:
            return taken
        if sum(journal.whole.counts().values()):
            back_up_before(journal, "before-import", now.utc)
        return journal.whole.take_in(bundle.lines(goes))
    except StoppedError:
        return None


def own_words(taken: TakenIn) -> str:
    """Return what to say of an export of Tend's own that came in."""
    return tr(
        "{new} new, {here} already here, {left} left out.",
        new=taken.added,
        here=taken.already_here,
        left=len(taken.unreadable),
    )


def own_counts(taken: TakenIn) -> dict[str, object]:
    """Return the same for programs, with every line that was left out."""
    return {
        "source": "tend",
        "new": taken.new,
        "already_here": taken.already_here,
        "unreadable": [{"line": one.place, "reason": one.reason} for one in taken.unreadable],
    }
