"""What would be kept of a rota or a calendar, before it is: what is new, what not, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.core.words import plural, tr
from desktop.exchange.planned import PlannedLeave, PlannedShift, Unreadable
from desktop.services.shift_views import ShiftOffer
from desktop.services.shift_words import further_words
from desktop.ui import theme
from desktop.ui.models.shift_list import day_words, when_words
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip, ChipRow, Flow
from desktop.ui.widgets.text import SectionTitle, SoftText, Text

MOST_SHOWN = 60  # lines of each list; how many more there are is said


class RotaOffer(Card):
    """A dry run; every kind in it is chosen at first, and each can be left out."""

    kept = Signal()
    cancelled = Signal()
    order_chosen = Signal(str)  # "day" or "month"
    whole_days_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer = ShiftOffer()
        self.title = SectionTitle("")
        self.summary = Text("")
        self.order_words = SoftText(tr("In dates such as 2/11, what comes first?"))
        self.order = ChipRow([("day", tr("the day")), ("month", tr("the month"))], exclusive=True)
        self.order.setAccessibleName(self.order_words.text())
        self.kinds = ChipRow()
        self.kinds.setAccessibleName(tr("Which kinds to keep"))
        self.leave_words = SoftText("")
        self.leaves = Chip(tr("Mark leave on the charts"), "leaves")
        self.whole_days = Chip(tr("Take events without hours too"), "whole-days")
        self.shifts, self.problems = Text("", "small"), Text("", "small")
        self.problems_title = SectionTitle(tr("What could not be read"))
        self.keep, self.cancel = Button("", "primary"), Button(tr("Leave it"))
        self._lay_out()
        self.order.chosen.connect(self.order_chosen)
        self.kinds.changed.connect(self._show_keep)
        self.leaves.clicked.connect(self._show_keep)
        self.whole_days.clicked.connect(self._on_whole_days)
        self.keep.clicked.connect(self.kept)
        self.cancel.clicked.connect(self.cancelled)

    def show_offer(self, offer: ShiftOffer) -> None:
        """Show what was read; everything in it is chosen, but for the marks of a leave."""
        planned, self.offer = offer.planned, offer
        self.title.setText(offer.file_name or tr("This is what was understood"))
        self.summary.setText(_summary(offer))
        self.order.setVisible(planned.is_ambiguous)
        self.order_words.setVisible(planned.is_ambiguous)
        self.order.set_keys(["day"])
        self.kinds.clear()
        for kind, many in offer.kinds:
            self.kinds.add_chip(kind, tr("{kind} · {n}", kind=kind, n=many))
        self.kinds.set_keys(kind for kind, _ in offer.kinds)
        self.kinds.setVisible(len(offer.kinds) > 1)
        self.leaves.setChecked(False)
        self.leaves.setVisible(bool(planned.leaves))
        self.leave_words.setText("; ".join(map(_leave, planned.leaves)))
        self.leave_words.setVisible(bool(planned.leaves))
        self.whole_days.setVisible(bool(planned.whole_days) or self.whole_days.isChecked())
        self.shifts.setText(_lines([_shift(one) for one in offer.new]))
        self.shifts.setVisible(bool(offer.new))
        problems = [*planned.unreadable, *planned.whole_days]
        self.problems.setText(_lines([_problem(one) for one in problems]))
        self.problems.setVisible(bool(problems))
        self.problems_title.setVisible(bool(problems))
        self._ways.refresh()
        self._show_keep()

    def _lay_out(self) -> None:
        self.body.setSpacing(theme.GAP_12)
        self._ways = Flow(gap=theme.GAP_12)
        chips = Flow()
        chips.add(self.leaves)
        chips.add(self.whole_days)
        for button in (self.keep, self.cancel):
            self._ways.add(button)
        for part in (
            self.title,
            self.summary,
            self.order_words,
            self.order,
            self.kinds,
            self.leave_words,
            chips,
            self._ways,
            self.shifts,
            self.problems_title,
            self.problems,
        ):
            self.body.addWidget(part)
        self._chips = chips

    @Slot()
    def _show_keep(self) -> None:
        chosen = set(self.kinds.keys())
        many = sum(one.kind in chosen for one in self.offer.new)
        has_leave = self.leaves.isChecked()
        words = plural(many, "Keep {n} shift", "Keep {n} shifts")
        self.keep.setText(tr("Keep the marks") if has_leave and not many else words)
        self.keep.setVisible(bool(many or self.offer.planned.leaves))
        self.keep.setEnabled(bool(many or has_leave))
        self.cancel.setText(tr("Leave it") if many or has_leave else tr("Back"))
        self._ways.refresh()
        self._chips.refresh()

    @Slot()
    def _on_whole_days(self) -> None:
        self.whole_days_chosen.emit(self.whole_days.isChecked())


def _summary(offer: ShiftOffer) -> str:
    planned, many = offer.planned, len(offer.new)
    said = [plural(many, "{n} new shift.", "{n} new shifts.")]
    if here := offer.here_already:
        said.append(plural(here, "{n} is here already.", "{n} are here already."))
    if over := offer.overlapping:
        said.append(plural(over, "{n} overlaps another.", "{n} overlap others."))
    if off := planned.days_off:
        said.append(plural(off, "{n} day off or of leave.", "{n} days off or of leave."))
    if gone := planned.cancelled:
        said.append(plural(gone, "{n} was cancelled.", "{n} were cancelled."))
    if far := planned.outside:
        words = plural(far, "{n} event gives", "{n} events give")
        said.append(tr("{events} no shift in the years that are read.", events=words))
    if wrong := len(planned.unreadable):
        said.append(plural(wrong, "{n} line could not be read.", "{n} lines could not be read."))
    if planned.recurring_until is not None:
        said.append(further_words(planned.recurring_until))
    said.append(tr("Nothing is kept yet."))
    return " ".join(said)


def _lines(lines: list[str]) -> str:
    more = len(lines) - MOST_SHOWN
    shown = lines[:MOST_SHOWN]
    if more > 0:
        shown.append(plural(more, "and {n} more", "and {n} more"))
    return "\n".join(shown)


def _shift(shift: PlannedShift) -> str:
    return tr("{when} · {kind}", when=when_words(shift.start, shift.end), kind=shift.kind)


def _problem(one: Unreadable) -> str:
    return tr("{n}: “{words}”: {why}", n=one.line, words=one.text[:80], why=one.why)


def _leave(leave: PlannedLeave) -> str:
    if leave.first == leave.last:
        return tr("{name}, {day}", name=leave.name, day=day_words(leave.first))
    first, last = day_words(leave.first), day_words(leave.last)
    return tr("{name}, {first} – {last}", name=leave.name, first=first, last=last)
