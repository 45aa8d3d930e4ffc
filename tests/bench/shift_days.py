"""How long it takes to give all history its days anew: 100,000 check-ins, 1,000 night shifts."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from datetime import time as clock_time
from functools import partial
from pathlib import Path

from desktop.core.clock import Stamp
from desktop.journal.life import Shift
from desktop.journal.making import new_check_in
from desktop.journal.repository import Journal
from desktop.journal.shift_change import ShiftChange
from tests.desktop.fake_clock import FakeClock

CHECK_INS, SHIFTS = 100_000, 1_000
START = datetime(2016, 1, 1, 6, tzinfo=UTC)


def main(seconds: float = 60.0) -> int:
    """Print wall and processor time of each change that moves days."""
    with tempfile.TemporaryDirectory() as name, Journal.open(Path(name), FakeClock()) as journal:
        one = new_check_in(FakeClock(), able=5)
        journal.add_many((_check_in(replace(one, id=str(n)), n) for n in range(CHECK_INS)), [])
        nights = ShiftChange(added=tuple(_night(n) for n in range(SHIFTS)))
        done = _time(f"{SHIFTS:,} shifts come at once", lambda: journal.shifts.apply(nights))
        for hour in (5, 14, 4):
            anew = partial(journal.recompute_days, clock_time(hour))
            _time(f"the boundary becomes {hour:02d}:00", anew)
        _time("they are taken back", lambda: journal.shifts.take_back(done))
        _time("one shift comes", lambda: journal.shifts.add(nights.added[0]))
    return 0


def _check_in(like, n: int):
    return replace(like, at=FakeClock(START + timedelta(minutes=52 * n)).now())


def _night(n: int) -> Shift:
    at = FakeClock(START + timedelta(days=3 * n, hours=13)).now()
    end = Stamp(at.utc + timedelta(hours=12), at.zone, at.offset_minutes)
    return Shift(id=str(n), at=at, end=end, day="2016-01-01", week="2016-W01", kind="night shift")


def _time(name: str, work: Callable[[], object]):
    wall, processor = time.perf_counter(), time.process_time()
    found = work()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    print(f"{name}: {wall:.2f} s ({processor:.2f} s of the processor)", flush=True)
    return found


if __name__ == "__main__":
    raise SystemExit(main())
