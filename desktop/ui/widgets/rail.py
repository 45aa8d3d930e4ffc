"""The rail: the places of the app on the left. Arrows move in it, Enter opens."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.button import Pressable
from desktop.ui.widgets.painting import disc, focus_ring, painter_for, rounded, words
from desktop.ui.widgets.text import SoftText, Text

_LEAST = 188  # px at 100 %


class RailItem(Pressable):
    """One place: a dot and its name; the open one lies on a card."""

    def __init__(self, key: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.key = key
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = 32 + theme.metrics("strong").horizontalAdvance(self.text()) + theme.GAP_12
        return QSize(width, max(theme.TARGET, theme.line_height("strong") + theme.GAP_12))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, box = theme.tokens(), QRectF(self.rect())
        painter = painter_for(self)
        open_here = self.isChecked()
        if open_here:
            rounded(painter, box, theme.RADIUS_ROW, look.card, look.line)
        elif self.underMouse():
            rounded(painter, box, theme.RADIUS_ROW, look.line)
        if self.ring:
            focus_ring(painter, box, theme.RADIUS_ROW, look.tide)
        dot = QPointF(16, round(box.center().y()))
        disc(painter, dot, 4, look.tide if open_here else look.sand)
        ink = look.ink if open_here else look.soft
        words(painter, box.adjusted(32, 0, 0, 0), self.text(), "strong", ink, across=0.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        key = Qt.Key
        if event.key() in (key.Key_Up, key.Key_Down, key.Key_Home, key.Key_End):
            event.ignore()  # the rail's
            return
        super().keyPressEvent(event)


class Rail(QWidget):
    """Names of pages; `chosen(key)` when one is opened."""

    chosen = Signal(str)
    ward_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[RailItem] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.GAP_16, 28, theme.GAP_16, 32)
        self._column.setSpacing(4)
        brand = Text(tr("Tend"), "brand", "tide", wrap=False)
        brand.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(_indented(brand))
        self._column.addSpacing(theme.GAP_24)
        self._column.addStretch(1)
        self._foot_at = self._foot_end = self._column.count()
        self._column.addSpacing(theme.GAP_8)
        self._kept = _indented(SoftText(tr("Kept on this\ncomputer only")))
        self._ward: QWidget | None = None  # stands there instead in ward mode
        self._is_ward = False
        self._column.addWidget(self._kept)
        self.setAccessibleName(tr("Places"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    @property
    def items(self) -> tuple[RailItem, ...]:
        """The places from top to bottom."""
        return tuple(self._items)

    def add(self, key: str, title: str, *, foot: bool = False) -> None:
        """Add a place, at the top or (Settings) at the foot."""
        item = RailItem(key, title, self)
        item.clicked.connect(self._on_clicked)
        at = self._foot_end if foot else self._foot_at - 1
        self._column.insertWidget(at, item)
        self._foot_at += 0 if foot else 1
        self._foot_end += 1
        self._items.append(item)

    def show_open(self, key: str) -> None:
        """Mark the open place."""
        for item in self._items:
            item.setChecked(item.key == key)

    def show_ward(self, ward: bool) -> None:
        """Say at the foot that ward mode is on, and how it ends."""
        if self._ward is None and ward:
            from desktop.ui.widgets.ward_word import WardWord

            word = self._ward = WardWord(self)
            word.clicked.connect(self.ward_ended)
            self._column.addWidget(word)
        self._is_ward = ward
        if self._ward is not None:
            self._ward.setVisible(ward)
        self._fit()

    def _fit(self) -> None:
        """Leave the note at the foot out where the names leave it no room: it would be cut."""
        high = self._kept.sizeHint().height() + self._column.spacing()
        names = self._column.sizeHint().height() - (0 if self._kept.isHidden() else high)
        self._kept.setVisible(not self._is_ward and names + high <= self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def sizeHint(self) -> QSize:
        widest = max((item.sizeHint().width() for item in self._items), default=0)
        foot = theme.metrics("small").horizontalAdvance(tr("computer only")) + theme.GAP_24
        return QSize(max(_LEAST, max(widest, foot) + 2 * theme.GAP_16), 400)

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(painter_for(self), QRectF(self.rect()), 0, theme.tokens().rail)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        at = next((n for n, item in enumerate(self._items) if item.hasFocus()), 0)
        last = len(self._items) - 1
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            at = max(0, min(last, at + (1 if event.key() == Qt.Key.Key_Down else -1)))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            at = 0 if event.key() == Qt.Key.Key_Home else last
        else:
            super().keyPressEvent(event)
            return
        self._items[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self) -> None:
        item = self.sender()
        if isinstance(item, RailItem):
            self.chosen.emit(item.key)


def _indented(text: Text) -> QWidget:
    """Set words in line with the names of the places."""
    holder = QWidget()
    row = QVBoxLayout(holder)
    row.setContentsMargins(theme.GAP_12, 0, 0, 0)
    row.addWidget(text)
    return holder
