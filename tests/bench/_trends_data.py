"""Ten years of three check-ins a day and a practice on most, for the trend benchmarks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import numpy as np

from desktop.core.clock import Stamp, SystemClock
from desktop.core.days import DEFAULT_BOUNDARY, week_of
from desktop.journal.records import CheckIn, Sitting
from desktop.journal.repository import Journal

AS_OF = date(2026, 11, 22)
DAYS = 3652
HOURS = (8, 13, 21)


def fill(folder: Path) -> None:
    """Put ten years into the journal of an empty data folder."""
    rng = np.random.default_rng(10)
    level = 5.5 + np.cumsum(rng.normal(0, 0.05, DAYS)) * 0.3
    check_ins, sittings = [], []
    for number in range(DAYS):
        day = AS_OF - timedelta(days=DAYS - 1 - number)
        able = level[number] + rng.normal(0, 1.5, len(HOURS))
        check_ins += [_check_in(day, *pair) for pair in zip(HOURS, able, strict=True)]
        if rng.random() < 0.6:
            sittings.append(_sitting(day, float(rng.integers(3, 40))))
    with Journal.open(folder, SystemClock(), DEFAULT_BOUNDARY) as journal:
        journal.add_many(check_ins, sittings)


def _check_in(day: date, hour: int, able: float) -> CheckIn:
    score = round(min(10, max(0, able)))
    return CheckIn(
        id=f"{day}-{hour}",
        at=_stamp(day, hour),
        day=day.isoformat(),
        week=week_of(day),
        able=score,
        pleasantness=score * 20 - 100,
        energy=0,
    )


def _sitting(day: date, minutes: float) -> Sitting:
    return Sitting(
        id=f"s-{day}",
        at=_stamp(day, 20),
        day=day.isoformat(),
        week=week_of(day),
        practice_id="body-scan",
        planned_s=2400,
        practised_s=minutes * 60,
        closed=True,
    )


def _stamp(day: date, hour: int) -> Stamp:
    return Stamp(datetime.combine(day, time(hour), UTC), "UTC", 0)
