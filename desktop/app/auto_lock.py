"""Says when nobody has used the window for a while. Knows no lock and no journal.

It counts what is done in this window alone: on a shared computer a colleague at another window is
nobody who may read here. The system's own idle time is asked for one thing: whether a hand moved
the pointer, where nothing but its moving speaks for somebody being here.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, time
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QWidget

_HANDS = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class Asked(Protocol):
    """Where the system's idle time comes from, in milliseconds; None where it cannot be known."""

    def ask(self, answer: Callable[[int | None], None]) -> None:
        """Give it to `answer`, soon or at once."""
        ...


class Timer(Protocol):
    """A timer that is started for some seconds and says when they are over, asleep or not."""

    reached: SignalInstance

    def start(self, seconds: float) -> None:
        """Begin to count, in place of what was counted before."""
        ...

    def stop(self) -> None:
        """Count no longer."""
        ...


class AutoLock(QObject):
    """`due` once the window had no input for the minutes given; asleep counts as well.

    `seconds` is a clock that stands still while the computer sleeps, `wall` one that does not.
    """

    due = Signal()

    def __init__(
        self,
        window: QWidget,
        timer: Timer,
        idle: Asked | None = None,
        parent: QObject | None = None,
        seconds: Callable[[], float] = monotonic,
        wall: Callable[[], float] = time,
    ) -> None:
        super().__init__(parent)
        self._window, self._timer, self._idle = window, timer, idle
        self._seconds, self._wall = seconds, wall
        self._after_s = 0.0
        self._used = self._moved = (0.0, 0.0)  # by a hand for certain; by the pointer alone
        self._watched: QObject | None = None
        self._is_asking = False
        timer.reached.connect(self._on_reached)

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
        self._timer.start(self._after_s)

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None

    def touch(self) -> None:
        """Count from now on: somebody is here."""
        self._used = self._moved = self._now()

    def look(self) -> bool:
        """Say `due` if it is time, then count anew; return whether it was."""
        if self._unused_s(self._moved) < self._after_s:
            return False
        self._say_due()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_hand = event.type() in _HANDS
        if is_hand or event.type() == QEvent.Type.MouseMove:
            # After a sleep the first touch may come before the timer: it must not hide the time.
            self.look()
            self._moved = self._now()
            if is_hand:
                self._used = self._moved
        return False

    @Slot()
    def _on_reached(self) -> None:
        if self._watched is None or self.look():
            return
        left_s = self._after_s - self._unused_s(self._used)
        if left_s > 0:
            self._timer.start(left_s)
        elif self._idle is None:
            self._timer.start(self._after_s - self._unused_s(self._moved))
        elif not self._is_asking:
            self._is_asking = True
            self._idle.ask(self._on_idle)

    def _on_idle(self, idle_ms: int | None) -> None:
        """Go by how long nobody touched the computer, where only the pointer moved here."""
        self._is_asking = False
        if self._watched is None or self.look():
            return
        idle_s = 0.0 if idle_ms is None else idle_ms / 1000.0
        left_s = self._after_s - self._unused_s(self._used)
        if left_s > 0:  # touched while the question was on its way
            self._timer.start(left_s)
        elif idle_s >= self._after_s:
            self._say_due()
        else:
            moved_s = self._unused_s(self._moved)
            self._timer.start(self._after_s - max(idle_s, moved_s))

    def _say_due(self) -> None:
        self.touch()
        self._timer.start(self._after_s)
        self.due.emit()

    def _now(self) -> tuple[float, float]:
        return self._seconds(), self._wall()

    def _unused_s(self, since: tuple[float, float]) -> float:
        seconds, wall = self._now()
        return max(seconds - since[0], wall - since[1])
