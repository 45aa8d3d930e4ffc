"""A calendar file (.ics) read as shifts. Pure; knows no journal.

Events that recur are expanded over a stretch of days; times keep their zone, and those that name
none are this place's. What cannot be read is told event by event, or the file is refused.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from time import monotonic

import icalendar
import recurring_ical_events

from desktop.core.errors import AppError, ErrorKind
from desktop.core.lines import one_line
from desktop.core.shift_kinds import MOST_OF_A_NAME, ShiftKind, names_of
from desktop.core.words import tr
from desktop.exchange.planned import Planned, PlannedShift, Unreadable, joined
from desktop.exchange.recurring import RuleError, bounded, start_day
from desktop.exchange.shift_file import is_calendar

MOST_BYTES = 10_000_000
MOST_EVENTS = 50_000
MOST_RECURRING = 200
MOST_SHIFTS = 10_000  # that recurring events make together
MOST_TIMES = 5_000  # that one event recurs
MOST_RAW = 4_000  # characters kept of one event
MOST_SECONDS = 6.0  # for all that recurs, but for the rule that is being worked out
SINGLE_AHEAD = timedelta(days=9 * 366)  # beyond the last day of what recurs
_MATTERS = {
    "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "STATUS", "UID",
}  # fmt: skip
_LONGEST = timedelta(hours=72)
# What the two libraries raise over values that no calendar should hold.
_BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)


EventError = RuleError  # an event gives no shift; the message says why


def read_calendar(
    data: bytes,
    kinds: Sequence[ShiftKind],
    since: date,
    until: date,
    whole_days: bool = False,
    path: object = None,
    seconds: Callable[[], float] = monotonic,
) -> Planned:
    """Return the shifts that begin from `since` on, oldest first; what recurs up to `until`.

    Where more would follow after that, `recurring_until` says so.
    Events without hours are only listed, unless `whole_days`: then those whose name is a kind with
    hours are taken as such. `path` is for the sentence.

    Raises:
        AppError: it is no calendar, or larger than any rota.
    """
    events = _events(data, path)
    reading = _Reading(kinds, since, until, whole_days, seconds)
    for number, event in enumerate(events, start=1):
        reading.take(number, event)
    return reading.planned()


def _events(data: bytes, path: object) -> list[icalendar.Event]:
    def refuse(why: str) -> AppError:
        return AppError(ErrorKind.SHIFTS_NOT_READ, path=path, why=why)

    if len(data) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        raise refuse(tr("a calendar of shifts is smaller than {most} MB", most=most))
    if not is_calendar(data):
        raise refuse(tr("it is no calendar"))
    icalendar.use_zoneinfo()  # else a zone that an earlier file defined would be known in this one
    try:
        calendars = icalendar.Calendar.from_ical(data, multiple=True)
        events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    except _BROKEN as error:
        raise refuse(tr("the calendar in it is broken off or damaged")) from error
    if not calendars:
        raise refuse(tr("the calendar in it is broken off or damaged"))
    if len(events) > MOST_EVENTS:
        raise refuse(tr("it has more than {most} events", most=MOST_EVENTS))
    return [event for event in events if isinstance(event, icalendar.Event)]


class _Reading:
    """Goes through the events: the single ones at once, those that recur together at the end."""

    def __init__(
        self,
        kinds: Sequence[ShiftKind],
        since: date,
        until: date,
        whole_days: bool,
        seconds: Callable[[], float],
    ) -> None:
        self._kinds, self._whole = names_of(kinds), whole_days
        self._since, self._until = since, until
        self._seconds, self._is_cut = seconds, False
        self._recurring: dict[str, list[tuple[int, icalendar.Event]]] = defaultdict(list)
        self._shifts: list[PlannedShift] = []
        self._leaves: list[tuple[str, date]] = []
        self._unreadable: list[Unreadable] = []
        self._whole_days: list[Unreadable] = []
        self._days_off = self._cancelled = self._outside = 0

    def take(self, number: int, event: icalendar.Event) -> None:
        """Read one event, or lay it aside with the others of its series."""
        try:
            _check(event)
            uid = str(event.get("UID") or f"event {number}")
            if any(event.get(name) is not None for name in ("RRULE", "RDATE", "RECURRENCE-ID")):
                self._recurring[uid].append((number, event))
            else:
                self._take_one(number, event)
        except EventError as problem:
            self._refuse(number, event, str(problem))
        except _BROKEN:
            self._refuse(number, event, tr("it is damaged"))

    def planned(self) -> Planned:
        """Return all that was read."""
        begun = self._seconds()
        for count, series in enumerate(self._recurring.values(), start=1):
            self._take_series(series, count, self._seconds() - begun > MOST_SECONDS)
        return Planned(
            tuple(sorted(self._shifts, key=lambda shift: shift.start.replace(tzinfo=None))),
            joined(self._leaves),
            tuple(sorted(self._unreadable, key=lambda one: one.line)),
            self._days_off,
            tuple(self._whole_days),
            self._cancelled,
            self._outside,
            self._until if self._is_cut else None,
        )

    def _take_series(
        self, series: list[tuple[int, icalendar.Event]], count: int, is_late: bool
    ) -> None:
        number, first = series[0]
        try:
            if is_late:
                raise EventError(tr("the rules before it take too long to work out"))
            if count > MOST_RECURRING:
                raise EventError(tr("more than {most} events recur", most=MOST_RECURRING))
            if len(self._shifts) > MOST_SHIFTS:
                raise EventError(tr("there are more shifts in it than anybody works"))
            events = [event for _, event in series]
            goes_on = [bounded(one, self._since, self._until, MOST_TIMES) for one in events]
            found = list(_expanded(events, self._since, self._until))
            for event in found:
                self._take_one(number, event)
            is_cut = any(goes_on) and bool(found or start_day(first.start) > self._until)
            self._is_cut |= is_cut
            self._outside += not found and not is_cut
        except EventError as problem:
            self._refuse(number, first, str(problem))
        except (*_BROKEN, recurring_ical_events.InvalidCalendar):
            self._refuse(number, first, tr("the rule by which it recurs is damaged"))

    def _take_one(self, number: int, event: icalendar.Event) -> None:
        start, first = event.start, start_day(event.start)
        kind = self._kinds.get(_name(event).casefold())
        if str(event.get("STATUS", "")).upper() == "CANCELLED":
            self._cancelled += 1
        elif not self._since <= first <= self._until + SINGLE_AHEAD:
            self._outside += 1
        elif kind is not None and (kind.start is None or kind.end is None):
            self._take_free(kind, event, first)
        elif isinstance(start, datetime):
            self._shifts.append(_shift(number, event, kind, start, _end(event, start)))
        elif self._whole and kind is not None and kind.start and kind.end:
            start = datetime.combine(first, kind.start)
            later = kind.end <= kind.start
            end = datetime.combine(first + timedelta(days=later), kind.end)
            self._shifts.append(_shift(number, event, kind, start, end))
        else:
            why = tr("it has no hours of its own")
            self._whole_days.append(Unreadable(number, _name(event), why))

    def _take_free(self, kind: ShiftKind, event: icalendar.Event, first: date) -> None:
        """Take days off or a leave, of however many days."""
        end = event.end
        last = end.date() if isinstance(end, datetime) else end - timedelta(days=1)
        days = min((last - first).days, 366) + 1
        self._days_off += max(1, days)
        if kind.free == "leave":
            self._leaves += [(kind.name, first + timedelta(days=n)) for n in range(max(1, days))]

    def _refuse(self, number: int, event: icalendar.Event, why: str) -> None:
        self._unreadable.append(Unreadable(number, _name(event), why))


def _check(event: icalendar.Event) -> None:
    """Refuse an event that the libraries would read as something else, or not end over.

    Raises:
        EventError: it is one.
    """
    for name, _ in event.errors:
        if name is None or str(name).upper() in _MATTERS:
            raise EventError(tr("its {field} cannot be read", field=name or tr("text")))
    if event.get("DTSTART") is None:
        raise EventError(tr("it has no start"))
    for name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
        value = event.get(name)
        zone = value.params.get("TZID") if value is not None else None
        if zone and isinstance(value.dt, datetime) and value.dt.tzinfo is None:
            raise EventError(tr("its time zone, {zone}, is not known", zone=one_line(str(zone))))


def _expanded(
    events: Sequence[icalendar.Event], since: date, until: date
) -> Iterator[icalendar.Event]:
    """Yield every time that a series happens within these days; excluded ones are left out."""
    calendar = icalendar.Calendar()
    for event in events:
        calendar.add_component(event)
    found = recurring_ical_events.of(calendar).between(since, until + timedelta(days=1))
    if len(found) > MOST_TIMES:
        raise EventError(tr("it recurs more than {most} times", most=MOST_TIMES))
    for event in found:
        if since <= start_day(event.start) <= until:  # not one that only reaches into these days
            yield event


def _shift(
    number: int, event: icalendar.Event, kind: ShiftKind | None, start: datetime, end: datetime
) -> PlannedShift:
    named = kind.name if kind is not None else _name(event)[:MOST_OF_A_NAME].strip()
    raw = event.to_ical().decode("utf-8", "replace")[:MOST_RAW]
    return PlannedShift(named or tr("shift"), start, end, number, _source_id(event), raw)


def _end(event: icalendar.Event, start: datetime) -> datetime:
    """Return the end of a shift, in the zone of its start.

    Raises:
        EventError: it has none that a shift can have.
    """
    if event.get("DTEND") is None and event.get("DURATION") is None:
        raise EventError(tr("it has no end"))
    end = event.end
    if not isinstance(end, datetime) or (end.tzinfo is None) != (start.tzinfo is None):
        raise EventError(tr("its end is of another kind than its start"))
    length = end - start if start.tzinfo is None else end.astimezone(UTC) - start.astimezone(UTC)
    if not timedelta(0) < length <= _LONGEST:
        raise EventError(tr("its end is not within 72 hours after its start"))
    return end if start.tzinfo is None else end.astimezone(start.tzinfo)


def _source_id(event: icalendar.Event) -> str:
    """Return what an event is known again by: its UID and the start of this time."""
    start = event.start
    if isinstance(start, datetime) and start.tzinfo is not None:
        start = start.astimezone(UTC)
    said = (str(event.get("UID") or _name(event)), start.isoformat())
    return "ics:" + hashlib.sha256("\n".join(said).encode()).hexdigest()[:40]


def _name(event: icalendar.Event) -> str:
    return one_line(str(event.get("SUMMARY") or ""))
