"""Every option a person can set, declared once, and the file they are kept in. Knows no Qt.

On the road to the first window: it imports little and parses one small file. What is in a person's
own words (`OWN_WORDS`) is the journal's to keep; it is known here, and never written here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from desktop.core.errors import AppError, ErrorKind
from desktop.core.files import as_app_error, ensure_folder, set_aside, write_whole
from desktop.core.limits import MOST_OF_A_LINE, MOST_PHRASES
from desktop.core.lines import is_one_line
from desktop.core.paths import settings_file


class Choice:
    """One of a few words."""

    __slots__ = ("allowed", "default")

    def __init__(self, default: str, *others: str) -> None:
        self.default, self.allowed = default, (default, *others)

    def holds(self, value: object) -> bool:
        """Say whether `value` may be kept here."""
        return isinstance(value, str) and value in self.allowed


class Whole:
    """A whole number within a range."""

    __slots__ = ("default", "high", "low")

    def __init__(self, default: int, low: int, high: int) -> None:
        self.default, self.low, self.high = default, low, high

    def holds(self, value: object) -> bool:
        """Say whether `value` may be kept here."""
        return type(value) is int and self.low <= value <= self.high


class Switch:
    """On or off."""

    __slots__ = ("default",)

    def __init__(self, default: bool) -> None:
        self.default = default

    def holds(self, value: object) -> bool:
        """Say whether `value` may be kept here."""
        return type(value) is bool


class TimeOfDay:
    """An hour and minute, written `04:00`."""

    __slots__ = ("default",)

    def __init__(self, default: str) -> None:
        self.default = default

    def holds(self, value: object) -> bool:
        """Say whether `value` may be kept here."""
        if not isinstance(value, str) or len(value) != 5 or value[2] != ":":
            return False
        hour, minute = value[:2], value[3:]
        digits = hour.isascii() and hour.isdigit() and minute.isascii() and minute.isdigit()
        return digits and int(hour) < 24 and int(minute) < 60


class Line:
    """One line of text in the person's own words, without white space at its ends."""

    __slots__ = ("default", "most")

    def __init__(self, most: int) -> None:
        self.default, self.most = "", most  # characters

    def holds(self, value: object) -> bool:
        """Say whether `value` may be kept here."""
        return isinstance(value, str) and len(value) <= self.most and is_one_line(value)


class Name:
    """The id of something that may come and go, such as a voice."""

    __slots__ = ("default",)

    def __init__(self, default: str) -> None:
        self.default = default

    def holds(self, value: object) -> bool:
        """Say whether `value` may be kept here."""
        return isinstance(value, str) and len(value) <= MOST_OF_A_LINE and is_one_line(value)


class Lines:
    """A few such lines, none empty; a tuple, or as the file has it, a list."""

    __slots__ = ("default", "line", "many")

    def __init__(self, many: int, most: int) -> None:
        self.default: tuple[str, ...] = ()
        self.many, self.line = many, Line(most)

    def holds(self, value: object) -> bool:
        """Say whether `value` may be kept here."""
        if not isinstance(value, tuple | list) or len(value) > self.many:
            return False
        return all(line and self.line.holds(line) for line in value)


class ShiftKinds:
    """The person's own table of shift kinds, a line each; none means the usual ones."""

    __slots__ = ("default",)

    def __init__(self) -> None:
        self.default: tuple[str, ...] = ()

    def holds(self, value: object) -> bool:
        """Say whether `value` may be kept here."""
        if value == () or value == []:
            return True
        from desktop.core.shift_kinds import holds_kinds  # only where there are any

        return holds_kinds(value)


Option = Choice | Whole | Switch | TimeOfDay | Line | Name | Lines | ShiftKinds
Value = str | int | bool | tuple[str, ...]

OPTIONS: Mapping[str, Option] = MappingProxyType(
    {
        "day_boundary": TimeOfDay("04:00"),
        "appearance": Choice("system", "day", "night"),
        "text_size": Whole(100, 100, 200),  # per cent
        "reduced_motion": Switch(False),
        "voice": Name("slt"),  # the id of a voice; one that is gone gives way to the bundled one
        "reading": Name(""),  # the id of a pack that a person or a teacher spoke, or none
        "background": Name("none"),  # a synthesised one, or `own-` and the id of one's own
        "bowl": Choice("round", "deep", "clear"),
        "bells": Choice("on", "off"),
        "volume_voice": Whole(100, 0, 100),
        "volume_bells": Whole(100, 0, 100),
        "volume_background": Whole(100, 0, 100),
        "captions_on": Switch(True),
        "ward": Switch(False),  # no sound at all, captions always, a discreet window
        "auto_lock_minutes": Whole(15, 0, 60),  # of a journal with a passphrase; 0 is never
        "hide_time": Switch(False),
        "eyes": Choice("closed", "open"),
        "anchor": Choice("breath", "feet", "sound", "sight"),
        "settle_s": Whole(0, 0, 60),
        "leave_out_skippable": Switch(False),
        "note_reminder_seen": Switch(False),
        "safety_seen": Switch(False),  # the first-time card on Now was answered
        "contact": Line(MOST_OF_A_LINE),  # "who I would call"
        "phrases": Lines(
            MOST_PHRASES, MOST_OF_A_LINE
        ),  # one's own loving-kindness phrases, in their order
        "favourites": Lines(1000, 120),  # ids of practices
        "interval_bell_minutes": Whole(0, 0, 60),  # in the silent sit; 0 is none
        "breaths_tenths": Whole(60, 45, 70),  # paced breathing: tenths of a breath a minute
        "minutes": Whole(10, 1, 60),  # last chosen
        "shift_kinds": ShiftKinds(),  # code, name and usual hours of each
        "rota_order": Choice("ask", "day", "month"),  # what comes first in a date such as 2/11
        # from which day of the week on the weekly reflection is offered
        "reflection_day": Choice(
            "friday", "monday", "tuesday", "wednesday", "thursday", "saturday", "sunday", "never"
        ),
        "reflection_put_away": Name(""),  # the ISO week in which it was put away
    }
)


# In the person's own words: kept in the journal, so that its passphrase locks them too.
OWN_WORDS = ("contact", "phrases", "shift_kinds")


class Settings:
    """The options of one data folder. Not for several threads at once.

    `problem` is what stood in the way of reading the file, for one notice, or None.
    """

    def __init__(self, folder: Path) -> None:
        self._path = settings_file(folder)
        self._stored: dict[str, Any] = {}
        self._for_now: dict[str, Value] = {}  # what was said with the start, and is not kept
        self._own: dict[str, Value] = {}  # own words, as far as they are known
        self._unread = False
        self.problem: AppError | None = None
        self._read()
        self._own.update(self.old_own_words())

    def get(self, key: str) -> Value:
        """Return the option's value; what the file holds counts only where it is allowed."""
        option = OPTIONS[key]
        if key in self._for_now:
            return self._for_now[key]
        value = (self._own if key in OWN_WORDS else self._stored).get(key, option.default)
        if not option.holds(value):
            return option.default
        return tuple(value) if isinstance(value, list) else value

    def values(self) -> dict[str, Value]:
        """Return every option with its value."""
        return {key: self.get(key) for key in OPTIONS}

    def put(self, key: str, value: object) -> bool:
        """Take a new value, not yet saved; say whether it differs from the one before.

        Own words are only known by it: the journal keeps them.

        Raises:
            ValueError: the option cannot hold it.
        """
        if not OPTIONS[key].holds(value):
            raise ValueError(f"{key} cannot be {value!r}")
        if self.get(key) == (tuple(value) if isinstance(value, list) else value):
            return False
        self._for_now.pop(key, None)
        if key in OWN_WORDS:
            self._own[key] = tuple(value) if isinstance(value, list) else value  # type: ignore[assignment]
        else:
            self._stored[key] = value
        return True

    # Own words

    def old_own_words(self) -> dict[str, Value]:
        """Return the own words that an earlier version left in the file, where they can be kept."""
        found: dict[str, Value] = {}
        for key in OWN_WORDS:
            value = self._stored.get(key)
            if value and OPTIONS[key].holds(value):
                found[key] = tuple(value) if isinstance(value, list) else value
        return found

    def know_own_words(self, words: Mapping[str, Value]) -> list[str]:
        """Take what the journal says; return the keys of what differs from before.

        What no option can hold is passed over, as in the file.
        """
        before = {key: self.get(key) for key in OWN_WORDS}
        self._own.update((key, value) for key, value in words.items() if OPTIONS[key].holds(value))
        return [key for key in OWN_WORDS if self.get(key) != before[key]]

    def forget_own_words(self) -> list[str]:
        """Know none of them any more; return the keys of what differs from before."""
        before, self._own = self._own, {}
        return [key for key in before if before[key] != OPTIONS[key].default]

    def drop_old_own_words(self) -> bool:
        """Leave them out of the file when it is next saved; say whether there were any in it."""
        there = [key for key in OWN_WORDS if key in self._stored]
        for key in there:
            del self._stored[key]
        return bool(there)

    def put_for_now(self, key: str, value: Value) -> None:
        """Take a value until another is put, or until the app closes: it is not saved.

        Raises:
            ValueError: the option cannot hold it.
        """
        if not OPTIONS[key].holds(value):
            raise ValueError(f"{key} cannot be {value!r}")
        self._for_now[key] = value

    def content(self) -> bytes:
        """Return the file as it would be saved: keys of other versions are kept."""
        import json

        text = json.dumps(self._stored, ensure_ascii=False, indent=2, sort_keys=True)
        return (text + "\n").encode()

    def save(self, content: bytes | None = None) -> None:
        """Write the file in one step; a file that could not be read is set aside, never replaced.

        Raises:
            AppError: it could not be written.
        """
        ensure_folder(self._path.parent)
        if self._unread and self._path.exists():
            set_aside(self._path)
        self._unread = False
        write_whole(self._path, self.content() if content is None else content)

    def _read(self) -> None:
        try:
            raw = self._path.read_bytes()
            import json  # only where there is something to parse

            stored = json.loads(raw)
            if not isinstance(stored, dict):
                raise ValueError("settings are a JSON object")
        except (FileNotFoundError, NotADirectoryError):
            return  # none yet; a file in the folder's place is the journal's to say
        except OSError as error:
            self._unread = True
            self.problem = as_app_error(error, self._path)
        except ValueError as error:
            self._unread = True
            self.problem = self._set_aside(str(error))
        else:
            self._stored = stored

    def _set_aside(self, reason: str) -> AppError:
        try:
            aside = set_aside(self._path)
        except AppError:
            return AppError(ErrorKind.SETTINGS_DAMAGED, reason, path=self._path)
        self._unread = False
        return AppError(ErrorKind.SETTINGS_DAMAGED, reason, path=self._path, aside=aside)
