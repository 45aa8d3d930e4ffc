"""Why a file is not taken in, as the one failure that its sentence is made of."""

from __future__ import annotations

from pathlib import Path

from desktop.core.errors import AppError, ErrorKind
from desktop.core.words import tr


def refused(path: Path, why: str) -> AppError:
    """Return the failure of taking in `path`; `why` ends a sentence and is in the words of tr()."""
    return AppError(ErrorKind.BUNDLE_REFUSED, path=path.name, why=why)


def missing(path: Path) -> AppError:
    """Return the failure of a file that is not there, or may not be read."""
    return refused(path, tr("there is no such file, or it cannot be opened"))


def not_ours(path: Path) -> AppError:
    """Return the failure of something that is no export of Tend's."""
    return refused(path, tr("it is no journal that Tend wrote"))


def newer(path: Path) -> AppError:
    """Return the failure of an export of a later version."""
    return refused(path, tr("a newer version of Tend wrote it; update this one"))


def damaged(path: Path, place: str = "") -> AppError:
    """Return the failure of a file that cannot be read to its end."""
    if place:
        return refused(path, tr("it is damaged, or ends too early: {place}", place=place))
    return refused(path, tr("it is damaged, or ends too early"))
