"""Now: how long do you have, one suggestion, how are you arriving, and this week.

Shows what it is given and says what was wanted; it decides nothing. Enter begins.
"""

from __future__ import annotations

from collections.abc import Callable
from time import localtime, monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.core.lines import one_line
from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.models.dates import WEEKDAYS, local_now
from desktop.ui.pages.now_minutes import MinutesPicker
from desktop.ui.pages.now_suggestion import SuggestionCard
from desktop.ui.pages.now_week import WeekCard
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.page import Page, PageHeader
from desktop.ui.widgets.quick_check_in import QuickCheckIn
from desktop.ui.widgets.text import SectionTitle, SoftText

if TYPE_CHECKING:
    from datetime import datetime, time

    from desktop.services.views import CheckInDraft, Suggestion, WeekSummary
    from desktop.ui.pages.now_notice import FirstNotice
    from desktop.ui.pages.now_reflection import ReflectionLine
    from desktop.ui.pages.now_shift import ShiftLine

NIGHT_OVER = 5  # o'clock


class NowPage(Page):
    """The first page. `now` gives the local civil time for the greeting and for "until"."""

    minutes_chosen = Signal(int)
    until_chosen = Signal(object)  # a datetime.time
    begin_requested = Signal(str, int)
    begin_until_requested = Signal(str, object)
    something_else_requested = Signal()
    course_requested = Signal()  # today's practice of a course, at its own length
    check_in_made = Signal(object)
    undo_requested = Signal()
    full_check_in_requested = Signal()
    notice_read = Signal(str)  # whom the person would call, or nothing
    reflection_requested = Signal()
    reflection_put_away = Signal()
    shifts_requested = Signal()

    def __init__(
        self,
        now: Callable[[], datetime] | None = None,
        seconds: Callable[[], float] = monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._given_now = now
        self._now = now = now or local_now
        self._practice_id = ""
        self._notice: FirstNotice | None = None
        self._reflection: ReflectionLine | None = None
        self._shift: ShiftLine | None = None
        self._begin_soon = False  # Enter was pressed before there was anything to begin
        self.header = PageHeader(tr("How long do you have?"), above=self._greeting())
        self.minutes = MinutesPicker(now)
        self.card = SuggestionCard()
        self.check_in = QuickCheckIn(seconds=seconds, now=now)
        self.week = WeekCard()
        self._signpost = SoftText()
        self._signpost.hide()
        self._lay_out()
        self._connect()

    def show_suggestion(self, suggestion: Suggestion | None) -> None:
        """Show what is proposed for the chosen length, or that nothing fits."""
        self._practice_id = suggestion.practice.id if suggestion is not None else ""
        self.card.show_suggestion(suggestion)
        if self._begin_soon:
            self._begin_soon = False
            self.begin()

    def show_course(self, title: str, minutes: int) -> None:
        """Offer today's practice of a course, longer than the length chosen; no title: none."""
        course = tr("Your course today: {title}, {n} min", title=title, n=minutes)
        self.card.show_course(course if title else "")

    def show_first_notice(self) -> None:
        """Show, once, who should ask somebody first; to begin is to have read it."""
        from desktop.ui.pages.now_notice import FirstNotice

        if self._notice is None:
            self._notice = FirstNotice()
            self._notice.read.connect(self.close_notice)
            self.card.show_notice(self._notice)

    @Slot()
    def close_notice(self) -> None:
        """Take the notice as read."""
        notice, self._notice = self._notice, None
        if notice is not None:
            held = self.focusWidget()
            contact = one_line(notice.contact.text())
            self.card.close_notice(notice)
            if held is not None and notice.isAncestorOf(held):
                self.card.begin.setFocus()
            self.notice_read.emit(contact)

    def show_signpost(self, text: str) -> None:
        """Show a quiet line that points to people, or none."""
        self._signpost.setText(text)
        self._signpost.setVisible(bool(text))

    def show_reflection(self, offered: bool) -> None:
        """Offer the weekly reflection in one quiet line, or do not."""
        if offered and self._reflection is None:
            from desktop.ui.pages.now_reflection import ReflectionLine

            self._reflection = ReflectionLine()
            self._reflection.answered.connect(self.reflection_requested)
            self._reflection.put_away.connect(self.reflection_put_away)
            self.week.body.addWidget(self._reflection)
        if self._reflection is not None:
            held = self._reflection.isAncestorOf(self.focusWidget() or self)
            self._reflection.setVisible(offered)
            if held and not offered:
                self.card.begin.setFocus()

    def show_shift(self, words: str) -> None:
        """Say which shift goes on or is next, with the way to all of them; no words: nothing."""
        if words and self._shift is None:
            from desktop.ui.pages.now_shift import ShiftLine

            self._shift = ShiftLine()
            self._shift.opened.connect(self.shifts_requested)
            self.week.body.insertWidget(self.week.body.indexOf(self.week.last) + 1, self._shift)
        if self._shift is not None:
            held = self._shift.isAncestorOf(self.focusWidget() or self)
            self._shift.show_words(words)
            if held and not words:
                self.card.begin.setFocus()

    def show_week(self, week: WeekSummary) -> None:
        """Show this week, and what time of it this is."""
        now = self._now()
        self.header.set_above(greeting(now.weekday(), now.hour))
        self.check_in.clear_if_over()
        self.week.show_week(week, now.date())

    def set_minutes(self, minutes: int) -> None:
        """Show a length as chosen; says nothing."""
        self.minutes.set_minutes(minutes)

    def show_said(self, draft: CheckInDraft) -> None:
        """Show what the check-in made here says after it was changed elsewhere."""
        self.check_in.show_said(draft)

    def show_saved(self, check_in_id: str) -> None:
        """Say that the check-in is kept under this id."""
        self.check_in.show_saved(check_in_id)

    def show_not_saved(self) -> None:
        """Say that the check-in could not be kept; what was entered stays."""
        self.check_in.show_not_saved()

    def begin(self) -> None:
        """Ask for the practice that is shown, at the chosen length; or as soon as one is.

        A length that is typed and not yet set is taken first. Where another practice is proposed
        for it, that one is shown and nothing begins unseen.
        """
        shown = self._practice_id
        if not self.minutes.settle() or self._practice_id != shown:
            return
        if not self._practice_id:
            self._begin_soon = not self.card.has_answer
            return
        self.close_notice()
        until: time | None = self.minutes.until
        if until is not None:
            self.begin_until_requested.emit(self._practice_id, until)
        else:
            self.begin_requested.emit(self._practice_id, self.minutes.minutes)

    def arrange(self, width: int) -> None:
        """Set the cards side by side, or one below the other."""
        way = QBoxLayout.Direction
        wide = self.two_columns_fit(width)
        self._columns.setDirection(way.LeftToRight if wide else way.TopToBottom)
        self.card.set_tall(wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.begin()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self.header.set_above(self._greeting())
        self.check_in.clear_if_over()
        super().showEvent(event)

    def _greeting(self) -> str:
        """Greet by the clock given, else by the system's; that needs no `datetime` yet."""
        local = localtime() if self._given_now is None else self._given_now().timetuple()
        return greeting(local.tm_wday, local.tm_hour)

    def _lay_out(self) -> None:
        arriving = Card()
        arriving.body.setContentsMargins(20, 16, 20, 16)
        arriving.body.addWidget(SectionTitle(tr("How are you arriving?")))
        arriving.body.addSpacing(-8)
        arriving.body.addWidget(SoftText(tr("One click is enough; it is saved at once")))
        arriving.body.addWidget(self.check_in)
        arriving.body.addWidget(self._signpost)
        side = QVBoxLayout()
        side.setSpacing(theme.GAP_16)
        side.addWidget(arriving)
        side.addWidget(self.week, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.GAP_24)
        self._columns.addWidget(self.card, 8)
        self._columns.addLayout(side, 5)
        self.body.setSpacing(20)
        self.body.addWidget(self.header)
        self.body.addWidget(self.minutes)
        self.body.addLayout(self._columns, 1)

    def _connect(self) -> None:
        self.minutes.minutes_chosen.connect(self.minutes_chosen)
        self.minutes.until_chosen.connect(self.until_chosen)
        self.minutes.set_by_typing.connect(self._on_length_typed)
        self.card.begin_pressed.connect(self._on_begin)
        self.card.something_else_pressed.connect(self.something_else_requested)
        self.card.course_pressed.connect(self._on_course)
        self.check_in.check_in_made.connect(self.check_in_made)
        self.check_in.undo_requested.connect(self.undo_requested)
        self.check_in.more_requested.connect(self.full_check_in_requested)

    @Slot()
    def _on_begin(self) -> None:
        self.begin()

    @Slot()
    def _on_course(self) -> None:
        self.course_requested.emit()
        self.card.begin.setFocus()

    @Slot()
    def _on_length_typed(self) -> None:
        self.card.begin.setFocus()


def greeting(weekday: int, hour: int) -> str:
    """Return the weekday (0 is Monday) and the part of the day: "Sunday evening".

    A night goes by the name of the evening it began with.
    """
    day = tr(WEEKDAYS[(weekday - 1) % 7 if hour < NIGHT_OVER else weekday])
    if NIGHT_OVER <= hour < 12:
        return tr("{day} morning", day=day)
    if 12 <= hour < 18:
        return tr("{day} afternoon", day=day)
    if 18 <= hour < 23:
        return tr("{day} evening", day=day)
    return tr("{day} night", day=day)
