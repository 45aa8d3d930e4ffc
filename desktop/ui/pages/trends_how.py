"""“How this was made”, folded away until it is wanted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.text import Text


class HowItWasMade(QWidget):
    """Paragraphs of plain words, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: list[Text] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.GAP_8, 0, 0)
        self._column.setSpacing(theme.GAP_12)

    def show_paragraphs(self, paragraphs: Sequence[str]) -> None:
        """Show these paragraphs."""
        while len(self._texts) < len(paragraphs):
            text = Text("", "body", "soft", parent=self)
            self._texts.append(text)
            self._column.addWidget(text)
        for place, text in enumerate(self._texts):
            text.setText(paragraphs[place] if place < len(paragraphs) else "")
            text.setVisible(place < len(paragraphs))
