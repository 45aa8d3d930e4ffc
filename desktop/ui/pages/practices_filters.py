"""The filters above the library: minutes, posture, favourites; and what is said if nothing fits."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.services.postures import Posture
from desktop.ui import theme
from desktop.ui.models.practice_filter import POSTURES, PracticeFilter
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import Chip, Flow
from desktop.ui.widgets.menu_chip import MenuChip
from desktop.ui.widgets.text import SoftText

MINUTES = (1, 3, 5, 10, 20, 45)
ANY = "any"


class FilterRow(Flow):
    """Three ways to a shorter list; `changed` after each, `wanted` says what is asked for."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        minutes = [(str(n), tr("{n} min", n=n)) for n in MINUTES]
        places = [(posture.value, tr(words)) for posture, words in POSTURES.items()]
        self.minutes = MenuChip(tr("Minutes I have"), [(ANY, tr("Any length")), *minutes])
        self.posture = MenuChip(tr("Posture"), [(ANY, tr("Any posture")), *places])
        self.favourites = Chip(tr("Favourites only"))
        for chip in (self.minutes, self.posture, self.favourites):
            self.add(chip)
        self.minutes.picked.connect(self._on_changed)
        self.posture.picked.connect(self._on_changed)
        self.favourites.toggled.connect(self._on_changed)

    def wanted(self, text: str) -> PracticeFilter:
        """Return what is asked for, together with the words of a search."""
        minutes, posture = self.minutes.key, self.posture.key
        return PracticeFilter(
            text=text,
            minutes=None if minutes == ANY else int(minutes),
            posture=None if posture == ANY else Posture(posture),
            favourites_only=self.favourites.isChecked(),
        )

    def clear(self) -> None:
        """Ask for nothing any more; says nothing."""
        self.minutes.set_key(ANY)
        self.posture.set_key(ANY)
        with QSignalBlocker(self.favourites):
            self.favourites.setChecked(False)
        self.refresh()

    @Slot()
    def _on_changed(self) -> None:
        self.refresh()
        self.changed.emit()


class NothingFits(QWidget):
    """Says that everything is hidden, by what, and offers the way back."""

    show_all_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = SoftText()
        self.way_back = Button(tr("Show everything"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GAP_12, 0, 0)
        column.setSpacing(theme.GAP_12)
        column.addWidget(self.words)
        column.addWidget(self.way_back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.way_back.clicked.connect(self.show_all_pressed)

    def show_wanted(self, wanted: PracticeFilter) -> None:
        """Say what was asked for."""
        if wanted == PracticeFilter(favourites_only=True):
            self.words.setText(
                tr("No favourites yet. Choose a practice and press the star beside Begin.")
            )
        elif wanted.hides_beyond_words:
            self.words.setText(tr("Nothing fits all of this: {wanted}.", wanted=wanted.in_words()))
        else:
            self.words.setText(tr("Nothing here matches. Try a shorter word."))
