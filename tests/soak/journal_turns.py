"""Kills a process in the midst of a journal's great changes, at random moments.

What every kill proves: the journal opens with its old passphrase or the new one; what is in it is
what was there before the change or after it, and after it where the change was acknowledged; every
copy is whole, and under the same passphrase; and of a locked journal no file can be read. Half of
the kills come at any time, half right before a file is opened, moved or removed. Sometimes what
then clears up is killed too.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from desktop.core.errors import AppError, ErrorKind
from desktop.core.journal_head import Head, head_of
from desktop.core.paths import journal_file
from desktop.journal import key as keys
from desktop.journal.repository import Journal
from tests.desktop.fake_clock import FakeClock
from tests.soak._diary import held_in
from tests.soak._turns import (
    State,
    Turn,
    Turns,
    brought_to,
    content_of,
    copies_in,
    opened,
    plain_files,
)

FEW, MANY = 24, 400
MANY_FROM_S = 100.0  # who gives this many seconds wants many
EACH = 40  # kills, after which a new journal is begun
_STEPS = {"open", "os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "sqlite3.connect"}


def main(seconds: float = 60.0, seed: int | None = None) -> int:
    """Kill and look, at least 24 times, for `seconds`, or 400 times if there is time.

    Returns 0 if nothing was ever lost, half done or left to be read.
    """
    if not hasattr(os, "fork"):
        print("not on this system: who makes the changes is a fork of this process")
        return 0
    keys.ROUNDS = 1000  # the key of a passphrase is slow by design; how slow is not looked at here
    seed = seed if seed is not None else random.randrange(1_000_000)
    chance, clock = random.Random(seed), FakeClock()
    least = MANY if seconds >= MANY_FROM_S else FEW
    until, kills = time.monotonic() + seconds, 0
    told: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        turns = Turns(chance, clock, Path(name) / "0")
        while kills < least or (time.monotonic() < until and kills < MANY):
            turn = turns.next_turn()
            fault = _round(turns, turn, chance, clock)
            if fault:
                print(f"seed {seed}, kill {kills + 1}, {turn.name}: {fault}")
                return 1
            kills += 1
            told[turn.name] += 1
            turns.thin_out()
            if kills % EACH == 0:
                turns = Turns(chance, clock, Path(name) / str(kills))
    each = ", ".join(f"{name} {count}" for name, count in sorted(told.items()))
    print(f"{kills} kills ({each}); nothing lost, half done or left to be read (seed {seed})")
    return 0


def _round(turns: Turns, turn: Turn, chance: random.Random, clock: FakeClock) -> str:
    """Make one change, killed on its way; return what is wrong then, or nothing."""
    copies = copies_in(turns.folder)
    acknowledged = killed_in(turn.do, chance)
    if acknowledged and turn.after.phrase is not None and (left := plain_files(turns.folder)):
        return f"acknowledged, and plain in {[path.name for path in left]}"
    phrases = turn.after.phrase, turns.state.phrase
    for _ in range(chance.choice((0, 0, 0, 1, 2))):
        killed_in(lambda: _open_by(turns.folder, clock, *phrases).close(), chance)
    try:
        found = _look(turns, turn, clock)
    except AppError as error:
        return f"{error.kind}: {error.detail} {error.facts}"
    if found is None:
        return "the journal has faults"
    if found != turn.after and (acknowledged or found != turns.state):
        return _difference(found, turns.state, turn.after)
    if copies - copies_in(turns.folder):
        return "a copy is gone"
    if found.phrase is not None and (left := plain_files(turns.folder)):
        return f"locked, and plain in {[path.name for path in left]}"
    turns.state = found
    return ""


def _look(turns: Turns, turn: Turn, clock: FakeClock) -> State | None:
    """Return what the journal is by now, and look into its copies; None where it has faults."""
    journal = _open_by(turns.folder, clock, turn.after.phrase, turns.state.phrase)
    with journal:
        if faults := journal.integrity():
            print(f"faults: {faults}", flush=True)
            return None
        held, brought = held_in(journal), brought_to(journal)
        key = journal.whole.key
    plain = head_of(journal_file(turns.folder)) is Head.PLAIN
    new_one = key is not None and _opens(turns.folder, clock, turn.after.phrase)
    phrase = None if plain else turn.after.phrase if new_one else turns.state.phrase
    for name in copies_in(turns.folder):
        content_of(turns.folder / "backups" / name, clock, phrase)
    return State(phrase, held, brought)


def _opens(folder: Path, clock: FakeClock, phrase: str | None) -> bool:
    try:
        opened(folder, clock, phrase).close()
    except AppError as error:
        if error.kind not in (ErrorKind.WRONG_PASSPHRASE, ErrorKind.JOURNAL_LOCKED):
            raise
        return False
    return True


def _open_by(folder: Path, clock: FakeClock, phrase: str | None, other: str | None) -> Journal:
    return opened(folder, clock, phrase if _opens(folder, clock, phrase) else other)


def _difference(found: State, before: State, after: State) -> str:
    held = [len(one.held) for one in (found, before, after)]
    brought = [sorted(one.brought) for one in (found, before, after)]
    phrases = [one.phrase for one in (found, before, after)]
    return f"neither before nor after (found, before, after): {held}, {brought}, {phrases}"


def killed_in(do: Callable[[], object], chance: random.Random) -> bool:
    """Do something in a process that is killed on its way; say whether it was acknowledged."""
    reading, writing = os.pipe()
    step = chance.choice((0, chance.randrange(1, 90)))
    wait_s = chance.choice((0.02, 0.1, 0.3)) * chance.random()
    child = os.fork()
    if not child:
        _do(do, writing, step)
    os.close(writing)
    if not step:
        time.sleep(wait_s)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as pipe:
        acknowledged = pipe.read() == b"."
    status = os.waitpid(child, 0)[1]
    if os.WIFEXITED(status) and not acknowledged:
        raise RuntimeError("who made the change could not")
    return acknowledged


def _do(do: Callable[[], object], writing: int, step: int) -> None:
    """In the fork: do it, and say so; with a `step`, be gone right before that one."""
    left = step

    def count(event: str, _arguments: tuple[object, ...]) -> None:
        nonlocal left
        if step and event in _STEPS:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    try:
        sys.addaudithook(count)
        do()
        os.write(writing, b".")
    except BaseException as error:  # a fork must not run on as its parent
        print(f"who made the change failed: {error!r}", file=sys.stderr, flush=True)
    finally:
        os._exit(0)


if __name__ == "__main__":
    raise SystemExit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0))
