"""Written entries as a list, newest first: the questions and what was answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, Qt

from desktop.core.words import tr
from desktop.services.views import KeptEntry
from desktop.ui.models.dates import short_day
from desktop.ui.models.rows import AnyIndex, Told

NOWHERE = QModelIndex()


class KeptRole(IntEnum):
    """What a row can be asked for."""

    ENTRY = Qt.ItemDataRole.UserRole + 1  # KeptEntry
    DAY = Qt.ItemDataRole.UserRole + 2


class KeptListModel(QAbstractListModel):
    """The entries that were asked for, in the journal's order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[KeptEntry, ...] = ()
        self._today = date.min

    def show(self, entries: Iterable[KeptEntry], today: date) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self._entries, self._today = tuple(entries), today
        self.endResetModel()

    def row_of(self, entry_id: str) -> int:
        """Return the row of an entry, or −1."""
        return next((n for n, one in enumerate(self._entries) if one.id == entry_id), -1)

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not self.checkIndex(index, QAbstractListModel.CheckIndexOption.IndexIsValid):
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.title
            case Qt.ItemDataRole.AccessibleTextRole:
                answers = " ".join(f"{question} {words}" for question, words in entry.answers)
                return f"{entry.title}, {self._day(entry)}. {answers}"
            case KeptRole.ENTRY:
                return entry
            case KeptRole.DAY:
                return self._day(entry)
        return None

    def roleNames(self) -> dict[int, QByteArray]:
        return super().roleNames() | {
            role.value: QByteArray(role.name.lower().encode()) for role in KeptRole
        }

    def _day(self, entry: KeptEntry) -> str:
        day = short_day(entry.day, self._today)
        return tr("{day} · added later", day=day) if entry.later else day


def tell(index: AnyIndex) -> Told:
    """Say what a row says: each question softly, its answer beneath."""
    entry: KeptEntry = index.data(KeptRole.ENTRY)
    lines = [
        line for question, words in entry.answers for line in (("soft", question), ("ink", words))
    ]
    return Told(entry.title, str(index.data(KeptRole.DAY)), tuple(lines))
