"""Answers by the number of their item: a small field each; a digit goes on to the next."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.core.words import tr
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import Text

_WIDE_EM = 1  # of a field: one digit


class AnswerField(Field):
    """One digit; with nothing in it, Backspace goes back to the field before."""

    left_back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.left_back.emit()
            return
        super().keyPressEvent(event)


class AnswerGrid(Flow):
    """As many fields as there are items; `changed` with every digit."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=12)
        self.fields: list[AnswerField] = []
        self._range = (0, 0)

    def ask(self, items: int, lowest: int, highest: int) -> None:
        """Ask for another questionnaire's answers; what stood there goes."""
        for item in tuple(self._items):
            self.remove(item)
        self.fields = []
        self._range = lowest, highest
        for number in range(1, items + 1):
            self.add(self._cell(number, items))
        self.refresh()

    def set_answers(self, answers: Iterable[int]) -> None:
        """Show answers; says nothing."""
        self.set_texts(map(str, answers))

    def set_texts(self, texts: Iterable[str]) -> None:
        """Show what was typed, whatever it is; says nothing."""
        for field, text in zip(self.fields, texts, strict=False):
            field.blockSignals(True)
            field.setText(text)
            field.blockSignals(False)

    def texts(self) -> tuple[str, ...]:
        """Return what stands in each field, whatever it is."""
        return tuple(field.text().strip() for field in self.fields)

    def answers(self) -> tuple[int, ...] | None:
        """Return all of the answers, or None where one is missing or cannot be."""
        found = [self._read(field) for field in self.fields]
        said = tuple(answer for answer in found if answer is not None)
        return said if len(said) == len(found) else None

    def problem(self) -> str:
        """Say which is the first that is missing or cannot be; nothing where all is well."""
        low, high = self._range
        for number, field in enumerate(self.fields, start=1):
            if self._read(field) is None:
                return tr(
                    "Item {n} takes a whole number from {low} to {high}.",
                    n=number,
                    low=low,
                    high=high,
                )
        return ""

    def focus_problem(self) -> None:
        """Give the keyboard to the first field that needs it, or to the first of all."""
        goal = next((field for field in self.fields if self._read(field) is None), None)
        if goal is not None or self.fields:
            (goal or self.fields[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, field: Field) -> int | None:
        text = field.text().strip()
        if not text.isascii() or not text.isdigit():
            return None
        low, high = self._range
        return int(text) if low <= int(text) <= high else None

    def _cell(self, number: int, items: int) -> QWidget:
        field = AnswerField(tr("Answer {n} of {items}", n=number, items=items), "", _WIDE_EM)
        field.setMaxLength(2)
        field.textEdited.connect(self._on_edited)
        field.left_back.connect(self._on_back)
        self.fields.append(field)
        cell = QWidget()
        row = QHBoxLayout(cell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        label = Text(str(number), "small", "soft", wrap=False)
        label.setMinimumWidth(label.fontMetrics().horizontalAdvance("30"))
        label.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(label)
        row.addWidget(field)
        return cell

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        field = self.sender()
        self.changed.emit()
        if isinstance(field, AnswerField) and self._read(field) is not None:
            self._go(self.fields.index(field) + 1)

    @Slot()
    def _on_back(self) -> None:
        field = self.sender()
        if isinstance(field, AnswerField):
            self._go(self.fields.index(field) - 1)

    def _go(self, number: int) -> None:
        if 0 <= number < len(self.fields):
            self.fields[number].setFocus(Qt.FocusReason.TabFocusReason)
            self.fields[number].selectAll()
