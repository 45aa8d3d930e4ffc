"""A JSON object read as a stream: its keys, its plain values, and its lists one element at a time.

Memory is that of one element. It accepts any layout, not only that which Tend writes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from desktop.exchange.columns import Value

LARGEST_VALUE = 32 * 1024**2  # characters of one value
_PIECE = 1 << 18
_SPACE = re.compile(r"[ \t\n\r]*")


@dataclass(frozen=True, slots=True)
class Found:
    """A value met in the object: under which key, in which line, and whether within its list."""

    key: str
    value: Value
    line: int
    in_list: bool


class BrokenJsonError(ValueError):
    """What stands there is no JSON."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(f"line {line}")


def _refuse(name: str) -> float:
    raise ValueError(f"{name} is no number")


_DECODER = json.JSONDecoder(parse_constant=_refuse)


class JsonStream:
    """Reads one object from `file`, opened as text."""

    def __init__(self, file: IO[str]) -> None:
        self._file, self._text, self._at, self._ended = file, "", 0, False
        self.line = 1

    def values(self) -> Iterator[Found]:
        """Yield every value of the object; of a list, every element.

        Raises:
            BrokenJsonError: it is no JSON object, or ends too early.
        """
        self._take("{")
        if not self._takes("}"):
            while True:
                key = self._value()
                if not isinstance(key, str):
                    raise BrokenJsonError(self.line)
                self._take(":")
                yield from self._under(key)
                if self._takes("}"):
                    break
                self._take(",")
        if self._peek():
            raise BrokenJsonError(self.line)

    def _under(self, key: str) -> Iterator[Found]:
        if not self._takes("["):
            self._peek()
            line = self.line
            yield Found(key, self._value(), line, in_list=False)
            return
        if self._takes("]"):
            return
        while True:
            self._peek()
            line = self.line
            yield Found(key, self._value(), line, in_list=True)
            if self._takes("]"):
                return
            self._take(",")

    def _value(self) -> Value:
        """Return the next value, reading on for as long as it may not be whole."""
        self._peek()
        wanted = _PIECE
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
                if end < len(self._text) or self._ended:  # else a number might go on
                    self._move(end)
                    return value
            except (ValueError, RecursionError) as error:
                if self._ended or len(self._text) - self._at > LARGEST_VALUE:
                    raise BrokenJsonError(self.line) from error
            self._read(wanted)
            wanted *= 2

    def _peek(self) -> str:
        """Skip white space and return the next sign, or nothing at the end."""
        while True:
            match = _SPACE.match(self._text, self._at)
            self._move(match.end() if match else self._at)
            if self._at < len(self._text):
                return self._text[self._at]
            if self._ended:
                return ""
            self._read(_PIECE)

    def _takes(self, sign: str) -> bool:
        if self._peek() != sign:
            return False
        self._at += 1
        return True

    def _take(self, sign: str) -> None:
        if not self._takes(sign):
            raise BrokenJsonError(self.line)

    def _move(self, end: int) -> None:
        self.line += self._text.count("\n", self._at, end)
        self._at = end

    def _read(self, size: int) -> None:
        piece = self._file.read(size)
        self._ended = not piece
        self._text, self._at = self._text[self._at :] + piece, 0
