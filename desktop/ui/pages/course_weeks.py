"""The weeks of a course, one under another: which are done, which is under way."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.services.course_views import WeekRow
from desktop.ui import theme
from desktop.ui.widgets.button import Pressable
from desktop.ui.widgets.painting import disc, focus_ring, painter_for, rounded, words

_TOLD = {"done": "complete", "current": "under way"}


class WeekItem(Pressable):
    """A dot (filled: done or under way) and the week's name; the shown one lies on a card."""

    def __init__(self, row: WeekRow, parent: QWidget | None = None) -> None:
        super().__init__(row.label, parent)
        self.row = row
        state = tr("complete") if row.is_done else tr("under way") if row.is_current else ""
        self.setAccessibleName(", ".join(part for part in (row.label, state, row.told) if part))
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = 40 + theme.metrics("strong").horizontalAdvance(self.text()) + theme.GAP_16
        return QSize(width, max(theme.TARGET, theme.line_height("strong") + theme.GAP_12))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, box = theme.tokens(), QRectF(self.rect())
        painter = painter_for(self)
        if self.isChecked():
            rounded(painter, box, theme.RADIUS_ROW, look.card, look.line)
        elif self.underMouse():
            rounded(painter, box, theme.RADIUS_ROW, look.tide_soft)
        if self.ring:
            focus_ring(painter, box, theme.RADIUS_ROW, look.tide)
        at = QPointF(16, round(box.center().y()))
        if self.row.is_done:
            disc(painter, at, 5, look.tide)
        elif self.row.is_current:  # a ring: under way
            disc(painter, at, 6, look.tide)
            disc(painter, at, 3, look.card if self.isChecked() else look.paper)
        else:
            disc(painter, at, 4, look.sand)
        ink = look.ink if self.isChecked() or self.row.is_current else look.soft
        room = box.width() - 32 - theme.GAP_8
        text = theme.metrics("strong").elidedText(
            self.text(), Qt.TextElideMode.ElideRight, round(room)
        )
        words(painter, box.adjusted(32, 0, 0, 0), text, "strong", ink, across=0.0)


class WeekList(QWidget):
    """Arrows move in it; `chosen` says the index of the week to be shown."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Weeks"))
        self.items: list[WeekItem] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addStretch(1)

    def show_weeks(self, rows: Iterable[WeekRow], shown: int) -> None:
        """Show these weeks; the keyboard stays where it was."""
        rows = tuple(rows)
        if tuple(item.row for item in self.items) != rows:
            self._rebuild(rows)
        for item in self.items:
            item.setChecked(item.row.index == shown)

    def _rebuild(self, rows: tuple[WeekRow, ...]) -> None:
        held = next((n for n, item in enumerate(self.items) if item.hasFocus()), None)
        for item in self.items:
            self._column.removeWidget(item)
            item.hide()
            item.deleteLater()
        self.items = [WeekItem(row, self) for row in rows]
        for number, item in enumerate(self.items):
            item.clicked.connect(self._on_clicked)
            self._column.insertWidget(number, item)
            item.show()
        if held is not None and held < len(self.items):
            self.items[held].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        at = next((n for n, item in enumerate(self.items) if item.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        goal = max(0, min(len(self.items) - 1, at + step))
        self.items[goal].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self) -> None:
        item = self.sender()
        if isinstance(item, WeekItem):
            item.setChecked(True)
            self.chosen.emit(item.row.index)
