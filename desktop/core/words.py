"""Visible words: the one door through which a sentence may be translated. Knows no Qt.

Standing on the standard library's gettext, so that the same sentences serve the window and the
command line.
"""

from __future__ import annotations

from collections.abc import Callable

_translate: Callable[[str], str] | None = None


def install(translate: Callable[[str], str] | None) -> None:
    """Use `translate` (source text → text in another language) from here on; None: the source."""
    global _translate
    _translate = translate


def tr(text: str, **values: object) -> str:
    """Return `text` in the person's language with `{name}` fields filled in."""
    words = text if _translate is None else _translate(text)
    return words.format(**values) if values else words


def plural(n: int, one: str, many: str, **values: object) -> str:
    """Return the form that goes with `n`; `{n}` stands for the number itself."""
    return tr(one if n == 1 else many, n=n, **values)
