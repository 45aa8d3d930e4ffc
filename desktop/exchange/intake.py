"""What comes in, as Tend's own records: by the person's moods and zone, and checked. Pure.

Nothing is kept here; `desktop.journal.taking_in` does that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import time, timedelta
from functools import lru_cache

from desktop.core.clock import Clock, Stamp
from desktop.core.days import DEFAULT_BOUNDARY
from desktop.core.lines import one_line
from desktop.core.sentences import field_sentence
from desktop.core.words import tr
from desktop.exchange.found import (
    CannotRead,
    Found,
    History,
    Progress,
    Source,
    Stopped,
    Unreadable,
)
from desktop.exchange.moments import FIRST_YEAR, StampOf, stamps
from desktop.journal.brought import Brought
from desktop.journal.making import AHEAD_ALLOWED, new_id, place_of
from desktop.journal.records import CheckIn, Entered, FieldError, Moment, Sitting

NAMES = {
    Source.DAYLIO: "Daylio",
    Source.HOW_WE_FEEL: "How We Feel",
    Source.BEARABLE: "Bearable",
    Source.APPLE_HEALTH: "Apple Health",
    Source.STATE_OF_MIND: "State of Mind",
    Source.INSIGHT_TIMER: "Insight Timer",
    Source.MEDITATE: "Meditate",
    Source.ANY_CSV: "CSV",
    Source.TEND: "Tend",
}
_TELL_EVERY = 2_000
_LONGEST_TITLE = 80
_line = lru_cache(4096)(one_line)  # the same few words stand in thousands of rows


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person decides in the dry run."""

    zone: str = ""  # of times without one; "" is this computer's
    moods: Mapping[str, int | None] = field(default_factory=dict)  # what a mood's name stands for


@dataclass(frozen=True, slots=True)
class Intake:
    """A history as it would come in: each row's records, and the rows that cannot be read."""

    source: Source
    file_name: str
    brought: tuple[Brought, ...]
    unreadable: tuple[Unreadable, ...]


def intake(
    history: History,
    choices: Choices,
    clock: Clock,
    boundary: time = DEFAULT_BOUNDARY,
    progress: Progress | None = None,
) -> Intake:
    """Return the records that a history makes.

    Raises:
        NoSuchZone: there is none of that name.
        Stopped: `progress` said so.
    """
    making = _Making(history.source, choices, stamps(clock, choices.zone), clock.now(), boundary)
    brought: list[Brought] = []
    unreadable = list(history.unreadable)
    for number, found in enumerate(history.found):
        tells = progress is not None and number % _TELL_EVERY == 0
        if tells and progress and not progress(number / len(history.found)):
            raise Stopped
        try:
            brought.append(making.of(found))
        except CannotRead as error:
            unreadable.append(Unreadable(found.line, str(error)))
        except FieldError as error:
            why = field_sentence(error.field, error.found, error.allowed).rstrip(".")
            unreadable.append(Unreadable(found.line, why))
    unreadable.sort(key=lambda one: one.line)
    return Intake(history.source, history.file_name, tuple(brought), tuple(unreadable))


@dataclass(frozen=True, slots=True)
class _Making:
    source: Source
    choices: Choices
    stamp_of: StampOf
    now: Stamp
    boundary: time

    def of(self, found: Found) -> Brought:
        at = self._stamp(found)
        records: tuple[CheckIn | Sitting, ...]
        if found.practised_s is None:
            records = (self._check_in(found, at),)
        else:
            sitting = self._sitting(found, at)
            records = (sitting, *self._word(found, sitting))
        return Brought(found.source_id(self.source), found.raw, records)

    def _stamp(self, found: Found) -> Stamp:
        try:
            at = self.stamp_of(found.at)
            _ = at.local - timedelta(days=1)  # its day may be the one before
        except (OverflowError, ValueError, OSError) as error:
            raise CannotRead(tr("its time lies outside every calendar")) from error
        if at.local.year < FIRST_YEAR:
            raise CannotRead(tr("its year, {year}, cannot be", year=at.local.year))
        if at.utc - self.now.utc > AHEAD_ALLOWED:
            raise CannotRead(
                tr("it lies in the future: {at}", at=at.local.isoformat(" ", "minutes"))
            )
        return at

    def _check_in(self, found: Found, at: Stamp) -> CheckIn:
        place = place_of(at, self.boundary)
        value = found.pleasantness
        if found.mood:
            value = self.choices.moods.get(found.mood, value)
        return CheckIn(
            id=new_id(),
            at=at,
            day=place.day,
            week=place.week,
            pleasantness=value,
            energy=found.energy,
            words=tuple(map(_line, found.words)),
            contexts=tuple(map(_line, found.contexts)),
            slept_minutes=found.slept_minutes,
            note=found.note,
            entered=Entered.IMPORTED,
            source=self.source.value,
        )

    def _sitting(self, found: Found, at: Stamp) -> Sitting:
        place = place_of(at, self.boundary)
        seconds = found.practised_s or 0.0
        return Sitting(
            id=new_id(),
            at=at,
            day=place.day,
            week=place.week,
            practice_id=self._title(found),
            planned_s=max(1, round(seconds)),
            practised_s=seconds,
            finished=True,
            closed=True,
            source=self.source.value,
        )

    def _title(self, found: Found) -> str:
        """Return what stands for a practice: its title there, which is never an id of ours."""
        program, title = NAMES[self.source], one_line(found.title)[:_LONGEST_TITLE]
        return f"{title} ({program})" if title and title != program else f"({program})"

    def _word(self, found: Found, sitting: Sitting) -> tuple[CheckIn, ...]:
        """Return the note of a sitting, as a check-in that belongs to it."""
        if not found.note:
            return ()
        plain = replace(found, practised_s=None, mood="")
        said = self._check_in(plain, sitting.at)
        return (replace(said, moment=Moment.AFTER, sitting_id=sitting.id),)
