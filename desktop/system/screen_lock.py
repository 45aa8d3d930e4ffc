"""Tells when the desktop's screen is locked, or the computer goes to sleep. Linux only.

It listens to D-Bus and asks nothing. Windows and macOS tell Qt of neither; there the window's own
idle time has to do.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

# Interface and signal that say `true` when a screen is locked: the freedesktop one, and those of
# desktops that have only their own.
_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)
_LOGIN = "org.freedesktop.login1"


def _slot(signature: str) -> bytes:
    """Return a slot as `connect` takes it: a text, though its annotation asks for bytes."""
    return cast(bytes, SLOT(signature))


class ScreenLock(QObject):
    """`left` when the person has left the screen, from `listen` to `close`."""

    left = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: QDBusConnection | None = None
        self._system: QDBusConnection | None = None

    def listen(self) -> bool:
        """Listen where there is a desktop that tells; say whether there is one."""
        if not sys.platform.startswith("linux"):
            return False
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:  # its library is not on this system
            return False
        heard = False
        session = self._session = QDBusConnection.sessionBus()
        if session.isConnected():
            on_active = _slot("_on_active(bool)")
            for name in _SAVERS:
                heard |= session.connect("", "", name, "ActiveChanged", self, on_active)
        system = self._system = QDBusConnection.systemBus()
        if system.isConnected():
            on_lock, on_sleep = _slot("_on_lock()"), _slot("_on_active(bool)")
            of_session, of_all = f"{_LOGIN}.Session", f"{_LOGIN}.Manager"
            heard |= system.connect(_LOGIN, "", of_session, "Lock", self, on_lock)
            heard |= system.connect(_LOGIN, "", of_all, "PrepareForSleep", self, on_sleep)
        return heard

    def close(self) -> None:
        """Listen no longer."""
        self._session = self._system = None  # Qt lets go of the signals with this object

    @Slot(bool)
    def _on_active(self, active: bool) -> None:
        if active:
            self.left.emit()

    @Slot()
    def _on_lock(self) -> None:
        self.left.emit()
