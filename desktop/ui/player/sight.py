"""Whether a widget can be seen just now, as far as the platform tells."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def is_in_sight(widget: QWidget) -> bool:
    """Say whether `widget` is shown, in a window neither minimised nor wholly covered.

    Not every platform hides what is in a minimised window, and not every one tells of windows that
    are covered: there it is taken to be seen.
    """
    window = widget.window().windowHandle()
    if window is None or not widget.isVisible():
        return False
    minimised = bool(window.windowStates() & Qt.WindowState.WindowMinimized)
    return window.isExposed() and not minimised
