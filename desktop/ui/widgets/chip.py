"""Chips to choose from, in rows that wrap."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.widgets.button import Pressable
from desktop.ui.widgets.painting import focus_ring, painter_for, rounded, words

_NARROWEST = 160  # px at 100 %: below this a row shortens its chips
PADDING = 14  # px beside a chip's words


class Chip(Pressable):
    """A choice: outlined, and filled with heavier words once chosen. `soft` is for "more…"."""

    def __init__(
        self,
        text: str,
        key: str | None = None,
        *,
        checkable: bool = True,
        soft: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.key = text if key is None else key
        self._soft = soft
        self._measured: tuple[tuple[str, float], QSize] | None = None
        self.setCheckable(checkable)

    def sizeHint(self) -> QSize:
        key = (self.text(), theme.scale())
        if self._measured is None or self._measured[0] != key:
            width = theme.metrics("bold").horizontalAdvance(self.text()) + 2 * PADDING
            high = max(theme.TARGET, theme.line_height("bold") + theme.GAP_16)
            self._measured = (key, QSize(max(width, theme.TARGET + 4), high))
        return self._measured[1]

    def checkStateSet(self) -> None:
        super().checkStateSet()
        self.setForegroundRole(theme.role_of("on_tide" if self.isChecked() else "ink"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.isChecked() and self.hasFocus() and not self.ring:
            event.ignore()  # chosen by mouse: Enter is the page's, as its button says
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, box = theme.tokens(), QRectF(self.rect())
        radius = box.height() / 2
        painter = painter_for(self)
        pointed = self.underMouse() and self.isEnabled()
        if self.isChecked():
            rounded(painter, box, radius, look.tide_deep if pointed else look.tide)
        else:
            rounded(painter, box, radius, look.tide_soft if pointed else look.card, look.edge)
        ink = look.on_tide if self.isChecked() else look.ink
        if not self.isChecked() and (self._soft or not self.isEnabled()):
            ink = look.soft
        if self.ring:
            focus_ring(painter, box, radius, look.on_tide if self.isChecked() else look.tide)
        role = "bold" if self.isChecked() else "strong"
        words(painter, self._words_box(box), self._fitting(), role, ink)

    def _words_box(self, box: QRectF) -> QRectF:
        """Return where the words stand in the middle."""
        return box

    def _fitting(self) -> str:
        """Return the words, shortened where even the whole row is too short for them."""
        if self.width() >= self.sizeHint().width():
            return self.text()
        from PySide6.QtCore import Qt

        room = round(self._words_box(QRectF(self.rect())).width()) - 2 * PADDING
        return theme.metrics("bold").elidedText(self.text(), Qt.TextElideMode.ElideRight, room)


class Flow(QWidget):
    """Places its children in rows that wrap to the width; as high as they need."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = theme.GAP_8) -> None:
        super().__init__(parent)
        self._gap = gap
        self._items: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, item: QWidget, at: int | None = None) -> None:
        """Take in a child, at the end unless `at` says where."""
        item.setParent(self)
        self._items.insert(len(self._items) if at is None else at, item)
        if at is not None and at + 1 < len(self._items):
            self.setTabOrder(item, self._items[at + 1])
        if self.isVisible():
            item.show()
        self.refresh()

    def count(self) -> int:
        """Return how many children it holds, hidden ones included."""
        return len(self._items)

    def remove(self, item: QWidget) -> None:
        """Let go of a child."""
        self._items.remove(item)
        item.hide()
        item.deleteLater()
        self.refresh()

    def refresh(self) -> None:
        """Place the children again after one was shown, hidden or renamed."""
        self.updateGeometry()
        self._place(self.width(), move=True)

    def heightForWidth(self, width: int) -> int:
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() + self._gap for size in sizes) - self._gap
        return QSize(max(0, width), max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        widest = max((size.width() for size in sizes), default=0)
        high = max((size.height() for size in sizes), default=0)
        return QSize(min(widest, round(_NARROWEST * theme.scale())), high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place(self.width(), move=True)

    def _shown(self) -> list[QWidget]:
        return [item for item in self._items if not item.isHidden()]

    def _place(self, width: int, *, move: bool) -> int:
        """Return the height it takes; `move` puts the children there, each midway in its row."""
        x = y = high = 0
        row: list[tuple[QWidget, QRect]] = []
        for item in self._shown():
            size = self._size_of(item, width)
            if x and x + size.width() > width:
                if move:
                    _set_row(row, high)
                x, y, high, row = 0, y + high + self._gap, 0, []
            row.append((item, QRect(QPoint(x, y), size)))
            x += size.width() + self._gap
            high = max(high, size.height())
        if move:
            _set_row(row, high)
        return y + high

    @staticmethod
    def _size_of(item: QWidget, width: int) -> QSize:
        size = item.sizeHint()
        if size.width() <= width:
            return size
        return QSize(
            width, item.heightForWidth(width) if item.hasHeightForWidth() else size.height()
        )


def _set_row(row: list[tuple[QWidget, QRect]], high: int) -> None:
    for item, box in row:
        item.setGeometry(box.translated(0, (high - box.height()) // 2))


class ChipRow(Flow):
    """Chips in rows: choose one (`exclusive`) or several, by pointer, arrows and Space or Enter.

    `chosen` carries the key of the chip that was pressed, `changed` only that something was.
    """

    chosen = Signal(str)
    changed = Signal()

    def __init__(
        self,
        items: Iterable[tuple[str, str]] = (),
        *,
        exclusive: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._exclusive = exclusive
        self._chips: list[Chip] = []
        for key, text in items:
            self.add_chip(key, text)

    def add_chip(self, key: str, text: str, *, at: int | None = None) -> Chip:
        """Add a choice and return its chip."""
        chip = Chip(text, key, parent=self)
        chip.clicked.connect(self._on_clicked)
        self._chips.append(chip)
        self.add(chip, at)
        return chip

    def chip(self, key: str) -> Chip | None:
        """Return the chip with this key."""
        return next((chip for chip in self._chips if chip.key == key), None)

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the chosen chips, in the order shown."""
        order = [item for item in self._items if isinstance(item, Chip)]
        return tuple(chip.key for chip in order if chip.isCheckable() and chip.isChecked())

    def set_keys(self, keys: Iterable[str]) -> None:
        """Show these as chosen; says nothing."""
        wanted = set(keys)
        for chip in self._chips:
            chip.setChecked(chip.key in wanted)

    def clear(self) -> None:
        """Let go of every chip."""
        for chip in self._chips:
            self.remove(chip)
        self._chips = []

    def _on_clicked(self) -> None:
        pressed = self.sender()
        if not isinstance(pressed, Chip):
            return
        if self._exclusive:
            for chip in self._chips:
                chip.setChecked(chip is pressed)
        self.chosen.emit(pressed.key)
        self.changed.emit()
