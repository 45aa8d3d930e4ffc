"""The shifts of the journal: however many change, it is one transaction, and history follows.

Whatever lies in the hours of a shift that came, went or moved gets its day anew. The repository's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.journal import listing
from desktop.journal.life import Import, Shift
from desktop.journal.life_rows import import_row, mark_row, shift_of, shift_row
from desktop.journal.placing import Window, window_of
from desktop.journal.rows import read_record, utc_text
from desktop.journal.shelf import Shelf
from desktop.journal.shift_change import ShiftChange


@dataclass(frozen=True, slots=True)
class ShiftShelf(Shelf[Shift]):
    """The shifts; `days_anew` makes anew what lies in these windows and says how many moved."""

    days_anew: Callable[[Iterable[Window]], int]

    def add(self, record: Shift, form: str = "") -> Shift:
        return self.apply(ShiftChange(added=(record,))).added[0]

    def amend(self, record: Shift) -> Shift:
        return self.apply(ShiftChange(changed=(record,))).changed[0]

    def delete(self, record_id: str) -> Shift:
        return self.delete_all([record_id]).deleted[0]

    def delete_all(self, ids: Sequence[str]) -> ShiftChange:
        """Delete shifts, all or none.

        Raises:
            KeyError: one of them is not there.
        """
        with self.writing():
            return self._apply(ShiftChange(deleted=tuple(self._standing(one) for one in ids)))

    def apply(self, change: ShiftChange) -> ShiftChange:
        """Carry out a change, all of it or nothing; return it as it was carried out.

        Raises:
            KeyError: a shift to be changed or deleted is not there.
        """
        with self.writing():
            return self._apply(change)

    def take_back(self, change: ShiftChange) -> ShiftChange:
        """Undo a change; shifts that others deleted meanwhile stay deleted."""
        with self.writing():
            back = change.reversed
            back = replace(
                back,
                added=tuple(one for one in back.added if not self._is_here(one)),
                changed=tuple(filter(self._is_here, back.changed)),
                deleted=tuple(filter(self._is_here, back.deleted)),
            )
            done = self._apply(back)
            if change.batch is not None:
                self.db.execute("DELETE FROM imports WHERE id = ?", [change.batch.id])
            for mark in change.marks:
                self.db.execute("DELETE FROM marks WHERE id = ?", [mark.id])
            return done

    def between(self, since: datetime, until: datetime) -> list[Shift]:
        """Return the shifts of which some part lies from `since` to `until` (UTC), oldest first."""
        with self.reading():
            rows = self.db.query(
                "SELECT * FROM shifts WHERE at_utc < ? AND end_utc > ? "
                "ORDER BY at_utc, end_utc, id",
                [utc_text(until), utc_text(since)],
            )
            return [read_record(row, shift_of) for row in rows]

    def oldest(self) -> Shift | None:
        """Return the shift that began first of all."""
        with self.reading():
            rows = self.db.query("SELECT * FROM shifts ORDER BY at_utc LIMIT 1")
            return next((read_record(row, shift_of) for row in rows), None)

    def known_sources(self, source_ids: Iterable[str]) -> set[str]:
        """Return those source ids that came in before, even if their shifts were deleted since."""
        with self.reading():
            wanted = set(source_ids)
            first, last = min(wanted, default=""), max(wanted, default="")
            rows = self.db.execute(
                "SELECT source_id FROM imported WHERE source_id BETWEEN ? AND ?", [first, last]
            ).fetchall()
            return wanted & {row[0] for row in rows}

    def _apply(self, change: ShiftChange) -> ShiftChange:
        before = tuple(self._standing(one.id) for one in change.changed)
        deleted = tuple(self._standing(one.id) for one in change.deleted)
        added = tuple(self.place(one) for one in change.added)
        changed = tuple(self.place(one) for one in change.changed)
        for shift in deleted:
            self.db.table("shifts").delete(shift.id)
        for shift in changed:
            listing.update(self.db, "shifts", shift_row(shift))
        self.db.table("shifts").insert_all(map(shift_row, added))
        self.db.table("marks").insert_all(map(mark_row, change.marks))
        if change.batch is not None:
            self._note_where_from(change.batch, change.came_from)
        done = replace(change, added=added, changed=changed, deleted=deleted, before=before)
        return replace(done, moved=self.days_anew(map(window_of, done.shifts)))

    def _note_where_from(self, batch: Import, came_from: Iterable[tuple[str, str, str]]) -> None:
        self.db.table("imports").insert(import_row(batch))
        self.db.table("imported").insert_all(
            {"source_id": source, "import_id": batch.id, "record_id": shift, "raw": raw}
            for source, shift, raw in came_from
        )

    def _standing(self, shift_id: str) -> Shift:
        return read_record(listing.one(self.db, "shifts", shift_id), shift_of)

    def _is_here(self, shift: Shift) -> bool:
        return bool(listing.by_ids(self.db, "shifts", [shift.id]))
