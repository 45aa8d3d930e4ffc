"""Walks through every page and through a practice, again and again, in the real app offscreen.

Fails on a crash, on an error that nobody caught, and where a function of ours loses a reference:
the binding between Python and Qt has dropped some before, and that ends in a crash much later.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import types
from pathlib import Path

PAGES = ("practices", "course", "trends", "journal", "settings", "help", "check-in", "now")
KEYS_ON_A_PAGE = ("Key_Tab", "Key_Down", "Key_Up", "Key_Right", "Key_Left")
KEYS_IN_THE_PLAYER = (
    *("Key_Plus", "Key_Right", "Key_M", "Key_C", "Key_G", "Key_G", "Key_B", "Key_B"),
    *("Key_V", "Key_V", "Key_Space", "Key_Space", "Key_Minus", "Key_Left"),
)


class Walk:
    """One window, walked through once a round."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from desktop.app.first_window import FirstWindow
        from desktop.app.tend import Tend
        from desktop.services.settings_service import SettingsService

        self.application = QApplication.instance() or QApplication([])
        self.first = FirstWindow(self.application, SettingsService(folder))  # type: ignore[arg-type]
        self.tend = Tend(self.first, folder)
        self.first.closing.append(self.tend.close)
        self.window = self.first.window
        self.window.show()
        self.tend.open(None, None)

    def press(self, *names: str, wait_ms: int = 60) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        for name in names:
            QTest.keyClick(self.window.focusWidget() or self.window, getattr(Qt.Key, name))
            QTest.qWait(wait_ms)

    def round(self) -> None:
        from PySide6.QtTest import QTest

        for page in PAGES:
            self.window.show_page(page)
            QTest.qWait(120)
            self.window.grab()
            self.press(*KEYS_ON_A_PAGE, wait_ms=15)
        for key, value in (("appearance", "night"), ("text_size", 180), ("text_size", 100)):
            self.tend.settings.set(key, value)
            QTest.qWait(40)
        self.tend.settings.set("appearance", "day")
        self.window.show_page("now")
        QTest.qWait(300)
        self.tend.player.begin("breathing-space", 3)
        QTest.qWait(600)
        self.press(*KEYS_IN_THE_PLAYER)
        self.window.grab()
        self.press("Key_Escape", "Key_Escape", wait_ms=200)


def references() -> dict[str, int]:
    """Return the reference count of every function of our Qt classes."""
    found: dict[str, int] = {}
    for module in list(sys.modules.values()):
        name = getattr(module, "__name__", "")
        if not name.startswith("desktop."):
            continue
        for owner in list(vars(module).values()):
            if isinstance(owner, type) and owner.__module__ == name:
                for key, function in vars(owner).items():
                    if isinstance(function, types.FunctionType):
                        found[f"{name}.{owner.__name__}.{key}"] = sys.getrefcount(function)
    return found


def main(seconds: float = 60.0) -> int:
    """Walk for `seconds`, three rounds at least; return 1 if anything was lost or went wrong."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    errors: list[str] = []
    until = time.monotonic() + seconds
    rounds = 0
    with tempfile.TemporaryDirectory() as folder:
        walk = Walk(Path(folder))
        walk.tend.troubles.crashed.connect(errors.append)
        walk.round()
        walk.round()
        before = references()
        while rounds < 3 or time.monotonic() < until:
            walk.round()
            rounds += 1
        after = references()
        walk.first.close()
    # One less is a connection that is at rest just now; a leak of references grows with the rounds.
    lost = [name for name, count in before.items() if after.get(name, count) < count - 1]
    print(f"{rounds} rounds through the window; errors: {errors or 'none'}; lost: {lost or 'none'}")
    return 1 if errors or lost else 0


if __name__ == "__main__":
    sys.exit(main())
