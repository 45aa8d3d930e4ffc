"""What ties check-ins to sittings: before, after, and what becomes of them when one goes.

Used by the repository, inside its transaction.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from desktop.journal.listing import by_ids, one, update
from desktop.journal.records import CheckIn, Entry, Moment, Sitting
from desktop.journal.rows import check_in_of, sitting_of, sitting_row, utc_text
from desktop.journal.sqlite import Database

BEFORE_WITHIN = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class RemovedSitting:
    """A sitting that was deleted, and what was linked to it.

    `links` are the (check-in id, moment) pairs, `entries` the ids of written entries.
    """

    sitting: Sitting
    links: tuple[tuple[str, Moment], ...] = ()
    entries: tuple[str, ...] = ()


def with_kept_sitting(db: Database, check_in: CheckIn) -> CheckIn:
    """Return `check_in`, on its own where its sitting is not in the journal.

    A sitting of under ten seconds is not kept, nor one that was deleted meanwhile.
    """
    if check_in.sitting_id is None or by_ids(db, "sittings", [check_in.sitting_id]):
        return check_in
    moment = Moment.ALONE if check_in.moment is Moment.BEFORE else check_in.moment
    return replace(check_in, sitting_id=None, moment=moment)


def entry_with_kept_sitting(db: Database, entry: Entry) -> Entry:
    """Return `entry`, on its own where its sitting is not in the journal."""
    if entry.sitting_id is None or by_ids(db, "sittings", [entry.sitting_id]):
        return entry
    return replace(entry, sitting_id=None)


def link_before(db: Database, sitting: Sitting) -> CheckIn | None:
    """Mark the last check-in of one's own within 15 minutes before `sitting` as "before" it.

    Measured in UTC; `measurement.md` §10.
    """
    begun = sitting.at.utc
    row = db.execute(
        "SELECT id FROM check_ins WHERE moment = 'alone' AND entered = 'now' "
        "AND at_utc BETWEEN ? AND ? ORDER BY at_utc DESC, rowid DESC LIMIT 1",
        [utc_text(begun - BEFORE_WITHIN), utc_text(begun)],
    ).fetchone()
    if row is None:
        return None
    _link(db, row[0], Moment.BEFORE, sitting.id)
    return check_in_of(one(db, "check_ins", row[0]))


def remove_sitting(db: Database, sitting_id: str) -> RemovedSitting:
    """Delete a sitting. What came before it stands alone again; what came after stays "after".

    An after-sitting check-in stays out of the trend even once its sitting is gone.
    """
    sitting = sitting_of(one(db, "sittings", sitting_id))
    rows = db.execute(
        "SELECT id, moment FROM check_ins WHERE sitting_id = ? ORDER BY rowid", [sitting_id]
    ).fetchall()
    written = db.execute("SELECT id FROM entries WHERE sitting_id = ?", [sitting_id]).fetchall()
    db.execute(
        "UPDATE check_ins SET moment = 'alone' WHERE sitting_id = ? AND moment = 'before'",
        [sitting_id],
    )
    db.table("sittings").delete(sitting_id)
    linked = tuple((row[0], Moment(row[1])) for row in rows)
    return RemovedSitting(sitting, linked, tuple(row[0] for row in written))


def restore_sitting(db: Database, removed: RemovedSitting) -> None:
    """Bring a deleted sitting back, with the links to those check-ins that still stand."""
    db.table("sittings").insert(sitting_row(removed.sitting))
    for check_in_id, moment in removed.links:
        if by_ids(db, "check_ins", [check_in_id]):
            _link(db, check_in_id, moment, removed.sitting.id)
    for entry_id in removed.entries:
        if by_ids(db, "entries", [entry_id]):
            update(db, "entries", {"id": entry_id, "sitting_id": removed.sitting.id})


def _link(db: Database, check_in_id: str, moment: Moment, sitting_id: str) -> None:
    update(
        db,
        "check_ins",
        {"id": check_in_id, "moment": moment.value, "sitting_id": sitting_id},
    )
