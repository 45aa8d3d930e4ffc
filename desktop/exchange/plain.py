"""Records as plain values, and back: what JSON can hold, checked as it comes in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from desktop.core.clock import Stamp
from desktop.core.days import monday_of, week_of
from desktop.exchange.columns import Column, Form, Value, columns
from desktop.journal.kinds import KIND_NAMED, KINDS, AnyRecord, Kind
from desktop.journal.records import CourseStep, Entered, EntryKind, FieldError, Moment, check_text

Plain = dict[str, Any]
_ENUMS: MappingProxyType[tuple[str, str], type[StrEnum]] = MappingProxyType(
    {
        ("checkins", "moment"): Moment,
        ("entries", "kind"): EntryKind,
        ("course", "step"): CourseStep,
        **{(kind, "entered"): Entered for kind in ("checkins", "entries", "reflections", "scores")},
    }
)
_NUMBERS = (int, float)
_WANTED = {
    Form.TEXT: "text",
    Form.TEXT_OR_NONE: "text, or nothing",
    Form.WHOLE: "a whole number",
    Form.WHOLE_OR_NONE: "a whole number, or nothing",
    Form.NUMBER: "a number",
    Form.SWITCH: "true or false",
    Form.LIST: "a list",
    Form.MOMENT: "a time such as 2026-03-04T19:30:00+01:00",
}


class PlainKind:
    """One kind's road to plain values and back; made once, used for every record."""

    def __init__(self, kind: Kind) -> None:
        self.kind, self.columns = kind, columns(kind.name)
        self.names = [column.name for column in self.columns]
        self._fields = [one.name for one in fields(kind.record)]
        self.needed = {one.name for one in fields(kind.record) if one.default is MISSING}
        self._enums = {name: of for (of_kind, name), of in _ENUMS.items() if of_kind == kind.name}

    def plain(self, record: AnyRecord) -> Plain:
        """Return `record` as plain values, in the order of the columns."""
        return {column.name: _plain_value(record, column) for column in self.columns}

    def record(self, plain: Plain) -> AnyRecord:
        """Return the record that `plain` describes; what is missing is as a new record has it.

        Raises:
            ValueError: a value that the field cannot hold, or one that must be there is not.
        """
        made: dict[str, Any] = {}
        for column in self.columns:
            if column.name in plain:
                made[column.name] = self._value(column, plain[column.name])
        zone = made.get("zone", "")
        for column in self.columns:
            if column.form is Form.MOMENT and column.name in made:
                made[column.name] = _stamp(column.name, made[column.name], zone)
        missing = self.needed - made.keys()
        if missing:
            raise FieldError(min(missing), "missing", "a value")
        make: Any = self.kind.record
        try:
            record: AnyRecord = make(**{n: made[n] for n in self._fields if n in made})
        except TypeError as error:
            raise FieldError("it", "of no shape that is known", "another value") from error
        return record

    def _value(self, column: Column, value: Value) -> Value:
        name, form = column.name, column.form
        if type(value) not in _TYPES[form]:
            raise FieldError(name, _short(value), _WANTED[form])
        if type(value) is str:
            if not value.isascii():
                check_text(name, value)
        elif type(value) in _NUMBERS and not _is_small(value):
            raise FieldError(name, _short(value), "a smaller number")
        if name in _CHECKS:
            _CHECKS[name](value)
        if form is Form.LIST:
            return _as_tuple(value, pairs=(self.kind.name, name) in _PAIRS)
        if form is Form.NUMBER:
            return float(value)
        return _member(name, self._enums[name], value) if name in self._enums else value


def plain_kinds() -> dict[str, PlainKind]:
    """Return the road of every kind, by the kind's name."""
    return {kind.name: PlainKind(kind) for kind in KINDS}


def plain_kind(name: str) -> PlainKind:
    """Return the road of one kind."""
    return PlainKind(KIND_NAMED[name])


def _plain_value(record: AnyRecord, column: Column) -> Value:
    if column.name == "zone":
        return record.at.zone  # type: ignore[union-attr]
    value = getattr(record, column.name)
    if column.form is Form.MOMENT:
        return moment_text(value)
    return value.value if isinstance(value, StrEnum) else value


def moment_text(at: Stamp) -> str:
    """Return a stamp as ISO 8601 with the offset that held; microseconds only where there are."""
    offset = timezone(timedelta(minutes=at.offset_minutes))
    return at.utc.astimezone(offset).isoformat()


def _stamp(name: str, text: str, zone: str) -> Stamp:
    try:
        moment = datetime.fromisoformat(text)
        offset = moment.utcoffset()
        if offset is None:
            raise ValueError("no offset")
        stamp = Stamp(moment.astimezone(UTC), zone, round(offset.total_seconds() / 60))
        _ = stamp.local - timedelta(days=1)  # its day may be the one before
        return stamp
    except (ValueError, OverflowError) as error:
        raise FieldError(name, _short(text), _WANTED[Form.MOMENT]) from error


_TYPES: MappingProxyType[Form, frozenset[type]] = MappingProxyType(
    {
        Form.MOMENT: frozenset((str,)),
        Form.TEXT: frozenset((str,)),
        Form.TEXT_OR_NONE: frozenset((str, type(None))),
        Form.WHOLE: frozenset((int,)),
        Form.WHOLE_OR_NONE: frozenset((int, type(None))),
        Form.NUMBER: frozenset((int, float)),
        Form.SWITCH: frozenset((bool,)),
        Form.LIST: frozenset((list, tuple)),
    }
)


def _is_small(number: float) -> bool:
    return abs(number) < 2**63  # what the journal's columns can hold


def _as_tuple(value: Value, *, pairs: bool = False) -> Value:
    if pairs and not all(isinstance(one, list | tuple) and len(one) == 2 for one in value):
        raise FieldError("a list", _short(value), "pairs")
    if isinstance(value, list | tuple):
        return tuple(_as_tuple(one) for one in value)
    if isinstance(value, int | float) and not isinstance(value, bool) and not _is_small(value):
        raise FieldError("a list", _short(value), "smaller numbers")
    return value


def _check_name(text: str) -> None:
    if not text:
        raise FieldError("id", "empty", "text")


def _check_day(text: str) -> None:
    try:
        well = date.fromisoformat(text).isoformat() == text
    except ValueError:
        well = False
    if not well:
        raise FieldError("day", _short(text), "a date such as 2026-03-04")


def _check_week(text: str) -> None:
    try:
        well = week_of(monday_of(text)) == text
    except ValueError:
        well = False
    if not well:
        raise FieldError("week", _short(text), "a week such as 2026-W10")


def _check_added(number: int) -> None:
    if number < 0:
        raise FieldError("added", number, "0 or more")


_CHECKS: MappingProxyType[str, Callable[[Any], None]] = MappingProxyType(
    {"id": _check_name, "day": _check_day, "week": _check_week, "added": _check_added}
)
_PAIRS = {("entries", "answers"), ("scores", "totals")}


def _member(name: str, enum: type[StrEnum], value: str) -> StrEnum:
    try:
        return enum(value)
    except ValueError as error:
        allowed = ", ".join(one.value for one in enum)
        raise FieldError(name, _short(value), f"one of {allowed}") from error


def _short(value: Value) -> str:
    text = ascii(value)
    return text if len(text) <= 40 else f"{text[:37]}…"
