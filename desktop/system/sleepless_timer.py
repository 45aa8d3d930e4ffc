"""A timer that counts while the computer sleeps, so that what was due meanwhile is due on waking.

Qt's own timers stand still in a sleep on Linux and macOS. On Linux the kernel has one that does
not; elsewhere the clock on the wall is looked at once a minute.
"""

from __future__ import annotations

import os
import sys
from ctypes import CDLL, Structure, byref, c_int, c_long

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal, Slot

BOOT_TIME = 7  # CLOCK_BOOTTIME
LOOK_AT_LEAST_S = 60.0  # where only the wall's clock counts in a sleep


class _Time(Structure):
    _fields_ = (("seconds", c_long), ("nanoseconds", c_long))


class _Setting(Structure):
    _fields_ = (("every", _Time), ("first", _Time))


class SleeplessTimer(QObject):
    """`reached` once, the seconds of `start` later; or earlier, where the system has no such clock.

    Who hears it looks at the time, and starts it again for what is left.
    """

    reached = Signal()

    def __init__(self, parent: QObject | None = None, libc: CDLL | None = None) -> None:
        super().__init__(parent)
        self._libc = libc
        self._fd = -1
        self._notifier: QSocketNotifier | None = None
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.reached)
        if sys.platform.startswith("linux"):
            self._open()

    @property
    def counts_sleep(self) -> bool:
        """Whether the system's own clock counts a sleep."""
        return self._fd >= 0

    @property
    def is_set(self) -> bool:
        """Whether it will be heard of."""
        return self._timer.isActive() or (self._notifier is not None and self._notifier.isEnabled())

    def start(self, seconds: float) -> None:
        """Begin to count, in place of what was counted before."""
        seconds = max(0.001, seconds)
        if self._notifier is None:
            self._timer.start(int(min(seconds, LOOK_AT_LEAST_S) * 1000) + 1)
            return
        self._set(seconds)
        self._notifier.setEnabled(True)

    def stop(self) -> None:
        """Count no longer."""
        self._timer.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._set(0.0)

    def close(self) -> None:
        """Give the system's timer back."""
        self.stop()
        if self._notifier is not None:
            self._notifier.deleteLater()
            self._notifier = None
            os.close(self._fd)
            self._fd = -1

    def _open(self) -> None:
        try:
            self._libc = libc = self._libc or CDLL(None, use_errno=True)
            self._fd = libc.timerfd_create(BOOT_TIME, os.O_NONBLOCK | os.O_CLOEXEC)
        except (OSError, AttributeError):  # another C library
            self._fd = -1
        if self._fd >= 0:
            self._notifier = QSocketNotifier(self._fd, QSocketNotifier.Type.Read, self)
            self._notifier.setEnabled(False)
            self._notifier.activated.connect(self._on_readable)

    def _set(self, seconds: float) -> None:
        if self._libc is None:
            return
        whole = int(seconds)
        rest = int((seconds - whole) * 1e9)
        setting = _Setting(_Time(0, 0), _Time(whole, rest))
        self._libc.timerfd_settime(c_int(self._fd), 0, byref(setting), None)

    @Slot()
    def _on_readable(self) -> None:
        if self._notifier is None:
            return
        self._notifier.setEnabled(False)
        try:
            os.read(self._fd, 8)
        except BlockingIOError:  # it was set anew meanwhile
            self._notifier.setEnabled(True)
            return
        self.reached.emit()
