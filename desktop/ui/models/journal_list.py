"""The journal as a list: a heading for each day, newest first, its entries beneath."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop.core.words import tr
from desktop.services.views import JournalEntry
from desktop.ui.models.dates import clock_time, heading_day

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Row = date | JournalEntry


class JournalRole(IntEnum):
    """What a row can be asked for."""

    ENTRY = Qt.ItemDataRole.UserRole + 1  # JournalEntry, or None for a heading
    TITLE = Qt.ItemDataRole.UserRole + 2
    TIME = Qt.ItemDataRole.UserRole + 3
    DETAIL = Qt.ItemDataRole.UserRole + 4
    NOTE = Qt.ItemDataRole.UserRole + 5
    IS_HEADING = Qt.ItemDataRole.UserRole + 6
    IS_SITTING = Qt.ItemDataRole.UserRole + 7


class JournalListModel(QAbstractListModel):
    """Entries newest first, in day groups."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[JournalEntry] = []
        self._rows: list[Row] = []
        self._today = date.min

    # What the page says

    def show(self, entries: Iterable[JournalEntry], today: date) -> None:
        """Replace everything; `today` is the person's own day."""
        self._today = today
        self._entries = sorted(entries, key=_newest_first, reverse=True)
        self._rebuild()

    def append(self, entries: Iterable[JournalEntry]) -> None:
        """Add older entries; those already there are left as they are."""
        for entry in entries:
            self.put(entry)

    def put(self, entry: JournalEntry) -> None:
        """Add `entry`, or show its new state, in its place."""
        self.remove(entry.id)
        self._entries.append(entry)
        self._entries.sort(key=_newest_first, reverse=True)
        self._insert(entry)

    def remove(self, entry_id: str) -> JournalEntry | None:
        """Take an entry out, with its day's heading if it was the last; return it."""
        entry = next((e for e in self._entries if e.id == entry_id), None)
        if entry is None:
            return None
        self._entries.remove(entry)
        row = self.row_of(entry_id)
        if row >= 0:
            alone = self._is_heading(row - 1) and self._is_heading(row + 1)
            first = row - 1 if alone else row
            self.beginRemoveRows(QModelIndex(), first, row)
            del self._rows[first : row + 1]
            self.endRemoveRows()
        return entry

    def entry_count(self) -> int:
        """Return how many entries are held."""
        return len(self._entries)

    def row_of(self, entry_id: str) -> int:
        """Return the row of an entry, or −1."""
        for number, row in enumerate(self._rows):
            if isinstance(row, JournalEntry) and row.id == entry_id:
                return number
        return -1

    # Rows

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._rows = []
        day: date | None = None
        for entry in self._entries:
            if entry.day != day:
                day = entry.day
                self._rows.append(day)
            self._rows.append(entry)
        self.endResetModel()

    def _insert(self, entry: JournalEntry) -> None:
        key = _newest_first(entry)
        at = len(self._rows)
        for number, row in enumerate(self._rows):
            if isinstance(row, JournalEntry) and _newest_first(row) < key:
                at = number
                break
        if at > 0 and at < len(self._rows) and self._is_heading(at - 1):
            at -= 0 if self._rows[at - 1] == entry.day else 1
        above = next(
            (r for r in reversed(self._rows[:at]) if not isinstance(r, JournalEntry)), None
        )
        new: list[Row] = [entry] if above == entry.day else [entry.day, entry]
        self.beginInsertRows(QModelIndex(), at, at + len(new) - 1)
        self._rows[at:at] = new
        self.endInsertRows()

    def _is_heading(self, row: int) -> bool:
        """Say whether `row` is a heading; past the last row counts as one."""
        return row >= len(self._rows) or not isinstance(self._rows[row], JournalEntry)

    # Qt's questions

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or self._is_heading(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not self.checkIndex(index, QAbstractListModel.CheckIndexOption.IndexIsValid):
            return None
        row = self._rows[index.row()]
        if isinstance(row, JournalEntry):
            return _entry_data(row, role)
        if role in (Qt.ItemDataRole.DisplayRole, JournalRole.TITLE):
            return heading_day(row, self._today)
        return True if role == JournalRole.IS_HEADING else None

    def roleNames(self) -> dict[int, QByteArray]:
        return super().roleNames() | {
            role.value: QByteArray(role.name.lower().encode()) for role in JournalRole
        }


def _entry_data(entry: JournalEntry, role: int) -> object:
    match role:
        case Qt.ItemDataRole.DisplayRole | JournalRole.TITLE:
            return entry.title
        case Qt.ItemDataRole.AccessibleTextRole:
            told = (clock_time(entry.at), entry.title, entry_detail(entry), entry.note)
            return ". ".join(part for part in told if part)
        case JournalRole.ENTRY:
            return entry
        case JournalRole.TIME:
            return clock_time(entry.at)
        case JournalRole.DETAIL:
            return entry_detail(entry)
        case JournalRole.NOTE:
            return entry.note
        case JournalRole.IS_HEADING:
            return False
        case JournalRole.IS_SITTING:
            return entry.kind == "sitting"
    return None


def entry_detail(entry: JournalEntry) -> str:
    """Return the second line of an entry; what was added later says so."""
    parts = [entry.detail]
    if entry.later:
        parts.append(tr("added later"))
    return " · ".join(part for part in parts if part)


def _newest_first(entry: JournalEntry) -> tuple[date, datetime, str]:
    return (entry.day, entry.at.replace(tzinfo=None), entry.id)
