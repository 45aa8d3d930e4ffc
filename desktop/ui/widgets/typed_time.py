"""Reads a time of day as people type it. Knows no widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import time


def read_time(text: str) -> time | None:
    """Return the time meant by "14:10", "14.10", "1410" or "14", or None."""
    typed = text.strip().replace(".", ":").replace(" ", ":")
    if typed.isdecimal() and len(typed) in (3, 4):
        typed = f"{typed[:-2]}:{typed[-2:]}"
    hour, _, minute = typed.partition(":")
    if not hour.isdecimal() or not (minute or "0").isdecimal() or len(minute) == 1:
        return None
    if int(hour) > 23 or int(minute or 0) > 59:
        return None
    from datetime import time

    return time(int(hour), int(minute or 0))
