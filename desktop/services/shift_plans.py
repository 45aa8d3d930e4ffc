"""What is to become of shifts, worked out on the journal before anything is kept. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from desktop.core.clock import Clock, Stamp
from desktop.core.repeating import days_of
from desktop.core.words import tr
from desktop.exchange.planned import Planned, PlannedLeave, PlannedShift
from desktop.journal.life import LONGEST_SHIFT, Import, Mark, Shift
from desktop.journal.making import new_id, place_of
from desktop.journal.records import FieldError
from desktop.journal.shift_change import ShiftChange
from desktop.services.shift_views import ShiftDraft, ShiftOffer

if TYPE_CHECKING:
    from desktop.journal.repository import Journal


def planned_from(draft: ShiftDraft) -> list[PlannedShift]:
    """Return every shift that a draft means.

    Raises:
        FieldError: it repeats on no day at all.
    """
    days = days_of(draft.start.date(), draft.repeat)
    if not days:
        raise FieldError("repeat", "no day", tr("at least one day"))
    length = draft.end.date() - draft.start.date()
    made = []
    for day in days:
        start = datetime.combine(day, draft.start.time())
        made.append(
            PlannedShift(draft.kind, start, datetime.combine(day + length, draft.end.time()))
        )
    return made


def shift_from(planned: PlannedShift, clock: Clock, source: str = "tend") -> Shift:
    """Return a new shift; the journal gives it its day.

    Raises:
        FieldError: no shift can be so.
    """
    at, end = stamp_of(clock, planned.start), stamp_of(clock, planned.end)
    return _made(new_id(), at, end, planned.kind, source)


def amended(shift: Shift, draft: ShiftDraft, clock: Clock) -> Shift:
    """Return `shift` as a form says it; a time that was not touched keeps its zone.

    Raises:
        FieldError: no shift can be so.
    """
    at = shift.at if draft.start == shown(shift.at) else stamp_of(clock, draft.start)
    end = shift.end if draft.end == shown(shift.end) else stamp_of(clock, draft.end)
    return _made(shift.id, at, end, draft.kind, shift.source)


def shown(at: Stamp) -> datetime:
    """Return the civil time that a form shows: to the minute."""
    return at.local.replace(second=0, microsecond=0)


def stamp_of(clock: Clock, moment: datetime) -> Stamp:
    """Return the stamp of a moment; one without a zone, or in UTC, is this place's.

    Raises:
        FieldError: no calendar holds it.
    """
    try:
        zone = getattr(moment.tzinfo, "key", None)
        if moment.tzinfo is UTC or zone in ("UTC", "Etc/UTC"):
            stamp = clock.at(moment.astimezone())
        elif isinstance(zone, str):
            offset = moment.utcoffset() or timedelta(0)
            stamp = Stamp(moment.astimezone(UTC), zone, round(offset.total_seconds() / 60))
        else:
            stamp = clock.at(moment)
        _ = stamp.local - timedelta(days=2), stamp.local + timedelta(days=2)
    except (OverflowError, ValueError, OSError) as error:
        raise FieldError("at", moment, "a moment within the calendar") from error
    return stamp


def offer_of(
    journal: Journal, planned: Planned, clock: Clock, source: str = "", file_name: str = ""
) -> ShiftOffer:
    """Return what would be new of `planned`: not here already, and not said twice."""
    pairs = [(one, shift_from(one, clock)) for one in planned.shifts]
    standing = around(journal, [shift for _, shift in pairs])
    known = journal.shifts.known_sources(one.source_id for one, _ in pairs if one.source_id)
    taken = {_stretch(shift) for shift in standing}
    new: list[tuple[PlannedShift, Shift]] = []
    for one, shift in pairs:
        if one.source_id not in known and _stretch(shift) not in taken:
            new.append((one, shift))
        taken.add(_stretch(shift))
        known |= {one.source_id} - {""}
    kept = [shift for _, shift in new]
    return ShiftOffer(
        planned,
        tuple(one for one, _ in new),
        len(pairs) - len(new),
        len(_sharing_time([*standing, *kept]) & {shift.id for shift in kept}),
        source,
        file_name,
    )


def change_of(
    journal: Journal, offer: ShiftOffer, clock: Clock, kinds: Iterable[str], leaves: bool
) -> ShiftChange:
    """Return the change that keeps an offer: those of its shifts that are of these kinds."""
    fresh = offer_of(journal, offer.planned, clock, offer.source, offer.file_name)
    wanted = set(kinds)
    chosen = [one for one in fresh.new if one.kind in wanted]
    shifts = [shift_from(one, clock, offer.source or "tend") for one in chosen]
    marks = tuple(_mark(leave, clock) for leave in offer.planned.leaves if leaves)
    change = ShiftChange(added=tuple(shifts), marks=marks)
    if not offer.source or not shifts:
        return change
    pairs = zip(chosen, shifts, strict=True)
    came = tuple((one.source_id, shift.id, one.raw) for one, shift in pairs if one.source_id)
    return replace(change, batch=_batch(offer, len(shifts), clock), came_from=came)


def around(journal: Journal, shifts: Sequence[Shift]) -> list[Shift]:
    """Return the shifts in the journal that lie about these."""
    if not shifts:
        return []
    first, last = min(one.at.utc for one in shifts), max(one.end.utc for one in shifts)
    return journal.shifts.between(first, last)


def overlapping(shift: Shift, others: Iterable[Shift]) -> list[Shift]:
    """Return those of `others` that share time with `shift`."""
    return [
        one
        for one in others
        if one.id != shift.id and one.at.utc < shift.end.utc and shift.at.utc < one.end.utc
    ]


def _sharing_time(shifts: Iterable[Shift]) -> set[str]:
    """Return the ids of those that share time with another: in one sweep, they may be many."""
    found: set[str] = set()
    last: Shift | None = None  # of those before, the one that ends last
    for shift in sorted(shifts, key=lambda one: (one.at.utc, one.end.utc)):
        if last is not None and shift.at.utc < last.end.utc:
            found |= {shift.id, last.id}
        if last is None or shift.end.utc > last.end.utc:
            last = shift
    return found


def _stretch(shift: Shift) -> tuple[datetime, datetime]:
    return shift.at.utc, shift.end.utc


def _made(shift_id: str, at: Stamp, end: Stamp, kind: str, source: str) -> Shift:
    if end.utc <= at.utc or end.utc - at.utc > LONGEST_SHIFT:
        found = end.local.isoformat(sep=" ", timespec="minutes")
        raise FieldError("end", found, "a time after its start, within 72 hours")
    place = place_of(at)
    end = Stamp(end.utc, at.zone, end.offset_minutes)  # one zone holds for both
    return Shift(
        id=shift_id, at=at, end=end, day=place.day, week=place.week, kind=kind, source=source
    )


def _mark(leave: PlannedLeave, clock: Clock) -> Mark:
    at = stamp_of(clock, datetime.combine(leave.first, time(12)))
    place = place_of(at)
    until = None if leave.last == leave.first else leave.last.isoformat()
    return Mark(id=new_id(), at=at, day=place.day, week=place.week, name=leave.name, until=until)


def _batch(offer: ShiftOffer, added: int, clock: Clock) -> Import:
    at = clock.now()
    place = place_of(at)
    return Import(
        id=new_id(),
        at=at,
        day=place.day,
        week=place.week,
        source=offer.source,
        file_name=offer.file_name,
        added=added,
    )
