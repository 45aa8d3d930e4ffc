"""What Now shows of the journal, read quickly by plain sqlite3 before anything heavy is loaded.

It only reads, and says "nothing yet" where it cannot: the journal's own opening, a moment later,
says what is wrong. A locked journal it leaves alone; once that is open, `today_in` reads it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from desktop.journal import door
from desktop.journal.address import to_read
from desktop.journal.aggregates import minutes_by

_PATIENCE_S = 0.05  # on the road to the first window


@dataclass(frozen=True, slots=True)
class LastCheckIn:
    """The newest check-in, as far as Now needs it."""

    utc: datetime
    local: datetime  # civil time, without a zone
    pleasantness: int | None
    energy: int | None
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Today:
    """The week so far and what came last."""

    minutes: Mapping[date, float] = field(default_factory=dict)  # Monday to Sunday, no zeros left
    last_check_in: LastCheckIn | None = None
    last_used: Mapping[str, date] = field(default_factory=dict)  # by practice id
    was_hard: bool = False  # a sitting of this day was said to be hard


def today(path: Path, day: date) -> Today:
    """Return what the journal at `path` says of the week of `day`; nothing if it cannot be read."""
    with door.alone(_PATIENCE_S) as alone:
        if not alone or door.is_ciphers(path) or not path.exists():
            return Today()
        for address in to_read(path):
            with (
                suppress(sqlite3.DatabaseError, ValueError, TypeError),
                closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE_S)) as connection,
            ):
                return today_in(connection, day)
    return Today()


def today_in(connection: sqlite3.Connection, day: date) -> Today:
    """Return what an open journal says of the week of `day`."""
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=6)
    minutes = minutes_by(connection, "day", monday, sunday)
    used = connection.execute("SELECT practice_id, max(day) FROM sittings GROUP BY practice_id")
    hard = connection.execute(
        "SELECT max(hard) FROM sittings WHERE day = ?", [day.isoformat()]
    ).fetchone()
    return Today(
        {date.fromisoformat(at): found for at, found in minutes.items()},
        _last_check_in(connection),
        {row[0]: date.fromisoformat(row[1]) for row in used},
        bool(hard and hard[0]),
    )


def _last_check_in(connection: sqlite3.Connection) -> LastCheckIn | None:
    row = connection.execute(
        "SELECT at_utc, local, pleasantness, energy, contexts FROM check_ins "
        "ORDER BY at_utc DESC, rowid DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    import json  # only where there is something to read

    return LastCheckIn(
        datetime.fromisoformat(row[0]),
        datetime.fromisoformat(row[1]),
        row[2],
        row[3],
        tuple(json.loads(row[4])),
    )
