"""What is said of shifts in the window and on the command line alike. No Qt."""

from __future__ import annotations

from datetime import date

from desktop.core.words import tr


def further_words(until: date) -> str:
    """Say up to which day what recurs was taken, and how what comes after it is had."""
    return tr(
        "What recurs is taken up to {day}; open the calendar again nearer that day for what "
        "follows. Nothing comes in twice.",
        day=f"{until.day} {until:%b %Y}",
    )
