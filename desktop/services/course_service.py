"""A person's courses: begun, paused, taken up again; filled from what the player plays.

Reads the journal in its lane and works everything out there; pages get frozen views.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.course.progress import Progress, Standing, progress
from desktop.course.records import Course, Form
from desktop.journal.records import CourseStep, Entry, EntryKind, Sitting
from desktop.services.course_words import (
    Counts,
    course_record,
    course_view,
    is_done,
    place_of,
    todays,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.journal.repository import Journal
    from desktop.services.course_views import CourseRecord
    from desktop.services.journal_service import JournalService

Read = tuple[dict[str, Progress], Counts]


class CourseService(QObject):
    """Shows one course at a time; knows where the person stands in each."""

    view_changed = Signal(object)  # CourseView
    home_practice_changed = Signal()

    def __init__(
        self,
        journal: JournalService,
        read_courses: Callable[[], Iterable[Course]],
        title_of: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal, self._read_courses, self._title_of = journal, read_courses, title_of
        self._courses: dict[str, Course] = {}
        self._ways: dict[str, Progress] = {}
        self._written: Counts = {}
        self._chosen: str | None = None  # the course shown; None: the one under way
        self._shown_week: int | None = None  # None: the week under way
        self._home: tuple[str, int, str] | None = None
        self._day: date | None = None  # on which the page was shown last
        for changed in (
            journal.sitting_changed,
            journal.sitting_removed,
            journal.entry_added,
            journal.entry_removed,
            journal.journal_changed,
        ):
            changed.connect(self.refresh)

    @property
    def home_practice(self) -> tuple[str, int, str] | None:
        """Today's practice of the course under way: id, minutes, the course's title; or None."""
        return self._home

    def progress(self, course_id: str) -> Progress | None:
        """Return where the person stands, as it was read last."""
        return self._ways.get(course_id)

    def asking_for(self, kind: EntryKind) -> str:
        """Return the place of the week under way that has this kind written down; "" for none."""
        for course_id, way in self._ways.items():
            diary = way.course.weeks[way.current].diary
            if way.standing is Standing.UNDER_WAY and diary is not None and diary.kind is kind:
                return place_of(course_id, way.current)
        return ""

    @property
    def shown(self) -> str | None:
        """The id of the course that is shown."""
        return self._chosen or self._under_way()

    @Slot()
    def refresh(self) -> None:
        """Read the journal anew; `view_changed` follows."""
        self._journal.ask(self._read, self._on_read)

    def forget(self) -> None:
        """Let go of what was read of the journal."""
        self._ways, self._written, self._home, self._day = {}, {}, None, None

    def record(self) -> CourseRecord | None:
        """Return the course that is shown as it goes on paper; None before it was begun."""
        way = self._ways.get(self.shown or "")
        if way is None or way.begun is None:
            return None
        return course_record(way, self._journal.today(), self._title_of)

    # What a person decides

    @Slot(str)
    def show_course(self, course_id: str) -> None:
        """Show another course."""
        self._chosen, self._shown_week = course_id, None
        self._show()

    @Slot(int)
    def show_week(self, index: int) -> None:
        """Show another week of the course."""
        self._shown_week = index
        self._show()

    @Slot(str)
    def begin(self, form: str) -> None:
        """Begin the course that is shown, from its first week."""
        self._step(CourseStep.BEGIN, Form(form).value)

    @Slot(str)
    def set_form(self, form: str) -> None:
        """Go on with longer or shorter days."""
        self._step(CourseStep.FORM, Form(form).value)

    @Slot(int)
    def take_up(self, index: int) -> None:
        """Let another week be the one under way."""
        self._step(CourseStep.WEEK, str(index + 1))

    @Slot()
    def pause(self) -> None:
        """Let the course rest."""
        self._step(CourseStep.PAUSE)

    @Slot()
    def resume(self) -> None:
        """Go on with it."""
        self._step(CourseStep.RESUME)

    @Slot()
    def end(self) -> None:
        """Leave the course; what was practised and written stays in the journal."""
        self._step(CourseStep.END)

    # Within

    def _step(self, step: CourseStep, value: str = "") -> None:
        course_id = self.shown
        if course_id is None:
            return
        self._chosen, self._shown_week = course_id, None
        self._journal.keep_course_step(course_id, step, value, self.refresh)

    def _read(self, journal: Journal) -> Read:
        if not self._courses:
            self._courses = {course.id: course for course in self._read_courses()}
        events = journal.course_events()
        sittings: list[Sitting] = []
        entries: list[Entry] = []
        begun = min((event.day for event in events), default=None)
        if begun is not None:
            sittings = journal.sittings(since=date.fromisoformat(begun))
            entries = [entry for entry in journal.entries() if entry.course]
        today = self._journal.today()
        ways = {
            course.id: progress(course, events, sittings, today)
            for course in self._courses.values()
        }
        return ways, Counter((entry.kind.value, entry.course) for entry in entries)

    def _on_read(self, read: Read) -> None:
        self._ways, self._written = read
        today = self._journal.today()
        if self._day is not None and today != self._day:
            self._stop_looking_round()
        self._day = today
        self._show()
        self._find_home()

    def _stop_looking_round(self) -> None:
        """Begin a new day with the week, and a course, that are under way."""
        self._shown_week = None
        chosen = self._ways.get(self._chosen or "")
        if chosen is not None and chosen.standing is Standing.NOT_BEGUN:
            self._chosen = None

    def _show(self) -> None:
        course_id = self.shown
        if course_id is None or course_id not in self._ways:
            return
        way = self._ways[course_id]
        titles = tuple((course.id, course.title) for course in self._courses.values())
        view = course_view(
            way, self._shown_week, self._journal.today(), self._title_of, self._written, titles
        )
        self.view_changed.emit(view)

    def _under_way(self) -> str | None:
        """Return the course under way, else the first there is."""
        for standing in (Standing.UNDER_WAY, Standing.PAUSED, Standing.COMPLETE):
            for course_id, way in self._ways.items():
                if way.standing is standing:
                    return course_id
        return next(iter(self._ways), None)

    def _find_home(self) -> None:
        home = None
        today = self._journal.today()
        for way in self._ways.values():
            if way.standing is Standing.UNDER_WAY:
                asked = todays(way, way.current, today)
                first = next((one for one in asked if not is_done(way, one, today)), None)
                if first is not None:
                    home = (first.practice_id, first.minutes(way.form), way.course.title)
                    break
        if home != self._home:
            self._home = home
            self.home_practice_changed.emit()
