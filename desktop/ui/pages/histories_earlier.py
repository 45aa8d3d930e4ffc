"""What was brought in before, each with a way to take it out again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.core.words import plural, tr
from desktop.services.history_views import ImportView
from desktop.ui import theme
from desktop.ui.models.dates import local_now, short_day
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import SectionTitle, SoftText, Text


class EarlierRow(QWidget):
    """One import. What it brought goes at the second press: the first asks."""

    taken_out = Signal(str)

    def __init__(self, one: ImportView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id, self._added = one.id, one.added
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(one.file_name, "strong"))
        rows = plural(one.added, "{n} row", "{n} rows")
        came = short_day(date.fromisoformat(one.day), local_now().date())
        words.addWidget(SoftText(f"{one.program} · {rows} · {came}"))
        self.out = Button(tr("Take it out again"), "quiet")
        self.out.setAccessibleName(tr("Take {name} out again", name=one.file_name))
        self.out.clicked.connect(self._on_out)
        self._asked = False
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addLayout(words, 1)
        self.row.addWidget(self.out)

    @Slot()
    def _on_out(self) -> None:
        if self._asked:
            self.out.setEnabled(False)
            self.taken_out.emit(self._id)
            return
        self._asked = True
        self.out.setText(plural(self._added, "Yes, take {n} row out", "Yes, take {n} rows out"))
        self.out.updateGeometry()

    def offer_again(self) -> None:
        """Be as before the first press: it did not go."""
        self._asked = False
        self.out.setEnabled(True)
        self.out.setText(tr("Take it out again"))


class EarlierCard(Card):
    """The list, hidden while there is none."""

    taken_out = Signal(str)  # id of an import

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[EarlierRow] = []
        self._folded = False
        self.body.setSpacing(theme.GAP_12)
        self.body.addWidget(SectionTitle(tr("Brought in before")))
        for sentence in (
            tr("Taking one out deletes all that it brought, also what you changed since."),
            tr("A copy of your journal is made before."),
        ):
            self.body.addWidget(SoftText(sentence))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.GAP_12)
        self.body.addLayout(self._list)
        self.hide()

    def load(self, imports: Iterable[ImportView]) -> None:
        """Show these, the last one first."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [EarlierRow(one) for one in imports]
        for row in self.rows:
            row.taken_out.connect(self.taken_out)
            self._list.addWidget(row)
        self.fold(self._folded)
        self.setVisible(bool(self.rows))

    def offer_again(self) -> None:
        """Let each be taken out again: one could not be."""
        for row in self.rows:
            row.offer_again()

    def fold(self, folded: bool) -> None:
        """Stand above each other, or side by side."""
        self._folded = folded
        ways = QBoxLayout.Direction
        for row in self.rows:
            row.row.setDirection(ways.TopToBottom if folded else ways.LeftToRight)
