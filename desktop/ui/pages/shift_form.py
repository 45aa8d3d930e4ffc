"""One shift: its kind, day and hours, and whether it comes again. Keeps nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.repeating import MOST_TIMES, Repeat
from desktop.core.shift_kinds import ShiftKind
from desktop.core.words import tr
from desktop.exchange.rota_dates import DAY_FIRST, day_in
from desktop.services.shift_views import ShiftDraft, ShiftView
from desktop.ui import theme
from desktop.ui.models.dates import WEEKDAYS, clock_time
from desktop.ui.models.shift_list import day_words, hours_words, when_words
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import ChipRow, Flow
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.form_page import FormPage
from desktop.ui.widgets.page import PageHeader
from desktop.ui.widgets.text import SectionTitle, SoftText, Text
from desktop.ui.widgets.typed_time import read_time

ONCE, DAYS, WEEKLY = "once", "days", "weekdays"
LONGEST = timedelta(hours=72)


class ShiftFormPage(FormPage):
    """A new shift, or one of the list to change."""

    kept = Signal(object)  # ShiftDraft

    def __init__(
        self, today: Callable[[], date] = date.today, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today, self._order = today, DAY_FIRST
        self._kinds: tuple[ShiftKind, ...] = ()
        self._amends: str | None = None
        self._make_parts()
        self._lay_out()
        self._connect()

    def load(
        self, kinds: Sequence[ShiftKind], shift: ShiftView | None = None, order: str = DAY_FIRST
    ) -> None:
        """Show a new shift, or `shift` to be changed; `order` is that of dates such as 2/11."""
        self._kinds = tuple(kind for kind in kinds if not kind.free)
        self._amends, self._order = (None if shift is None else shift.id), order
        self.kinds.clear()
        for kind in self._kinds:
            self.kinds.add_chip(kind.name, kind.name)
        self.kinds.set_keys([shift.kind] if shift is not None else [])
        known = shift is None or self.kinds.chip(shift.kind) is not None
        self.own.setText("" if shift is None or known else shift.kind)
        title = tr("Add a shift") if shift is None else tr("Change this shift")
        self.header.title.setText(title)
        self.setAccessibleName(title)
        self.day.setText(day_words(self._today()) if shift is None else _day_text(shift.start))
        self.start.setText("" if shift is None else clock_time(shift.start))
        self.end.setText("" if shift is None else _end_text(shift))
        self._again.setVisible(shift is None)
        self.repeat.set_keys([ONCE])
        self._show_repeat()
        self.show_problem("")
        self._show_span()
        self.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Give the keyboard to the first kind."""
        first = self.kinds.chip(self._kinds[0].name) if self._kinds else self.own
        (first or self.own).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, text: str) -> None:
        """Say why it is not kept; what was entered stays."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def span(self) -> tuple[datetime, datetime] | None:
        """Return start and end as they stand there; an end that is not after it is a day later."""
        day, rest = day_in(self.day.text(), self._today(), self._order)
        start = read_time(self.start.text())
        if day is None or rest or start is None:
            return None
        last, clock = day_in(self.end.text(), day, self._order)
        end = read_time(clock)
        if end is None:
            return None
        begun = datetime.combine(day, start)
        over = datetime.combine(last or day, end)
        return begun, over + timedelta(days=1) if last is None and over <= begun else over

    def draft(self) -> ShiftDraft | None:
        """Return what stands there; None, and why beneath, where it cannot be taken."""
        kind = self.own.text().strip() or next(iter(self.kinds.keys()), "")
        span, again = self.span(), self._repeat()
        problem = ""
        if not kind:
            problem = tr("Which kind of shift is it? Choose one, or write your own word.")
        elif span is None:
            problem = tr("A day such as “Mon 2 Nov”, and two times such as 20:00 and 08:00.")
        elif not timedelta(0) < span[1] - span[0] <= LONGEST:
            problem = tr("A shift ends after it starts, and within 72 hours.")
        elif isinstance(again, str):
            problem = again
        self.show_problem(problem)
        if problem or span is None or isinstance(again, str):
            return None
        return ShiftDraft(kind, *span, again, self._amends)

    def _repeat(self) -> Repeat | str | None:
        """Return how it repeats, or what cannot be taken of it."""
        how = self.repeat.keys()
        if how == (ONCE,) or self._amends is not None:
            return None
        until, _ = day_in(self.until.text(), self._today(), self._order)
        times = self.until.text().strip()
        every = self.every.text().strip() or "1"
        if how == (WEEKLY,) and not self.weekdays.keys():
            return tr("On which weekdays?")
        if not every.isdecimal() or not 1 <= int(every) <= 366:
            return tr("Every so many days: a number from 1 to 366.")
        weekdays = tuple(map(int, self.weekdays.keys())) if how == (WEEKLY,) else ()
        if until is not None:
            return Repeat(int(every), weekdays, until=until)
        if times.isdecimal() and 1 <= int(times) <= MOST_TIMES:
            return Repeat(int(every), weekdays, times=int(times))
        return tr("Until a day such as “Mon 2 Nov”, or a number of shifts up to {n}.", n=MOST_TIMES)

    def _make_parts(self) -> None:
        self.header = PageHeader(" ")
        self.kinds = ChipRow(exclusive=True)
        self.kinds.setAccessibleName(tr("Kind"))
        self.own = Field(tr("A word of your own"), tr("a word of your own"), width_em=10)
        self.own.setMaxLength(40)
        self.day = Field(tr("Day"), tr("Mon 2 Nov"), width_em=9)
        self.start = Field(tr("From"), "20:00", width_em=5)
        self.end = Field(tr("To"), "08:00", width_em=9)
        self.span_words = SoftText("")
        self.repeat = ChipRow(
            [(ONCE, tr("once")), (DAYS, tr("every so many days")), (WEEKLY, tr("on weekdays"))],
            exclusive=True,
        )
        self.repeat.setAccessibleName(tr("How often"))
        self.every = Field(tr("Every so many days"), tr("1: every day"), width_em=7)
        self.weekdays = ChipRow([(str(n), tr(name)[:3]) for n, name in enumerate(WEEKDAYS)])
        self.weekdays.setAccessibleName(tr("Weekdays"))
        self.until = Field(
            tr("Until a day, or how many"), tr("until a day, or how many"), width_em=13
        )
        self.problem = Text("", "strong")
        self.keep = Button(tr("Keep this"), "primary")
        self.keep.setToolTip(tr("Ctrl+Enter"))
        self.cancel = Button(tr("Leave it"))

    def _lay_out(self) -> None:
        card = Card()
        card.body.setSpacing(theme.GAP_16)
        kind = _part(tr("Kind"), self.kinds, self.own)
        hours = Flow(gap=theme.GAP_12)
        for name, field in ((tr("Day"), self.day), (tr("from"), self.start), (tr("to"), self.end)):
            hours.add(SoftText(name))
            hours.add(field)
        when = _part(tr("When"), hours, self.span_words)
        self._again = _part(tr("How often"), self.repeat, self.every, self.weekdays, self.until)
        ways = Flow(gap=theme.GAP_12)
        ways.add(self.keep)
        ways.add(self.cancel)
        for part in (kind, when, self._again, self.problem, ways):
            card.body.addWidget(part)
        self.body.addWidget(self.header)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.kinds.chosen.connect(self._on_kind)
        self.own.textEdited.connect(self._on_own)
        for field in (self.day, self.start, self.end):
            field.textChanged.connect(self._show_span)
        for field in (self.own, self.day, self.start, self.end, self.every, self.until):
            field.returnPressed.connect(self._on_keep)
        self.repeat.chosen.connect(self._show_repeat)
        self.keep.clicked.connect(self._on_keep)
        self.cancel.clicked.connect(self.cancelled)

    @Slot(str)
    def _on_kind(self, name: str) -> None:
        """Take the usual hours of a kind; hours typed since stay where the kind has none."""
        self.own.clear()
        kind = next((one for one in self._kinds if one.name == name), None)
        if kind is not None and kind.start is not None and kind.end is not None:
            self.start.setText(_clock(kind.start))
            self.end.setText(_clock(kind.end))

    @Slot(str)
    def _on_own(self, text: str) -> None:
        if text.strip():
            self.kinds.set_keys([])

    @Slot()
    def _show_span(self) -> None:
        span = self.span()
        if span is None:
            self.span_words.setText(" ")
            return
        words = tr("{when} · {n}", when=when_words(*span), n=hours_words(span[1] - span[0]))
        self.span_words.setText(words)

    @Slot()
    def _show_repeat(self) -> None:
        how = self.repeat.keys()
        self.every.setVisible(how == (DAYS,))
        self.weekdays.setVisible(how == (WEEKLY,))
        self.until.setVisible(how != (ONCE,))

    @Slot()
    def _on_keep(self) -> None:
        draft = self.draft()
        if draft is not None:
            self.kept.emit(draft)

    def on_enter(self) -> None:
        self._on_keep()


def _part(title: str, *parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.GAP_8)
    column.addWidget(SectionTitle(title))
    for part in parts:
        column.addWidget(part)
    return holder


def _clock(at: time) -> str:
    return f"{at:%H:%M}"


def _day_text(at: datetime) -> str:
    return tr("{day} {year}", day=day_words(at.date()), year=at.year)


def _end_text(shift: ShiftView) -> str:
    """Return the end to the minute, with its day where that is not the usual one."""
    usual = shift.start.date() + timedelta(days=shift.end.time() <= shift.start.time())
    clock = clock_time(shift.end)
    return clock if shift.end.date() == usual else f"{_day_text(shift.end)} {clock}"
