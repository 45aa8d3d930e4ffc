"""The journal: everything that was logged, kept durably. The one place that names its tables.

A `Journal` belongs to the thread that opened it. Every change is one transaction, and a method
returns only once its change would survive a power cut.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from desktop.core.clock import Stamp
from desktop.journal import aggregates, links, listing, together, unkept
from desktop.journal.entry_rows import course_event_of, course_event_row, entry_of, entry_row
from desktop.journal.file import JournalFile
from desktop.journal.life import Mark, Reflection, Score
from desktop.journal.life_rows import (
    mark_of,
    mark_row,
    reflection_of,
    reflection_row,
    score_of,
    score_row,
    shift_of,
    shift_row,
)
from desktop.journal.links import RemovedSitting
from desktop.journal.making import Place
from desktop.journal.placing import R as Placed
from desktop.journal.placing import Window, all_placed, make_days_anew, place_in, placed
from desktop.journal.records import (
    CheckIn,
    CourseEvent,
    Draft,
    Entry,
    EntryKind,
    Measure,
    Sitting,
)
from desktop.journal.rows import check_in_of, check_in_row, sitting_of, sitting_row
from desktop.journal.shelf import Shelf
from desktop.journal.shift_shelf import ShiftShelf
from desktop.journal.taking_in import Imports
from desktop.journal.trend_rows import TrendRows
from desktop.journal.wanted import EVERYTHING, Record, Wanted
from desktop.journal.whole import Whole


class Journal(JournalFile):
    """The check-ins, sittings, entries and courses of one data folder; raises `AppError`.

    `shifts`, `marks`, `reflections` and `scores` stand on shelves of their own. What is kept has
    the day and week that the boundary and the shifts give it, whatever its record said.
    """

    @property
    def shifts(self) -> ShiftShelf:
        """The shifts that were logged."""
        return ShiftShelf(
            self._db,
            "shifts",
            shift_row,
            shift_of,
            self._reading,
            self._writing,
            self._placed,
            self._days_anew,
        )

    @property
    def marks(self) -> Shelf[Mark]:
        """What a person wants to see on the charts; their day is the one that was named."""
        doors = self._reading, self._writing
        return Shelf(self._db, "marks", mark_row, mark_of, *doors, lambda mark: mark)

    @property
    def reflections(self) -> Shelf[Reflection]:
        """The weekly reflections."""
        doors = self._reading, self._writing
        return Shelf(self._db, "reflections", reflection_row, reflection_of, *doors, self._placed)

    @property
    def scores(self) -> Shelf[Score]:
        """The questionnaires that were filled in elsewhere."""
        doors = self._reading, self._writing
        return Shelf(self._db, "scores", score_row, score_of, *doors, self._placed)

    @property
    def whole(self) -> Whole:
        """All records at once: counted, read through, backed up, put in from elsewhere."""
        return Whole(self._db, self._reading, self._writing, self.boundary)

    @property
    def trends(self) -> TrendRows:
        """What the trends read beyond sums of days."""
        return TrendRows(self._db, self._reading)

    @property
    def imports(self) -> Imports:
        """What came in from other programs."""
        doors = self._reading, self._writing
        return Imports(self._db, self.folder, *doors, self._days_anew)

    def place_of(self, at: Stamp) -> Place:
        """Return the day and week that a record of this moment would be kept with."""
        with self._reading():
            return place_in(self._db, at, self.boundary)

    def _days_anew(self, windows: Iterable[Window]) -> int:
        return make_days_anew(self._db, self.boundary, windows)

    def _placed(self, record: Placed) -> Placed:
        return placed(self._db, record, self.boundary)

    # Check-ins

    def add_check_in(self, check_in: CheckIn, form: str = "") -> CheckIn:
        """Keep a new check-in and return it as kept (its sitting may not have been kept).

        `form` is the one it was written in: what waited there has been kept with it.
        """
        with self._writing():
            unkept.drop(self._db, form)
            kept = self._placed(links.with_kept_sitting(self._db, check_in))
            self._db.table("check_ins").insert(check_in_row(kept))
        return kept

    def add_many(self, check_ins: Iterable[CheckIn], sittings: Iterable[Sitting]) -> None:
        """Keep many entries in one transaction."""
        with self._writing():
            played = all_placed(self._db, list(sittings), self.boundary)
            self._db.table("sittings").insert_all(map(sitting_row, played))
            said = all_placed(self._db, list(check_ins), self.boundary)
            self._db.table("check_ins").insert_all(map(check_in_row, said))

    def amend_check_in(self, check_in: CheckIn, form: str = "") -> CheckIn:
        """Replace the check-in of the same id; what waited in `form` is kept with it.

        Raises:
            KeyError: there is none.
        """
        with self._writing():
            unkept.drop(self._db, form)
            kept = self._placed(links.with_kept_sitting(self._db, check_in))
            listing.update(self._db, "check_ins", check_in_row(kept))
        return kept

    def delete_check_in(self, check_in_id: str) -> CheckIn:
        """Delete a check-in and return it, so that it can be restored.

        Raises:
            KeyError: there is none.
        """
        with self._writing():
            found = self._check_in(check_in_id)
            if found is None:
                raise KeyError(check_in_id)
            self._db.table("check_ins").delete(check_in_id)
            unkept.drop(self._db, check_in_id)
        return found

    def restore_check_in(self, check_in: CheckIn) -> CheckIn:
        """Bring a deleted check-in back as it was."""
        return self.add_check_in(check_in)

    def check_in(self, check_in_id: str) -> CheckIn | None:
        """Return the check-in of this id, or None."""
        with self._reading():
            return self._check_in(check_in_id)

    def check_ins(
        self,
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[CheckIn]:
        """Return check-ins, newest first, of the days from `since` to `until`, both included."""
        with self._reading():
            rows = listing.newest_first(self._db, "check_ins", since, until, limit, offset)
            return [check_in_of(row) for row in rows]

    # Sittings

    def start_sitting(self, sitting: Sitting) -> CheckIn | None:
        """Keep a sitting that has begun, and link the check-in that came just before it.

        Returns the check-in that is now marked as "before", or None.
        """
        with self._writing():
            self._db.table("sittings").insert(sitting_row(self._placed(sitting)))
            return links.link_before(self._db, sitting)

    def note_progress(self, sitting_id: str, practised_s: float) -> None:
        """Keep how many seconds of the sitting have sounded so far."""
        with self._writing():
            listing.update(self._db, "sittings", {"id": sitting_id, "practised_s": practised_s})

    def close_sitting(
        self, sitting_id: str, practised_s: float, finished: bool, hard: bool = False
    ) -> Sitting:
        """Keep how a sitting ended and return it.

        Raises:
            KeyError: there is none.
        """
        ended = {"practised_s": practised_s, "finished": finished, "hard": hard, "closed": True}
        with self._writing():
            listing.update(self._db, "sittings", {"id": sitting_id, **ended})
            return sitting_of(listing.one(self._db, "sittings", sitting_id))

    def amend_sitting(self, sitting: Sitting) -> Sitting:
        """Replace the sitting of the same id.

        Raises:
            KeyError: there is none.
        """
        with self._writing():
            kept = self._placed(sitting)
            listing.update(self._db, "sittings", sitting_row(kept))
        return kept

    def delete_sitting(self, sitting_id: str) -> RemovedSitting:
        """Delete a sitting; return it with the check-ins that hung on it, for restoring.

        Raises:
            KeyError: there is none.
        """
        with self._writing():
            return links.remove_sitting(self._db, sitting_id)

    def restore_sitting(self, removed: RemovedSitting) -> Sitting:
        """Bring a deleted sitting back, and its check-ins' links with it."""
        with self._writing():
            kept = self._placed(removed.sitting)
            links.restore_sitting(self._db, replace(removed, sitting=kept))
        return kept

    def sitting(self, sitting_id: str) -> Sitting | None:
        """Return the sitting of this id, or None."""
        with self._reading():
            rows = listing.by_ids(self._db, "sittings", [sitting_id])
            return sitting_of(rows[0]) if rows else None

    def sittings(
        self,
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Sitting]:
        """Return sittings, newest first, of the days from `since` to `until`, both included."""
        with self._reading():
            rows = listing.newest_first(self._db, "sittings", since, until, limit, offset)
            return [sitting_of(row) for row in rows]

    def open_sittings(self) -> list[Sitting]:
        """Return the sittings that were never closed: playing now, or cut short by a crash."""
        with self._reading():
            return [sitting_of(row) for row in listing.open_sittings(self._db)]

    # Entries

    def add_entry(self, entry: Entry, form: str = "") -> Entry:
        """Keep a new entry and return it as kept (its sitting may not have been kept).

        `form` is the one it was written in: what waited there has been kept with it.
        """
        with self._writing():
            unkept.drop(self._db, form)
            kept = self._placed(links.entry_with_kept_sitting(self._db, entry))
            self._db.table("entries").insert(entry_row(kept))
        return kept

    def amend_entry(self, entry: Entry) -> Entry:
        """Replace the entry of the same id; what waited to change it is kept with it.

        Raises:
            KeyError: there is none.
        """
        with self._writing():
            unkept.drop(self._db, entry.id)
            kept = self._placed(links.entry_with_kept_sitting(self._db, entry))
            listing.update(self._db, "entries", entry_row(kept))
        return kept

    def delete_entry(self, entry_id: str) -> Entry:
        """Delete an entry and return it, so that it can be added again.

        Raises:
            KeyError: there is none.
        """
        with self._writing():
            found = entry_of(listing.one(self._db, "entries", entry_id))
            self._db.table("entries").delete(entry_id)
            unkept.drop(self._db, entry_id)
        return found

    def entry(self, entry_id: str) -> Entry | None:
        """Return the entry of this id, or None."""
        with self._reading():
            rows = listing.by_ids(self._db, "entries", [entry_id])
            return entry_of(rows[0]) if rows else None

    def entries(
        self, kinds: Iterable[EntryKind] = (), limit: int | None = None, course: str = ""
    ) -> list[Entry]:
        """Return entries, newest first: of these kinds, or of all; of a course, or of any."""
        with self._reading():
            rows = listing.entries(self._db, [kind.value for kind in kinds], course, limit)
            return [entry_of(row) for row in rows]

    def entry_kinds(self) -> set[EntryKind]:
        """Return the kinds of which there is an entry."""
        with self._reading():
            return {EntryKind(kind) for kind in listing.entry_kinds(self._db)}

    # Words that are not kept yet

    def put_draft(self, draft: Draft) -> None:
        """Let words wait for the next time their form is opened, in place of those before."""
        with self._writing():
            unkept.put(self._db, draft)

    def drop_draft(self, form: str) -> None:
        """Forget the words that wait in a form, if there are any."""
        with self._writing():
            unkept.drop(self._db, form)

    def drafts(self) -> list[Draft]:
        """Return the words that wait, of every form."""
        with self._reading():
            return unkept.drafts(self._db)

    # Courses

    def add_course_event(self, event: CourseEvent) -> CourseEvent:
        """Keep a person's step through a course."""
        with self._writing():
            kept = self._placed(event)
            self._db.table("course_events").insert(course_event_row(kept))
        return kept

    def course_events(self) -> list[CourseEvent]:
        """Return every step through every course, oldest first."""
        with self._reading():
            return [course_event_of(row) for row in listing.course_events(self._db)]

    # All kinds together

    def newest(
        self, limit: int | None, offset: int = 0, wanted: Wanted = EVERYTHING
    ) -> list[Record]:
        """Return everything that was logged, or what is wanted of it, newest first."""
        with self._reading():
            return together.newest_of_all(self._db, limit, offset, wanted)

    def practice_ids(self) -> list[str]:
        """Return the practices that were ever sat."""
        with self._reading():
            return together.practice_ids(self._db)

    def is_empty(self) -> bool:
        """Say whether nothing was ever kept, or nothing is left."""
        with self._reading():
            return not listing.any_entry(self._db)

    # Sums, made in SQL

    def weekly_days(self, measure: Measure) -> list[tuple[str, str, float, int]]:
        """Return (day, week, mean, n) per day with an entry that counts: `measurement.md` §5."""
        with self._reading():
            return aggregates.weekly_days(self._db.conn, measure)

    def minutes_by_week(self, until: date | None = None) -> dict[str, float]:
        """Return the minutes practised by ISO week, up to the end of day `until`.

        Whole sittings or not: `measurement.md` §12.
        """
        with self._reading():
            return aggregates.minutes_by(self._db.conn, "week", until=until)

    def _check_in(self, check_in_id: str) -> CheckIn | None:
        rows = listing.by_ids(self._db, "check_ins", [check_in_id])
        return check_in_of(rows[0]) if rows else None
