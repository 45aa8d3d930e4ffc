"""What a pack says of itself in `voice.toml`. Parses; judges no sound."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audio.errors import SoundFileError
from audio.frames import RATE

FILE_NAME = "voice.toml"


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
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SoundFileError(path, f"cannot be read ({error})") from error
    if table.get("rate") != RATE:
        raise SoundFileError(path, f"rate is {table.get('rate')!r}; clips are at {RATE}")
    respell = _table(path, table, "respell")
    return Description(
        name=_text(path, table, "name"),
        language=_text(path, table, "language"),
        licence=_text(path, table, "licence"),
        credit=_text(path, table, "credit"),
        engine=_text(path, table, "engine"),
        settings=_table(path, table, "settings"),
        respell={word.lower(): _text(path, respell, word) for word in respell},
    )


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
