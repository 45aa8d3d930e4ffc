"""Kills a process that writes to a journal, at random moments: fifty times, or a thousand.

A person's changes of every kind, one after another, are made by a process of its own, which says
after each that it was acknowledged. What every kill proves: all that was acknowledged is in the
journal as it was meant; of the change that the kill cut off either all or nothing is; the file is
whole.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import tempfile
import time
from pathlib import Path

from desktop.core.clock import SystemClock
from desktop.journal.repository import Journal
from tests.desktop.fake_clock import FakeClock
from tests.soak._diary import Diary, Held, held_in, placeless

FEW, MANY = 50, 1_000
MANY_FROM_S = 100.0  # who gives this many seconds wants a thousand
MOST_HELD = 3_000  # records, after which a new journal is begun: looking at all takes its time


def main(seconds: float = 60.0, seed: int | None = None) -> int:
    """Kill and look, at least fifty times, for `seconds`, or a thousand times if there is time.

    Returns 0 if nothing acknowledged was ever lost.
    """
    if not hasattr(os, "fork"):
        print("not on this system: a writer is a fork of this process")
        return 0
    seed = seed if seed is not None else random.randrange(1_000_000)
    chance, clock = random.Random(seed), FakeClock()
    least = MANY if seconds >= MANY_FROM_S else FEW
    until, kills, cut, made = time.monotonic() + seconds, 0, 0, 0
    with tempfile.TemporaryDirectory() as name:
        diary, folder = Diary(chance, clock), Path(name) / "0"
        while kills < least or (time.monotonic() < until and kills < MANY):
            acknowledged, was_cut = _round(diary, folder, chance)
            if acknowledged is None:
                print(f"seed {seed}, kill {kills + 1}: the journal is not what was acknowledged")
                return 1
            kills, made, cut = kills + 1, made + acknowledged, cut + was_cut
            if len(diary.held) > MOST_HELD:
                diary, folder = Diary(chance, clock), Path(name) / str(kills)
    told = f"{made} changes acknowledged, {cut} kept that the kill left untold"
    print(f"{kills} kills, {told}; nothing lost (seed {seed})")
    return 0


def _round(diary: Diary, folder: Path, chance: random.Random) -> tuple[int | None, int]:
    """Kill one writer; return how many changes it made, or None where some were lost.

    The second number is 1 where the change that was cut off had been kept without being told.
    """
    state = chance.getstate()
    writer, reading = _writer(diary, folder)
    select.select([reading], [], [], 10)  # it has begun
    time.sleep(chance.uniform(0.0, 0.15))
    os.kill(writer, signal.SIGKILL)
    told = len(_read_all(reading)) - 1
    os.waitpid(writer, 0)
    chance.setstate(state)
    for _ in range(told):
        diary.settle(diary.next_change())
    cut_off = diary.next_change()
    found = _look(folder)
    if found == placeless(diary.held):
        return told, 0
    diary.settle(cut_off)
    return (told, 1) if found == placeless(diary.held) else (None, 0)


def _writer(diary: Diary, folder: Path) -> tuple[int, int]:
    """Fork a process that makes one change after another, a byte written for each."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        with Journal.open(folder, SystemClock()) as journal:
            os.write(writing, b"r")
            while True:
                change = diary.next_change()
                change[0](journal)
                os.write(writing, b".")
                diary.settle(change)
    except BaseException as error:  # a fork must not run on as its parent
        print(f"the writer failed: {error!r}", file=sys.stderr, flush=True)
    finally:
        os._exit(1)


def _read_all(reading: int) -> bytes:
    with os.fdopen(reading, "rb") as pipe:
        return pipe.read()


def _look(folder: Path) -> Held | None:
    with Journal.open(folder, SystemClock()) as journal:
        faults = journal.integrity()
        if faults:
            print(f"faults: {faults}", flush=True)
            return None
        return held_in(journal)


if __name__ == "__main__":
    raise SystemExit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0))
