"""Which copies of a journal there are, what they are called, and which are no longer needed.

Daily for a week, weekly for two months; what was made before something risky stays a week whole.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.core.paths import backups_folder

DAILY = "daily"
ALL_FOR = timedelta(days=7)
WEEKLY_FOR = timedelta(days=62)  # two months; said where one deletes
_FORM = "%Y-%m-%d-%H%M%S"
_NAME = re.compile(r"journal-(\d{4}-\d\d-\d\d-\d{6})-(.+?)\.db(?:\.copy-\d+)?")
_OTHER = re.compile(r"journal-(.+?)\.db(?:\.copy-\d+)?")  # as earlier versions called theirs
_STALE_S = 3600  # a copy is made in less; another process may be at it


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy: where it is, when it was made, and what for."""

    path: Path
    at: datetime  # UTC
    why: str  # "daily", "before-restore"


def name_for(at: datetime, why: str) -> str:
    """Return the name of a copy made at `at`: names sort as time does, in any zone."""
    return f"journal-{at.astimezone(UTC).strftime(_FORM)}-{why}.db"


def backups_in(folder: Path) -> list[Backup]:
    """Return the copies of the journal in data folder `folder`, the newest first."""
    try:
        files = sorted(backups_folder(folder).iterdir())
    except OSError:
        return []
    found = [one for one in map(backup_of, files) if one is not None]
    return sorted(found, key=lambda one: (one.at, one.path.name), reverse=True)


def backup_of(path: Path) -> Backup | None:
    """Return what the file `path` says of itself by its name, or by its time; None: no copy."""
    if match := _NAME.fullmatch(path.name):
        with suppress(ValueError):
            at = datetime.strptime(match[1], _FORM).replace(tzinfo=UTC)
            return Backup(path, at, match[2])
    if match := _OTHER.fullmatch(path.name):
        with suppress(OSError):
            return Backup(path, datetime.fromtimestamp(path.stat().st_mtime, UTC), match[1])
    return None


def superfluous(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Return those copies that the newer ones make superfluous.

    One that seems to come from the future stays, for a clock may have been set back; and after a
    gap of two months, or a clock that ran ahead so far, what is old stays until the next time.
    """
    known = sorted(backups, key=lambda one: one.at, reverse=True)
    past = [one for one in known if one.at <= now]
    if len(past) < 2 or past[0].at - past[1].at > WEEKLY_FOR:
        return []
    days: set[object] = set()
    weeks: set[object] = set()
    gone = []
    for one in past:
        age, week = now - one.at, one.at.isocalendar()[:2]
        if age <= ALL_FOR:
            needed = one.why != DAILY or one.at.date() not in days
        else:
            needed = age <= WEEKLY_FOR and week not in weeks
        if one.why == DAILY:
            days.add(one.at.date())
        weeks.add(week)
        if not needed and one is not past[0]:
            gone.append(one)
    return gone


def clear_parts(folder: Path) -> None:
    """Remove copies that a crash left unfinished; what is still being made is left alone."""
    with suppress(OSError):
        for part in backups_folder(folder).glob(".*.part"):
            if abs(time.time() - part.stat().st_mtime) > _STALE_S:
                part.unlink(missing_ok=True)


def remove(backup: Backup) -> None:
    """Remove a copy; one that cannot be removed stays for the next time."""
    with suppress(OSError):
        os.unlink(backup.path)  # noqa: PTH108 - a link is removed, not what it leads to
