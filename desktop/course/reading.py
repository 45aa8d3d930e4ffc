"""Reads a course from its file. The shipped ones are held to it by a test: a slip is our bug."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import resources
from desktop.course.records import (
    Course,
    CoursePractice,
    Diary,
    Each,
    Informal,
    Week,
)
from desktop.journal.records import EntryKind

DAYS = 6  # of practice that complete a week, unless it says otherwise


def read_course(path: Path) -> Course:
    """Return the course in the file `path`; its id is the file's name.

    Raises:
        ValueError, TypeError, KeyError: the file is not as a course is written.
    """
    import tomllib  # only once a course is wanted

    table = tomllib.loads(path.read_text("utf-8"))
    weeks = tuple(_week(week) for week in table.pop("week"))
    course = Course(
        id=path.stem,
        title=table.pop("title"),
        below=table.pop("below"),
        purpose=table.pop("purpose"),
        credit=table.pop("credit"),
        weeks=weeks,
        has_forms=table.pop("forms", True),
    )
    _nothing_left(table, "the course")
    return course


def shipped_courses(language: str = "en") -> tuple[Course, ...]:
    """Return the courses that come with Tend, the longest first."""
    courses = [read_course(path) for path in sorted(resources.courses(language).glob("*.toml"))]
    return tuple(sorted(courses, key=lambda course: -len(course.weeks)))


def _week(table: dict[str, Any]) -> Week:
    informal, diary = table.pop("informal", None), table.pop("diary", None)
    week = Week(
        title=table.pop("title"),
        theme=_even(table.pop("theme")),
        text=tuple(_even(part) for part in table.pop("text").split("\n\n")),
        practices=tuple(_practice(one) for one in table.pop("practices")),
        days=table.pop("days", DAYS),
        is_aside=table.pop("aside", False),
        informal=None if informal is None else _informal(informal),
        diary=None if diary is None else _diary(diary),
        acts=tuple(table.pop("acts", ())),
        note=table.pop("note", ""),
    )
    _nothing_left(table, f"week {week.title!r}")
    return week


def _practice(table: dict[str, Any]) -> CoursePractice:
    return CoursePractice(
        table["id"], table["classic"], table["short"], Each(table.get("each", "day"))
    )


def _informal(table: dict[str, Any]) -> Informal:
    return Informal(table["title"], _even(table["text"]), table.get("practice", ""))


def _diary(table: dict[str, Any]) -> Diary:
    return Diary(EntryKind(table["kind"]), table["title"], _even(table["text"]))


def _even(text: str) -> str:
    return " ".join(text.split())


def _nothing_left(table: dict[str, Any], where: str) -> None:
    if table:
        raise ValueError(f"{where} has fields that no course has: {sorted(table)}")
