"""Help: people to turn to, when to ask somebody first, and the keys. It knows no services."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets import signposts
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.page import Page, PageHeader
from desktop.ui.widgets.text import SectionTitle, Text


class HelpPage(Page):
    """Reads from top to bottom, what matters most first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Help"))
        below = tr("People to turn to, when to ask somebody first, and the keys.")
        self.body.addWidget(PageHeader(tr("Help"), below))
        self._noted = Text("")
        card = self._card(tr("People"), signposts.emergency(), signposts.people())
        card.body.addWidget(self._noted)
        self.show_contact("")
        self._card(tr("Before you practise"), *signposts.before())
        self._card(tr("While you practise"), *_while())
        self._card(tr("What Tend is not"), *_limits())
        self._add_keys(tr("Keys in the window"), _window_keys())
        self._add_keys(tr("Keys while a practice plays"), _player_keys())
        self._add_keys(tr("Keys while you read aloud"), _read_aloud_keys())
        self.body.addStretch(1)

    def show_contact(self, contact: str, *, locked: bool = False) -> None:
        """Show whom the person would call; they may have written nobody down.

        A `locked` journal keeps that to itself.
        """
        self._noted.setText(
            signposts.noted_or_locked(contact, locked=locked)
            or tr("Settings has a place for whom you would call; it would then stand here.")
        )

    def _card(self, title: str, *sentences: str) -> Card:
        card = Card()
        card.body.addWidget(SectionTitle(title))
        for sentence in sentences:
            card.body.addWidget(Text(sentence))
        self.body.addWidget(card)
        return card

    def _add_keys(self, title: str, keys: tuple[tuple[str, str], ...]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP_24)
        grid.setVerticalSpacing(theme.GAP_8)
        grid.setColumnStretch(1, 1)
        for row, (key, meaning) in enumerate(keys):
            grid.addWidget(Text(key, "strong", wrap=False), row, 0)
            grid.addWidget(Text(meaning), row, 1)
        self._card(title).body.addLayout(grid)


def _while() -> tuple[str, ...]:
    return (
        tr(
            "Your eyes may stay open. Feet, sounds or something in sight can stand in for the "
            "breath: Settings has the choice. You may stop at any line; the minutes count."
        ),
        tr(
            "Hard feelings are common, and no sign of doing it wrong. In one study about one in "
            "twelve people had experiences that troubled them. If a practice unsettles you, press "
            "G, open your eyes, feel your feet; and try a shorter one another time, or none."
        ),
    )


def _limits() -> tuple[str, ...]:
    return (
        tr(
            "Tend is for reflection. It is not a diagnosis and not a treatment, and its charts "
            "never say why a week was as it was."
        ),
    )


def _window_keys() -> tuple[tuple[str, str], ...]:
    return (
        (tr("Enter"), tr("do what the card in focus offers; on Now, begin")),
        (tr("Ctrl 1 to 7"), tr("go to a page")),
        (tr("F1"), tr("this page")),
        (tr("F9"), tr("anywhere, a practice too: hidden and silent at once, and locked")),
        (tr("S"), tr("on Now: ward mode, with no sound at all; again to end it")),
        (tr("Ctrl O"), tr("add a recording")),
        (tr("Ctrl F, or letters"), tr("in a list: search it")),
        (tr("Ctrl D"), tr("among the practices: a favourite")),
        (tr("Ctrl S"), tr("among the practices: save one as a sound file")),
        (tr("1 to 7"), tr("on the pad: how pleasant it is")),
        (tr("0 to 9"), tr("on the row below it: how able you feel")),
    )


def _player_keys() -> tuple[tuple[str, str], ...]:
    return (
        (tr("B"), tr("called away: silent at once, and a neutral screen")),
        (tr("F9"), tr("hide Tend: silent, minimised, under a title that says nothing")),
        (tr("G"), tr("ground me")),
        (tr("Space"), tr("pause, or go on")),
        (tr("Esc"), tr("end here; the minutes are kept")),
        (tr("← and →"), tr("a line back, a line on")),
        (tr("N"), tr("on to the next part")),
        (tr("+ and −"), tr("a minute more, a minute less")),
        (tr("M, C, V, T"), tr("voice, captions, volumes, time left")),
        (tr("S"), tr("ward mode: silent at once, on in captions; again to let sound back")),
    )


def _read_aloud_keys() -> tuple[tuple[str, str], ...]:
    return (
        (tr("Space"), tr("record, or stop")),
        (tr("Enter"), tr("keep the take and go on; while it runs, stop first")),
        (tr("L"), tr("listen")),
        (tr("R"), tr("record again")),
        (tr("← and →"), tr("a line back, a line on")),
    )
