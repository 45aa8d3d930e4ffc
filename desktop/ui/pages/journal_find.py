"""Above the journal: what kinds to see, words to find, one day alone, and what can be added."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.journal.wanted import Kind, Wanted
from desktop.ui import theme
from desktop.ui.models.dates import heading_day
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.menu_button import MenuButton
from desktop.ui.widgets.menu_chip import MenuChip

_EVERYTHING = "everything"
MOST_LOOKED_FOR = 200  # characters


class JournalFind(QWidget):
    """Says what is wanted whenever that changes; finds nothing itself."""

    wanted_changed = Signal(object)  # Wanted
    add_requested = Signal(str)  # check-in, reflection, score, mark
    year_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: date | None = None
        self.words = Field(tr("Search the journal"), tr("Search"), 8)
        self.words.setClearButtonEnabled(True)
        self.words.setMaxLength(MOST_LOOKED_FOR)
        self.words.setToolTip(tr("Ctrl+F"))
        self.kinds = MenuChip(tr("What is shown"), _kinds())
        self.add = MenuButton(tr("Add"), _additions())
        self.year = Button(tr("A year in days"), "quiet")
        self.all_days = Button(" ", "quiet")
        self.all_days.hide()
        self._ways = Flow(gap=theme.GAP_12)
        for part in (self.words, self.kinds, self.all_days, self.add, self.year):
            self._ways.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._ways)
        self.words.textChanged.connect(self._on_changed)
        self.kinds.picked.connect(self._on_changed)
        self.all_days.clicked.connect(self._on_all_days)
        self.add.picked.connect(self.add_requested)
        self.year.clicked.connect(self.year_requested)

    @property
    def wanted(self) -> Wanted:
        """What is wanted now."""
        kind = self.kinds.key
        kinds = frozenset() if kind == _EVERYTHING else frozenset({Kind(kind)})
        return Wanted(kinds=kinds, words=self.words.text(), day=self._day)

    @property
    def is_narrow(self) -> bool:
        """Whether anything is asked of what is shown."""
        asked = self.wanted
        return bool(asked.kinds or asked.words.strip() or asked.day is not None)

    def show_day(self, day: date, today: date) -> None:
        """Want one day alone, of every kind and with any words."""
        self._day = day
        self.words.blockSignals(True)
        self.words.clear()
        self.words.blockSignals(False)
        self.kinds.set_key(_EVERYTHING)
        self.all_days.setText(tr("{day} only · show all days", day=heading_day(day, today)))
        self.all_days.show()
        self._on_changed()

    def widen(self) -> bool:
        """Want everything again, words first; say whether there was anything to let go of."""
        if self.words.text():
            self.words.clear()
        elif self._day is not None:
            self._on_all_days()
        elif self.kinds.key != _EVERYTHING:
            self.kinds.set_key(_EVERYTHING)
            self._on_changed()
        else:
            return False
        return True

    @Slot()
    def _on_all_days(self) -> None:
        self._day = None
        self.all_days.hide()
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self._ways.refresh()
        self.wanted_changed.emit(self.wanted)


def _kinds() -> tuple[tuple[str, str], ...]:
    return (
        (_EVERYTHING, tr("Everything")),
        (Kind.CHECK_IN, tr("Check-ins")),
        (Kind.SITTING, tr("Practices")),
        (Kind.ENTRY, tr("Written")),
        (Kind.REFLECTION, tr("Weekly reflections")),
        (Kind.SCORE, tr("Scores")),
        (Kind.MARK, tr("Marks")),
        (Kind.SHIFT, tr("Shifts")),
    )


def _additions() -> tuple[tuple[str, str], ...]:
    return (
        ("check-in", tr("A check-in, for an earlier time too")),
        ("reflection", tr("Your week, in eight lines")),
        ("score", tr("A score of a questionnaire")),
        ("mark", tr("A mark on the charts")),
        ("role-model", tr("Someone I saw care well")),
        ("good-things", tr("Good things")),
    )
