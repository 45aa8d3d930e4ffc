"""Tend's own bundle among the files that come in: recognised here, read by `exchange.bundle`."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from desktop.core.errors import AppError
from desktop.exchange.files import part_names

OWN_NAMES = ("bundle.json", "checkins.csv")
_HEAD = 4096


def is_own(path: Path) -> bool:
    """Say whether Tend wrote this: its bundle, a folder of its CSV, or a zip with either."""
    if path.is_dir():
        return any((path / name).is_file() for name in OWN_NAMES)
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
        if head.startswith(b"PK"):
            names = {PurePosixPath(name).name for name in part_names(path)}
            return any(name in names for name in OWN_NAMES)
    except (OSError, AppError):  # what is wrong with it is said where it is read
        return False
    return head.lstrip().startswith(b"{") and b'"schema_version"' in head
