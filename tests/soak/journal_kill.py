"""Kills a process that checks in, at random moments, for as long as it is given.

What every round proves: each id that was printed is in the journal, the file is whole, and no more
than one entry a kill was kept without being told.
"""

from __future__ import annotations

import random
import subprocess
import tempfile
import time
from pathlib import Path

from desktop.core.clock import SystemClock
from desktop.journal.repository import Journal
from tests.desktop.journal.processes import kill_after, start


def main(seconds: float = 60.0, seed: int | None = None) -> int:
    """Kill and look for `seconds`; return 0 if nothing acknowledged was ever lost."""
    seed = seed if seed is not None else random.randrange(1_000_000)
    chance = random.Random(seed)
    until = time.monotonic() + seconds
    rounds = entries = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "tend"
        acknowledged: set[str] = set()
        while rounds == 0 or time.monotonic() < until:
            acknowledged |= set(kill_after(_worker(folder), chance.uniform(0.0, 0.6)))
            rounds += 1
            with Journal.open(folder, SystemClock()) as journal:
                kept = {check_in.id for check_in in journal.check_ins()}
                faults = journal.integrity()
            lost, untold = acknowledged - kept, kept - acknowledged
            if lost or faults or len(untold) > rounds:
                print(f"seed {seed}, kill {rounds}: lost {lost}, faults {faults}", flush=True)
                return 1
            entries = len(kept)
            if entries > 20_000:
                folder = Path(name) / f"tend-{rounds}"
                acknowledged.clear()
    print(f"{rounds} kills, {entries} entries in the last journal, nothing lost (seed {seed})")
    return 0


def _worker(folder: Path) -> subprocess.Popen[str]:
    return start("add", str(folder), "1000000")


if __name__ == "__main__":
    raise SystemExit(main())
