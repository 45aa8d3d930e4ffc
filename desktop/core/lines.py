"""One line of a person's own words, made fit to be kept. Costs nothing to import."""

from __future__ import annotations

JOINER = "\u200d"  # holds the parts of an emoji together


def one_line(text: str) -> str:
    """Return `text` on one line: white space evened out, and no sign that cannot be seen.

    Numbers copied from a list of contacts carry such signs.
    """
    seen = "".join(sign for sign in text if sign.isprintable() or sign.isspace() or sign == JOINER)
    return " ".join(seen.split())


def is_one_line(text: str) -> bool:
    """Say whether `text` is as `one_line` makes it."""
    return text == one_line(text)
