"""Lets the keyboard stay where it is at work while buttons come and go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QWidget


@contextmanager
def keeping_focus(*parts: QWidget) -> Iterator[None]:
    """Keep the keyboard among `parts` while some of them are hidden, shown or disabled.

    Qt gives the keyboard of a part that goes to whatever comes next on the page, far from the
    work. The window need not be active: a dialogue of its may just be closing.
    """
    held = parts[0].window().focusWidget()
    yield
    if held not in parts or _is_there(held):
        return
    other = next((part for part in parts if _is_there(part)), None)
    if other is not None:
        from PySide6.QtCore import Qt

        other.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_there(part: QWidget) -> bool:
    return part.isEnabled() and not part.isHidden()
