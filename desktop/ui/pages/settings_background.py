"""What lies beneath the voice: the synthesised backgrounds, and sounds of one's own."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import plural, tr
from desktop.services.background_words import BACKGROUNDS
from desktop.services.views import BackgroundChoice, HearingView
from desktop.ui import theme
from desktop.ui.pages.settings_row import SettingRow
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import ChipRow, Flow
from desktop.ui.widgets.keeping_focus import keeping_focus
from desktop.ui.widgets.listen_button import ListenButton
from desktop.ui.widgets.text import SoftText

NONE = "none"


class BackgroundRow(SettingRow):
    """Chips for what there is; ways to hear the chosen one, to add one's own and to remove it."""

    add_pressed = Signal()
    remove_pressed = Signal(str)  # the id of the sound that is chosen
    stop_pressed = Signal()

    def __init__(self, key: str, name: str, why: str) -> None:
        super().__init__(key, name, why)
        self._chosen = NONE
        self._own: tuple[BackgroundChoice, ...] = ()
        self.chips = ChipRow(exclusive=True)
        self.chips.setAccessibleName(name)
        self.state = SoftText("")
        self.listen = ListenButton("background", name, "quiet")
        self.add = Button(tr("Add a sound of your own…"), "quiet")
        self.remove = Button(tr("Remove this sound"), "quiet")
        self.stop = Button(tr("Stop"), "quiet")
        self._ways = Flow(gap=theme.GAP_12)
        for way in (self.listen, self.add, self.remove, self.stop):
            self._ways.add(way)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_8)
        for part in (self.chips, self.state, self._ways, self.listen.words):
            column.addWidget(part)
        self.take(holder)
        self.chips.chosen.connect(self._on_chosen)
        self.add.clicked.connect(self.add_pressed)
        self.remove.clicked.connect(self._on_remove)
        self.stop.clicked.connect(self.stop_pressed)
        self.show_own(())
        self.show_state("")

    def show_own(self, own: Iterable[BackgroundChoice]) -> None:
        """Show the person's own sounds after the others."""
        self._own = tuple(own)
        self.chips.clear()
        for key, title in BACKGROUNDS.items():
            self.chips.add_chip(key, tr(title))
        for one in self._own:
            self.chips.add_chip(one.id, one.title)
        self.show_value(self._chosen)

    def show_value(self, value: object) -> None:
        self._chosen = str(value)
        self.chips.set_keys([self._chosen])
        self.listen.setVisible(self._chosen != NONE)
        with keeping_focus(self.add, self.remove):
            self.remove.setVisible(self._chosen in {one.id for one in self._own})
        self._ways.refresh()

    def show_state(self, text: str, *, works: bool = False) -> None:
        """Say how it went, or how far it is while it `works`."""
        self.state.setText(text)
        self.state.setVisible(bool(text))
        with keeping_focus(self.add, self.remove, self.stop):
            self.add.setEnabled(not works)
            self.stop.setVisible(works)
        self._ways.refresh()

    def show_hearing(self, view: HearingView) -> None:
        """Show whether the background is heard, and why it is not."""
        self.listen.show_hearing(view)
        self._ways.refresh()

    @Slot(float)
    def show_progress(self, done_s: float) -> None:
        """Say how far it is."""
        minutes = plural(int(done_s // 60), "{n} minute", "{n} minutes")
        self.show_state(tr("Reading it: {done} so far.", done=minutes), works=True)

    @Slot(str)
    def _on_chosen(self, chosen: str) -> None:
        self.changed.emit(self.key, chosen)

    @Slot()
    def _on_remove(self) -> None:
        self.remove_pressed.emit(self._chosen)
