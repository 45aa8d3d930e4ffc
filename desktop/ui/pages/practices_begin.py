"""The bar under the library and under a reading: how many minutes, and begin."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.core.words import tr
from desktop.services.views import PracticeSummary
from desktop.ui import theme
from desktop.ui.pages.practices_stepper import MinutesStepper
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.star import StarButton
from desktop.ui.widgets.text import SectionTitle

FAVOURITE_KEYS = "Ctrl+D"
ROOMY = 1.4  # text size up to which the bar has room for the practice's name


class BeginBar(Card):
    """A practice, its minutes kept within its range, and what can be done with it."""

    begin_pressed = Signal(str, int)
    read_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, in_library: bool = True) -> None:
        super().__init__(parent)
        self._practice: PracticeSummary | None = None
        self._in_library = in_library
        self._title = SectionTitle()
        self.stepper = MinutesStepper()
        self._begin = Button(tr("Begin"), "primary", enter=True)
        self._read = Button(tr("Read it first"))
        self._ways = Flow(gap=theme.GAP_12)
        self.star = StarButton(FAVOURITE_KEYS)
        self.star.setVisible(in_library)
        for way in (self._begin, self.stepper, self._read, self.star):
            self._ways.add(way)
        self.body.setContentsMargins(theme.GAP_24, theme.GAP_12, theme.GAP_24, theme.GAP_12)
        self.body.addWidget(self._title)
        self.body.addWidget(self._ways)
        self._read.setVisible(in_library)
        self._begin.clicked.connect(self.begin)
        self._read.clicked.connect(self.read)
        self._fit()

    @property
    def practice(self) -> PracticeSummary | None:
        """The practice shown, or None."""
        return self._practice

    @property
    def minutes(self) -> int:
        """The minutes chosen."""
        return self.stepper.minutes

    def show_practice(self, practice: PracticeSummary | None, minutes: int | None = None) -> None:
        """Show a practice at `minutes`, or at its usual length."""
        self._practice = practice
        self.setVisible(practice is not None)
        if practice is None:
            return
        self._title.setText(practice.title)
        self.stepper.set_range(practice.shortest, practice.longest)
        self.set_minutes(practice.usual if minutes is None else minutes)

    def set_minutes(self, minutes: int) -> None:
        """Choose `minutes`, kept within the practice's range."""
        self.stepper.set_minutes(minutes)
        words = tr("Begin {title}, {n} minutes", title=self._title.text(), n=self.minutes)
        self._begin.setAccessibleName(words)

    @Slot()
    def begin(self) -> None:
        """Ask to begin."""
        if self._practice is not None:
            self.begin_pressed.emit(self._practice.id, self.minutes)

    @Slot()
    def read(self) -> None:
        """Ask for the text."""
        if self._practice is not None:
            self.read_pressed.emit(self._practice.id)

    def _fit(self) -> None:
        self._title.setVisible(self._in_library and theme.scale() <= ROOMY)
        self._ways.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
