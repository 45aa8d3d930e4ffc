"""How a list of records looks: headings and rounded rows of wrapped text, at any text size.

A delegate is told what a row says by a function from index to `Told`, so that the library and the
journal look and behave alike.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.widgets.page import ThinBar
from desktop.ui.widgets.painting import focus_ring, rounded

AnyIndex = QModelIndex | QPersistentModelIndex
WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
GAP = 6  # px between two rows
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

THE_PAGES = (  # keys that a list would take for the beginning of a title
    Qt.Key.Key_Plus,
    Qt.Key.Key_Equal,
    Qt.Key.Key_Minus,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What one row says: a heading, or a title with an aside and lines beneath."""

    title: str
    aside: str = ""
    lines: tuple[tuple[str, str], ...] = ()  # (tone, text), each wrapped
    heading: bool = False


class RowDelegate(QStyledItemDelegate):
    """Paints rows; the height follows the width, the words and the text size."""

    def __init__(self, tell: Callable[[AnyIndex], Told], view: QListView) -> None:
        super().__init__(view)
        self._tell, self._view = tell, view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        width = max(120, self._view.viewport().width())
        told = self._tell(index)
        if told.heading:
            return QSize(width, theme.line_height("small-strong") + theme.GAP_24)
        inner = width - 2 * theme.GAP_16
        boxes = _boxes(told, QRect(0, 0, inner, 100_000))
        needed = boxes[-1][2].bottom() + 2 * theme.GAP_12 + GAP
        return QSize(width, max(theme.TARGET + GAP, needed))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        told, look = self._tell(index), theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect
        if told.heading:
            _paint_heading(painter, area, told.title)
        else:
            self._paint_ground(painter, QRectF(area).adjusted(0, 0, 0, -GAP), option)
            inner = area.adjusted(theme.GAP_16, theme.GAP_12, -theme.GAP_16, 0)
            for role, tone, box, text in _boxes(told, inner):
                painter.setFont(theme.font(role))
                painter.setPen(getattr(look, tone))
                painter.drawText(box, WRAP, text)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem) -> None:
        look = theme.tokens()
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            rounded(painter, box, theme.RADIUS_ROW, look.tide_soft, look.edge)
            if self._view.hasFocus():
                focus_ring(painter, box, theme.RADIUS_ROW, look.tide)
        elif state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, box, theme.RADIUS_ROW, look.card, look.edge)
        else:
            rounded(painter, box, theme.RADIUS_ROW, look.card, look.line)


class RowList(QListView):
    """A list of rows: arrows move, Enter chooses, headings are passed over.

    What is typed goes into a field that searches the list, where there is one.
    """

    row_chosen = Signal(QModelIndex)
    row_changed = Signal()  # the current row moved

    def __init__(
        self,
        tell: Callable[[AnyIndex], Told],
        name: str,
        search: QLineEdit | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._search = search
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(ThinBar(Qt.Orientation.Vertical, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setItemDelegate(RowDelegate(tell, self))
        self.verticalScrollBar().setSingleStep(24)
        self.doubleClicked.connect(self.row_chosen)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self.row_changed.emit()

    def scrollTo(
        self,
        index: AnyIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into sight, and the heading that it stands first under with it."""
        above = index.sibling(index.row() - 1, 0)
        if above.isValid() and not above.flags() & Qt.ItemFlag.ItemIsSelectable:
            super().scrollTo(above, hint)
        super().scrollTo(index, hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentIndex().isValid():
            self.row_chosen.emit(self.currentIndex())
            return
        if event.key() in THE_PAGES:
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Home:
            self._go_to_first()

    def keyboardSearch(self, search: str) -> None:
        """Begin a search with what was typed; the field takes the letters that follow."""
        if self._search is None:
            super().keyboardSearch(search)
            return
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search.insert(search)

    def _go_to_first(self) -> None:
        """Go to the first row that is no heading: Qt's own Home stops at the heading above it."""
        rows = (self.model().index(row, 0) for row in range(self.model().rowCount()))
        first = next((i for i in rows if i.flags() & Qt.ItemFlag.ItemIsSelectable), None)
        if first is not None:
            self.setCurrentIndex(first)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()


def _paint_heading(painter: QPainter, area: QRect, title: str) -> None:
    painter.setFont(theme.font("small-strong"))
    painter.setPen(theme.tokens().tide)
    where = area.adjusted(2, 0, 0, -theme.GAP_8)
    painter.drawText(where, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), title)


def _boxes(told: Told, area: QRect) -> list[tuple[str, str, QRect, str]]:
    """Return (font role, tone, box, text) for everything a row says, within `area`."""
    boxes = []
    aside_width = theme.metrics("small").horizontalAdvance(told.aside) + theme.GAP_16
    beside = bool(told.aside) and area.width() > 3 * aside_width
    title_area = area.adjusted(0, 0, -aside_width if beside else 0, 0)
    title = theme.metrics("strong").boundingRect(title_area, WRAP, told.title)
    boxes.append(("strong", "ink", title, told.title))
    bottom = title.bottom()
    if told.aside:
        drop = theme.metrics("strong").ascent() - theme.metrics("small").ascent()
        left = area.right() - aside_width + theme.GAP_16 if beside else area.left()
        top = area.top() + drop if beside else bottom + 4
        box = QRect(left, top, aside_width, theme.metrics("small").height())
        boxes.append(("small", "soft", box, told.aside))
        bottom = max(bottom, box.bottom())
    for tone, text in told.lines:
        below = QRect(area.left(), bottom + 4, area.width(), 100_000)
        box = theme.metrics("small").boundingRect(below, WRAP, text)
        boxes.append(("small", tone, box, text))
        bottom = box.bottom()
    last = max(boxes, key=lambda placed: placed[2].bottom())
    boxes.remove(last)
    return [*boxes, last]
