"""Other programs' numbers and words in Tend's scales: `formats.md` has the table. Pure."""

from __future__ import annotations

import html
import re
from math import isfinite

from desktop.core.words import tr
from desktop.exchange.found import CannotRead
from desktop.exchange.moments import shown

# What the names that Daylio ships stand for, from best to worst, by language.
_DAYLIO = (
    ("rad", "good", "meh", "bad", "awful"),
    ("super", "gut", "ok", "schlecht", "lausig"),
    ("super", "bien", "mouais", "mauvais", "horrible"),
)
DAYLIO_GROUPS = (80, 40, 0, -40, -80)
SHORTEST_S, LONGEST_S = 10, 86_400  # of a sitting
DAYLIO_NAMES = _DAYLIO[0]
_MOODS = {
    name: value for names in _DAYLIO for name, value in zip(names, DAYLIO_GROUPS, strict=True)
}
_BREAK = re.compile(r"<\s*(?:br\s*/?|/\s*(?:p|div|li|ul|ol|h[1-6]))\s*>", re.IGNORECASE)
_TAG = re.compile(
    r"<\s*/?\s*(?:p|div|li|ul|ol|b|i|u|s|em|strong|span|font|h[1-6])(?:\s[^<>]*)?>", re.IGNORECASE
)


def usual_mood(name: str) -> int | None:
    """Return what a shipped name of a mood stands for, or None for one of the person's own."""
    return _MOODS.get(name.strip().casefold())


def from_valence(valence: float) -> int:
    """Return pleasantness for a valence of −1 to 1.

    Raises:
        CannotRead: it lies outside.
    """
    if not isfinite(valence) or not -1 <= valence <= 1:
        raise CannotRead(tr("its valence, {found}, is not from −1 to 1", found=valence))
    return round(valence * 100)


def from_range(number: float, low: float, high: float) -> int:
    """Return pleasantness for a number from `low`, the worst, to `high`, the best.

    Raises:
        CannotRead: it lies outside.
    """
    if not isfinite(number) or not min(low, high) <= number <= max(low, high):
        facts = {"found": f"{number:g}", "low": f"{low:g}", "high": f"{high:g}"}
        raise CannotRead(tr("{found} is not from {low} to {high}", **facts))
    return round((number - (low + high) / 2) / ((high - low) / 2) * 100)


def number_of(text: str) -> float:
    """Return a number, written with a point or a comma.

    Raises:
        CannotRead: it is none.
    """
    try:
        number = float(text.replace("−", "-").replace(",", "."))
    except ValueError as error:
        raise CannotRead(tr("“{found}” is no number", found=shown(text))) from error
    if not isfinite(number):
        raise CannotRead(tr("“{found}” is no number", found=shown(text)))
    return number


def plain(note: str) -> str:
    """Return a note without the marks of a page: `<br>` is a new line, `&amp;` a sign."""
    if "<" not in note and "&" not in note:
        return note.strip()
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", note))).strip()


def parts(text: str, separator: str) -> tuple[str, ...]:
    """Return the parts of a list, each once, without empty ones."""
    found = (" ".join(part.split()) for part in text.split(separator))
    return tuple(dict.fromkeys(part for part in found if part))


def practised(seconds: float) -> float:
    """Return the length of a sitting in seconds, if it is one that Tend would keep.

    Raises:
        CannotRead: it is shorter than ten seconds, or longer than a day.
    """
    if not isfinite(seconds) or seconds < SHORTEST_S:
        raise CannotRead(tr("it is shorter than ten seconds"))
    if seconds > LONGEST_S:
        raise CannotRead(tr("it is longer than a day"))
    return float(seconds)
