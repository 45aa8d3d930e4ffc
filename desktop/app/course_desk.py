"""The course page, connected: its service, the player, the journal's forms and the PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot

from desktop.app.file_dialogues import place_to_save
from desktop.app.save_places import begins_in, place_for
from desktop.core.errors import AppError
from desktop.core.words import tr
from desktop.services.views import EntryDraft

if TYPE_CHECKING:
    from desktop.services.course_service import CourseService
    from desktop.services.course_views import TimetableRow
    from desktop.services.library_service import LibraryService
    from desktop.services.settings_service import SettingsService
    from desktop.services.tasks import Tasks
    from desktop.ui.pages.course import CoursePage

LANE = "pages"
FILES_LANE = "files"  # a drive that is slow to take a file keeps no page waiting


class CourseDesk(QObject):
    """Carries what is meant on the page to those whom it concerns."""

    begin_requested = Signal(str, int)
    write_requested = Signal(object)  # EntryDraft
    saved = Signal(str)  # where the record is
    failed = Signal(object)  # AppError

    def __init__(
        self,
        page: CoursePage,
        courses: CourseService,
        library: LibraryService,
        settings: SettingsService,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._courses, self._library = page, courses, library
        self._settings, self._tasks = settings, tasks
        self._asked = 0  # only the timetable that was asked for last is shown
        courses.view_changed.connect(page.show_view)
        page.course_chosen.connect(courses.show_course)
        page.week_chosen.connect(courses.show_week)
        page.begin_course_requested.connect(courses.begin)
        page.form_chosen.connect(courses.set_form)
        page.pause_requested.connect(courses.pause)
        page.resume_requested.connect(courses.resume)
        page.take_up_requested.connect(courses.take_up)
        page.practice_requested.connect(self._on_practice)
        page.write_requested.connect(self._on_write)
        page.timetable_requested.connect(self._on_timetable)
        page.record_requested.connect(self._on_record)

    @Slot(str, int)
    def _on_practice(self, practice_id: str, minutes: int) -> None:
        usual = minutes or self._library.usual_minutes(practice_id)
        if usual is not None:
            self.begin_requested.emit(practice_id, usual)

    @Slot(str, str)
    def _on_write(self, kind: str, course: str) -> None:
        self.write_requested.emit(EntryDraft(kind, course=course))

    @Slot(str, int)
    def _on_timetable(self, practice_id: str, minutes: int) -> None:
        from desktop.services.timetable import timetable

        self._asked += 1
        asked, chosen = self._asked, self._settings.snapshot()

        def show(rows: tuple[TimetableRow, ...]) -> None:
            if asked == self._asked:
                self._page.show_timetable(rows)

        self._tasks.run(
            LANE,
            lambda: timetable(self._library, practice_id, minutes, chosen),
            show,
            self._on_failed,
        )

    @Slot()
    def _on_record(self) -> None:
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folder = begins_in(QStandardPaths.writableLocation(place))
        suggested = folder / tr("Course record.pdf")
        kind = tr("PDF files (*.pdf)")
        chosen = place_to_save(self._page, tr("Save a record"), suggested, kind)
        if chosen is not None:
            self.save_record(chosen)

    def save_record(self, chosen: Path) -> None:
        """Write the record of the course that is shown to `chosen`, off the interface thread.

        Its name gets the ending of a PDF; no other file is replaced. `saved` follows, or `failed`.
        """
        record = self._courses.record()
        if record is None:
            return
        try:
            path = place_for(chosen, ".pdf")
        except AppError as error:
            self.failed.emit(error)
            return

        def save() -> str:
            from desktop.ui.printing.course_record import save_course_record

            save_course_record(record, path)
            return str(path)

        self._tasks.run(FILES_LANE, save, self.saved.emit, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self.failed.emit(error)
