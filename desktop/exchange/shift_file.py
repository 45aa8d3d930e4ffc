"""A file of shifts, known by how it begins: a calendar (.ics), or a rota as plain text. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from desktop.core.errors import AppError, ErrorKind
from desktop.core.shift_kinds import ShiftKind
from desktop.core.words import tr
from desktop.exchange.planned import Planned

ICS = "ics"
A_YEAR = timedelta(days=366)
EARLIEST = date(1970, 1, 1)
_HEAD = b"BEGIN:VCALENDAR"


@dataclass(frozen=True, slots=True)
class HowToRead:
    """What is needed to understand a rota or a calendar."""

    kinds: Sequence[ShiftKind]
    today: date
    order: str | None  # of day and month in a date such as 2/11, where it was said
    since: date  # of a calendar
    until: date  # the last day on which what recurs in it is taken
    whole_days: bool = False


def how_to_read(kinds: Sequence[ShiftKind], today: date, order: str | None = None) -> HowToRead:
    """Return the usual way: a calendar from its first event, what recurs up to a year ahead."""
    return HowToRead(kinds, today, order, EARLIEST, today + A_YEAR)


def is_calendar(data: bytes) -> bool:
    """Say whether a file begins as a calendar does, whatever its name."""
    return data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").upper().startswith(_HEAD)


def is_calendar_file(path: Path) -> bool:
    """Say whether the file at `path` begins as a calendar does; one that cannot be read does not.

    It reads a few bytes and loads nothing, so that the interface thread may ask.
    """
    try:
        with path.open("rb") as file:
            return is_calendar(file.read(200))
    except OSError:
        return False


def read_file(path: Path, how: HowToRead) -> tuple[Planned, str]:
    """Return what a file says, and its source: "ics", or nothing for text.

    Raises:
        AppError: it cannot be read, or is neither.
    """
    from desktop.exchange.calendar_file import MOST_BYTES, read_calendar

    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _refused(tr("it cannot be opened"), path.name) from error
    if is_calendar(data):
        return (
            read_calendar(data, how.kinds, how.since, how.until, how.whole_days, path.name),
            ICS,
        )
    try:
        return read_text(data.decode("utf-8-sig"), how, path.name), ""
    except UnicodeDecodeError as error:
        why = tr("it is neither a calendar (.ics) nor plain text")
        raise _refused(why, path.name) from error


def read_text(text: str, how: HowToRead, name: str | None = None) -> Planned:
    """Return what a rota as text says.

    Raises:
        AppError: it is no text, or longer than any rota.
    """
    from desktop.exchange.rota import read_rota

    if "\0" in text:
        raise _refused(tr("it is no plain text"), name)
    try:
        return read_rota(text, how.kinds, how.today, how.order)
    except ValueError as error:
        raise _refused(tr("it is longer than any rota"), name) from error


def _refused(why: str, name: str | None) -> AppError:
    return AppError(ErrorKind.SHIFTS_NOT_READ, path=name, why=why)
