"""The library as a list: favourites, then a heading for each family, its practices beneath."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
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
from desktop.ui.models.practice_filter import PracticeFilter

FAMILIES = {
    "loving-kindness": "Loving-kindness",
    "mbsr": "MBSR",
    "between-patients": "Between patients",
    "compassionate-care": "Compassionate care",
    "unguided": "Unguided",
    "own-recordings": "Own recordings",
}
FAVOURITES = "favourites"  # the heading; no family is called so
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
    IS_FAVOURITE = Qt.ItemDataRole.UserRole + 7


def family_title(family: str) -> str:
    """Return the family's name for people."""
    return tr(FAMILIES.get(family, family))


class PracticeListModel(QAbstractListModel):
    """Practices by family, in the library's order; a filter hides what is not wanted.

    A favourite stands once, under "Favourites", and says its family in its row: arrows, the search
    and a screen reader then never meet the same practice twice.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._practices: tuple[PracticeSummary, ...] = ()
        self._today = date.min
        self._wanted = PracticeFilter()
        self._favourites: frozenset[str] = frozenset()
        self._rows: list[str | PracticeSummary] = []

    def show(self, practices: Iterable[PracticeSummary], today: date) -> None:
        """Replace the library; `today` is the person's day, for "last used today"."""
        self._practices, self._today = tuple(practices), today
        self._rebuild()

    def show_favourites(self, favourites: Iterable[str]) -> None:
        """Put these practices (ids) first; ids that are not here are no matter."""
        if frozenset(favourites) != self._favourites:
            self._favourites = frozenset(favourites)
            self._rebuild()

    def filter(self, wanted: PracticeFilter) -> None:
        """Keep the practices that are wanted."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._rebuild()

    def search(self, text: str) -> None:
        """Keep the practices in which every word of `text` occurs."""
        self.filter(replace(self._wanted, text=text))

    def is_favourite(self, practice_id: str) -> bool:
        """Say whether a practice is a favourite."""
        return practice_id in self._favourites

    def holds(self, practice_id: str) -> bool:
        """Say whether a practice is in the library, shown or hidden by the filter."""
        return any(practice.id == practice_id for practice in self._practices)

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
        found = [p for p in self._practices if self._wanted.admits(p, self.is_favourite(p.id))]
        order = [FAVOURITES, *FAMILIES, *sorted({p.family for p in found} - set(FAMILIES))]
        self.beginResetModel()
        self._rows = []
        for heading in order:
            members = [p for p in found if self._heading_of(p) == heading]
            if members:
                self._rows += [heading, *members]
        self.endResetModel()

    def _heading_of(self, practice: PracticeSummary) -> str:
        return FAVOURITES if self.is_favourite(practice.id) else practice.family

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
            return tr("Favourites") if family == FAVOURITES else family_title(family)
        if role == PracticeRole.IS_HEADING:
            return True
        return None

    def _practice_data(self, practice: PracticeSummary, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole | PracticeRole.TITLE:
                return practice.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(practice)
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
            case PracticeRole.IS_FAVOURITE:
                return self.is_favourite(practice.id)
        return None

    def _spoken(self, practice: PracticeSummary) -> str:
        about = f"{practice.title}, {self._minutes(practice)}. {practice.purpose}"
        return tr("Favourite: {about}", about=about) if self.is_favourite(practice.id) else about

    def _minutes(self, practice: PracticeSummary) -> str:
        return minutes_range(practice.shortest, practice.longest)

    def _detail(self, practice: PracticeSummary) -> str:
        about = [practice.posture] if practice.posture else []
        if self.is_favourite(practice.id):
            about.insert(0, family_title(practice.family))
        if practice.last_used is not None:
            day = near_day(practice.last_used, self._today)
            about.append(tr("last practised {day}", day=day))
        return " · ".join(about)

    def roleNames(self) -> dict[int, QByteArray]:
        return super().roleNames() | {
            role.value: QByteArray(role.name.lower().encode()) for role in PracticeRole
        }
