"""The practices in a folder, by id. Parsed once and kept; knows nothing of who used which.

For one thread at a time.
"""

from __future__ import annotations

from pathlib import Path

from audio.errors import ScriptError
from audio.script import Header, Script
from audio.script_parser import read_header, read_script


def shared_beside(path: Path, otherwise: Path | None) -> Path | None:
    """Return the shared lines that the script in `path` may use: those beside it, if there are."""
    beside = path.parent / "shared" / "lines.toml"
    return beside if beside.exists() else otherwise


class Library:
    """Practice scripts of one or more folders; a damaged script spoils only itself.

    Args:
        folders: folders of `*.toml` files. An id that an earlier folder has already is refused, and
            named in `damaged`.
        shared: the file of lines that several practices share, or None; a folder may have its own.
    """

    def __init__(self, folders: list[Path], shared: Path | None = None) -> None:
        self._folders, self._shared = folders, shared
        self._paths: dict[str, Path] | None = None
        self._headers: list[Header] | None = None
        self._scripts: dict[str, Script] = {}
        self.damaged: list[ScriptError] = []

    def headers(self) -> list[Header]:
        """Return the header of every readable practice, by title; `damaged` names the others."""
        if self._headers is None:
            found = [header for path in self._files().values() if (header := self._header(path))]
            self._headers = sorted(found, key=lambda header: header.title)
        return self._headers

    def script(self, practice_id: str) -> Script:
        """Return a whole practice.

        Raises:
            KeyError: no practice has this id.
            ScriptError: its file is damaged.
        """
        if practice_id not in self._scripts:
            path = self._files()[practice_id]
            self._scripts[practice_id] = read_script(path, shared_beside(path, self._shared))
        return self._scripts[practice_id]

    def _files(self) -> dict[str, Path]:
        if self._paths is None:
            paths: dict[str, Path] = {}
            for path in (one for folder in self._folders for one in sorted(folder.glob("*.toml"))):
                if paths.setdefault(path.stem, path) is not path:
                    allowed = "another name: there is a practice of this name already"
                    self.damaged.append(ScriptError(path.name, 1, "file name", path.stem, allowed))
            self._paths = paths
        return self._paths

    def _header(self, path: Path) -> Header | None:
        try:
            return read_header(path)
        except ScriptError as error:
            self.damaged.append(error)
            return None
