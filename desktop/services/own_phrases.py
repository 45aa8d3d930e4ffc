"""What becomes of a person's own phrases, for the page where they are written. Knows no Qt."""

from __future__ import annotations


def said_to_oneself(phrase: str) -> str | None:
    """Return a wish as practices say it to oneself, or None where they keep their own instead."""
    from audio.first_person import to_self

    return to_self(phrase)
