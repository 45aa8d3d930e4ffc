"""The bar under the library and under a reading: how many minutes, and begin."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.core.words import tr
from desktop.services.views import AtLength, PracticeSummary
from desktop.ui import theme
from desktop.ui.pages.practices_length import length_words
from desktop.ui.pages.practices_stepper import MinutesStepper
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.slider import Slider
from desktop.ui.widgets.star import StarButton
from desktop.ui.widgets.text import SectionTitle, SoftText

FAVOURITE_KEYS = "Ctrl+D"
SAVE_KEYS = "Ctrl+S"
NO_WORDS = "\u00a0"  # keeps the line's height until it is known
DOUBLE_CLICK_MS = 600
OWN = "own-recordings"  # the family of what can be removed
ROOMY = 1.4  # text size up to which the bar has room for the practice's name


class BeginBar(Card):
    """A practice, its minutes kept within its range, and what can be done with it."""

    begin_pressed = Signal(str, int)
    read_pressed = Signal(str)
    remove_pressed = Signal(str)
    save_pressed = Signal(str, int)
    length_wanted = Signal(str, int)  # what is it like in so many minutes?

    def __init__(self, parent: QWidget | None = None, *, in_library: bool = True) -> None:
        super().__init__(parent)
        self._practice: PracticeSummary | None = None
        self._found: AtLength | None = None
        self._asked = QElapsedTimer()  # since a removal was asked for
        self._in_library = in_library
        self._title = SectionTitle()
        self.stepper = MinutesStepper()
        self._begin = Button(tr("Begin"), "primary", enter=True)
        self._read = Button(tr("Read it first"))
        self._ways = Flow(gap=theme.GAP_12)
        self.star = StarButton(FAVOURITE_KEYS)
        self.star.setVisible(in_library)
        self.slider = Slider(1, 60, 1, 5, tr("Minutes"))
        self.length = SoftText(NO_WORDS)
        self._save = Button(tr("Save as a sound file…"), "quiet")
        self._save.setToolTip(tr("Key {key}", key=SAVE_KEYS))
        self._save.clicked.connect(self.save)
        self._remove = Button(tr("Remove"), "quiet")
        self._remove.hide()
        self._remove.clicked.connect(self._on_remove)
        for way in (self._begin, self.stepper, self.slider, self._read, self.star):
            self._ways.add(way)
        for way in (self._save, self._remove):
            self._ways.add(way)
        self.body.setContentsMargins(theme.GAP_24, theme.GAP_12, theme.GAP_24, theme.GAP_12)
        self.body.addWidget(self._title)
        self.body.addWidget(self._ways)
        self.body.addWidget(self.length)
        self._read.setVisible(in_library)
        self._begin.clicked.connect(self.begin)
        self._read.clicked.connect(self.read)
        self.stepper.minutes_changed.connect(self._on_minutes)
        self.slider.valueChanged.connect(self.stepper.set_minutes)
        self._fit()

    @property
    def practice(self) -> PracticeSummary | None:
        """The practice shown, or None."""
        return self._practice

    @property
    def minutes(self) -> int:
        """The minutes chosen."""
        return self.stepper.minutes

    def add_way(self, way: QWidget) -> None:
        """Offer something more that can be done."""
        self._ways.add(way)

    def refresh(self) -> None:
        """Place what can be done anew, after something of it was shown or hidden."""
        self._ways.refresh()

    def show_practice(self, practice: PracticeSummary | None, minutes: int | None = None) -> None:
        """Show a practice at `minutes`, or at its usual length."""
        if practice is None or self._practice is None or practice.id != self._practice.id:
            self.show_length(None)
        self._practice = practice
        self.setVisible(practice is not None)
        if practice is None:
            return
        self._title.setText(practice.title)
        self._remove.setVisible(self._in_library and practice.family == OWN)
        self.stepper.set_range(practice.shortest, practice.longest)
        with QSignalBlocker(self.slider):
            self.slider.setRange(practice.shortest, practice.longest)
        self._fit()
        self.set_minutes(practice.usual if minutes is None else minutes)

    @Slot()
    def _on_remove(self) -> None:
        """Ask for its removal; the second half of a double click removes no further one."""
        if self._practice is None:
            return
        if not self._asked.isValid() or self._asked.elapsed() > DOUBLE_CLICK_MS:
            self._asked.start()
            self.remove_pressed.emit(self._practice.id)

    def set_minutes(self, minutes: int) -> None:
        """Choose `minutes`, kept within the practice's range."""
        self.stepper.set_minutes(minutes)

    def show_length(self, found: AtLength | None) -> None:
        """Say what it is like at the minutes chosen; an answer about anything else is dropped."""
        if found is None:
            self._found = None
        elif self._practice is not None and self._is_about_now(found):
            self._found = found
        self._say_length()

    def _is_about_now(self, found: AtLength) -> bool:
        practice = self._practice
        return practice is not None and (found.practice_id, found.minutes) == (
            practice.id,
            self.minutes,
        )

    def _say_length(self) -> None:
        short = theme.scale() > ROOMY
        words = NO_WORDS if self._found is None else length_words(self._found, short=short)
        if self._practice is not None and self._practice.family == OWN:
            words = tr("A recording is as long as it is.")
        self.length.setText(words)

    @Slot(int)
    def _on_minutes(self, minutes: int) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(minutes)
        self.slider.update()
        if self._practice is not None:
            words = tr("Begin {title}, {n} minutes", title=self._practice.title, n=minutes)
            self._begin.setAccessibleName(words)
            self.length_wanted.emit(self._practice.id, minutes)

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

    @Slot()
    def save(self) -> None:
        """Ask for a sound file of it."""
        if self._practice is not None:
            self.save_pressed.emit(self._practice.id, self.minutes)

    def _fit(self) -> None:
        roomy = theme.scale() <= ROOMY
        self._save.setVisible(roomy and self._in_library)
        self._title.setVisible(self._in_library and roomy)
        # The buttons beside it do the same: where there is little room, they are enough.
        self.slider.setVisible(roomy and self.slider.minimum() < self.slider.maximum())
        self._say_length()
        self._ways.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # on the slider
            self.begin()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
