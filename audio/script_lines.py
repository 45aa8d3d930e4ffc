"""The line on which each value of a TOML text begins: `tomllib` keeps no line numbers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from contextlib import suppress

from audio.script_source import Place

_TOKEN = re.compile(
    r"""(?P<text>\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
    r"""|(?P<skip>\#[^\n]*|[ \t\r]+)|(?P<end>\n)|(?P<mark>[][{}=,])|(?P<bare>[^][{}=,\s"'\#]+)""",
    re.DOTALL,
)


def lines_of(text: str) -> dict[Place, int]:
    """Return the line (from 1) of every table, field and list item of a text that is TOML.

    Of brackets nested as deep as can be, the lines down to some depth.
    """
    scanner = _Scanner(text)
    with suppress(RecursionError):
        scanner.scan()
    return scanner.lines


class _Scanner:
    """Walks the tokens of a text that tomllib has accepted, and notes where each value begins."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Place, int] = {}
        self._counts: dict[Place, int] = {}
        self._tokens = list(_tokens(text))
        self._next = 0

    def _peek(self) -> str:
        return self._tokens[self._next][0] if self._next < len(self._tokens) else ""

    def _take(self) -> tuple[str, int]:
        self._next += 1
        return self._tokens[self._next - 1]

    def _skip_ends(self) -> None:
        while self._peek() == "\n":
            self._next += 1

    def scan(self) -> None:
        """Walk the whole text; `lines` grows."""
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
