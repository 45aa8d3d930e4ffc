"""A button that opens a short list of things to do."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui import theme
from desktop.ui.widgets.button import Button


class MenuButton(Button):
    """Enter, Space, Down or a click opens the list; `picked` carries the key of what was chosen."""

    picked = Signal(str)

    def __init__(
        self, text: str, choices: Iterable[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(f"{text} …", "quiet", parent=parent)
        self.setAccessibleName(text)
        self.menu_of = QMenu(self)
        for key, words in choices:
            action = QAction(words, self.menu_of)
            action.setData(key)
            self.menu_of.addAction(action)
        self.menu_of.triggered.connect(self._on_triggered)
        self.clicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.click()
            return
        super().keyPressEvent(event)

    @Slot()
    def _open(self) -> None:
        self.menu_of.setFont(theme.font("body"))
        self.menu_of.popup(self.mapToGlobal(self.rect().bottomLeft()))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.picked.emit(str(action.data()))
