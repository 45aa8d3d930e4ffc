"""What a pack says of itself in `voice.toml`. Reads and writes it; judges no sound."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audio.errors import SoundFileError
from audio.frames import RATE
from audio.toml_text import quoted, value

FILE_NAME = "voice.toml"
READING = "reading"  # the engine of a pack that a person spoke


@dataclass(frozen=True, slots=True)
class Description:
    """Who speaks, under which licence, and how the clips were made."""

    name: str
    language: str
    licence: str
    credit: str
    engine: str
    settings: dict[str, object]
    respell: dict[str, str]


def read_description(folder: Path) -> Description:
    """Return the description of the pack in `folder`.

    Raises:
        audio.errors.SoundFileError: it is missing, unreadable or lacks something.
    """
    path = folder / FILE_NAME
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:  # deep nesting, for one
        raise SoundFileError(path, f"cannot be read ({error})") from error
    if table.get("rate") != RATE:
        raise SoundFileError(path, f"rate is {table.get('rate')!r}; clips are at {RATE}")
    respell, settings = _table(path, table, "respell"), _table(path, table, "settings")
    _check_plain(path, settings)
    return Description(
        name=_text(path, table, "name"),
        language=_text(path, table, "language"),
        licence=_text(path, table, "licence"),
        credit=_text(path, table, "credit"),
        engine=_text(path, table, "engine"),
        settings=settings,
        respell={word.lower(): _text(path, respell, word) for word in respell},
    )


def written(description: Description) -> str:
    """Return the text of `voice.toml` that keeps `description`."""
    lines = [
        f"{field} = {quoted(getattr(description, field))}"
        for field in ("name", "language", "licence", "credit", "engine")
    ]
    lines.append(f"rate = {RATE}")
    tables: dict[str, dict[str, Any]] = {
        "settings": description.settings,
        "respell": dict(description.respell),
    }
    for name, table in tables.items():
        lines += ["", f"[{name}]"]
        lines += [f"{quoted(key)} = {value(found)}" for key, found in table.items()]
    return "\n".join(lines) + "\n"


def _check_plain(path: Path, settings: dict[str, Any]) -> None:
    """Refuse a setting that clips cannot be named by, such as a date."""
    try:
        json.dumps(settings)
    except (TypeError, ValueError) as error:
        raise SoundFileError(path, f"settings: {error}") from error


def _text(path: Path, table: dict[str, Any], field: str) -> str:
    found = table.get(field)
    if not isinstance(found, str) or not found.strip():
        raise SoundFileError(path, f"{field} is {found!r}; it must be a text")
    return found


def _table(path: Path, table: dict[str, Any], field: str) -> dict[str, Any]:
    found = table.get(field, {})
    if not isinstance(found, dict):
        raise SoundFileError(path, f"{field} is {found!r}; it must be a table")
    return found
