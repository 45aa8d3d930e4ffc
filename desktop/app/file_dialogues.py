"""The dialogues that ask which file or folder is meant, or where one is to go, and their kinds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def sound_kinds() -> tuple[str, str]:
    """Return the kinds of a dialogue for sounds: those that are usual, and every other file."""
    from audio.recordings.endings import FFMPEG_ENDINGS, USUAL_ENDINGS

    endings = " ".join(f"*{ending}" for ending in (*USUAL_ENDINGS, *FFMPEG_ENDINGS))
    return tr("Sound files ({endings})", endings=endings), every_kind()


def every_kind() -> str:
    """Return the kind that every file is of."""
    return tr("All files (*)")


def file_to_open(beside: QWidget, title: str, *kinds: str) -> Path | None:
    """Ask for a file of one of `kinds`, over the window of `beside`; None where nobody chose."""
    from PySide6.QtWidgets import QFileDialog

    begin, asked = str(Path.home()), ";;".join(kinds)
    chosen, _ = QFileDialog.getOpenFileName(beside.window(), title, begin, asked)
    return Path(chosen) if chosen else None


def place_to_save(beside: QWidget, title: str, suggested: Path, *kinds: str) -> Path | None:
    """Ask where a file goes, over the window of `beside`; None where nobody chose.

    A file of the very name that is chosen has been asked about: see `save_places` for any other.
    """
    from PySide6.QtWidgets import QFileDialog

    asked = ";;".join(kinds)
    chosen, _ = QFileDialog.getSaveFileName(beside.window(), title, str(suggested), asked)
    return Path(chosen) if chosen else None


def folder_to_use(beside: QWidget, title: str) -> Path | None:
    """Ask for a folder, over the window of `beside`; None where nobody chose."""
    from PySide6.QtWidgets import QFileDialog

    chosen = QFileDialog.getExistingDirectory(beside.window(), title, str(Path.home()))
    return Path(chosen) if chosen else None
