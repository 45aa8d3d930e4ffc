"""When it was: now, or an earlier moment, which the journal marks as added later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.models.dates import clock_time, near_day, short_day
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import ChipRow, Flow
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import SoftText, Text
from desktop.ui.widgets.typed_time import read_time

_TODAY, _YESTERDAY, _EARLIER = "today", "yesterday", "earlier"


class MomentRow(QWidget):
    """ "22 Nov, 19:42 · now" with "change", which opens the day and the time beneath."""

    changed = Signal()

    def __init__(
        self, now: Callable[[], datetime] = datetime.now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._at: datetime | None = None
        self._kept_at: datetime | None = None  # when the entry that is being changed was
        self.words = Text("", "small", "soft")
        self.change = Button(tr("change"), "quiet")
        self.change.setAccessibleName(tr("Change the time"))
        self.change.clicked.connect(self._on_change)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.words, 1)
        head.addWidget(self.change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_8)
        column.addLayout(head)
        self._editor = self._build_editor()
        self.problem = SoftText("")
        self.problem.hide()
        column.addWidget(self._editor)
        column.addWidget(self.problem)
        self.set_at(None)

    @property
    def at(self) -> datetime | None:
        """The earlier moment in local civil time; None is now."""
        return self._at

    def set_at(self, at: datetime | None) -> None:
        """Show the moment of a new check-in; says nothing."""
        self._kept_at = None
        self.back.setText(tr("It is now"))
        self._show(at)

    def set_kept_at(self, at: datetime) -> None:
        """Show the moment of an entry of the journal; only another one is added later."""
        self._kept_at = at
        self.back.setText(tr("As it was"))
        self._show(at)

    def move_to(self, at: datetime) -> None:
        """Show another moment than the one that was set; says nothing."""
        self._show(at)

    def _show(self, at: datetime | None) -> None:
        self._at = at
        shown = self._now() if at is None else at
        when = f"{short_day(shown.date(), self._now().date())}, {clock_time(shown)}"
        if at is None:
            when = tr("{when} · now", when=when)
        elif at != self._kept_at:
            when = tr("{when} · added later", when=when)
        self.words.setText(when)
        self._editor.hide()
        self.change.show()
        self.show_problem("")

    def take(self) -> bool:
        """Take what stands in the open editor; return whether it could be taken."""
        if self._editor.isHidden():
            return True
        day, clock, now = self._typed_day(), read_time(self.clock.text()), self._now()
        if day is None:
            self.show_problem(tr("A day such as {day}.", day=f"{now.date():%Y-%m-%d}"))
        elif clock is None:
            self.show_problem(tr("A time such as {time}.", time=clock_time(now)))
        elif datetime.combine(day, clock) > now:
            self.show_problem(tr("That is still to come. An earlier time, please."))
        else:
            self._show(datetime.combine(day, clock))
            self.changed.emit()
            return True
        return False

    def show_problem(self, text: str) -> None:
        """Say beneath the time what cannot be taken."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _typed_day(self) -> date | None:
        today = self._now().date()
        match self.days.keys():
            case (key,) if key == _TODAY:
                return today
            case (key,) if key == _YESTERDAY:
                return today - timedelta(days=1)
        try:
            return date.fromisoformat(self.day.text().strip())
        except ValueError:
            return None

    def _build_editor(self) -> QWidget:
        editor = Flow()
        self.days = ChipRow(
            [(_TODAY, tr("today")), (_YESTERDAY, tr("yesterday")), (_EARLIER, tr("earlier…"))],
            exclusive=True,
        )
        self.days.chosen.connect(self._on_day)
        self.day = Field(tr("Day"), tr("such as {day}", day="2026-11-20"), width_em=9)
        self.clock = Field(tr("Time"), tr("time"), width_em=4)
        keep, self.back = Button(tr("Set"), "quiet"), Button(tr("It is now"), "quiet")
        keep.clicked.connect(self._on_set)
        self.back.clicked.connect(self._on_back)
        self.day.returnPressed.connect(self._on_set)
        self.clock.returnPressed.connect(self._on_set)
        for part in (self.days, self.day, self.clock, keep, self.back):
            editor.add(part)
        return editor

    @Slot()
    def _on_change(self) -> None:
        shown = self._at or self._now()
        today = self._now().date()
        near = near_day(shown.date(), today)
        key = {tr("today"): _TODAY, tr("yesterday"): _YESTERDAY}.get(near, _EARLIER)
        self.days.set_keys([key])
        self.day.setText(f"{shown.date():%Y-%m-%d}")
        self.day.setVisible(key == _EARLIER)
        self.clock.setText(clock_time(shown))
        self.change.hide()
        self._editor.show()
        self._refresh()
        self.clock.setFocus()
        self.clock.selectAll()

    @Slot(str)
    def _on_day(self, key: str) -> None:
        self.day.setVisible(key == _EARLIER)
        self._refresh()
        (self.day if key == _EARLIER else self.clock).setFocus()

    @Slot()
    def _on_set(self) -> None:
        if self.take():
            self.change.setFocus()

    @Slot()
    def _on_back(self) -> None:
        self._show(self._kept_at)
        self.change.setFocus()
        self.changed.emit()

    def _refresh(self) -> None:
        if isinstance(self._editor, Flow):
            self._editor.refresh()
