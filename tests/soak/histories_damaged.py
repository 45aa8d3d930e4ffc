"""Brings in histories that are damaged at random, for as long as it is given.

What every file proves: it is refused in one sentence, or each of its rows is kept or listed.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from desktop.core.clock import SystemClock
from desktop.journal.repository import Journal
from tests.desktop.exchange.damage import comes_in_or_is_refused, damaged_files

AT_ONCE = 200  # files for each journal


def main(seconds: float = 60.0) -> int:
    """Bring in and look for `seconds`; return 0 if nothing came in by half."""
    until, files = time.monotonic() + seconds, 0
    while files == 0 or time.monotonic() < until:
        with tempfile.TemporaryDirectory() as name:
            faults = _bring_in(Path(name))
        files += AT_ONCE
        if faults:
            print(f"the journal is not as it should be: {faults}", flush=True)
            return 1
    print(f"{files} damaged histories, none in by half")
    return 0


def _bring_in(folder: Path) -> list[str]:
    """Bring some into one journal; return what is wrong with it afterwards."""
    clock, path = SystemClock(), folder / "history"
    with Journal.open(folder / "tend", clock) as journal:

        @settings(
            max_examples=AT_ONCE,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(damaged_files())
        def holds(data: bytes) -> None:
            path.write_bytes(data)
            comes_in_or_is_refused(path, journal, clock)

        holds()
        return journal.integrity()


if __name__ == "__main__":
    raise SystemExit(main())
