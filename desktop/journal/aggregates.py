"""Sums and means over the whole journal, made in SQL: it beats any loop over the rows.

It takes a plain connection, so that today's state can use it without sqlite-utils.
"""

from __future__ import annotations

import sqlite3
from datetime import date

from desktop.journal.records import Measure

# Each measure's query is written out: no name ever becomes SQL.
_DAYS = {
    measure: (
        f"SELECT day, week, avg({measure.value}), count(*) FROM check_ins "
        f"WHERE moment <> 'after' AND {measure.value} IS NOT NULL "
        "GROUP BY day, week ORDER BY day, week"
    )
    for measure in Measure
}


def weekly_days(
    connection: sqlite3.Connection, measure: Measure
) -> list[tuple[str, str, float, int]]:
    """Return (day, week, mean of the day, entries) for every day with an entry that counts.

    An entry counts when the measure is not null and it is not an "after a sitting" check-in;
    source: `measurement.md` §5. Oldest day first.
    """
    return connection.execute(_DAYS[Measure(measure)]).fetchall()


def minutes_by(
    connection: sqlite3.Connection,
    period: str,
    since: date | None = None,
    until: date | None = None,
) -> dict[str, float]:
    """Return the minutes practised by `day` or `week`, oldest first, from `since` to `until`.

    Every second that sounded counts, of finished sittings or not; source: `measurement.md` §12.
    """
    if period not in ("day", "week"):
        raise ValueError("minutes are summed by day or by week")
    first, last = (since or date.min).isoformat(), (until or date.max).isoformat()
    rows = connection.execute(
        f"SELECT {period}, sum(practised_s) / 60.0 FROM sittings WHERE day BETWEEN ? AND ? "
        f"GROUP BY {period} ORDER BY {period}",
        [first, last],
    )
    return dict(rows.fetchall())
