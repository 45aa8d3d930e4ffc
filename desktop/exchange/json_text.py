"""JSON of other programs: parsed whole, its values asked for by what they should be. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import isfinite
from pathlib import Path

from desktop.core.words import tr
from desktop.exchange.files import decoded, refused
from desktop.exchange.found import CannotRead


def parsed(path: Path, data: bytes) -> object:
    """Return what JSON says.

    Raises:
        AppError: it is none, or damaged.
    """
    try:
        return json.loads(decoded(path, data))
    except RecursionError as error:
        raise refused(path, tr("it is nested too deeply")) from error
    except ValueError as error:  # json's own, and a number of thousands of digits
        why = tr("its JSON is damaged or cut short at line {n}", n=getattr(error, "lineno", 1))
        raise refused(path, why) from error


def list_of(whole: object, *names: str) -> list[object]:
    """Return the list beneath these names, or an empty one."""
    for name in names:
        whole = whole.get(name) if isinstance(whole, Mapping) else None
    return whole if isinstance(whole, list) else []


def verbatim(one: object) -> str:
    """Return an item as text that is always the same for the same item."""
    return json.dumps(one, ensure_ascii=False, sort_keys=True)


def number_in(one: object, name: str) -> float:
    """Return a number.

    Raises:
        CannotRead: there is none.
    """
    found = _in(one, name)
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise CannotRead(tr("its “{name}” is no number", name=name))
    try:
        number = float(found)
    except OverflowError:
        number = float("inf")
    if not isfinite(number):
        raise CannotRead(tr("its “{name}” is no number", name=name))
    return number


def has(one: object, name: str) -> bool:
    """Say whether there is something under a name."""
    return _in(one, name) is not None


def text_in(one: object, name: str) -> str:
    """Return a text, or "" where there is none."""
    found = _in(one, name)
    return found.strip() if isinstance(found, str) else ""


def texts_in(one: object, name: str) -> tuple[str, ...]:
    """Return the texts of a list, each once."""
    found = _in(one, name)
    held = found if isinstance(found, list) else []
    texts = (text.strip() for text in held if isinstance(text, str))
    return tuple(dict.fromkeys(text for text in texts if text))


def _in(one: object, name: str) -> object:
    return one.get(name) if isinstance(one, Mapping) else None
