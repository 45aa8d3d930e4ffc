"""The shifts as a list: a heading for each week, its shifts beneath, oldest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, Qt

from desktop.core.words import tr
from desktop.services.shift_views import ShiftView
from desktop.ui.models.dates import WEEKDAYS, clock_time, short_day
from desktop.ui.models.rows import AnyIndex, Told

NOWHERE = QModelIndex()


class ShiftRole(IntEnum):
    """What a row can be asked for."""

    SHIFT = Qt.ItemDataRole.UserRole + 1  # ShiftView, or None for a heading
    TOLD = Qt.ItemDataRole.UserRole + 2


class ShiftListModel(QAbstractListModel):
    """The shifts that were read, in weeks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[date | ShiftView] = []
        self._today = date.min

    def show(self, shifts: Iterable[ShiftView], today: date) -> None:
        """Replace what is shown; they come oldest first."""
        self.beginResetModel()
        self._rows, self._today = [], today
        monday: date | None = None
        for shift in sorted(shifts, key=lambda one: (one.monday, one.start)):
            if shift.monday != monday:
                monday = shift.monday
                self._rows.append(monday)
            self._rows.append(shift)
        self.endResetModel()

    def row_of(self, shift_id: str) -> int:
        """Return the row of a shift, or −1."""
        rows = enumerate(self._rows)
        return next((n for n, r in rows if isinstance(r, ShiftView) and r.id == shift_id), -1)

    def row_near(self, now: datetime) -> int:
        """Return the row of the shift that goes on, or comes next, or came last; or −1."""
        shifts = [(n, row) for n, row in enumerate(self._rows) if isinstance(row, ShiftView)]
        coming = (number for number, shift in shifts if shift.end > now)
        return next(coming, shifts[-1][0] if shifts else -1)

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], date):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not self.checkIndex(index, QAbstractListModel.CheckIndexOption.IndexIsValid):
            return None
        row = self._rows[index.row()]
        told = _told(row, self._today) if isinstance(row, ShiftView) else self._heading(row)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return told.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ". ".join([told.title, *(text for _, text in told.lines)])
            case ShiftRole.SHIFT:
                return row if isinstance(row, ShiftView) else None
            case ShiftRole.TOLD:
                return told
        return None

    def roleNames(self) -> dict[int, QByteArray]:
        return super().roleNames() | {
            role.value: QByteArray(role.name.lower().encode()) for role in ShiftRole
        }

    def _heading(self, monday: date) -> Told:
        first = short_day(monday)
        last = short_day(monday + timedelta(days=6), self._today)
        words = tr("{first} – {last}", first=first, last=last)
        this = self._today - timedelta(days=self._today.weekday())
        if monday == this:
            words = tr("This week, {days}", days=words)
        elif monday - this == timedelta(days=7):
            words = tr("Next week, {days}", days=words)
        return Told(words, heading=True)


def tell(index: AnyIndex) -> Told:
    """Say what a row says."""
    told = index.data(ShiftRole.TOLD)
    return told if isinstance(told, Told) else Told("")


def day_words(day: date) -> str:
    """Return "Mon 2 Nov"."""
    return tr("{weekday} {day}", weekday=tr(WEEKDAYS[day.weekday()])[:3], day=short_day(day))


def hours_words(length: timedelta) -> str:
    """Return "12 h" or "12 h 30 min"."""
    hours, minutes = divmod(round(length.total_seconds() / 60), 60)
    if not minutes:
        return tr("{n} h", n=hours)
    return tr("{n} h {m} min", n=hours, m=minutes) if hours else tr("{m} min", m=minutes)


def when_words(start: datetime, end: datetime) -> str:
    """Return "Mon 2 Nov, 07:00–19:30", or with both days where it runs over midnight."""
    first, begun, over = day_words(start.date()), clock_time(start), clock_time(end)
    if start.date() == end.date():
        return tr("{day}, {start}–{end}", day=first, start=begun, end=over)
    last = day_words(end.date())
    return tr("{day} {start} – {last} {end}", day=first, start=begun, last=last, end=over)


def _told(shift: ShiftView, today: date) -> Told:
    lines = [("ink", when_words(shift.start, shift.end))]
    if shift.day != shift.start.date():
        lines.append(("soft", tr("It counts for {day}.", day=day_words(shift.day))))
    if shift.clocks_change:
        lines.append(("soft", tr("The clocks change while it lasts.")))
    if shift.overlaps:
        lines.append(("soft", tr("At the same time: {others}.", others=", ".join(shift.overlaps))))
    return Told(shift.kind, hours_words(shift.length), tuple(lines))
