"""Which reading says the lines before the voice, and readings as files."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.services.read_aloud_view import OwnReading
from desktop.ui import theme
from desktop.ui.pages.settings_row import SettingRow
from desktop.ui.pages.voice_files import VoiceFiles
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import ChipRow

NONE = ""


class ReadingsRow(SettingRow):
    """The readings there are, none of them among the choices."""

    read_aloud_pressed = Signal()

    def __init__(self, key: str, name: str, why: str) -> None:
        super().__init__(key, name, why)
        self._chosen = NONE
        self.chips = ChipRow(exclusive=True)
        self.chips.setAccessibleName(name)
        self.files = VoiceFiles()
        self.read_aloud = Button(tr("Record my reading…"), "quiet")
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_8)
        for part in (self.chips, self.read_aloud, self.files):
            column.addWidget(part)
        self.take(holder)
        self.show_readings(())
        self.chips.chosen.connect(self._on_chosen)
        self.read_aloud.clicked.connect(self.read_aloud_pressed)

    def show_readings(self, readings: Iterable[OwnReading]) -> None:
        """Show the readings there are."""
        self.chips.clear()
        self.chips.add_chip(NONE, tr("None"))
        for one in readings:
            self.chips.add_chip(one.id, one.name)
        self.show_value(self._chosen)

    def show_value(self, value: object) -> None:
        self._chosen = str(value)
        self.chips.set_keys([self._chosen])
        self.files.save.setVisible(self._chosen != NONE)
        self.files.refresh()

    @Slot(str)
    def _on_chosen(self, chosen: str) -> None:
        self.changed.emit(self.key, chosen)
