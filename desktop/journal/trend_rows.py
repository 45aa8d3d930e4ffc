"""What the trends read beyond sums of days: entries within a day, pairs about a sitting, levels.

Made in SQL, over the whole journal at once. The rule of which shift a moment belongs to is that
of `desktop.core.shift_days`; a test holds the two against each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop.core.vocabulary import SHIFTS
from desktop.journal import aggregates
from desktop.journal.records import Measure
from desktop.journal.shelf import Door
from desktop.journal.sqlite import Database

NO_SHIFT = ""

# Milliseconds are what SQLite's own times are kept in: an hour apart is an hour apart.
_HOURS = "round(julianday(at_utc) * 86400000) / 3600000"
_LEVELS = ", ".join(f"'{shift}'" for shift in SHIFTS)
# Each measure's query is written out: no name ever becomes SQL.
_MOMENTS = {
    measure: (
        f"SELECT day, week, {_HOURS}, {measure.value} FROM check_ins "
        f"WHERE moment <> 'after' AND entered <> 'later' AND {measure.value} IS NOT NULL "
        "AND day IN (SELECT day FROM check_ins WHERE moment <> 'after' "
        f"AND {measure.value} IS NOT NULL GROUP BY day HAVING count(*) > 1) "
        "ORDER BY at_utc"
    )
    for measure in Measure
}
_CHANGES = {
    measure: (
        "SELECT practice_id, day, before, after FROM (SELECT s.practice_id, s.day, s.at_utc, "
        + ", ".join(
            f"(SELECT {measure.value} FROM check_ins WHERE sitting_id = s.id "
            f"AND moment = '{moment}' AND {measure.value} IS NOT NULL "
            f"ORDER BY at_utc DESC LIMIT 1) AS {moment}"
            for moment in ("before", "after")
        )
        + " FROM sittings s) WHERE before IS NOT NULL AND after IS NOT NULL ORDER BY at_utc"
    )
    for measure in Measure
}
# Bounds are text of the same width as the times, so that they sort as time does. They are made
# once for each check-in: for each shift in reach of one they would cost most of the query.
_REACHED = """
WITH c AS MATERIALIZED (
    SELECT day, at_utc, contexts, {measure} AS value,
        strftime('%Y-%m-%dT%H:%M:%S', at_utc, '-80 hours') AS earliest,
        strftime('%Y-%m-%dT%H:%M:', at_utc, '-6 hours') || substr(at_utc, 18) AS ended
    FROM check_ins WHERE moment <> 'after' AND {measure} IS NOT NULL
)
"""
_LOGGED = """
SELECT kind FROM (
    SELECT s.kind, s.end_utc > c.at_utc AS covers, s.at_utc AS began FROM shifts s
    WHERE s.at_utc <= c.at_utc AND s.at_utc > c.earliest AND s.end_utc > c.ended
) ORDER BY covers DESC, began DESC LIMIT 1
"""
_CHOSEN = f"SELECT value FROM json_each(c.contexts) WHERE value IN ({_LEVELS}) LIMIT 1"
_BY_SHIFT = {
    measure: (
        f"{_REACHED.format(measure=measure.value)} SELECT day, level, avg(value), count(*) FROM "
        f"(SELECT day, coalesce(({_LOGGED}), ({_CHOSEN}), '{NO_SHIFT}') AS level, value FROM c) "
        "GROUP BY day, level ORDER BY day, level"
    )
    for measure in Measure
}
_BY_HOUR = {
    measure: (
        f"SELECT day, CAST(substr(local, 12, 2) AS INTEGER), avg({measure.value}), count(*) "
        f"FROM check_ins WHERE moment <> 'after' AND {measure.value} IS NOT NULL "
        "GROUP BY 1, 2 ORDER BY 1, 2"
    )
    for measure in Measure
}


@dataclass(frozen=True, slots=True)
class TrendRows:
    """Rows for the statistics, oldest first. The repository's; all methods raise `AppError`."""

    db: Database
    reading: Door

    def moments(self, measure: Measure) -> list[tuple[str, str, float, float]]:
        """Return (day, week, hours of UTC time, value) of days with several entries.

        Neither what was added later nor what followed a sitting: `measurement.md` §8.
        """
        return self._all(_MOMENTS[Measure(measure)])

    def changes(self, measure: Measure) -> list[tuple[str, str, float, float]]:
        """Return (practice, day, value before, value after) of sittings with both: §10."""
        return self._all(_CHANGES[Measure(measure)])

    def by_shift(self, measure: Measure) -> list[tuple[str, str, float, int]]:
        """Return (day, kind of shift, mean, entries); a logged shift beats a chosen one: §11.

        The kind is `NO_SHIFT` where neither is known.
        """
        return self._all(_BY_SHIFT[Measure(measure)])

    def by_hour(self, measure: Measure) -> list[tuple[str, int, float, int]]:
        """Return (day, hour of local time, mean, entries): §11, where no shifts are known."""
        return self._all(_BY_HOUR[Measure(measure)])

    def practised(self) -> list[tuple[str, float]]:
        """Return (day, minutes practised), whole sittings or not: §12."""
        with self.reading():
            return list(aggregates.minutes_by(self.db.conn, "day").items())

    def _all(self, query: str) -> list[Any]:
        with self.reading():
            return self.db.conn.execute(query).fetchall()
