"""Closing when the system asks: a log-out, a shutdown or Ctrl+C close Tend as its window does.

While Qt waits, Python runs no handler of its own; the signal's number comes through a pipe instead.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Slot

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP")


class QuitSignals(QObject):
    """Calls `leave` once a signal asks the process to end; made and closed on the main thread."""

    def __init__(self, leave: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leave = leave
        self._before: dict[int, object] = {}
        self._pipe: tuple[int, int] | None = None
        if sys.platform == "win32":  # Windows asks by closing the window
            return
        self._pipe = os.pipe()
        for end in self._pipe:
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._pipe[1], warn_on_full_buffer=False)
        for number in (getattr(signal, name) for name in _NAMES):
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, _hear)
        self._notifier = QSocketNotifier(self._pipe[0], QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_heard)

    @Slot()
    def _on_heard(self) -> None:
        if self._pipe is not None and set(os.read(self._pipe[0], 64)) & set(self._before):
            self._leave()

    def close(self) -> None:
        """Leave the signals to whom they belonged before."""
        if self._pipe is None:
            return
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for number, before in self._before.items():
            signal.signal(number, before)  # type: ignore[arg-type]
        for end in self._pipe:
            os.close(end)
        self._pipe = None


def _hear(number: int, frame: object) -> None:
    """Take note: the pipe has told already."""
