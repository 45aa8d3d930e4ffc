"""Now, connected: the suggestion, the week and the quick check-in. Shows nothing itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.app.keeping import Keeping
from desktop.core.paths import journal_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.core.clock import Clock
    from desktop.course.suggestion_rules import LoggedShift
    from desktop.course.suggestions import Proposal
    from desktop.journal.records import CheckIn
    from desktop.journal.today import Today
    from desktop.services.journal_service import JournalService
    from desktop.services.library_service import LibraryService
    from desktop.services.settings_service import SettingsService
    from desktop.services.tasks import Tasks
    from desktop.services.views import CheckInDraft, PracticeSummary
    from desktop.ui.pages.now import NowPage

LANE = "pages"
SOON_MS = 150
FRESH = timedelta(hours=12)  # how long a check-in may steer a suggestion


class NowDesk(QObject):
    """Keeps Now's suggestion and week up to date, and carries its check-ins to the journal."""

    begin_requested = Signal(str, int)
    begin_until_requested = Signal(str, object)  # practice id, datetime

    def __init__(
        self,
        page: NowPage,
        folder: Path,
        clock: Clock,
        tasks: Tasks,
        settings: SettingsService,
        library: LibraryService,
        journal: JournalService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._folder, self._clock, self._tasks = page, folder, clock, tasks
        self._settings, self._library, self._journal = settings, library, journal
        self._minutes = settings.number("minutes")
        self._today: Today | None = None
        self._practices: dict[str, PracticeSummary] = {}
        self._proposals: list[Proposal] = []
        self.logged_shift: Callable[[], LoggedShift | None] | None = None  # asked at each proposal
        self._course: tuple[str, int, str] | None = None  # today's practice of a course
        self._shown = 0
        self._about: tuple[object, ...] = ()  # what the proposals were made for
        self._keeping = Keeping(journal, self)
        self._draft: CheckInDraft | None = None
        self._soon = QTimer(self, interval=SOON_MS, singleShot=True)
        self._soon.timeout.connect(self.refresh)
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._on_next)
        self._connect()

    def _connect(self) -> None:
        page, journal = self._page, self._journal
        page.minutes_chosen.connect(self._on_minutes)
        page.until_chosen.connect(self._on_until)
        page.something_else_requested.connect(self._on_something_else)
        page.course_requested.connect(self._on_course)
        page.begin_requested.connect(self.begin_requested)
        page.begin_until_requested.connect(self._on_begin_until)
        page.check_in_made.connect(self._on_check_in)
        page.undo_requested.connect(self._keeping.undo)
        self._keeping.kept.connect(page.show_saved)
        self._keeping.not_kept.connect(page.show_not_saved)
        for changed in (
            journal.check_in_added,
            journal.check_in_changed,
            journal.check_in_removed,
            journal.sitting_changed,
            journal.sitting_removed,
        ):
            changed.connect(self._on_entry_changed)
        journal.check_in_changed.connect(self._on_check_in_changed)
        journal.journal_changed.connect(self._soon.start)

    def set_course(self, practice: tuple[str, int, str] | None) -> None:
        """Propose today's practice of a course first: its id, its minutes, the course's title."""
        self._course = practice
        self._propose(keep=self._shown > 0)  # what was chosen by "something else" stays

    def draft(self) -> CheckInDraft:
        """Return the check-in made here in the last ten minutes, to say more of; else none."""
        from desktop.services.views import CheckInDraft

        last_id = self._keeping.last_id
        if last_id is None or self._draft is None or not self._journal.is_fresh(last_id):
            return CheckInDraft()
        return replace(self._draft, amends=last_id)

    # What is shown

    @Slot()
    def refresh(self) -> None:
        """Read the week and the library anew, off the interface thread."""
        path, day = journal_file(self._folder), self._journal.today()

        def read() -> tuple[Today, list[PracticeSummary]]:
            from desktop.journal.today import today

            return self._with_practices(today(path, day))

        if self._is_locked_file(path):
            self._journal.ask(lambda journal: journal.today(day), self._on_today, self._on_unread)
        else:
            self._tasks.run(LANE, read, self._on_read)

    @staticmethod
    def _is_locked_file(path: Path) -> bool:
        """Say whether only the journal's own lane may read it."""
        from desktop.journal import door

        return door.is_ciphers(path)

    def _with_practices(self, now: Today) -> tuple[Today, list[PracticeSummary]]:
        from desktop.app import now_views  # noqa: F401 - loaded here, used in `_on_read`

        return now, self._library.summaries(now.last_used)

    def _on_today(self, now: Today) -> None:
        self._tasks.run(LANE, lambda: self._with_practices(now), self._on_read)

    def _on_unread(self, error: Exception) -> None:
        """Show what there is to practise; whoever needs the journal will say what is wrong."""
        from desktop.core.errors import AppError
        from desktop.journal.today import Today

        if not isinstance(error, AppError):
            raise error
        self._on_today(Today())

    def forget(self) -> None:
        """Let go of what was read and said; the journal is locked."""
        from desktop.journal.today import Today

        self._today, self._draft, self._course = None, None, None
        self._keeping.begin_with(None)
        self._page.check_in.clear()
        self._page.show_signpost("")
        self._page.show_course("", 0)
        self._on_today(Today())

    def _on_read(self, found: tuple[Today, list[PracticeSummary]]) -> None:
        from desktop.app.now_views import week_summary

        self._today, practices = found
        self._practices = {practice.id: practice for practice in practices}
        self._page.show_week(week_summary(self._today, self._journal.today()))
        self._page.show_signpost(self._signpost())
        self._next.start()  # in a turn of its own: both at once would hold the window

    def _signpost(self) -> str:
        """Return the quiet line after something hard, for the rest of that day."""
        from desktop.app.now_views import was_something_hard
        from desktop.ui.widgets.signposts import after_something_hard

        if self._today is None or not was_something_hard(self._today, self._clock.now(), FRESH):
            return ""
        return after_something_hard(str(self._settings.get("contact")))

    @Slot()
    def _on_next(self) -> None:
        self._propose(keep=True)

    def _propose(self, keep: bool = False) -> None:
        from desktop.app.now_views import circumstances, offers
        from desktop.course.suggestions import proposals

        if self._today is None:
            return
        shift = self.logged_shift() if self.logged_shift is not None else None
        now = circumstances(self._today, self._clock.now(), self._minutes, FRESH, shift)
        now = replace(now, course=self._course_now())
        # What is shown stays only while nothing was said that should change it.
        said = now.quadrant, now.contexts, now.was_hard, now.shift
        about = self._journal.today(), now.minutes, *said
        before, self._about = self._about, about
        keep = keep and about == before and bool(self._proposals)
        shown = self._proposals[self._shown] if keep else None
        self._proposals = proposals(offers(self._practices.values()), now)
        self._shown = self._proposals.index(shown) if shown in self._proposals else 0
        self._show()
        self._show_course()

    def _course_now(self) -> tuple[str, str] | None:
        """Return the course's practice where the minutes chosen would count for it."""
        if self._course is None:
            return None
        practice_id, minutes, title = self._course
        return (practice_id, title) if self._minutes * 2 >= minutes else None

    def _show_course(self) -> None:
        """Name today's practice of the course where the minutes chosen are too few for it."""
        practice = self._practices.get(self._course[0]) if self._course is not None else None
        was_hard = self._today is not None and self._today.was_hard
        if practice is None or self._course is None or self._course_now() is not None or was_hard:
            self._page.show_course("", 0)
        else:
            self._page.show_course(practice.title, self._course[1])

    def _show(self) -> None:
        from desktop.services.views import Suggestion

        if not self._proposals:
            self._page.show_suggestion(None)
            return
        proposal = self._proposals[self._shown]
        practice = self._practices[proposal.practice_id]
        self._page.show_suggestion(Suggestion(practice, self._minutes, proposal.reason))

    # What was meant

    @Slot(int)
    def _on_minutes(self, minutes: int) -> None:
        self._minutes = minutes
        if minutes <= 60:
            self._settings.set("minutes", minutes)
        self._propose()

    @Slot()
    def _on_course(self) -> None:
        if self._course is not None:
            self._page.set_minutes(self._course[1])
            self._on_minutes(self._course[1])

    @Slot(object)
    def _on_until(self, end: time) -> None:
        self._minutes = max(1, int((self._end_of(end) - self._now()).total_seconds() // 60))
        self._propose()

    @Slot()
    def _on_something_else(self) -> None:
        if self._proposals:
            self._shown = (self._shown + 1) % len(self._proposals)
            self._show()

    @Slot(str, object)
    def _on_begin_until(self, practice_id: str, end: time) -> None:
        self.begin_until_requested.emit(practice_id, self._end_of(end))

    def _now(self) -> datetime:
        return self._clock.now().local

    def _end_of(self, end: time) -> datetime:
        at = datetime.combine(self._now().date(), end)
        return at if at > self._now() else at + timedelta(days=1)

    @Slot(object)
    def _on_check_in(self, draft: CheckInDraft) -> None:
        self._draft = draft
        self._keeping.send(draft)

    @Slot(object)
    def _on_check_in_changed(self, check_in: CheckIn) -> None:
        """Show what was made elsewhere of the check-in of this page, and go on from it."""
        if check_in.id == self._keeping.last_id and not self._keeping.is_under_way:
            from desktop.services.drafts import draft_of

            self._draft = replace(draft_of(check_in), at=None, amends=None)
            self._page.show_said(self._draft)

    @Slot(object)
    def _on_entry_changed(self, entry: object) -> None:
        if self._page.isVisible():
            self._soon.start()
