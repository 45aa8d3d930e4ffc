"""A process of its own that writes to a journal: `python -m tests.desktop.journal.worker …`.

It prints an id only once the journal has acknowledged it, as the command line does.
"""

from __future__ import annotations

import sys
from pathlib import Path

# sqlite-utils loads these where they are installed; a process that only writes needs neither.
sys.modules["numpy"] = sys.modules["pandas"] = None  # type: ignore[assignment]

from desktop.core.clock import SystemClock  # noqa: E402
from desktop.journal.making import new_check_in  # noqa: E402
from desktop.journal.passphrase import key_for, set_passphrase  # noqa: E402
from desktop.journal.repository import Journal  # noqa: E402


def add(folder: str, count: str, passphrase: str = "") -> None:
    """Open once and add `count` check-ins, printing each id as soon as it is kept."""
    clock = SystemClock()
    key = key_for(Path(folder), passphrase) if passphrase else None
    print("ready", flush=True)
    with Journal.open(Path(folder), clock, key=key) as journal:
        for number in range(int(count)):
            kept = journal.add_check_in(new_check_in(clock, able=5, note=f"{number} " * 50))
            print(kept.id, flush=True)


def sit(folder: str, seconds: str) -> None:
    """Keep one sitting's minutes, a second at a time, as fast as the journal takes them."""
    from datetime import time

    from desktop.journal.making import new_sitting

    clock = SystemClock()
    print("ready", flush=True)
    with Journal.open(Path(folder), clock) as journal:
        sitting = new_sitting(clock, time(4), "body-scan", 3600)
        journal.start_sitting(sitting)
        for second in range(int(seconds)):
            journal.note_progress(sitting.id, float(second))
            print(second, flush=True)


def draft(folder: str, count: str) -> None:
    """Let words wait, a word more each time, printing the number once they would be found."""
    from desktop.journal.records import Draft

    print("ready", flush=True)
    with Journal.open(Path(folder), SystemClock()) as journal:
        for number in range(int(count)):
            words = f"{number} " * 200
            journal.put_draft(Draft(form="role-model", answers=(("who", words),)))
            print(number, flush=True)


def lock(folder: str, passphrase: str) -> None:
    """Set a passphrase; what is slow to load, and the key, are ready before it begins."""
    from desktop.journal import cipher, key  # noqa: F401

    key.ROUNDS = 1000
    print("ready", flush=True)
    set_passphrase(Path(folder), passphrase)
    print("locked", flush=True)


def hold(folder: str) -> None:
    """Take the right to write and keep it until this process is ended."""
    import sqlite3

    connection = sqlite3.connect(Path(folder) / "journal.db")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE check_ins SET able = 1")
    print("ready", flush=True)
    sys.stdin.readline()


if __name__ == "__main__":
    {"add": add, "sit": sit, "draft": draft, "lock": lock, "hold": hold}[sys.argv[1]](*sys.argv[2:])
