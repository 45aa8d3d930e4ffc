"""A file that is dropped on the window: one at a time, and only from this computer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Watches a window; `dropped` with the file's path, unless `welcome` says not now."""

    dropped = Signal(str)

    def __init__(
        self, window: QWidget, welcome: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._welcome = welcome
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            if path_in(event.mimeData()) and self._welcome():
                event.acceptProposedAction()
                return True
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            path = path_in(event.mimeData())
            if path and self._welcome():
                event.acceptProposedAction()
                self.dropped.emit(path)
                return True
        return super().eventFilter(watched, event)


def path_in(data: QMimeData) -> str:
    """Return the one local file that is dragged, or ""."""
    urls = data.urls() if data.hasUrls() else []
    return urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else ""
