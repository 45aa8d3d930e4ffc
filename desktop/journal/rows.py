"""Rows and records, one into the other. The only place that knows how a field is stored."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Protocol, TypeVar

from desktop.core.clock import Stamp
from desktop.core.errors import AppError, ErrorKind
from desktop.journal.records import CheckIn, Entered, Moment, Sitting

Row = Mapping[str, Any]
Record = TypeVar("Record")


def utc_text(moment: datetime) -> str:
    """Return a UTC instant as text of one width, which sorts as time does."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def check_in_row(check_in: CheckIn) -> dict[str, Any]:
    """Return the row that keeps `check_in`."""
    return {
        **placed_row(check_in),
        "pleasantness": check_in.pleasantness,
        "energy": check_in.energy,
        "able": check_in.able,
        "words": json.dumps(check_in.words, ensure_ascii=False),
        "contexts": json.dumps(check_in.contexts, ensure_ascii=False),
        "slept_minutes": check_in.slept_minutes,
        "note": check_in.note,
        "moment": check_in.moment.value,
        "sitting_id": check_in.sitting_id,
        "entered": check_in.entered.value,
        "source": check_in.source,
    }


def sitting_row(sitting: Sitting) -> dict[str, Any]:
    """Return the row that keeps `sitting`."""
    return {
        **placed_row(sitting),
        "practice_id": sitting.practice_id,
        "planned_s": sitting.planned_s,
        "practised_s": float(sitting.practised_s),
        "finished": int(sitting.finished),
        "closed": int(sitting.closed),
        "hard": int(sitting.hard),
        "choices": sitting.choices,
        "source": sitting.source,
    }


def check_in_of(row: Row) -> CheckIn:
    """Return the check-in kept in `row`.

    Raises:
        AppError: the row holds what no check-in can; the file is damaged.
    """
    return read_record(row, _check_in_of)


def sitting_of(row: Row) -> Sitting:
    """Return the sitting kept in `row`.

    Raises:
        AppError: the row holds what no sitting can; the file is damaged.
    """
    return read_record(row, _sitting_of)


def read_record(row: Row, make: Callable[[Row], Record]) -> Record:
    """Return what `make` makes of `row`.

    Raises:
        AppError: the row holds what no record can; the file is damaged.
    """
    try:
        return make(row)
    except (ValueError, TypeError, OverflowError) as error:
        detail = f"entry {row['id']} holds an impossible value"
        raise AppError(ErrorKind.JOURNAL_DAMAGED, detail) from error


def _check_in_of(row: Row) -> CheckIn:
    return CheckIn(
        **placed_of(row),
        pleasantness=row["pleasantness"],
        energy=row["energy"],
        able=row["able"],
        words=tuple(json.loads(row["words"])),
        contexts=tuple(json.loads(row["contexts"])),
        slept_minutes=row["slept_minutes"],
        note=row["note"],
        moment=Moment(row["moment"]),
        sitting_id=row["sitting_id"],
        entered=Entered(row["entered"]),
        source=row["source"],
    )


def _sitting_of(row: Row) -> Sitting:
    return Sitting(
        **placed_of(row),
        practice_id=row["practice_id"],
        planned_s=row["planned_s"],
        practised_s=row["practised_s"],
        finished=bool(row["finished"]),
        closed=bool(row["closed"]),
        hard=bool(row["hard"]),
        choices=row["choices"],
        source=row["source"],
    )


class Placed(Protocol):
    """What every record has: an id, a moment, and the day and week it belongs to."""

    @property
    def id(self) -> str: ...
    @property
    def at(self) -> Stamp: ...
    @property
    def day(self) -> str: ...
    @property
    def week(self) -> str: ...


def placed_row(record: Placed) -> dict[str, Any]:
    """Return the columns that every record has: its id, its moment, its day and its week."""
    return {
        "id": record.id,
        "at_utc": utc_text(record.at.utc),
        "zone": record.at.zone,
        "offset_minutes": record.at.offset_minutes,
        "local": record.at.local.isoformat(timespec="microseconds"),
        "day": record.day,
        "week": record.week,
    }


def placed_of(row: Row) -> dict[str, Any]:
    """Return the fields that every record has, as they are kept in `row`."""
    moment = datetime.fromisoformat(row["at_utc"])
    at = Stamp(moment, row["zone"], row["offset_minutes"])
    return {"id": row["id"], "at": at, "day": row["day"], "week": row["week"]}
