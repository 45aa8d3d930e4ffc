"""The one door to what ships with Tend besides code. Paths only: it parses nothing."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent


def practices(language: str = "en") -> Path:
    """Return the folder of the shipped practice scripts in `language`."""
    return ROOT / "practices" / language


def shared_lines(language: str = "en") -> Path:
    """Return the file of lines that several practices share."""
    return practices(language) / "shared" / "lines.toml"


def courses(language: str = "en") -> Path:
    """Return the folder of the shipped courses in `language`."""
    return ROOT / "courses" / language


def voice(name: str) -> Path:
    """Return the folder of a bundled voice pack."""
    return ROOT / "voices" / name


def reflection(language: str = "en") -> Path:
    """Return the file of the weekly reflection's statements in `language`."""
    return ROOT / "reflection" / language / "eight-lines.toml"


def questionnaires() -> Path:
    """Return the folder of scoring keys: how questionnaires are scored, and none of their items."""
    return ROOT / "questionnaires"
