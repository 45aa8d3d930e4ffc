"""Where a file goes that somebody chose a name for: its ending, and what else it would replace.

A dialogue asks before a file of the chosen name is replaced, and of no other name: not of the one
that an ending was added to, nor of a file that comes along.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from desktop.core.errors import AppError, ErrorKind


def begins_in(named: str) -> Path:
    """Return `named`, the folder meant for such files, if it is there, else the home folder.

    A dialogue that is sent to a folder that is not there begins wherever Tend was started from.
    """
    folder = Path(named)
    return folder if named and folder.is_dir() else Path.home()


def with_ending(chosen: Path, ending: str) -> Path:
    """Return `chosen` with `ending`, such as ".pdf", unless it has it already, in any case.

    A dot alone makes no ending: "Dr. Ann" becomes "Dr. Ann.pdf".
    """
    if chosen.suffix.lower() == ending:
        return chosen
    return chosen.with_name(f"{chosen.name}{ending}")


def not_asked_about(places: Iterable[Path], chosen: Path) -> list[Path]:
    """Return those of `places` that are there already and that no dialogue has asked about."""
    # What cannot even be looked at is told of when it is written.
    return [place for place in places if place != chosen and os.path.lexists(place)]


def place_for(chosen: Path, ending: str) -> Path:
    """Return where a file goes that was to be called `chosen`.

    Raises:
        AppError: with its ending, that is a file that was not chosen.
    """
    place = with_ending(chosen, ending)
    if not_asked_about([place], chosen):
        raise AppError(ErrorKind.NAME_TAKEN, name=place.name)
    return place
