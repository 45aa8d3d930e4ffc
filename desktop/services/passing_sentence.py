"""One calm sentence that is said, stands for a while and goes by itself. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

STANDS_MS = 6_000


class PassingSentence(QObject):
    """The sentence that stands now, or nothing."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self._over = QTimer(self, interval=STANDS_MS, singleShot=True)
        self._over.timeout.connect(self._on_over)

    def say(self, sentence: str) -> None:
        """Let `sentence` stand from now on, in place of the one before."""
        self.text = sentence
        self._over.start()
        self.changed.emit()

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._over.stop()

    @Slot()
    def _on_over(self) -> None:
        self.text = ""
        self.changed.emit()
