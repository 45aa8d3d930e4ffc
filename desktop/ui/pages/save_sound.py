"""Saving a practice as a sound file: which kind, whether captions lie beside it, how large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import plural, tr
from desktop.services.views import SoundFileOffer, SoundFileWish
from desktop.ui import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import ChipRow, Flow
from desktop.ui.widgets.page import Page, PageHeader
from desktop.ui.widgets.text import SoftText, Text

NONE = "none"


class SaveSoundPage(Page):
    """A form for one practice; `wanted` with what was chosen, `stopped` while it is written."""

    wanted = Signal(object)  # SoundFileWish
    replace_pressed = Signal()  # files that were asked about may go
    stopped = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Save as a sound file"))
        self._offer: SoundFileOffer | None = None
        self._busy = False
        self.header = PageHeader(tr("Save as a sound file"), " ")
        self.kinds = ChipRow([], exclusive=True)
        self.kinds.setAccessibleName(tr("Kind of file"))
        self.what = SoftText("")
        self.captions = ChipRow(
            [(NONE, tr("None")), ("vtt", "WebVTT"), ("srt", "SubRip"), ("lrc", "LRC")],
            exclusive=True,
        )
        self.captions.setAccessibleName(tr("Captions beside it"))
        self.captions.set_keys([NONE])
        self.sound = Text("")
        self.state = Text("")
        self.state.hide()
        self.save = Button(tr("Choose where…"), "primary", enter=True)
        self.replace = Button(tr("Replace it"))
        self.leave = Button(tr("Leave it"))
        self._lay_out()
        self.replace.hide()
        self.kinds.changed.connect(self._say_what)
        for choice in (self.kinds, self.captions):  # another wish than the one that was asked about
            choice.changed.connect(self._forget_question)
        self.replace.clicked.connect(self.replace_pressed)
        self.save.clicked.connect(self._on_save)
        self.leave.clicked.connect(self._on_leave)

    def load(self, offer: SoundFileOffer) -> None:
        """Show what can be saved; the kind and the captions chosen last stay chosen."""
        chosen = self.kinds.keys()
        self._offer = offer
        length = plural(offer.minutes, "{n} minute", "{n} minutes")
        self.header.set_below(f"{offer.title} · {length}")
        self.kinds.clear()
        for kind, _ in offer.sizes:
            self.kinds.add_chip(kind, kind.upper() if kind != "opus" else "Opus")
        known = [kind for kind, _ in offer.sizes]
        self.kinds.set_keys([chosen[0] if chosen and chosen[0] in known else known[0]])
        self.sound.setText(_sound_words(offer))
        self.state.hide()
        self._show_busy(False)
        self._say_what()
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_busy(self) -> None:
        """Show that it is being written."""
        self._say(tr("Writing it…"))
        self._show_busy(True)
        self.ensureWidgetVisible(self._ways)

    def show_progress(self, percent: int) -> None:
        """Say how much of it is written."""
        if self._busy:
            self._say(tr("Writing it: {n} % so far. You may leave this page.", n=percent))

    def show_problem(self, text: str) -> None:
        """Say why it was not saved, or that it was stopped; what was chosen stays."""
        self._say(text)
        self._show_busy(False)

    def ask_to_replace(self, names: Sequence[str]) -> None:
        """Ask whether files of these names, which nobody chose, may be replaced."""
        many, listed = len(names), ", ".join(names)
        self.show_problem(
            plural(
                many,
                "There is a file {names} already. Replace it, or choose another name.",
                "There are files of these names already: {names}. "
                "Replace them, or choose another name.",
                names=listed,
            )
        )
        self.replace.setText(plural(many, "Replace it", "Replace them"))
        self._show_replace(True)
        self.ensureWidgetVisible(self._ways)

    def _show_replace(self, shown: bool) -> None:
        self.replace.setVisible(shown)
        self._ways.refresh()

    @Slot()
    def _forget_question(self) -> None:
        if not self.replace.isHidden():
            self.state.hide()
            self._show_replace(False)

    def _say(self, text: str) -> None:
        self.state.setText(text)
        self.state.show()

    def _show_busy(self, busy: bool) -> None:
        self._busy = busy
        self.save.setVisible(not busy)
        for choice in (self.kinds, self.captions):
            choice.setEnabled(not busy)
        self.leave.setText(tr("Stop") if busy else tr("Leave it"))
        self._show_replace(False)
        if busy:
            self.leave.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.window().focusWidget() is self.leave:  # it said Stop until now
            self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _say_what(self) -> None:
        """Say what the chosen kind is good for, and how large the file will be."""
        if self._offer is None or not self.kinds.keys():
            return
        kind = self.kinds.keys()[0]
        size = _size_words(dict(self._offer.sizes)[kind])
        self.what.setText(f"{_kind_words(kind)} {tr('About {size}.', size=size)}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._busy:
            self._on_save()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_save(self) -> None:
        if self._busy or self._offer is None:
            return
        captions = self.captions.keys()[0] if self.captions.keys() else NONE
        self.wanted.emit(
            SoundFileWish(
                self._offer.practice_id,
                self._offer.title,
                self._offer.minutes,
                kind=self.kinds.keys()[0],
                captions="" if captions == NONE else captions,
            )
        )

    @Slot()
    def _on_leave(self) -> None:
        (self.stopped if self._busy else self.closed).emit()

    def _lay_out(self) -> None:
        card = Card()
        card.body.setSpacing(theme.GAP_12)
        for name, parts in (
            (tr("Kind of file"), (self.kinds, self.what)),
            (tr("Captions beside it"), (self.captions,)),
        ):
            row = QVBoxLayout()
            row.setSpacing(theme.GAP_8)
            row.addWidget(Text(name, "strong"))
            for part in parts:
                row.addWidget(part)
            card.body.addLayout(row)
        card.body.addWidget(self.sound)
        card.body.addWidget(self.state)
        self._ways = Flow(gap=theme.GAP_12)
        self._ways.add(self.save)
        self._ways.add(self.replace)
        self._ways.add(self.leave)
        card.body.addWidget(self._ways)
        self.body.addWidget(self.header)
        self.body.addWidget(card)
        self.body.addStretch(1)


def _sound_words(offer: SoundFileOffer) -> str:
    """Say who speaks and what lies under it, as chosen in Settings."""
    if offer.voice and offer.background:
        words = tr("Spoken by {voice}, over {background}, as chosen in Settings.")
    elif offer.voice:
        words = tr("Spoken by {voice}, with nothing under it, as chosen in Settings.")
    elif offer.background:
        words = tr("Over {background}, as chosen in Settings.")
    else:
        words = tr("With nothing under it, as chosen in Settings.")
    return words.format(voice=offer.voice, background=offer.background)


def _kind_words(kind: str) -> str:
    return {
        "mp3": tr("Plays nearly everywhere."),
        "opus": tr("Small, for newer players."),
        "flac": tr("Exactly what is played here, packed."),
        "wav": tr("Exactly what is played here, for other programs; large."),
        "m4a": tr("For Apple’s players."),
    }[kind]


def _size_words(size: int) -> str:
    """Return a size in the unit that people read sizes in."""
    megabytes = size / 1_000_000
    if megabytes >= 1000:
        return tr("{n} GB", n=f"{megabytes / 1000:.1f}")
    return tr("{n} MB", n=max(1, round(megabytes)))
