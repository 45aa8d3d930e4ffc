"""Says when nobody has touched the window for a while. Knows no lock and no journal."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

LOOK_EVERY_MS = 5_000
_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class AutoLock(QObject):
    """`due` once the window had no input for the minutes given; asleep counts as well.

    `seconds` is a clock that stands still while the computer sleeps, `wall` one that does not.
    """

    due = Signal()

    def __init__(
        self,
        window: QWidget,
        parent: QObject | None = None,
        seconds: Callable[[], float] = monotonic,
        wall: Callable[[], float] = time,
    ) -> None:
        super().__init__(parent)
        self._window, self._seconds, self._wall = window, seconds, wall
        self._after_s = 0.0
        self._last = (0.0, 0.0)
        self._watched: QObject | None = None
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self, minutes: int) -> None:
        """Watch, from now on."""
        self._after_s = minutes * 60.0
        # The native window alone: it has every key and touch, and no talk among widgets.
        handle = self._window.windowHandle() or self._window
        if self._watched is not handle:
            self.stop()
            handle.installEventFilter(self)
            self._watched = handle
        self.touch()
        self._timer.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None

    def touch(self) -> None:
        """Count from now on: somebody is here."""
        self._last = self._seconds(), self._wall()

    @Slot()
    def look(self) -> None:
        """Say `due` if it is time; then count anew."""
        seconds, wall = self._last
        if max(self._seconds() - seconds, self._wall() - wall) >= self._after_s:
            self.touch()
            self.due.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            # After a sleep the first touch comes before the next look: it must not hide the time.
            self.look()
            self.touch()
        return False
