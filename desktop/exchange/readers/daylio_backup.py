"""Daylio's backup: a zip that holds JSON in base64, with the person's own moods and tags."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from desktop.core.words import tr
from desktop.exchange.files import read_part, refused
from desktop.exchange.found import CannotRead, Found, Item, Progress, Stopped, Unreadable
from desktop.exchange.json_text import has, list_of, number_in, parsed, text_in, verbatim
from desktop.exchange.moments import instant
from desktop.exchange.scales import DAYLIO_GROUPS, DAYLIO_NAMES, plain
from desktop.exchange.table import check_letters

PART = "backup.daylio"
Moods = dict[int, tuple[str, int | None]]  # name and usual value, by id


def whole(path: Path, part: str) -> object:
    """Return the JSON inside a backup.

    Raises:
        AppError: it is damaged.
    """
    data = read_part(path, part)
    try:
        text = base64.b64decode(b"".join(data.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise refused(path, tr("what is packed in it is damaged; export it once more")) from error
    found = parsed(path, text)
    if not isinstance(found, dict) or not isinstance(found.get("dayEntries"), list):
        raise refused(path, tr("there are no entries in it"))
    return found


def read(backup: object, progress: Progress | None = None) -> Iterator[Item]:
    """Yield what each entry says; its number stands for a line."""
    moods, tags = _moods(backup), _tags(backup)
    entries = list_of(backup, "dayEntries")
    for number, one in enumerate(entries, start=1):
        if progress is not None and number % 1000 == 0 and not progress(number / len(entries)):
            raise Stopped
        try:
            yield _found(number, one, moods, tags)
        except CannotRead as error:
            yield Unreadable(number, str(error))


def _found(number: int, one: object, moods: Moods, tags: dict[int, str]) -> Found:
    raw = verbatim(one)
    check_letters(raw)
    name, value = moods.get(_whole(one, "mood"), ("", None)) if has(one, "mood") else ("", None)
    texts = (text_in(one, "note_title"), text_in(one, "note"))
    held = list_of(one, "tags")
    named = [tags.get(tag, "") for tag in held if isinstance(tag, int)]
    return Found(
        line=number,
        raw=raw,
        at=_moment(one),
        mood=name,
        pleasantness=value,
        words=(name,) if name else (),
        contexts=tuple(dict.fromkeys(tag for tag in named if tag)),
        note="\n".join(text for text in map(plain, texts) if text),
    )


def _moment(one: object) -> datetime:
    """Return the instant, where its offset is kept; else the time that was on the wall."""
    if has(one, "datetime") and has(one, "timeZoneOffset"):
        offset_s = number_in(one, "timeZoneOffset") / 1000
        if not -86_400 < offset_s < 86_400:
            raise CannotRead(tr("its offset from UTC is a day or more"))
        return instant(number_in(one, "datetime") / 1000, round(offset_s / 60) * 60)
    names = ("year", "month", "day", "hour", "minute")
    year, month, day, hour, minute = (_whole(one, name) for name in names)
    try:
        return datetime(year, month + 1, day, hour, minute)  # noqa: DTZ001 - zone unknown
    except (ValueError, OverflowError) as error:
        raise CannotRead(tr("its date is none")) from error


def _moods(backup: object) -> Moods:
    moods: Moods = {}
    for one in list_of(backup, "customMoods"):
        try:
            mood_id, group = _whole(one, "id"), _whole(one, "mood_group_id")
        except CannotRead:
            continue
        value = DAYLIO_GROUPS[group - 1] if 1 <= group <= len(DAYLIO_GROUPS) else None
        moods[mood_id] = (text_in(one, "custom_name") or _shipped(one) or f"{mood_id}", value)
    if not moods:  # an early backup has only the five
        moods = {n: (DAYLIO_NAMES[n - 1], DAYLIO_GROUPS[n - 1]) for n in range(1, 6)}
    return moods


def _shipped(one: object) -> str:
    try:
        number = _whole(one, "predefined_name_id")
    except CannotRead:
        return ""
    return DAYLIO_NAMES[number - 1] if 1 <= number <= len(DAYLIO_NAMES) else ""


def _tags(backup: object) -> dict[int, str]:
    tags: dict[int, str] = {}
    for one in list_of(backup, "tags"):
        try:
            tags[_whole(one, "id")] = " ".join(text_in(one, "name").split())
        except CannotRead:
            continue
    return tags


def _whole(one: object, name: str) -> int:
    number = number_in(one, name)
    if number != int(number):
        raise CannotRead(tr("its “{name}” is no whole number", name=name))
    return int(number)
