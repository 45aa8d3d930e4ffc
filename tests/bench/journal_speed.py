"""How fast the journal is, against plain sqlite3 doing the same work in the same run."""

from __future__ import annotations

import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.core.days import day_of
from desktop.journal.making import new_check_in
from desktop.journal.records import Measure
from desktop.journal.repository import Journal
from desktop.journal.rows import check_in_row
from desktop.journal.today import today
from desktop.journal.wanted import Wanted
from tests.desktop.fake_clock import FakeClock

_BY_HAND = "SELECT day, week, able, moment FROM check_ins"


def main(seconds: float = 60.0) -> int:
    """Print what each piece of work takes, and its ratio to plain sqlite3's."""
    rounds = max(3, min(15, int(seconds / 3)))
    with tempfile.TemporaryDirectory() as name:
        for entries in (11_000, 100_000):
            folder = Path(name) / str(entries)
            with Journal.open(folder, FakeClock()) as journal:
                _fill(journal, entries)
                _reading(folder, journal, entries, rounds)
        _writing(Path(name) / "writing", rounds * 10)
    return 0


def _fill(journal: Journal, entries: int) -> None:
    """Add three check-ins a day, in no journal's order but time's."""
    chance = random.Random(1)
    clock = FakeClock(datetime(2016, 1, 1, 6, tzinfo=UTC))
    made = []
    for _ in range(entries):
        clock.pass_s(timedelta(hours=8).total_seconds())
        able = chance.choice((None, *range(11)))
        made.append(new_check_in(clock, able=able, pleasantness=3, note="a few words of a note"))
    journal.add_many(made, [])


def _reading(folder: Path, journal: Journal, entries: int, rounds: int) -> None:
    path = folder / "journal.db"
    day = day_of(FakeClock().now().local)
    with closing(sqlite3.connect(path)) as plain:
        ours = _median(lambda: journal.weekly_days(Measure.ABLE), rounds)
        theirs = _median(lambda: _by_hand(plain), rounds)
    _show(f"days for a trend, {entries:,} check-ins", ours, theirs, "a loop over plain rows")
    _show(f"first page, {entries:,} check-ins", _median(lambda: journal.newest(60), rounds))
    found = Wanted(words="few wo")  # in every note: as many as there can be
    ours = _median(lambda: journal.newest(60, wanted=found), rounds)
    _show(f"search, {entries:,} notes", ours)
    _show(f"delete and restore a note, {entries:,} notes", _median(lambda: _away(journal), rounds))
    _show(f"state of today, {entries:,} check-ins", _median(lambda: today(path, day), rounds))
    _show(f"open and close, {entries:,} check-ins", _median(lambda: _open(folder), rounds))


def _by_hand(plain: sqlite3.Connection) -> dict[tuple[str, str], list[int]]:
    days: dict[tuple[str, str], list[int]] = {}
    for day, week, able, moment in plain.execute(_BY_HAND):
        if able is not None and moment != "after":
            days.setdefault((day, week), []).append(able)
    return {key: [statistics.fmean(values), len(values)] for key, values in sorted(days.items())}


def _away(journal: Journal) -> None:
    journal.restore_check_in(journal.delete_check_in(journal.check_ins(limit=1)[0].id))


def _open(folder: Path) -> None:
    Journal.open(folder, FakeClock()).close()


def _writing(folder: Path, rounds: int) -> None:
    clock = FakeClock()
    with Journal.open(folder, clock) as journal:
        ours = _median(lambda: journal.add_check_in(new_check_in(clock, able=5)), rounds)
    with closing(sqlite3.connect(folder / "journal.db", isolation_level=None)) as plain:
        plain.execute("PRAGMA synchronous = FULL")
        theirs = _median(lambda: _insert(plain, clock), rounds)
    _show("one check-in, durably", ours, theirs, "plain sqlite3's insert")


def _insert(plain: sqlite3.Connection, clock: FakeClock) -> None:
    row = check_in_row(new_check_in(clock, able=5))
    places = ", ".join(f":{name}" for name in row)
    plain.execute(f"INSERT INTO check_ins ({', '.join(row)}) VALUES ({places})", row)


def _median(work: Callable[[], object], rounds: int) -> float:
    spans = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        spans.append(time.perf_counter() - start)
    return statistics.median(spans) * 1000


def _show(name: str, ours_ms: float, theirs_ms: float | None = None, other: str = "") -> None:
    against = f", {ours_ms / theirs_ms:.2f} × {other} ({theirs_ms:.2f} ms)" if theirs_ms else ""
    print(f"{name}: {ours_ms:.2f} ms{against}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
