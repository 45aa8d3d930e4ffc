"""One week of a course on its card: what it is about, what to practise, what to write down."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.services.course_views import AskedPractice, CourseView, ToWrite, WeekView
from desktop.ui import theme
from desktop.ui.widgets.action_row import ActionRow
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.day_dots import DayDots
from desktop.ui.widgets.text import SectionTitle, SoftText, Text


class WeekCard(Card):
    """Says what was meant by a press; `foot` takes what can be done with the whole week."""

    practice_chosen = Signal(str, int)  # practice id, minutes; 0: as the person likes
    write_requested = Signal(str, str)  # kind, "eight-weeks/3"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[WeekView, str] | None = None
        self.rows: list[ActionRow] = []
        self._head, self._rest = QWidget(), QWidget()
        self.foot = QVBoxLayout()
        self.body.setSpacing(theme.GAP_16)
        self.body.addWidget(self._head)
        self.body.addLayout(self.foot)
        self.body.addWidget(self._rest)
        self.body.addStretch(1)

    def show_week(self, view: CourseView) -> None:
        """Show the week that `view` has in hand; the same one is left as it is."""
        if (view.week, view.standing) == self._shown:
            return
        self._shown = view.week, view.standing
        at = next((n for n, row in enumerate(self.rows) if row.hasFocus()), None)
        old = self._head, self._rest
        self._head, self._rest, self.rows = QWidget(), QWidget(), []
        self._fill_head(_column(self._head), view)
        self._fill_rest(_column(self._rest), view.week)
        for before, after in zip(old, (self._head, self._rest), strict=True):
            self.body.replaceWidget(before, after)
            before.hide()
            before.deleteLater()
            after.show()
        if at is not None and at < len(self.rows):
            self.rows[at].setFocus()

    def _fill_head(self, column: QVBoxLayout, view: CourseView) -> None:
        week = view.week
        column.addWidget(Text(week.name, "small-strong", "tide"))
        column.addWidget(Text(week.title, "brand"))
        column.addWidget(Text(week.theme, "body", "soft"))
        column.addSpacing(theme.GAP_8)
        if not week.is_aside:  # the quiet day has a timetable in their stead
            for practice in week.practices:
                self._add_practice(column, practice)
        if week.informal is not None:
            self._add_practice(column, week.informal)
        if week.diary is not None:
            self._add_writing(column, week.diary)
        if view.standing != "not-begun":
            self._add_days(column, week)
        if week.note is not None and week.is_over:
            self._add_looking_back(column, week.note)

    def _fill_rest(self, column: QVBoxLayout, week: WeekView) -> None:
        if week.act:
            column.addWidget(SectionTitle(tr("One small thing to try at work today")))
            column.addWidget(Text(week.act))
            column.addSpacing(theme.GAP_8)
        if week.informal_text:
            column.addWidget(SectionTitle(week.informal_title))
            column.addWidget(Text(week.informal_text))
            column.addSpacing(theme.GAP_8)
        column.addWidget(SectionTitle(tr("About it") if week.is_aside else tr("About this week")))
        for paragraph in week.text:
            column.addWidget(Text(paragraph))
        if week.diary is not None and week.diary.text:
            column.addWidget(Text(week.diary.text))
        if week.note is not None and not week.is_over:
            self._add_looking_back(column, week.note)

    def _add_looking_back(self, column: QVBoxLayout, note: ToWrite) -> None:
        column.addWidget(SoftText(note.text))
        self._add_writing(column, note)

    def _add_practice(self, column: QVBoxLayout, practice: AskedPractice) -> None:
        row = ActionRow(practice.title, practice.aside)
        row.clicked.connect(self._on_row)
        row.setProperty("practice", (practice.practice_id, practice.minutes))
        self.rows.append(row)
        column.addWidget(row)

    def _add_writing(self, column: QVBoxLayout, to_write: ToWrite) -> None:
        row = ActionRow(to_write.title, to_write.aside)
        row.clicked.connect(self._on_row)
        row.setProperty("writing", (to_write.kind, to_write.course))
        self.rows.append(row)
        column.addWidget(row)

    def _add_days(self, column: QVBoxLayout, week: WeekView) -> None:
        column.addSpacing(theme.GAP_8)
        column.addWidget(SectionTitle(tr("Practice days") if not week.is_aside else tr("The day")))
        dots = DayDots()
        dots.show_days(week.days_done, week.days_asked)
        column.addWidget(dots)

    @Slot()
    def _on_row(self) -> None:
        row = self.sender()
        practice, writing = row.property("practice"), row.property("writing")
        if practice is not None:
            self.practice_chosen.emit(*practice)
        elif writing is not None:
            self.write_requested.emit(*writing)


def _column(holder: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.GAP_8)
    return column
