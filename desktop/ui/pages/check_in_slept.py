"""Slept: since the last main sleep, or not said."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.slider import Slider
from desktop.ui.widgets.text import SectionTitle, Text

_MOST = 14 * 60  # minutes on the slider; more can be kept, and shows at its end
_USUAL = 7 * 60


class SleptRow(QWidget):
    """A slider in quarters of an hour that starts at "not said" and can return to it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._minutes: int | None = None
        self.slider = Slider(0, _MOST, 15, 60, tr("Slept since the last main sleep"))
        self.slider.valueChanged.connect(self._on_moved)
        self.slider.sliderPressed.connect(self._on_pressed)
        self.words = Text("", "small", "soft")
        self.forget = Button(tr("Not said"), "quiet")
        self.forget.setAccessibleName(tr("Leave sleep unsaid"))
        self.forget.clicked.connect(self._on_forget)
        head = QHBoxLayout()
        head.setSpacing(theme.GAP_12)
        head.addWidget(SectionTitle(tr("Slept")))
        head.addWidget(self.words, 1)
        head.addWidget(self.forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.slider)
        self.set_minutes(None)

    @property
    def minutes(self) -> int | None:
        """How long, 0 … 1440, or None."""
        return self._minutes

    def set_minutes(self, minutes: int | None) -> None:
        """Show how long, or that it is not said; says nothing."""
        self.slider.blockSignals(True)
        self.slider.setValue(_USUAL if minutes is None else minutes)
        self.slider.blockSignals(False)
        self._take(minutes)

    def _take(self, minutes: int | None) -> None:
        self._minutes = minutes
        self.slider.set_said(minutes is not None)
        self.forget.setVisible(minutes is not None)
        self.words.setText(tr("not said") if minutes is None else hours(minutes))
        self.slider.setAccessibleDescription(self.words.text())

    @Slot(int)
    def _on_moved(self, value: int) -> None:
        self._take(value)
        self.changed.emit()

    @Slot()
    def _on_pressed(self) -> None:
        self._on_moved(self.slider.value())

    @Slot()
    def _on_forget(self) -> None:
        self.set_minutes(None)
        self.slider.setFocus()
        self.changed.emit()


def hours(minutes: int) -> str:
    """Return "5 h 30", "8 h" or "45 min"."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return tr("{n} min", n=rest)
    return tr("{h} h {m}", h=whole, m=f"{rest:02}") if rest else tr("{h} h", h=whole)
