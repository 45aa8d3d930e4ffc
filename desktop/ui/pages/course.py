"""Course: the weeks, today's practice, what to write down. It shows where a person stands.

Nothing here scolds: a week takes as long as it takes.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.services.course_views import CourseView
from desktop.ui import theme
from desktop.ui.pages.course_begin import CourseBegin
from desktop.ui.pages.course_quiet import QuietDay
from desktop.ui.pages.course_week import WeekCard
from desktop.ui.pages.course_weeks import WeekList
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import ChipRow, Flow
from desktop.ui.widgets.page import Page, PageHeader
from desktop.ui.widgets.text import SoftText

WAYS = QBoxLayout.Direction
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CoursePage(Page):
    """Passive: shows a `CourseView` and says what was meant."""

    course_chosen = Signal(str)
    week_chosen = Signal(int)
    begin_course_requested = Signal(str)  # form
    form_chosen = Signal(str)
    pause_requested = Signal()
    resume_requested = Signal()
    take_up_requested = Signal(int)  # index of a week
    practice_requested = Signal(str, int)  # id, minutes; 0: its usual ones
    write_requested = Signal(str, str)  # kind, "eight-weeks/3"
    timetable_requested = Signal(str, int)  # practice id, minutes
    record_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Course"))
        self._view: CourseView | None = None
        self.header = PageHeader(" ", " ")
        self.courses = ChipRow(exclusive=True)
        self.courses.setAccessibleName(tr("Which course"))
        self.weeks, self.card, self.beginning = WeekList(), WeekCard(), CourseBegin()
        self.quiet = QuietDay()
        self.pause = Button(tr("Pause the course"))
        self.take_up = Button(tr("Take up this week"))
        self._looking = SoftText(tr("Practice days count for the week that is under way."))
        self.record = Button(tr("Save a record (PDF)"), "quiet")
        self.form = Button("", "quiet")
        self.begin = Button(tr("Begin today’s practice"), "primary", enter=True)
        self._lay_out()
        self._connect()

    def show_view(self, view: CourseView) -> None:
        """Show where the person stands."""
        before, self._view = self._view, view
        if before is None or before.others != view.others:
            self._offer_courses(view)
        self.courses.set_keys([view.id])
        self.header.title.setText(view.title)
        self.header.set_below(view.status)
        self.weeks.show_weeks(view.weeks, view.week.index)
        self.card.show_week(view)
        self._show_ways(view)
        if view.week.is_aside and (before is None or before.week != view.week):
            self.quiet.offer(view.week.practices[0].minutes)

    def show_timetable(self, rows: object) -> None:
        """Show the timetable that was asked for."""
        self.quiet.show_timetable(rows)  # type: ignore[arg-type]

    def arrange(self, width: int) -> None:
        """Set the weeks beside the card, or beneath it: the day comes first."""
        wide = self.two_columns_fit(width)
        self._columns.setDirection(WAYS.LeftToRight if wide else WAYS.BottomToTop)
        self._head.setDirection(WAYS.LeftToRight if wide else WAYS.TopToBottom)
        self._head.setStretch(0, int(wide))
        for number, share in enumerate((3, 7) if wide else (0, 0)):  # of the width alone
            self._columns.setStretch(number, share)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.isAutoRepeat() and self._view is not None:
            if not self.beginning.isHidden():
                self.beginning.press()
            elif not self.begin.isHidden():
                self._on_begin()
            return
        super().keyPressEvent(event)

    def _offer_courses(self, view: CourseView) -> None:
        self.courses.clear()
        for course_id, title in view.others:
            self.courses.add_chip(course_id, tr(title))

    def _show_ways(self, view: CourseView) -> None:
        begun = view.standing != "not-begun"
        under_way, paused = view.standing == "under-way", view.standing == "paused"
        self.beginning.show_course(view)
        self.beginning.setVisible(not begun)
        self.pause.setVisible(under_way or paused)
        self.pause.setText(tr("Go on with the course") if paused else tr("Pause the course"))
        self.begin.setVisible(under_way and view.week.is_current)
        elsewhere = begun and not view.week.is_current and not view.week.is_aside
        self.take_up.setVisible(elsewhere)
        self._looking.setVisible(elsewhere and under_way)
        again = view.weeks[view.week.index].is_done
        self.take_up.setText(tr("Take this week again") if again else tr("Take up this week"))
        once_more = tr("Once more, if you like")
        self.begin.setText(once_more if view.is_today_done else tr("Begin today’s practice"))
        self.quiet.setVisible(view.week.is_aside)
        self.record.setVisible(begun)
        self.form.setVisible(under_way and view.has_forms)
        longer = view.form == "short"
        self.form.setText(tr("Go on with longer days") if longer else tr("Go on with shorter days"))
        self._more.refresh()
        self._ways.refresh()

    def _connect(self) -> None:
        self.courses.chosen.connect(self.course_chosen)
        self.weeks.chosen.connect(self._on_week)
        self.beginning.begin_pressed.connect(self.begin_course_requested)
        self.card.practice_chosen.connect(self.practice_requested)
        self.card.write_requested.connect(self.write_requested)
        self.pause.clicked.connect(self._on_pause)
        self.take_up.clicked.connect(self._on_take_up)
        self.begin.clicked.connect(self._on_begin)
        self.form.clicked.connect(self._on_form)
        self.record.clicked.connect(self.record_requested)
        self.quiet.timetable_requested.connect(self._on_timetable)
        self.quiet.begin_requested.connect(self._on_quiet)

    @Slot(int)
    def _on_week(self, index: int) -> None:
        self.week_chosen.emit(index)
        bar = self.verticalScrollBar()  # in a narrow window the week lies above, out of sight
        bar.setValue(min(bar.value(), self.card.y()))

    @Slot()
    def _on_pause(self) -> None:
        paused = self._view is not None and self._view.standing == "paused"
        (self.resume_requested if paused else self.pause_requested).emit()

    @Slot()
    def _on_take_up(self) -> None:
        if self._view is not None:
            self.take_up_requested.emit(self._view.week.index)

    @Slot()
    def _on_begin(self) -> None:
        if self._view is not None and self._view.today is not None:
            asked = self._view.today
            self.practice_requested.emit(asked.practice_id, asked.minutes)

    @Slot()
    def _on_form(self) -> None:
        if self._view is not None:
            self.form_chosen.emit("classic" if self._view.form == "short" else "short")

    @Slot(int)
    def _on_timetable(self, minutes: int) -> None:
        if self._view is not None and self._view.week.is_aside:
            self.timetable_requested.emit(self._view.week.practices[0].practice_id, minutes)

    @Slot(int)
    def _on_quiet(self, minutes: int) -> None:
        if self._view is not None and self._view.week.is_aside:
            self.practice_requested.emit(self._view.week.practices[0].practice_id, minutes)

    def _lay_out(self) -> None:
        self._head = QBoxLayout(WAYS.LeftToRight)
        self._head.setSpacing(theme.GAP_12)
        self._head.addWidget(self.header, 1)
        # At the left too: else the whole head is measured as narrow as the button is.
        aside = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        self._head.addWidget(self.pause, 0, aside)
        self._ways = Flow(gap=theme.GAP_12)
        for button in (self.begin, self.take_up):
            self._ways.add(button)
        for part in (self.quiet, self.beginning, self._ways, self._looking):
            self.card.foot.addWidget(part)
        self._more = Flow(gap=theme.GAP_12)
        for button in (self.form, self.record):
            self._more.add(button)
        left = QVBoxLayout()
        left.setSpacing(theme.GAP_16)
        left.addWidget(self.weeks)
        left.addWidget(self._more)
        left.addStretch(1)
        self._columns = QBoxLayout(WAYS.LeftToRight)
        self._columns.setSpacing(theme.GAP_24)
        self._columns.addLayout(left, 3)
        self._columns.addWidget(self.card, 7)
        row = QHBoxLayout()
        row.addWidget(self.courses, 1)
        self.body.setSpacing(theme.GAP_16)
        self.body.addLayout(self._head)
        self.body.addLayout(row)
        self.body.addLayout(self._columns, 1)
