"""The fields of a script, read one by one with a message for each mistake. Knows no cue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, TypeVar

from audio.frames import MINUTE, frames
from audio.script import Span
from audio.script_source import Place, Source, did_you_mean

E = TypeVar("E", bound=StrEnum)

LONGEST_MINUTES = 720
_DURATION = r"([0-9]{1,6}(?:\.[0-9]{1,6})?)([sm])"


class Fields:
    """One table of a script. Every method raises ScriptError with the line of the field it read."""

    def __init__(self, source: Source, place: Place, values: object, what: str) -> None:
        if not isinstance(values, dict):
            raise source.error(place, shown(values), f"{what} is a table of fields")
        self.source, self.place, self.what = source, place, what
        self._values: dict[str, Any] = values

    def __contains__(self, name: str) -> bool:
        return name in self._values

    @property
    def line(self) -> int:
        """The line on which the table begins."""
        return self.source.line(self.place)

    def only(self, names: Sequence[str]) -> None:
        """Refuse any field not among `names`."""
        for name in self._values:
            if name not in names:
                allowed = did_you_mean(name, names, f"{self.what} has")
                raise self.source.error((*self.place, name), "unknown field", allowed)

    def wrong(self, name: str, allowed: str) -> Exception:
        """Return the error for the value of the field `name`."""
        found = shown(self._values[name]) if name in self._values else "nothing"
        return self.source.error((*self.place, name), found, allowed)

    def value(self, name: str) -> Any:  # noqa: ANN401
        """Return the field as it stands, or None."""
        return self._values.get(name)

    def text(self, name: str, default: str | None = None) -> str:
        """Return a field of text, its white space evened out."""
        if name not in self._values and default is not None:
            return default
        if name not in self._values:
            raise self.wrong(name, f'{self.what} needs {name} = "…"')
        return self._as_text(name, self._values[name])

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a field that is a list of at least one text."""
        values = self._values[name]
        if not isinstance(values, list) or not values:
            raise self.wrong(name, 'a list of lines like ["…", "…"]')
        return tuple(self._as_text(name, value) for value in values)

    def _as_text(self, name: str, value: object) -> str:
        if not isinstance(value, str):
            raise self.source.error((*self.place, name), shown(value), "text in quotes")
        text = " ".join(value.split())
        if not any(character.isalnum() for character in text) or not text.isprintable():
            raise self.source.error((*self.place, name), shown(value), "words that can be spoken")
        return text

    def flag(self, name: str) -> bool:
        """Return a field that is true or false; false if it is not there."""
        value = self._values.get(name, False)
        if not isinstance(value, bool):
            raise self.wrong(name, "true or false")
        return value

    def whole(self, name: str, largest: int) -> int:
        """Return a field that is a whole number from 1 to `largest`."""
        value = self._values.get(name)
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= largest:
            raise self.wrong(name, f"a whole number from 1 to {largest}")
        return value

    def minutes(self, name: str) -> int | None:
        """Return a field given in minutes as frames, or None if it is not there."""
        if name not in self._values:
            return None
        value = self._values[name]
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not 0 < value <= LONGEST_MINUTES:
            raise self.wrong(name, f"minutes as a number, more than 0, at most {LONGEST_MINUTES}")
        return frames(60 * value)

    def name_of(self, name: str, kind: type[E], default: E | None = None) -> E:
        """Return a field that is one name of a closed set."""
        if name not in self._values and default is not None:
            return default
        return self._as_name(name, self._values.get(name), kind)

    def names_of(self, name: str, kind: type[E]) -> frozenset[E]:
        """Return a field that is one name of a closed set or a list of them."""
        value = self._values.get(name, [])
        values = value if isinstance(value, list) else [value]
        if name in self._values and not values:
            raise self.wrong(name, did_you_mean("", kind))
        return frozenset(self._as_name(name, each, kind) for each in values)

    def _as_name(self, name: str, value: object, kind: type[E]) -> E:
        if isinstance(value, str) and value in list(kind):
            return kind(value)
        found = "nothing" if value is None else shown(value)
        wanted = value if isinstance(value, str) else ""
        raise self.source.error((*self.place, name), found, did_you_mean(wanted, kind))

    def span(self, name: str) -> Span:
        """Return a silence such as "4s" or "6s..20s"."""
        value = self._values.get(name)
        ends = [_duration(end) for end in value.split("..")] if isinstance(value, str) else []
        if len(ends) not in (1, 2) or None in ends:
            raise self.wrong(name, 'a time such as "4s", or two such as "6s..20s" or "1m..5m"')
        shortest, longest = ends[0] or 0, ends[-1] or 0
        if shortest > longest:
            raise self.wrong(name, "the shorter time first")
        if longest > LONGEST_MINUTES * MINUTE:
            raise self.wrong(name, f"at most {LONGEST_MINUTES} minutes")
        return Span(shortest, longest)


def _duration(text: str) -> int | None:
    match = re.fullmatch(_DURATION, text.strip())
    if not match:
        return None
    return frames(float(match[1]) * (60 if match[2] == "m" else 1))


def shown(value: object) -> str:
    """Return a value as it is quoted in a message: in TOML's spelling, not too long."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:56]}…" + ('"' if isinstance(value, str) else "")
