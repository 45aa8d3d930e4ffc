"""The card about voices: who speaks, and what can be done with a voice."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.core.words import tr
from desktop.services.views import HearingView, VoiceChoice, VoiceChoices
from desktop.ui import theme
from desktop.ui.pages.settings_row import ChoiceRow
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.keeping_focus import keeping_focus
from desktop.ui.widgets.listen_button import ListenButton
from desktop.ui.widgets.text import SectionTitle, SoftText

MOST_CHIPS = 5  # a computer may have dozens of voices: more than these stand in a list


class VoicesCard(Card):
    """Shows the voices and says what is wanted of the one that is chosen."""

    make_all_requested = Signal()
    stop_requested = Signal()
    piper_requested = Signal()
    remove_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setSpacing(theme.GAP_24)
        self.body.addWidget(SectionTitle(tr("Voices")))
        self._choices, self._voice_id, self._makes = _usual(), "slt", False
        self.voice = ChoiceRow(
            "voice",
            tr("Voice"),
            tr("Who says the lines; captions show every one of them either way."),
            _chips(self._choices.voices),
            most=MOST_CHIPS,
        )
        self.listen = ListenButton("voice", tr("Voice"))
        self.make_all = Button(tr("Make it ready for all practices"))
        self.stop = Button(tr("Stop"))
        self.piper = Button(tr("Choose a Piper voice…"))
        self.remove = Button(tr("Remove this voice"), "quiet")
        self.state = SoftText("")
        self.buttons = Flow()
        for widget in (self.voice, self.buttons, self.listen.words, self.state):
            self.body.addWidget(widget)
        self._connect()
        self._show()

    @property
    def rows(self) -> tuple[ChoiceRow, ...]:
        """The settings of this card."""
        return (self.voice,)

    def _connect(self) -> None:
        wishes = {
            self.make_all: self.make_all_requested,
            self.stop: self.stop_requested,
            self.piper: self.piper_requested,
            self.remove: self.remove_requested,
        }
        self.buttons.add(self.listen)
        for button, wish in wishes.items():
            self.buttons.add(button)
            button.clicked.connect(wish)

    def show_choices(self, choices: VoiceChoices) -> None:
        """Show which voices there are; what is chosen stays so."""
        self._choices = choices
        self.voice.show_choices(_chips(choices.voices))
        self._show()

    def show_voice(self, voice_id: str) -> None:
        """Show what can be done with the voice that is chosen."""
        if voice_id != self._voice_id:
            self._voice_id = voice_id
            if not self._makes:
                self.state.setText("")
        self._show()

    @Slot(int, int)
    def show_progress(self, made: int, many: int) -> None:
        """Show how many lines of all practices are made."""
        self._makes = True
        self.state.setText(tr("{made} of {many} lines are made.", made=made, many=many))
        self._show()

    @Slot()
    def show_done(self) -> None:
        """Show that no more lines are being made; how many there are stays."""
        self._makes = False
        self._show()

    def say(self, sentence: str) -> None:
        """Show a sentence beneath the buttons."""
        self.state.setText(sentence)
        self._show()

    def show_hearing(self, view: HearingView) -> None:
        """Show whether the voice is heard, and why it is not."""
        self.listen.show_hearing(view)
        self.buttons.refresh()

    def _show(self) -> None:
        chosen = next((one for one in self._choices.voices if one.id == self._voice_id), None)
        is_made = chosen is not None and chosen.is_made
        is_file = chosen is not None and chosen.is_chosen_file
        with keeping_focus(self.stop, self.make_all, self.piper, self.remove, self.listen):
            self.listen.setVisible(self._voice_id != "captions")
            self.make_all.setVisible(is_made and not self._makes)
            self.stop.setVisible(self._makes)
            self.remove.setVisible(is_file and not self._makes)
        self.state.setVisible(bool(self.state.text()))
        self.buttons.refresh()


def _usual() -> VoiceChoices:
    """Return the voices there always are, until the others are found."""
    bundled = VoiceChoice("slt", tr("A woman’s voice"))
    return VoiceChoices((bundled, VoiceChoice("captions", tr("Captions only"))))


def _chips(choices: tuple[VoiceChoice, ...]) -> tuple[tuple[object, str], ...]:
    return tuple((one.id, one.label) for one in choices)
