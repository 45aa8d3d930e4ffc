"""A script's text: its table, and the line on which each field stands. Knows no field's meaning."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from audio.errors import ScriptError

if TYPE_CHECKING:
    from pathlib import Path

Place = tuple[str | int, ...]

LARGEST_BYTES = 1_000_000
_AT_LINE = r"\(at line (\d+), column \d+\)"


class Source:
    """One script file, read: `table` as tomllib gives it, and where each of its fields stands."""

    def __init__(self, file: str, text: str) -> None:
        """Parse `text`; `file` is the name that messages give.

        Raises:
            ScriptError: the text is no TOML.
        """
        self.file = file
        self._text = text.replace("\r\n", "\n")
        self._lines: dict[Place, int] | None = None
        self.table = self._parse()

    def line(self, place: Place) -> int:
        """Return the line (from 1) of the field at `place`, or of the nearest thing around it."""
        if self._lines is None:
            from audio.script_lines import lines_of  # kept off the road to the first window

            self._lines = lines_of(self._text)
        while place and place not in self._lines:
            place = place[:-1]
        return self._lines.get(place, 1)

    def error(self, place: Place, found: str, allowed: str, field: str = "") -> ScriptError:
        """Return the error for what was `found` at `place`, whose last name is the field's."""
        names = [step for step in place if isinstance(step, str)]
        return ScriptError(
            self.file, self.line(place), field or (names[-1] if names else "file"), found, allowed
        )

    def _parse(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self._text)
        except RecursionError:
            raise ScriptError(
                self.file, 1, "file", "brackets nested too deeply", "lists of plain tables"
            ) from None
        except ValueError as error:
            at_line = re.search(_AT_LINE, str(error))
            line = int(at_line[1]) if at_line else self._text.count("\n") + 1
            found = re.sub(_AT_LINE, "", str(error)).replace("(at end of document)", "at the end")
            raise ScriptError(
                self.file, line, "TOML", found.strip().lower(), "a script is written in TOML 1.0"
            ) from None


def read_text(path: Path) -> str:
    """Return the text of a script file.

    Raises:
        ScriptError: it cannot be read, is larger than 1 MB, or is not UTF-8.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_BYTES + 1)
    except OSError as error:
        found = error.strerror or "it cannot be read"
        raise ScriptError(path.name, 1, "file", found.lower(), "a file that can be read") from None
    if len(content) > LARGEST_BYTES:
        raise ScriptError(path.name, 1, "file", "more than 1 MB", "a script of at most 1 MB")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found = f"the byte 0x{content[error.start]:02x}"
        raise ScriptError(path.name, line, "file", found, "text in UTF-8") from None


def did_you_mean(found: str, allowed: Iterable[str], lead: str = "one of") -> str:
    """Return the allowed names as a phrase, the nearest to `found` first if one is near."""
    from difflib import get_close_matches  # kept off the road to the first window

    names = list(allowed)
    near = get_close_matches(found, names, n=1, cutoff=0.6)
    listed = f"{lead} {', '.join(names)}"
    return f'did you mean "{near[0]}"? ({listed})' if near else listed
