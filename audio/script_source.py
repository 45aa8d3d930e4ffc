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
_TOKEN = re.compile(
    r"""(?P<text>\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
    r"""|(?P<skip>\#[^\n]*|[ \t\r]+)|(?P<end>\n)|(?P<mark>[][{}=,])|(?P<bare>[^][{}=,\s"'\#]+)""",
    re.DOTALL,
)
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


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
            self._lines = _Scanner(self._text).lines
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
            at_line = _AT_LINE.search(str(error))
            line = int(at_line[1]) if at_line else self._text.count("\n") + 1
            found = _AT_LINE.sub("", str(error)).replace("(at end of document)", "at the end")
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


class _Scanner:
    """Walks the tokens of a text that tomllib has accepted, and notes where each value begins."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Place, int] = {}
        self._counts: dict[Place, int] = {}
        self._tokens = list(_tokens(text))
        self._next = 0
        self._document()

    def _peek(self) -> str:
        return self._tokens[self._next][0] if self._next < len(self._tokens) else ""

    def _take(self) -> tuple[str, int]:
        self._next += 1
        return self._tokens[self._next - 1]

    def _skip_ends(self) -> None:
        while self._peek() == "\n":
            self._next += 1

    def _document(self) -> None:
        table: Place = ()
        self._skip_ends()
        while self._peek():
            table = self._header() if self._peek() == "[" else self._pair(table)
            self._skip_ends()

    def _header(self) -> Place:
        line = self._take()[1]
        listed = self._peek() == "["
        self._next += listed
        place = self._inside(self._key())
        self._next += 1 + listed
        if listed:
            self._counts[place] = self._counts.get(place, -1) + 1
            place = (*place, self._counts[place])
        self.lines[place] = line
        return place

    def _inside(self, names: Place) -> Place:
        """Return the place of a header's names: within a list of tables, that of the last one."""
        place: Place = ()
        for name in names[:-1]:
            place = (*place, name)
            if place in self._counts:
                place = (*place, self._counts[place])
        return (*place, *names[-1:])

    def _key(self) -> Place:
        names: list[str] = []
        while self._peek() not in ("=", "]", ""):
            token = self._take()[0]
            names += [_unquoted(token)] if token[0] in "\"'" else token.strip(".").split(".")
        return tuple(name for name in names if name)

    def _pair(self, table: Place) -> Place:
        line = self._take()[1]
        self._next -= 1
        place = (*table, *self._key())
        self.lines[place] = line
        self._next += 1
        self._value(place)
        return table

    def _value(self, place: Place) -> None:
        opening = self._peek()
        if opening == "[":
            self._items(place)
        elif opening == "{":
            self._next += 1
            while self._peek() not in ("}", ""):
                self._pair(place)
                self._next += self._peek() == ","
                self._skip_ends()
            self._next += 1
        else:
            while self._peek() not in (",", "]", "}", "\n", ""):
                self._next += 1

    def _items(self, place: Place) -> None:
        self._next += 1
        index = 0
        self._skip_ends()
        while self._peek() not in ("]", ""):
            self.lines[(*place, index)] = self._tokens[self._next][1]
            self._value((*place, index))
            self._skip_ends()
            self._next += self._peek() == ","
            self._skip_ends()
            index += 1
        self._next += 1


def _tokens(text: str) -> Iterable[tuple[str, int]]:
    line = 1
    for match in _TOKEN.finditer(text):
        token = match[0]
        if match.lastgroup != "skip":
            yield token, line
        line += token.count("\n")


def _unquoted(token: str) -> str:
    return next(iter(tomllib.loads(f"{token} = 0")))
