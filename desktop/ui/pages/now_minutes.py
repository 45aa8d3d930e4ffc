"""How long do you have? Chips, a number of one's own, or a time to be done by."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.models.dates import local_now
from desktop.ui.widgets.chip import ChipRow
from desktop.ui.widgets.typed_time import read_time

if TYPE_CHECKING:
    from datetime import datetime, time

CHOICES = (1, 3, 5, 10, 20, 45)
LONGEST = 60  # minutes: the longest form of any practice
_OTHER, _UNTIL = "other", "until"
_SOON_MIN = 15  # how far ahead the time lies that is given as an example


class MinutesPicker(QWidget):
    """`minutes_chosen(n)` for a length, `until_chosen(time)` for a time to be done by."""

    minutes_chosen = Signal(int)
    until_chosen = Signal(object)
    set_by_typing = Signal()  # a length was typed and taken: what comes next is to begin

    def __init__(
        self, now: Callable[[], datetime] = local_now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._minutes = 5
        self._until: time | None = None
        self._editing = ""
        self._editor: _Editor | None = None
        self.chips = ChipRow(
            [(str(n), tr("{n} min", n=n)) for n in CHOICES]
            + [(_OTHER, tr("other…")), (_UNTIL, tr("until…"))],
            exclusive=True,
        )
        self.chips.setAccessibleName(tr("Minutes"))
        self.chips.chosen.connect(self._on_chosen)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP_8)
        self._column.addWidget(self.chips)
        self._show()

    @property
    def minutes(self) -> int:
        """The length chosen, 1 … 60."""
        return self._minutes

    @property
    def until(self) -> time | None:
        """The time to be done by, if that was chosen."""
        return self._until

    def set_minutes(self, minutes: int) -> None:
        """Show a length as chosen; says nothing."""
        self._minutes, self._until = max(1, min(LONGEST, minutes)), None
        self._show()

    def settle(self) -> bool:
        """Take what is typed and not yet set; return whether a length stands, with no question."""
        if self._editing and self._editor is not None:
            if self._editor.text().strip():
                self._on_typed(self._editor.text())
            else:
                self._close_editor(back=False)
        return not self._editing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_Escape and self._editing:
            self._close_editor()
            return
        super().keyPressEvent(event)

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        if key in (_OTHER, _UNTIL):
            self._open_editor(key)
            return
        self._close_editor(back=False)
        self.set_minutes(int(key))
        self.minutes_chosen.emit(self._minutes)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        if self._editor is None:
            return
        problem = self._take_until(text) if self._editing == _UNTIL else self._take_minutes(text)
        if problem:
            self._editor.show_problem(problem)
            return
        self._close_editor()
        if self._until is not None:
            self.until_chosen.emit(self._until)
        else:
            self.minutes_chosen.emit(self._minutes)
        self.set_by_typing.emit()

    def _take_minutes(self, text: str) -> str:
        """Take a number of minutes; return what is wrong with it, or nothing."""
        typed = text.strip().removesuffix("min").strip()
        if not typed.isdecimal() or not 1 <= int(typed) <= LONGEST:
            return tr("A whole number of minutes from 1 to {n}.", n=LONGEST)
        self._minutes, self._until = int(typed), None
        return ""

    def _take_until(self, text: str) -> str:
        """Take a time to be done by; return what is wrong with it, or nothing."""
        wanted, now = read_time(text), self._now()
        if wanted is None:
            return tr("A time such as {time}.", time=self._example())
        ahead_s = (wanted.hour * 60 + wanted.minute) * 60
        ahead_s -= (now.hour * 60 + now.minute) * 60 + now.second
        ahead_s %= 24 * 3600
        if not 60 <= ahead_s <= LONGEST * 60:
            return tr("A time from one minute to one hour from now.")
        self._minutes, self._until = ahead_s // 60, wanted
        return ""

    def _open_editor(self, key: str) -> None:
        if self._editor is None:
            self._editor = _Editor(self)
            self._editor.typed.connect(self._on_typed)
            self._column.addWidget(self._editor)
        self._editing = key
        if key == _OTHER:
            self._editor.ask(tr("Number of minutes"), tr("minutes"))
        else:
            such = tr("such as {time}", time=self._example())
            self._editor.ask(tr("Done by what time?"), such)

    def _example(self) -> str:
        from datetime import timedelta

        return f"{self._now() + timedelta(minutes=_SOON_MIN):%H:%M}"

    def _close_editor(self, *, back: bool = True) -> None:
        if self._editor is not None:
            self._editor.hide()
        chip = self.chips.chip(self._editing) if self._editing else None
        self._editing = ""
        self._show()
        if back and chip is not None:
            chip.setFocus()

    def _show(self) -> None:
        own = self._until is None and self._minutes not in CHOICES
        self._name(_OTHER, tr("{n} min", n=self._minutes) if own else tr("other…"))
        until = self._until
        self._name(_UNTIL, tr("until…") if until is None else tr("until {t}", t=f"{until:%H:%M}"))
        key = _UNTIL if until is not None else _OTHER if own else str(self._minutes)
        self.chips.set_keys([key])

    def _name(self, key: str, text: str) -> None:
        chip = self.chips.chip(key)
        if chip is not None and chip.text() != text:
            chip.setText(text)
            self.chips.refresh()


class _Editor(QWidget):
    """A field that opens beneath the chips; `typed(text)` on Enter."""

    typed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        from desktop.ui.widgets.button import Button
        from desktop.ui.widgets.chip import Flow
        from desktop.ui.widgets.field import Field
        from desktop.ui.widgets.text import SoftText, Text

        super().__init__(parent)
        self._label = Text("", "strong", wrap=False)
        self._field = Field("", width_em=8)
        self._problem = SoftText("", wrap=False)
        take = Button(tr("Set"), "quiet")
        self._field.returnPressed.connect(self._on_entered)
        take.clicked.connect(self._on_entered)
        row = Flow(self)
        for part in (self._label, self._field, take, self._problem):
            row.add(part)
        self._row = row
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)

    def ask(self, label: str, placeholder: str) -> None:
        """Open the field, empty."""
        self._label.setText(label)
        self._field.setAccessibleName(label)
        self._field.setPlaceholderText(placeholder)
        self._field.clear()
        self.show_problem("")
        self.show()
        self._field.setFocus()

    def text(self) -> str:
        """Return what is typed."""
        return self._field.text()

    def show_problem(self, text: str) -> None:
        """Say beside the field what it cannot take."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self._field.setAccessibleDescription(text)
        self._row.refresh()

    @Slot()
    def _on_entered(self) -> None:
        self.typed.emit(self._field.text())
