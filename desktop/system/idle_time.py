"""Says how long nobody has touched this computer, in whatever window; where it can be known.

GNOME and KDE are asked by D-Bus, without waiting; the X server, Windows and macOS by their own
libraries, in a thread of their own. Nothing is asked until somebody wants to know.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from ctypes import (
    CDLL,
    POINTER,
    Structure,
    byref,
    c_char_p,
    c_double,
    c_int,
    c_int32,
    c_long,
    c_uint,
    c_uint32,
    c_ulong,
    c_void_p,
    sizeof,
)
from ctypes.util import find_library
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusPendingCallWatcher

    from desktop.services.tasks import Tasks

Answer = Callable[[int | None], None]

PATIENCE_MS = 2_000  # for an answer on D-Bus
# KDE answers in milliseconds. One that answers in seconds seems to be touched all the time, which
# leaves the decision to what is known besides; the other way round would lock somebody out.
_ON_THE_BUS = (
    (
        "org.gnome.Mutter.IdleMonitor",
        "/org/gnome/Mutter/IdleMonitor/Core",
        "org.gnome.Mutter.IdleMonitor",
        "GetIdletime",
    ),
    (
        "org.freedesktop.ScreenSaver",
        "/org/freedesktop/ScreenSaver",
        "org.freedesktop.ScreenSaver",
        "GetSessionIdleTime",
    ),
)


class IdleTime(QObject):
    """Answers each question once, on the interface thread: milliseconds, or None."""

    def __init__(
        self,
        tasks: Tasks,
        parent: QObject | None = None,
        probe: Callable[[], int | None] | None = None,
        on_bus: bool = sys.platform.startswith("linux"),
    ) -> None:
        super().__init__(parent)
        self._tasks, self._probe = tasks, probe or probe_here
        self._on_bus = on_bus
        self._asking: dict[QDBusPendingCallWatcher, tuple[int, Answer]] = {}

    def ask(self, answer: Answer) -> None:
        """Find out how long nobody has touched anything, and give it to `answer`."""
        if self._on_bus:
            self._ask_bus(0, answer)
        else:
            self._ask_probe(answer)

    def _ask_probe(self, answer: Answer) -> None:
        self._tasks.run("idle", self._probe, answer)

    def _ask_bus(self, place: int, answer: Answer) -> None:
        """Ask the desktops one after the other, then the X server."""
        try:
            from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
        except ImportError:  # its library is not on this system
            self._ask_probe(answer)
            return
        bus = QDBusConnection.sessionBus()
        if place >= len(_ON_THE_BUS) or not bus.isConnected():
            self._ask_probe(answer)
            return
        message = QDBusMessage.createMethodCall(*_ON_THE_BUS[place])
        message.setAutoStartService(False)
        watcher = QDBusPendingCallWatcher(bus.asyncCall(message, PATIENCE_MS), self)
        self._asking[watcher] = place, answer
        watcher.finished.connect(self._on_answered)

    @Slot("QDBusPendingCallWatcher*")
    def _on_answered(self, watcher: QDBusPendingCallWatcher) -> None:
        place, answer = self._asking.pop(watcher)
        said: list[Any] = [] if watcher.isError() else watcher.reply().arguments()
        watcher.deleteLater()
        if said and isinstance(said[0], int) and said[0] >= 0:
            answer(said[0])
        else:
            self._ask_bus(place + 1, answer)


def probe_here() -> int | None:
    """Return the idle milliseconds by this system's own library, or None. May wait for it."""
    try:
        if sys.platform == "win32":
            return windows_idle_ms()
        if sys.platform == "darwin":
            return macos_idle_ms()
        return x11_idle_ms()
    except (OSError, AttributeError):  # no such library, or none that has this function
        return None


class _LastInput(Structure):
    _fields_ = (("size", c_uint), ("tick", c_uint32))


def windows_idle_ms(user32: CDLL | None = None, kernel32: CDLL | None = None) -> int | None:
    """Return the milliseconds since the last input of this session (`GetLastInputInfo`)."""
    if user32 is None or kernel32 is None:
        user32, kernel32 = CDLL("user32"), CDLL("kernel32")
    last = _LastInput(sizeof(_LastInput), 0)
    kernel32.GetTickCount.restype = c_uint32
    if not user32.GetLastInputInfo(byref(last)):
        return None
    return int((kernel32.GetTickCount() - last.tick) % 2**32)  # both begin anew after 49.7 days


def macos_idle_ms(services: CDLL | None = None) -> int | None:
    """Return the milliseconds since the last input (`CGEventSourceSecondsSinceLastEventType`)."""
    if services is None:
        services = CDLL(find_library("ApplicationServices") or "ApplicationServices")
    since = services.CGEventSourceSecondsSinceLastEventType
    since.argtypes, since.restype = [c_int32, c_uint32], c_double
    seconds = since(0, 0xFFFFFFFF)  # of the whole session, any kind of input
    return int(seconds * 1000) if seconds >= 0 else None


class _SaverInfo(Structure):
    _fields_ = (
        ("window", c_ulong),
        ("state", c_int),
        ("kind", c_int),
        ("til_or_since", c_ulong),
        ("idle", c_ulong),
        ("event_mask", c_ulong),
    )


def x11_idle_ms() -> int | None:
    """Return the milliseconds since the X server's last input, by its screen saver extension.

    Raises:
        OSError: a library is not there.
    """
    x11, saver = CDLL("libX11.so.6"), CDLL("libXss.so.1")
    x11.XOpenDisplay.argtypes, x11.XOpenDisplay.restype = [c_char_p], c_void_p
    x11.XCloseDisplay.argtypes = [c_void_p]
    x11.XDefaultRootWindow.argtypes, x11.XDefaultRootWindow.restype = [c_void_p], c_ulong
    saver.XScreenSaverQueryExtension.argtypes = [c_void_p, POINTER(c_int), POINTER(c_int)]
    saver.XScreenSaverQueryInfo.argtypes = [c_void_p, c_ulong, POINTER(_SaverInfo)]
    display = x11.XOpenDisplay(None)  # a connection of its own: Qt's is another thread's
    if not display:
        return None
    try:
        first, second, info = c_int(), c_int(), _SaverInfo()
        if not saver.XScreenSaverQueryExtension(display, byref(first), byref(second)):
            return None
        root = x11.XDefaultRootWindow(display)
        found = saver.XScreenSaverQueryInfo(display, root, byref(info))
        return int(c_long(info.idle).value) if found else None
    finally:
        x11.XCloseDisplay(display)
