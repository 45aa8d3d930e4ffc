"""Notices: one calm sentence beneath the page, perhaps with something to do about it.

Never modal, never over the page, never during a practice (the player covers the bar).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QTimer, Slot
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.painting import painter_for, rounded
from desktop.ui.widgets.text import Text

STAY_MS = 12_000


class Notices(QWidget):
    """Shows the latest notice; one with `stays` waits to be put away, others go by themselves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_action: Callable[[], None] | None = None
        self._stays = False
        self._words = Text("", "body")
        self._words.setAccessibleName(tr("Notice"))
        self._action = Button("", "quiet")
        self._away = Button(tr("Put away"), "quiet")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAY_MS)
        self._timer.timeout.connect(self.put_away)
        self._action.clicked.connect(self._on_clicked)
        self._away.clicked.connect(self.put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(40, theme.GAP_8, 32, theme.GAP_24)
        row.setSpacing(theme.GAP_8)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(self._away)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that shows, or nothing."""
        return "" if self.isHidden() else self._words.text()

    def say(
        self,
        text: str,
        action_text: str | None = None,
        on_action: Callable[[], None] | None = None,
        *,
        stays: bool = False,
    ) -> None:
        """Show a sentence; `on_action` runs if the person presses `action_text`."""
        self._words.setText(text)
        self._words.setAccessibleDescription(text)
        self._on_action, self._stays = on_action, stays
        self._action.setText(action_text or "")
        self._action.setVisible(bool(action_text))
        self._action.updateGeometry()
        self._timer.stop()
        self.show()
        self._wait()

    @Slot()
    def put_away(self) -> None:
        """Hide the notice."""
        self._timer.stop()
        self._on_action = None
        self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()  # nothing vanishes under the pointer

    def leaveEvent(self, event: QEvent) -> None:
        self._wait()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.tokens()
        box = QRectF(self.rect()).adjusted(24, 0, -24, -16)
        rounded(painter_for(self), box, theme.RADIUS_BUTTON, look.card, look.edge)

    def _wait(self) -> None:
        focused = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        if not self._stays and not focused and not self.isHidden():
            self._timer.start()

    @Slot()
    def _on_clicked(self) -> None:
        act = self._on_action
        self.put_away()
        if act is not None:
            act()
