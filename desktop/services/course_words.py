"""A course and a person's way through it, in the words that the page shows. No Qt, no journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from desktop.core.words import plural, tr
from desktop.course.progress import Progress, Standing
from desktop.course.records import CoursePractice, Each, Form, Week
from desktop.journal.records import EntryKind
from desktop.services.course_views import (
    AskedPractice,
    CourseRecord,
    CourseView,
    ToWrite,
    WeekRecord,
    WeekRow,
    WeekView,
)

TitleOf = Callable[[str], str]
Counts = Mapping[tuple[str, str], int]  # (kind, "eight-weeks/3") → entries written


def course_view(
    progress: Progress,
    shown: int | None,
    today: date,
    title_of: TitleOf,
    written: Counts,
    courses: tuple[tuple[str, str], ...],
) -> CourseView:
    """Return what the page shows, with the week `shown`, or the one under way."""
    course = progress.course
    index = progress.current if shown is None else shown
    under_way = progress.standing is Standing.UNDER_WAY
    asked = todays(progress, progress.current, today) if under_way else []
    open_now = [one for one in asked if not is_done(progress, one, today)]
    first = next(iter([*open_now, *asked]), None)
    return CourseView(
        id=course.id,
        title=tr(course.title),
        below=tr(course.below),
        purpose=tr(course.purpose),
        standing=progress.standing.value,
        status=status(progress),
        form=progress.form.value,
        has_forms=course.has_forms,
        weeks=tuple(_row(progress, number) for number in range(len(course.weeks))),
        week=_week(progress, index, today, title_of, written),
        today=None if first is None else _asked(progress, first, title_of),
        is_today_done=bool(asked) and not open_now,
        others=courses,
    )


def course_record(progress: Progress, today: date, title_of: TitleOf) -> CourseRecord:
    """Return what goes on paper: the weeks with their days and minutes, in words."""
    course = progress.course
    complete = sum(
        progress.is_complete(index) for index, week in enumerate(course.weeks) if not week.is_aside
    )
    asked = sum(not week.is_aside for week in course.weeks)
    form = tr("classic days") if progress.form is Form.CLASSIC else tr("short days")
    standing = tr("{complete} of {asked} weeks complete", complete=complete, asked=asked)
    if course.has_forms:
        standing += f", {form}"
    weeks = tuple(
        _week_record(progress, index, title_of)
        for index, way in enumerate(progress.weeks)
        if way.played or not course.weeks[index].is_aside
    )
    return CourseRecord(tr(course.title), tr(course.below), standing, progress.begun, weeks, today)


def _week_record(progress: Progress, index: int, title_of: TitleOf) -> WeekRecord:
    seconds: dict[str, int] = {}
    for _, practice_id, played in progress.weeks[index].played:
        seconds[practice_id] = seconds.get(practice_id, 0) + played
    return WeekRecord(
        label=_row(progress, index).label,
        days=progress.weeks[index].days,
        minutes=round(sum(seconds.values()) / 60),
        practised=tuple((title_of(one), round(s / 60)) for one, s in seconds.items()),
    )


def todays(progress: Progress, index: int, today: date) -> list[CoursePractice]:
    """Return the practices of a week for one day: what takes its turn, then what is daily.

    The turn falls to what was done least in this week, for the whole of the day.
    """
    week, way = progress.course.weeks[index], progress.weeks[index]
    asked = {one.practice_id: one.minutes(progress.form) * 30 for one in week.practices}
    done = [(day, one) for day, one, seconds in way.played if seconds >= asked.get(one, 0)]
    turns = [one for one in week.practices if one.each is Each.TURN]
    taken = [one for one in turns if (today, one.practice_id) in done]
    if not taken and turns:
        taken = [min(turns, key=lambda one: sum(one.practice_id == other for _, other in done))]
    daily = [one for one in week.practices if one.each is Each.DAY]
    return [*taken, *daily]


def place_of(course_id: str, index: int) -> str:
    """Return how an entry says which week of which course it was written for."""
    return f"{course_id}/{index + 1}"


def is_done(progress: Progress, practice: CoursePractice, today: date) -> bool:
    """Say whether a practice of the week under way was done today."""
    half = practice.minutes(progress.form) * 30
    return any(
        (day, one) == (today, practice.practice_id) and seconds >= half
        for day, one, seconds in progress.weeks[progress.current].played
    )


def status(progress: Progress) -> str:
    """Return one sentence on where the person stands."""
    course, week = progress.course, progress.course.weeks[progress.current]
    done, asked = len(progress.weeks[progress.current].days), week.days
    match progress.standing:
        case Standing.NOT_BEGUN:
            return tr(course.below)
        case Standing.PAUSED:
            return tr("Paused. It waits as it is, for as long as you like.")
        case Standing.COMPLETE:
            return tr("Every week has had its days. Any of them can be taken again.")
    name = _week_name(progress, progress.current)
    if done >= asked:
        ahead = range(progress.current + 1, len(course.weeks))
        if any(not course.weeks[i].is_aside and not progress.is_complete(i) for i in ahead):
            return tr("{week} · complete; the next one opens tomorrow", week=name)
        return tr("{week} · complete; earlier ones are open still, if you like", week=name)
    if done == 0:
        return tr("{week} · {asked} practice days complete it, whenever they come",
                  week=name, asked=asked)  # fmt: skip
    days = plural(done, "{n} practice day so far", "{n} practice days so far")
    return tr("{week} · {days}; {asked} complete it, whenever they come",
              week=name, days=days, asked=asked)  # fmt: skip


def _row(progress: Progress, index: int) -> WeekRow:
    course, week = progress.course, progress.course.weeks[index]
    number = course.number_of(index)
    label = tr(week.title) if number is None else f"{number} · {tr(week.title)}"
    under_way = progress.standing in (Standing.UNDER_WAY, Standing.PAUSED)
    done, is_current = len(progress.weeks[index].days), index == progress.current
    return WeekRow(
        index=index,
        label=label,
        is_done=progress.is_complete(index) and not (under_way and is_current and done < week.days),
        is_current=under_way and is_current,
        told=tr("{done} of {asked} days", done=done, asked=week.days),
    )


def _week(
    progress: Progress, index: int, today: date, title_of: TitleOf, written: Counts
) -> WeekView:
    course, week = progress.course, progress.course.weeks[index]
    place = place_of(course.id, index)
    under_way = progress.standing is Standing.UNDER_WAY
    is_current = index == progress.current and (under_way or progress.standing is Standing.PAUSED)
    for_today = todays(progress, index, today) if is_current and under_way else []
    practices = [*for_today, *(one for one in week.practices if one not in for_today)]
    return WeekView(
        index=index,
        name=_week_name(progress, index),
        title=tr(week.title),
        theme=tr(week.theme),
        text=tuple(map(tr, week.text)),
        practices=tuple(
            _with_aside(progress, one, index, one in for_today, today, title_of)
            for one in practices
        ),
        days_done=len(progress.weeks[index].days),
        days_asked=week.days,
        informal=_informal(week, title_of),
        informal_title=tr(week.informal.title) if week.informal else "",
        informal_text=tr(week.informal.text) if week.informal else "",
        diary=_diary(week, place, written),
        note=_note(week, place, written),
        act=_act(week, len(progress.weeks[index].days)),
        is_current=is_current,
        is_aside=week.is_aside,
    )


def _week_name(progress: Progress, index: int) -> str:
    number = progress.course.number_of(index)
    return tr("Between the weeks") if number is None else tr("Week {n}", n=number)


def _asked(
    progress: Progress, practice: CoursePractice, title_of: TitleOf, when: str = ""
) -> AskedPractice:
    minutes = practice.minutes(progress.form)
    length = tr("{n} min", n=minutes)
    if progress.standing is Standing.NOT_BEGUN and practice.short != practice.classic:
        length = tr("{short} or {classic} min", short=practice.short, classic=practice.classic)
    aside = f"{length} · {when}" if when else length
    return AskedPractice(practice.practice_id, title_of(practice.practice_id), minutes, aside)


def _with_aside(
    progress: Progress,
    practice: CoursePractice,
    index: int,
    for_today: bool,
    today: date,
    title_of: TitleOf,
) -> AskedPractice:
    if index == progress.current and is_done(progress, practice, today):
        when = tr("done today")  # on the last day of a course, too
    elif for_today:
        when = tr("today")
    elif practice.each is Each.TURN:
        when = tr("by turns")
    else:
        when = ""
    return _asked(progress, practice, title_of, when)


def _informal(week: Week, title_of: TitleOf) -> AskedPractice | None:
    if week.informal is None or not week.informal.practice_id:
        return None
    practice_id = week.informal.practice_id
    return AskedPractice(practice_id, title_of(practice_id), 0, tr("when you think of it"))


def _diary(week: Week, place: str, written: Counts) -> ToWrite | None:
    if week.diary is None:
        return None
    kind = week.diary.kind.value
    return ToWrite(
        kind,
        place,
        tr(week.diary.title),
        _written(written.get((kind, place), 0)),
        tr(week.diary.text),
    )


def _note(week: Week, place: str, written: Counts) -> ToWrite | None:
    if not week.note:
        return None
    kind = EntryKind.WEEK_NOTE.value
    count = _written(written.get((kind, place), 0))
    title = tr("Look back on this day") if week.is_aside else tr("Look back on this week")
    return ToWrite(kind, place, title, count, tr(week.note))


def _written(count: int) -> str:
    return (
        plural(count, "{n} in the journal", "{n} in the journal") if count else tr("in the journal")
    )


def _act(week: Week, done: int) -> str:
    return tr(week.acts[done % len(week.acts)]) if week.acts else ""
