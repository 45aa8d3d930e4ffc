"""What Now is shown, made from what was read. Pure; knows no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.core.vocabulary import HEAVY, SHIFTS
from desktop.course.suggestions import Circumstances, Offer, quadrant_of
from desktop.services.views import DayMinutes, PracticeSummary, WeekSummary

if TYPE_CHECKING:
    from desktop.core.clock import Stamp
    from desktop.course.suggestion_rules import LoggedShift
    from desktop.journal.today import Today


def week_summary(today: Today, day: date) -> WeekSummary:
    """Return the week of `day` from Monday on; seconds below a minute count as practised."""
    monday = day - timedelta(days=day.weekday())
    days = tuple(
        DayMinutes(at, today.minutes.get(at, 0.0), at == day)
        for at in (monday + timedelta(days=number) for number in range(7))
    )
    return WeekSummary(
        days=days,
        minutes=round(sum(one.minutes for one in days)),
        practised_days=sum(one.minutes > 0 for one in days),
        last_check_in=today.last_check_in.local if today.last_check_in else None,
    )


def circumstances(
    today: Today,
    now: Stamp,
    minutes: int,
    fresh: timedelta,
    shift: LoggedShift | None = None,
) -> Circumstances:
    """Return what the rules may look at; a check-in older than `fresh` says nothing of now.

    A logged `shift` beats the one that the check-in named.
    """
    last = today.last_check_in
    if last is None or not timedelta(0) <= now.utc - last.utc <= fresh:
        return Circumstances(now.local, minutes, was_hard=today.was_hard, shift=shift)
    quadrant = quadrant_of(last.pleasantness, last.energy)
    contexts = last.contexts
    if shift is not None:
        contexts = tuple(context for context in contexts if context not in SHIFTS)
    return Circumstances(
        now.local, minutes, quadrant, contexts, today.was_hard, checked_in=last.local, shift=shift
    )


def was_something_hard(today: Today, now: Stamp, fresh: timedelta) -> bool:
    """Say whether a practice of today was hard, or the last check-in names what can weigh."""
    if today.was_hard:
        return True
    last = today.last_check_in
    if last is None or not timedelta(0) <= now.utc - last.utc <= fresh:
        return False
    return any(context in HEAVY for context in last.contexts)


def offers(practices: Iterable[PracticeSummary]) -> list[Offer]:
    """Return the practices as the rules see them."""
    return [Offer(p.id, p.shortest, p.longest, p.last_used) for p in practices]
