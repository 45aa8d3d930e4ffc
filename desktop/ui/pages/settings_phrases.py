"""A person's own phrases for loving-kindness: four lines, one under the other, kept in order.

Beneath each stands how it is said where a practice turns to oneself.
"""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.core.limits import MOST_OF_A_LINE, MOST_PHRASES
from desktop.core.lines import one_line
from desktop.core.words import tr
from desktop.services.own_phrases import said_to_oneself
from desktop.ui import theme
from desktop.ui.pages.settings_row import SettingRow
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import SoftText

EXAMPLES = ("May you be safe", "May you be well", "May you be happy", "May you live with ease")


class PhrasesRow(SettingRow):
    """Up to four wishes; an empty line between closes up once the keyboard leaves it."""

    def __init__(self, key: str, name: str, why: str) -> None:
        super().__init__(key, name, why)
        self._shown: tuple[str, ...] = ()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_8)
        self.fields = [_field(number) for number in range(MOST_PHRASES)]
        self.to_self = [SoftText() for _ in self.fields]
        for field, beneath in zip(self.fields, self.to_self, strict=True):
            beneath.hide()
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(field)
            pair.addWidget(beneath)
            column.addLayout(pair)
            field.editingFinished.connect(self._on_edited)
        for sentence in _how():
            column.addWidget(SoftText(sentence))
        self.take(holder)

    def show_value(self, value: object) -> None:
        self._shown = tuple(map(str, value)) if isinstance(value, tuple | list) else ()
        lines = [*self._shown, *[""] * MOST_PHRASES]
        for field, line in zip(self.fields, lines, strict=False):
            if not (field.hasFocus() and field.isModified()):  # that is taken when it is left
                field.setText(line)
        self._say_to_self()

    def leave(self) -> None:
        self._on_edited()

    @Slot()
    def _on_edited(self) -> None:
        """Take the phrases as they stand, empty lines closed up."""
        written = [one_line(field.text()) for field in self.fields]
        phrases = tuple(line for line in written if line)
        changed = phrases != self._shown
        self._shown = phrases
        for field, line in zip(self.fields, [*phrases, *[""] * MOST_PHRASES], strict=False):
            if field.text() != line:
                field.setText(line)
        self._say_to_self()
        if changed:
            self.changed.emit(self.key, phrases)

    def _say_to_self(self) -> None:
        """Show beneath each phrase that is kept how it is said to oneself."""
        kept = [*self._shown, *[""] * MOST_PHRASES]
        for field, beneath, phrase in zip(self.fields, self.to_self, kept, strict=False):
            words = _to_self(phrase) if phrase else ""
            beneath.setText(words)
            beneath.setVisible(bool(words))
            field.setAccessibleDescription(words)


def _to_self(phrase: str) -> str:
    own = said_to_oneself(phrase)
    if own is None:
        return tr("To yourself: the practice’s own wish, since this one cannot be turned round.")
    return tr("To yourself: {wish}", wish=own)


def _how() -> tuple[str, ...]:
    """Return what becomes of the phrases."""
    return (
        tr("They stand where a loving-kindness practice has a wish, in this order."),
        tr("Where a voice cannot speak them, you say them inwardly while they are shown."),
        tr("In the shortest sittings there is room for short ones only."),
    )


def _field(number: int) -> Field:
    field = Field(tr("Phrase {n}", n=number + 1), tr(EXAMPLES[number]), 24)
    field.setMaxLength(MOST_OF_A_LINE)
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return field
