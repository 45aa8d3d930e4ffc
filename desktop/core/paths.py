"""Where a person's own things are kept: one folder. A few lines of each system's rules, no Qt.

It only names places; it makes none.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "TEND_DATA_DIR"


def data_folder(override: str | None, environ: Mapping[str, str]) -> Path:
    """Return the data folder: `override`, else `TEND_DATA_DIR`, else the system's own place."""
    chosen = override or environ.get(VARIABLE)
    if chosen:
        return Path(chosen).expanduser().absolute()
    return _system_place(environ, sys.platform)


def _system_place(environ: Mapping[str, str], platform: str) -> Path:
    if platform == "win32":
        local = environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "Tend"
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Tend"
    shared = environ.get("XDG_DATA_HOME", "")
    # The XDG rules ask that a relative path be ignored.
    base = Path(shared) if shared.startswith("/") else Path.home() / ".local" / "share"
    return base / "tend"


def journal_file(folder: Path) -> Path:
    """Return where the journal is, in data folder `folder`."""
    return folder / "journal.db"


def settings_file(folder: Path) -> Path:
    """Return where the settings are, in data folder `folder`."""
    return folder / "settings.json"


def own_practices(folder: Path) -> Path:
    """Return where a person's own practice scripts are, in data folder `folder`."""
    return folder / "practices"


def recordings_folder(folder: Path) -> Path:
    """Return where a person's own recordings are, in data folder `folder`."""
    return folder / "recordings"


def voices_folder(folder: Path) -> Path:
    """Return where a person's own voice packs are, in data folder `folder`."""
    return folder / "voices"


def backgrounds_folder(folder: Path) -> Path:
    """Return where a person's own backgrounds are, in data folder `folder`."""
    return folder / "backgrounds"


def made_voices_folder(folder: Path) -> Path:
    """Return where lines that this computer spoke are kept, in data folder `folder`."""
    return folder / "voices-made"


def backups_folder(folder: Path) -> Path:
    """Return where copies of the journal go, in data folder `folder`."""
    return folder / "backups"


def logs_folder(folder: Path) -> Path:
    """Return where the log is, in data folder `folder`."""
    return folder / "logs"


def is_tends(path: Path, folder: Path) -> bool:
    """Say whether a file at `path` would be Tend's own journal, settings or folders in `folder`.

    The copies of the journal are not among them: one may be made there, under a name of its own.
    """
    place, home = path.resolve(), folder.resolve()
    if not place.is_relative_to(home) or place == home:
        return False
    first = place.relative_to(home).parts[0].casefold()  # as the disks of some systems see it
    return first in _TENDS or first.startswith(f"{journal_file(folder).name}-")


_TENDS = {
    *("journal.db", "journal.lock", "settings.json", "logs", "voices-made"),
    *("practices", "recordings", "voices", "backgrounds"),
}
