"""Believable weeks of somebody on a rota, for trying Tend out. Only ever into an empty folder.

The same seed, number of weeks and last day give the same journal. Nights, sparse weeks, gaps and
hard days are in it, because real journals have them.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

from desktop.core.clock import Clock
from desktop.core.days import day_of
from desktop.core.errors import AppError, ErrorKind
from desktop.journal.demo_days import DemoDay, Rota, demo_day
from desktop.journal.records import CheckIn, Sitting
from desktop.journal.repository import Journal

MOST_WEEKS = 1040
_ROTAS: tuple[Rota, ...] = ("days", "days", "nights", "off", "days", "nights", "late")


def check_empty(folder: Path) -> None:
    """Refuse a folder that holds anything at all; one that is not there yet is fine.

    Raises:
        AppError: there is something in it.
    """
    try:
        taken = folder.exists() and any(folder.iterdir())
    except OSError:
        taken = True
    if taken:
        raise AppError(ErrorKind.NOT_EMPTY, path=folder)


def demo_data(
    journal: Journal, clock: Clock, weeks: int, seed: int, last_day: date | None = None
) -> int:
    """Fill an empty journal with `weeks` weeks up to `last_day` (today); return the check-ins made.

    Raises:
        AppError: the journal already holds entries, or no such number of weeks can be made.
    """
    if not 1 <= weeks <= MOST_WEEKS:
        raise AppError(
            ErrorKind.BAD_VALUE, field="weeks", found=weeks, allowed=f"1 to {MOST_WEEKS}"
        )
    if not journal.is_empty():
        raise AppError(ErrorKind.NOT_EMPTY, path=journal.folder)
    last = last_day or day_of(clock.now().local, journal.boundary)
    maker = DemoDay(Random(seed), clock, journal.boundary)
    check_ins: list[CheckIn] = []
    sittings: list[Sitting] = []
    for week in range(weeks):
        monday = last - timedelta(days=last.weekday(), weeks=weeks - 1 - week)
        _add_week(maker, week, weeks, monday, last, check_ins, sittings)
    now = clock.now().utc
    kept = [sitting for sitting in sittings if sitting.at.utc <= now]
    known = {sitting.id for sitting in kept}
    past = [c for c in check_ins if c.at.utc <= now and (c.sitting_id or c.id) in {c.id, *known}]
    journal.add_many(past, kept)
    return len(past)


def _add_week(
    maker: DemoDay,
    week: int,
    weeks: int,
    monday: date,
    last: date,
    check_ins: list[CheckIn],
    sittings: list[Sitting],
) -> None:
    rota = _ROTAS[week % len(_ROTAS)]
    fullness = maker.next_week(week / weeks)
    for offset in range(7):
        day = monday + timedelta(days=offset)
        if day <= last and maker.random.random() < fullness:
            demo_day(maker, day, rota, check_ins, sittings)
