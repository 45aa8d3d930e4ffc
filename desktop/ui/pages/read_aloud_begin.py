"""Into which reading a practice is read: one that is there, or a new one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.core.limits import MOST_OF_A_LINE
from desktop.core.words import tr
from desktop.services.read_aloud_view import AloudChoice, AloudDraft
from desktop.ui import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import ChipRow
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import SectionTitle, SoftText, Text


class BeginReading(QWidget):
    """Shows the readings there are, and a form for a new one."""

    chosen = Signal(str)  # the id of a reading
    begun = Signal(object)  # AloudDraft

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.readings = ChipRow()
        self.readings.setAccessibleName(tr("Go on with a reading"))
        self.name = self._field(tr("Name of the reading"), tr("My reading"))
        self.speaker = self._field(tr("Who speaks"), "")
        self.licence = self._field(tr("Licence"), tr("All rights reserved"))
        self.start = Button(tr("Begin"), "primary", enter=True)
        self._here = self._card_of_readings()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_24)
        column.addWidget(self._here)
        column.addWidget(self._card_of_a_new_one())
        self.readings.chosen.connect(self.chosen)
        self.start.clicked.connect(self.begin)

    def show_choice(self, choice: AloudChoice) -> None:
        """Show the readings there are."""
        self.readings.clear()
        for one in choice.readings:
            self.readings.add_chip(one.id, one.name).setCheckable(False)
        self._here.setVisible(bool(choice.readings))

    def clear(self) -> None:
        """Forget what was entered: the reading is there now."""
        for field in (self.name, self.speaker, self.licence):
            field.clear()

    def focus(self) -> None:
        """Give the keyboard to what is likeliest."""
        chips = self.readings.findChildren(QWidget)
        first = chips[0] if chips and not self._here.isHidden() else self.name
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def begin(self) -> None:
        """Ask for a new reading, as it was entered."""
        draft = AloudDraft(self.name.text(), self.speaker.text(), self.licence.text())
        self.begun.emit(draft)

    def _card_of_readings(self) -> Card:
        card = Card(lit=True)
        card.body.setSpacing(theme.GAP_12)
        card.body.addWidget(SectionTitle(tr("Go on with a reading")))
        card.body.addWidget(self.readings)
        return card

    def _card_of_a_new_one(self) -> Card:
        card = Card()
        card.body.setSpacing(theme.GAP_12)
        card.body.addWidget(SectionTitle(tr("Begin a new reading")))
        for name, field in (
            (tr("Name of the reading"), self.name),
            (tr("Who speaks"), self.speaker),
            (tr("Licence"), self.licence),
        ):
            row = QVBoxLayout()
            row.setSpacing(4)
            row.addWidget(Text(name, "strong"))
            row.addWidget(field)
            card.body.addLayout(row)
        card.body.addWidget(
            SoftText(
                tr(
                    "You read each line aloud, in your own time. A line that is kept is on this "
                    "computer at once, and nowhere else; one that is missing falls to the voice "
                    "you chose, or to captions. The microphone is open only while you record."
                )
            )
        )
        card.body.addWidget(self.start)
        return card

    def _field(self, name: str, placeholder: str) -> Field:
        field = Field(name, placeholder, 26)
        field.setMaxLength(MOST_OF_A_LINE)
        field.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        field.returnPressed.connect(self.begin)
        return field
