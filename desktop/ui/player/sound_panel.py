"""How loud voice, bells and background are, and what was chosen for this sitting."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.core.words import tr
from desktop.services.background_words import beneath
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.slider import Slider
from desktop.ui.widgets.text import SoftText, Text

EYES = {"open": "eyes open", "closed": "eyes closed"}
ANCHORS = {
    "breath": "resting on the breath",
    "feet": "resting on the feet",
    "sound": "resting on sounds",
    "sight": "resting on sight",
}


class SoundPanel(Card):
    """Three volumes, a line of what was chosen, and the way to no sound at all."""

    volume_changed = Signal(str, int)  # voice, bells or background; 0…100
    ward_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels: dict[str, Slider] = {}
        self._chosen = SoftText()
        rows = QGridLayout()
        rows.setColumnStretch(1, 1)
        for key, name in (
            ("voice", tr("Voice")),
            ("bells", tr("Bells")),
            ("background", tr("Background")),
        ):
            level = Slider(0, 100, 5, 20, tr("Volume: {layer}", layer=name))
            level.valueChanged.connect(self._on_level_moved)
            self._levels[key] = level
            rows.addWidget(Text(name, wrap=False), rows.rowCount(), 0)
            rows.addWidget(level, rows.rowCount() - 1, 1)
        self.body.addLayout(rows)
        self.body.addWidget(self._chosen)
        ward = Button(tr("Ward mode: no sound at all (S)"))
        ward.clicked.connect(self.ward_pressed)
        self.body.addWidget(ward)

    def show_settings(self, values: Mapping[str, object]) -> None:
        """Show the volumes and the choices as they are."""
        eyes, anchor = str(values.get("eyes")), str(values.get("anchor"))
        for key, level in self._levels.items():
            value = values.get(f"volume_{key}")
            if isinstance(value, int):
                with QSignalBlocker(level):
                    level.setValue(value)
        chosen = (
            beneath(str(values.get("background", "none"))) or tr("no background"),
            *(tr(part) for part in (EYES.get(eyes), ANCHORS.get(anchor)) if part),
        )
        words = ", ".join(chosen)
        self._chosen.setText(words[:1].upper() + words[1:])

    def focus_first(self) -> None:
        """Give the keyboard to the first volume."""
        self._levels["voice"].setFocus()

    @Slot(int)
    def _on_level_moved(self, value: int) -> None:
        for key, level in self._levels.items():
            if level is self.sender():
                self.volume_changed.emit(key, value)
