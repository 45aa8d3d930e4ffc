"""The kinds of shift a person works: code, name and usual hours. Costs nothing to import.

Each is kept in the settings as one line, `N | night shift | 20:00 | 08:00`. One without hours says
that nobody works: a day off, or a leave, which a rota has codes for too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple

from desktop.core.lines import is_one_line
from desktop.core.vocabulary import SHIFTS

MOST_KINDS = 40
MOST_OF_A_NAME = 40
MOST_OF_A_CODE = 12
OFF, LEAVE = "off", "leave"
_OFF = ("off", "do", "d/o", "day off", "rest", "rest day", "rd", "free")
_LEAVE = ("al", "a/l", "annual leave", "leave", "holiday", "hol")


class ShiftKind(NamedTuple):
    """One kind: what a rota calls it, what it is called here, and when it begins and ends."""

    code: str
    name: str
    start: time | None = None
    end: time | None = None  # not after `start`: on the day after
    free: str = ""  # off or leave, where nobody works

    @property
    def line(self) -> str:
        """The kind as it is kept, and as a person may write it."""
        if self.start is None or self.end is None:
            return f"{self.code} | {self.name} | {self.free}"
        return f"{self.code} | {self.name} | {self.start:%H:%M} | {self.end:%H:%M}"


USUAL_KINDS = (
    ShiftKind("D", "day shift", time(8), time(16, 30)),
    ShiftKind("E", "early shift", time(7), time(15)),
    ShiftKind("L", "late shift", time(13), time(21, 30)),
    ShiftKind("N", "night shift", time(20), time(8)),
    ShiftKind("LD", "long day", time(7), time(19, 30)),
    ShiftKind("OC", "on call", time(8), time(8)),
    ShiftKind("OFF", "day off", free=OFF),
    ShiftKind("AL", "annual leave", free=LEAVE),
    ShiftKind("SL", "study leave", free=LEAVE),
)


def kind_of(line: str) -> ShiftKind:
    """Return the kind that a line says.

    Raises:
        ValueError: it says none; the message says why.
    """
    parts = [part.strip() for part in line.split("|")]
    code, name = parts[0], parts[1] if len(parts) > 1 else ""
    if not (0 < len(code) <= MOST_OF_A_CODE and 0 < len(name) <= MOST_OF_A_NAME):
        raise ValueError("a code and a name come first")
    if not is_one_line(line):
        raise ValueError("a code and a name come first")
    if " " in code or code[0].isdigit():
        raise ValueError("a code is one word, and no number")
    if len(parts) == 3 and parts[2] in (OFF, LEAVE):
        return ShiftKind(code, name, free=parts[2])
    if len(parts) != 4:
        raise ValueError("two times follow, or “off”, or “leave”")
    return ShiftKind(code, name, _time(parts[2]), _time(parts[3]))


def kinds_of(lines: Iterable[str]) -> tuple[ShiftKind, ...]:
    """Return the kinds that the settings hold; the usual ones where there are none."""
    return tuple(map(kind_of, lines)) or USUAL_KINDS


def holds_kinds(lines: object) -> bool:
    """Say whether the settings may hold these lines: each a kind, no code or name twice."""
    if not isinstance(lines, list | tuple) or len(lines) > MOST_KINDS:
        return False
    try:
        kinds = [kind_of(line) for line in lines if isinstance(line, str)]
    except ValueError:
        return False
    codes, names = {k.code.casefold() for k in kinds}, {k.name.casefold() for k in kinds}
    return len(codes) == len(names) == len(lines)


def names_of(kinds: Sequence[ShiftKind]) -> dict[str, ShiftKind]:
    """Return the kinds by all that a rota may call them; what a person named comes first."""
    found: dict[str, ShiftKind] = {}
    for kind in kinds:
        found |= {kind.code.casefold(): kind, kind.name.casefold(): kind}
    for kind in kinds:
        short = kind.name.casefold().removesuffix(" shift")
        for name in (short, f"{short}s", f"{short} shift", short.replace(" ", "-")):
            found.setdefault(name, kind)
    for words, name, free in ((_OFF, "day off", OFF), (_LEAVE, "annual leave", LEAVE)):
        own = next((kind for kind in kinds if kind.free == free), ShiftKind("", name, free=free))
        for word in words:
            found.setdefault(word, own)
    return found


def usual_word(kind: str, start: datetime, end: datetime) -> str:
    """Return the word of the vocabulary that a shift of these civil times goes by.

    A kind of one's own goes by its hours: one that covers three in the morning is a night.
    """
    if kind in SHIFTS:
        return kind
    if "call" in kind.casefold():
        return "on call"
    small_hours = start.replace(hour=3, minute=0, second=0, microsecond=0)
    if start.hour >= 3:
        small_hours += timedelta(days=1)
    if start <= small_hours < end:
        return "night shift"
    return "late shift" if start.hour >= 12 else "day shift"


def _time(text: str) -> time:
    hour, _, minute = text.partition(":")
    if not (hour.isdecimal() and minute.isdecimal() and len(minute) == 2 and hour.isascii()):
        raise ValueError(f"“{text}” is no time such as 07:30")
    return time(int(hour), int(minute))
