"""Text as TOML has it, for the small files that sound keeps. The standard library only reads it."""

from __future__ import annotations


def quoted(text: str) -> str:
    """Return `text` as a basic string of TOML; what no text can hold becomes a replacement mark."""
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'


def value(found: object) -> str:
    """Return a text, a number or a truth value as TOML writes it.

    Raises:
        TypeError: it is none of these.
    """
    if isinstance(found, str):
        return quoted(found)
    if isinstance(found, bool):
        return str(found).lower()
    if isinstance(found, int | float):
        return repr(found)
    raise TypeError(f"{found!r} is no text, number or truth value")
