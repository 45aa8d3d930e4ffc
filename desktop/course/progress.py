"""How far a person is in a course: made anew from their steps and their sittings. Pure.

A day counts for the week under way when one of its practices was played for at least half its
minutes, however it was cut up. Six such days complete a week, however long they take; on the first
day after them the next week is under way. Nothing done while the course is paused counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import groupby

from desktop.course.records import Course, Form
from desktop.journal.records import CourseEvent, CourseStep, Sitting


class Standing(StrEnum):
    """Where a person stands with a course."""

    NOT_BEGUN = "not-begun"
    UNDER_WAY = "under-way"
    PAUSED = "paused"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class WeekProgress:
    """What was done of one week."""

    days: tuple[date, ...] = ()  # days of practice, at most as many as complete the week
    played: tuple[tuple[date, str, int], ...] = ()  # (day, practice, seconds), its practices only
    begun: date | None = None  # the day on which it came under way
    was_complete: bool = False  # in an earlier round: it was taken up once more


@dataclass(frozen=True, slots=True)
class Progress:
    """A person's way through a course; `weeks` has one for each of the course."""

    course: Course
    standing: Standing = Standing.NOT_BEGUN
    form: Form = Form.CLASSIC
    current: int = 0  # index of the week under way
    begun: date | None = None
    weeks: tuple[WeekProgress, ...] = ()

    def is_complete(self, index: int) -> bool:
        """Say whether a week has, or once had, its days of practice."""
        way = self.weeks[index]
        return way.was_complete or len(way.days) >= self.course.weeks[index].days


def progress(
    course: Course, events: Iterable[CourseEvent], sittings: Iterable[Sitting], today: date
) -> Progress:
    """Return where a person stands on day `today`; steps of other courses are passed over."""
    way = _Way(course)
    taken: list[CourseEvent | Sitting] = [one for one in events if one.course_id == course.id]
    # At one instant a step comes first: a practice begun from the course's page counts for it.
    taken += sittings
    in_time = sorted(taken, key=lambda one: (one.at.utc, isinstance(one, Sitting)))
    for day, all_of_day in groupby(in_time, key=lambda one: date.fromisoformat(one.day)):
        way.turn_to(day)
        for one in all_of_day:
            way.take(one)
    way.turn_to(today)
    return way.progress()


@dataclass(slots=True)
class _WeekWay:
    begun: date | None = None
    days: list[date] = field(default_factory=list)
    seconds: dict[tuple[date, str], float] = field(default_factory=dict)
    was_complete: bool = False


class _Way:
    """The fold over a person's steps and sittings, in their order."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._begin(Form.CLASSIC, None)
        self._standing = Standing.NOT_BEGUN

    def _begin(self, form: Form, day: date | None) -> None:
        self._standing, self._form, self._current = Standing.UNDER_WAY, form, 0
        self._begun = day
        self._weeks = [_WeekWay() for _ in self._course.weeks]
        self._weeks[0].begun = day

    def turn_to(self, day: date) -> None:
        """Begin another day: a week that was completed before it gives way to the next."""
        current = self._weeks[self._current]
        if self._standing is not Standing.UNDER_WAY or not self._complete(self._current):
            return
        if current.days[-1] >= day:
            return
        ahead = range(self._current + 1, len(self._weeks))
        weeks = self._course.weeks
        following = next((i for i in ahead if not weeks[i].is_aside and not self._done(i)), None)
        if following is not None:
            self._take_up(following, day)

    def take(self, one: CourseEvent | Sitting) -> None:
        """Go on by one step or one sitting."""
        if isinstance(one, Sitting):
            if self._standing is Standing.UNDER_WAY:
                self._count(one)
        else:
            self._step(one)

    def _step(self, event: CourseEvent) -> None:
        day = date.fromisoformat(event.day)
        match event.step:
            case CourseStep.BEGIN:
                self._begin(_form(event.value), day)
            case CourseStep.FORM:
                self._form = _form(event.value)
            case CourseStep.PAUSE if self._standing is Standing.UNDER_WAY:
                self._standing = Standing.PAUSED
            case CourseStep.RESUME if self._standing is Standing.PAUSED:
                self._standing = Standing.UNDER_WAY
            case CourseStep.END:
                self._standing = Standing.NOT_BEGUN
            case CourseStep.WEEK:
                self._on_week(event.value, day)

    def _on_week(self, value: str, day: date) -> None:
        index = int(value) - 1 if value.isdecimal() else -1
        if not 0 <= index < len(self._weeks) or self._standing is Standing.NOT_BEGUN:
            return
        if index == self._current and self._standing is Standing.PAUSED:
            return
        if self._complete(index):  # once more from the start; what was done stays done
            self._weeks[index] = _WeekWay(seconds=self._weeks[index].seconds, was_complete=True)
        self._take_up(index, day)

    def _take_up(self, index: int, day: date) -> None:
        self._current = index
        self._weeks[index].begun = self._weeks[index].begun or day

    def _count(self, sitting: Sitting) -> None:
        for index, week in enumerate(self._course.weeks):
            if index == self._current or week.is_aside:
                self._count_for(index, sitting)

    def _count_for(self, index: int, sitting: Sitting) -> None:
        week, way = self._course.weeks[index], self._weeks[index]
        asked = week.practice(sitting.practice_id)
        if asked is None:
            return
        day = date.fromisoformat(sitting.day)
        played = way.seconds.get((day, sitting.practice_id), 0.0) + sitting.practised_s
        way.seconds[day, sitting.practice_id] = played
        enough = played >= asked.minutes(self._form) * 60 / 2
        if enough and day not in way.days and not self._complete(index):
            way.days.append(day)

    def _complete(self, index: int) -> bool:
        return len(self._weeks[index].days) >= self._course.weeks[index].days

    def _done(self, index: int) -> bool:
        return self._weeks[index].was_complete or self._complete(index)

    def progress(self) -> Progress:
        """Return where it has come to."""
        asked = [i for i, week in enumerate(self._course.weeks) if not week.is_aside]
        standing = self._standing
        again = not self._complete(self._current)  # a week that is taken up once more
        if standing is Standing.UNDER_WAY and all(map(self._done, asked)) and not again:
            standing = Standing.COMPLETE
        weeks = tuple(
            WeekProgress(
                tuple(way.days),
                tuple((day, practice, int(s)) for (day, practice), s in way.seconds.items()),
                way.begun,
                way.was_complete,
            )
            for way in self._weeks
        )
        return Progress(self._course, standing, self._form, self._current, self._begun, weeks)


def _form(value: str) -> Form:
    return Form.SHORT if value == Form.SHORT else Form.CLASSIC
