"""Which bowl is struck at both ends, and a way to hear it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.services.background_words import BOWLS
from desktop.services.views import HearingView
from desktop.ui import theme
from desktop.ui.pages.settings_row import ChoiceRow
from desktop.ui.widgets.listen_button import ListenButton


class BowlRow(ChoiceRow):
    """The bowls as chips, and the button that strikes the chosen one beneath them."""

    def __init__(self, key: str, name: str, why: str) -> None:
        self.listen = ListenButton("bells", name, "quiet")
        super().__init__(key, name, why, tuple((one, tr(words)) for one, words in BOWLS.items()))

    def take(self, control: QWidget) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_8)
        column.addWidget(control)
        column.addWidget(self.listen, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.listen.words)
        super().take(holder)

    def show_hearing(self, view: HearingView) -> None:
        """Show whether the bowl is heard, and why it is not."""
        self.listen.show_hearing(view)
