"""The library as a list: a heading for each family, its practices beneath."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
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
from desktop.services.views import PracticeSummary
from desktop.ui.models.dates import minutes_range, near_day

FAMILIES = {
    "loving-kindness": "Loving-kindness",
    "mbsr": "MBSR",
    "between-patients": "Between patients",
    "compassionate-care": "Compassionate care",
    "unguided": "Unguided",
}
AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class PracticeRole(IntEnum):
    """What a row can be asked for."""

    PRACTICE = Qt.ItemDataRole.UserRole + 1  # PracticeSummary, or None for a heading
    TITLE = Qt.ItemDataRole.UserRole + 2
    PURPOSE = Qt.ItemDataRole.UserRole + 3
    MINUTES = Qt.ItemDataRole.UserRole + 4
    DETAIL = Qt.ItemDataRole.UserRole + 5  # posture, last used
    IS_HEADING = Qt.ItemDataRole.UserRole + 6


def family_title(family: str) -> str:
    """Return the family's name for people."""
    return tr(FAMILIES.get(family, family))


class PracticeListModel(QAbstractListModel):
    """Practices by family, in the library's order; a search hides what does not match."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._practices: tuple[PracticeSummary, ...] = ()
        self._today = date.min
        self._wanted = ""
        self._rows: list[str | PracticeSummary] = []

    def show(self, practices: Iterable[PracticeSummary], today: date) -> None:
        """Replace the library; `today` is the person's day, for "last used today"."""
        self._practices, self._today = tuple(practices), today
        self._rebuild()

    def search(self, text: str) -> None:
        """Keep the practices in which every word of `text` occurs."""
        if text != self._wanted:
            self._wanted = text
            self._rebuild()

    def row_of(self, practice_id: str) -> int:
        """Return the row of a practice, or −1."""
        for number, row in enumerate(self._rows):
            if isinstance(row, PracticeSummary) and row.id == practice_id:
                return number
        return -1

    def first_practice_row(self) -> int:
        """Return the first row that is a practice, or −1."""
        return next((n for n, row in enumerate(self._rows) if not isinstance(row, str)), -1)

    def _rebuild(self) -> None:
        words = self._wanted.casefold().split()
        found = [p for p in self._practices if _matches(p, words)]
        order = [*FAMILIES, *sorted({p.family for p in found} - set(FAMILIES))]
        self.beginResetModel()
        self._rows = []
        for family in order:
            members = [p for p in found if p.family == family]
            if members:
                self._rows += [family, *members]
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], str):
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
        if isinstance(row, str):
            return self._heading_data(row, role)
        return self._practice_data(row, role)

    def _heading_data(self, family: str, role: int) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, PracticeRole.TITLE):
            return family_title(family)
        if role == PracticeRole.IS_HEADING:
            return True
        return None

    def _practice_data(self, practice: PracticeSummary, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole | PracticeRole.TITLE:
                return practice.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{practice.title}, {self._minutes(practice)}. {practice.purpose}"
            case PracticeRole.PRACTICE:
                return practice
            case PracticeRole.PURPOSE:
                return practice.purpose
            case PracticeRole.MINUTES:
                return self._minutes(practice)
            case PracticeRole.DETAIL:
                return self._detail(practice)
            case PracticeRole.IS_HEADING:
                return False
        return None

    def _minutes(self, practice: PracticeSummary) -> str:
        return minutes_range(practice.shortest, practice.longest)

    def _detail(self, practice: PracticeSummary) -> str:
        if practice.last_used is None:
            return practice.posture
        used = tr("last practised {day}", day=near_day(practice.last_used, self._today))
        return f"{practice.posture} · {used}" if practice.posture else used

    def roleNames(self) -> dict[int, QByteArray]:
        return super().roleNames() | {
            role.value: QByteArray(role.name.lower().encode()) for role in PracticeRole
        }


def _matches(practice: PracticeSummary, words: list[str]) -> bool:
    text = " ".join(
        (practice.title, practice.purpose, practice.posture, family_title(practice.family))
    ).casefold()
    return all(word in text for word in words)
