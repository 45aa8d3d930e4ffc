"""Every line that the shipped practices can speak."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import resources
from audio.script import Remind, Say, Script
from audio.script_parser import read_script


def shipped_lines(language: str = "en") -> list[str]:
    """Return the spoken lines of all shipped practices in `language`, each once."""
    found: dict[str, None] = {}
    for path in sorted(resources.practices(language).glob("*.toml")):
        found.update(dict.fromkeys(practice_lines(path, language)))
    return list(found)


def practice_lines(path: Path, language: str = "en") -> list[str]:
    """Return the spoken lines of the practice at `path`, in order, shared lines and all."""
    shared = resources.shared_lines(language)
    return list(_lines(read_script(path, shared if shared.exists() else None)))


def _lines(script: Script) -> Iterator[str]:
    for part in script.parts:
        for cue in part.cues:
            match cue:
                case Say(text=text):
                    yield text
                case Remind(texts=texts):
                    yield from texts
