"""The chart's own numbers as a table: to be read aloud, selected and copied. Works nothing out."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.core.words import tr
from desktop.trends.phrases import level_digits, minutes_text, number, week_dates
from desktop.trends.records import LevelPoint, TrendView, WeekPoint
from desktop.ui import theme
from desktop.ui.charts.readout import interval_text, state_of
from desktop.ui.widgets.page import ThinBar

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
NOTHING = "–"


class Column(IntEnum):
    """The columns, in order."""

    WEEK = 0
    STATE = 1
    MEAN = 2
    INTERVAL = 3
    DAYS = 4
    CHECKINS = 5
    LINE = 6
    BAND = 7
    MINUTES = 8


class Role(IntEnum):
    """What else a cell tells."""

    PLAIN = Qt.ItemDataRole.UserRole + 1  # the value as a spreadsheet wants it
    WEEK = Qt.ItemDataRole.UserRole + 2  # 2025-W01


class TrendTableModel(QAbstractTableModel):
    """The weeks of a `TrendView`, newest first; weeks before anything began are left out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[WeekPoint, LevelPoint | None, float]] = []
        self._measure = "able"

    def show_view(self, view: TrendView) -> None:
        """Show the weeks of another view."""
        level = {point.number: point for point in view.level}
        self.beginResetModel()
        self._measure = view.measure
        self._rows = [
            (point, level.get(point.number), week.minutes)
            for point, week in zip(view.weekly, view.minutes, strict=True)
            if point.number >= view.begins
        ][::-1]
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def roleNames(self) -> dict[int, QByteArray]:
        names = super().roleNames()
        names[Role.PLAIN] = QByteArray(b"plain")
        names[Role.WEEK] = QByteArray(b"week")
        return names

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not index.row() < len(self._rows):
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Role.WEEK:
            return self._rows[index.row()][0].week
        if role in (Qt.ItemDataRole.DisplayRole, Role.PLAIN):
            return self._cell(index.row(), column, plain=role == Role.PLAIN)
        return None

    def as_text(self, rows: list[int] | None = None) -> str:
        """Return rows (all, unless told) with their headings, for pasting into a spreadsheet."""
        chosen = range(len(self._rows)) if rows is None else rows
        lines = [_headings()]
        lines += [[self._cell(row, column, plain=True) for column in Column] for row in chosen]
        return "".join("\t".join(line) + "\n" for line in lines)

    def _cell(self, row: int, column: Column, *, plain: bool) -> str:
        point, level, minutes = self._rows[row]
        digits = level_digits(self._measure)
        match column:
            case Column.WEEK:
                return point.week if plain else week_dates(point.week, short=True)
            case Column.MEAN:
                text = _one(point.mean, digits)
            case Column.INTERVAL:
                text = self._interval(point.low, point.high)
            case Column.DAYS:
                return str(point.days)
            case Column.CHECKINS:
                return str(point.checkins)
            case Column.STATE:
                text = state_of(point)
            case Column.LINE:
                text = _one(level.mean if level else None, digits)
            case Column.BAND:
                text = self._interval(level.low, level.high) if level else ""
            case Column.MINUTES:
                return f"{minutes:.1f}" if plain else minutes_text(minutes)
        if plain:
            return text.replace("−", "-")
        return text or NOTHING

    def _interval(self, low: float | None, high: float | None) -> str:
        if low is None or high is None:
            return ""
        return interval_text(self._measure, low, high)


class AiryCells(QStyledItemDelegate):
    """Cells with air on either side."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(theme.GAP_8, 0)


class QuietHeader(QHeaderView):
    """Headings in soft words over a hairline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def sectionSizeFromContents(self, section: int) -> QSize:
        width = theme.metrics("small").horizontalAdvance(self._heading(section))
        return QSize(width + theme.GAP_12, theme.line_height("small") + theme.GAP_12)

    def paintSection(self, painter: QPainter, box: QRect, section: int) -> None:
        painter.save()
        look = theme.tokens()
        painter.fillRect(box, look.card)
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, look.edge)
        painter.setFont(theme.font("small"))
        painter.setPen(look.soft)
        inner = box.adjusted(theme.GAP_8 // 2, 0, -theme.GAP_8 // 2, 0)
        painter.drawText(inner, _alignment(Column(section)), self._heading(section))
        painter.restore()

    def _heading(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Horizontal))


class TrendTable(QTableView):
    """The table itself: rows to select, Ctrl+C copies them, or all where none is selected."""

    def __init__(self, model: TrendTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setAccessibleName(tr("Week by week, as a table"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(ThinBar(Qt.Orientation.Vertical, self))
        self.setHorizontalScrollBar(ThinBar(Qt.Orientation.Horizontal, self))
        self.setCornerWidget(QWidget(self))
        self.setWordWrap(False)
        self.setItemDelegate(AiryCells(self))
        self.verticalHeader().hide()
        header = QuietHeader(self)
        self.setHorizontalHeader(header)
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(24)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self._size_rows()

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 330)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)

    @Slot()
    def copy(self) -> None:
        """Put the selected rows, or all, on the clipboard with their headings."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        QGuiApplication.clipboard().setText(self._model.as_text(rows or None))

    def _size_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.line_height("body") + theme.GAP_12)


def _headings() -> list[str]:
    return [
        tr("Week"),
        tr("Counts as"),
        tr("Average"),
        tr("95% interval"),
        tr("Days"),
        tr("Check-ins"),
        tr("Line"),
        tr("Band"),
        tr("Practised"),
    ]


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = (
        Qt.AlignmentFlag.AlignLeft
        if column in (Column.WEEK, Column.STATE)
        else Qt.AlignmentFlag.AlignRight
    )
    return side | Qt.AlignmentFlag.AlignVCenter


def _one(value: float | None, digits: int) -> str:
    return "" if value is None else number(value, digits)
