"""What a person's own moods stand for: a row of chips for each, the usual one chosen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import plural, tr
from desktop.services.history_views import MoodView
from desktop.ui import theme
from desktop.ui.widgets.chip import ChipRow
from desktop.ui.widgets.text import Text

STEPS = (-80, -40, 0, 40, 80)
UNSAID = "unsaid"


class MoodRows(QWidget):
    """A row for each mood; nothing is chosen for one that Tend does not know but "not said"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, ChipRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP_12)

    def load(self, moods: Iterable[MoodView]) -> None:
        """Show these moods, each at its usual value."""
        self.rows = {}
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for mood in moods:
            self._add(mood)
        self.setVisible(bool(self.rows))

    def values(self) -> dict[str, int | None]:
        """Return what each mood stands for; None is not said."""
        return {name: _value(row) for name, row in self.rows.items()}

    def _add(self, mood: MoodView) -> None:
        times = plural(mood.count, "{n} time", "{n} times")
        self._column.addWidget(Text(f"{mood.name} · {times}", "strong"))
        row = ChipRow([(str(step), step_words(step)) for step in STEPS], exclusive=True)
        row.add_chip(UNSAID, tr("not said"))
        row.setAccessibleName(tr("What “{mood}” stands for", mood=mood.name))
        if mood.usual is not None and mood.usual not in STEPS:
            row.add_chip(str(mood.usual), step_words(mood.usual), at=0)
        row.set_keys([UNSAID if mood.usual is None else str(mood.usual)])
        self._column.addWidget(row)
        self.rows[mood.name] = row


def step_words(step: int) -> str:
    """Return a value of pleasantness as it stands on a chip."""
    return f"{step:+d}".replace("-", "−") if step else "0"


def _value(row: ChipRow) -> int | None:
    chosen = row.keys()
    return None if not chosen or chosen[0] == UNSAID else int(chosen[0])
