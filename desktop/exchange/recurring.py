"""The rule by which an event recurs, walked before anything is made of it. Pure; knows no shifts.

A rule may go on for ever, or be one that no day ever fits; here it is found out, within bounds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

import icalendar
from dateutil.rrule import rrulestr

from desktop.core.words import tr

_RARELY = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
_ENDS = ("UNTIL", "COUNT")
_EARLIEST = 1970
_BEYOND = timedelta(days=9 * 366)  # within which a rule that has a next time has it


class RuleError(ValueError):
    """An event gives no shift; the message says why."""


def bounded(event: icalendar.Event, since: date, until: date, most: int) -> bool:
    """Say whether a rule goes on after `until`; one that no later day fits becomes its days.

    Raises:
        RuleError: it recurs more often than a shift can, or more than `most` times from `since`.
    """
    rule, start = event.get("RRULE"), event.start
    if rule is None:
        return False
    if isinstance(rule, list):
        raise RuleError(tr("it recurs by more than one rule"))
    _check(rule, start)
    walk = _walked(rule, start, until)
    if sum(since <= moment.date() for moment in walk.times) > most:
        raise RuleError(tr("it recurs more than {most} times", most=most))
    if not walk.has_end:  # the library would look for the next one until the year 9999
        del event["RRULE"]
        days = [_like(start, moment) for moment in walk.times if moment != walk.first]
        if days:
            event.add("RDATE", days)
    return walk.goes_on


@dataclass(frozen=True, slots=True)
class _Walk:
    """The times of a rule up to a day, on the clock of the wall."""

    first: datetime
    times: tuple[datetime, ...]
    has_end: bool  # it comes to its last time, or to one after that day
    goes_on: bool


def _check(rule: icalendar.vRecur, start: date) -> None:
    often = {str(one).upper() for one in rule.get("FREQ", [])} - _RARELY
    if often or any(rule.get(name) for name in ("BYHOUR", "BYMINUTE", "BYSECOND")):
        raise RuleError(tr("it recurs more often than a shift can"))
    if start.year < _EARLIEST:
        raise RuleError(tr("it begins before 1970"))


def _walked(rule: icalendar.vRecur, start: date, until: date) -> _Walk:
    first = datetime.combine(start, start.time() if isinstance(start, datetime) else time())
    said = icalendar.vRecur({key: one for key, one in rule.items() if key not in _ENDS})
    said["UNTIL"] = [datetime.combine(max(until, start_day(start)) + _BEYOND, time.max)]
    count, last = rule.get("COUNT", [None])[0], rule.get("UNTIL", [None])[0]
    last_day = date.max if last is None else start_day(last)
    times: list[datetime] = []
    for moment in islice(rrulestr(said.to_ical().decode(), dtstart=first), count):
        if moment.date() > until:
            return _Walk(first, tuple(times), True, moment.date() <= last_day)
        if moment.date() <= last_day:
            times.append(moment)
    return _Walk(first, tuple(times), count is not None and len(times) == count, False)


def start_day(moment: date) -> date:
    """Return the day of a moment, or the day that it is."""
    return moment.date() if isinstance(moment, datetime) else moment


def _like(start: date, moment: datetime) -> date:
    """Return a time of the wall as a value of the same kind as the start."""
    if not isinstance(start, datetime):
        return moment.date()
    return moment.replace(tzinfo=start.tzinfo)
