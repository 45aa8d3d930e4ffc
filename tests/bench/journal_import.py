"""How fast a history comes in, against plain sqlite3 putting the same rows into the same tables."""

from __future__ import annotations

import resource
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from desktop.core.clock import SystemClock
from desktop.exchange.intake import Choices, intake
from desktop.exchange.recognising import History, read_file
from desktop.journal.repository import Journal
from desktop.services.histories import take_in

HEAD = "\ufefffull_date,date,weekday,time,mood,activities,scales,note_title,note\n"
MOODS = ("rad", "good", "meh", "bad", "awful")
MANY, FEW, MANY_FROM_S = 100_000, 10_000, 30.0
TABLES = ("check_ins", "imported")


def main(seconds: float = 60.0) -> int:
    """Print what reading, making records of, keeping and taking out a Daylio history takes."""
    rows, clock = MANY if seconds >= MANY_FROM_S else FEW, SystemClock()
    with tempfile.TemporaryDirectory() as name:
        file, folder = Path(name) / "history.csv", Path(name) / "tend"
        _write(file, rows)
        begun = time.perf_counter()
        read = read_file(file)
        if not isinstance(read, History):
            raise TypeError("it is not taken for a history")
        with Journal.open(folder, clock) as journal:
            _show(f"{rows:,} rows read", begun)
            begun = time.perf_counter()
            ready = intake(read, Choices("Europe/Berlin", {}), clock, journal.boundary)
            _show("made into records", begun)
            begun = time.perf_counter()
            batch = take_in(journal, ready, clock.now())
            ours = _show("kept, with copy, search index and days", begun)
            if batch is None or batch.added != rows:
                raise ValueError("not all of it came in")
            theirs = _plainly(folder / "journal.db", Path(name) / "plain.db")
            times = (
                f"{ours / theirs:.1f} × plain sqlite3's insert of the same rows ({theirs:.2f} s)"
            )
            print(f"that is {times}", flush=True)
            begun = time.perf_counter()
            journal.imports.take_out(batch.id)
            _show("taken out again", begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at most {peak:.0f} MB", flush=True)
    return 0


def _write(path: Path, rows: int) -> None:
    """Write a Daylio history, newest first, three entries a day."""
    at = datetime(2026, 3, 1, 20, 30)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEAD)
        for number in range(rows):
            day, clock = at.strftime("%Y-%m-%d"), at.strftime("%H:%M")
            note = f"A few plain words, and the number {number}."
            file.write(f'{day},x,Sunday,{clock},{MOODS[number % 5]},work | rest,,"","{note}"\n')
            at -= timedelta(hours=8)


def _plainly(journal: Path, target: Path) -> float:
    """Return the seconds in which plain sqlite3 puts the same rows into the same tables."""
    with closing(sqlite3.connect(journal)) as ours, closing(sqlite3.connect(target)) as plain:
        found = {}
        for table in TABLES:
            sql = ours.execute("SELECT sql FROM sqlite_master WHERE name = ?", [table]).fetchone()[
                0
            ]
            plain.execute(sql)
            found[table] = ours.execute(f"SELECT * FROM {table}").fetchall()
        begun = time.perf_counter()
        with plain:
            for table, rows in found.items():
                places = ", ".join("?" * len(rows[0]))
                plain.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
        return time.perf_counter() - begun


def _show(what: str, begun: float) -> float:
    taken = time.perf_counter() - begun
    print(f"{what}: {taken:.2f} s", flush=True)
    return taken


if __name__ == "__main__":
    raise SystemExit(main())
