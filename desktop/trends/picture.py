"""What a chart is made of, in plain frozen records: widget, table, file and report share them.

Statistics make a `Picture`; whatever draws it works nothing out. Knows no numpy and no Qt. A
place on the time axis is a week's running number with its fraction (see desktop.core.days), so
that week n fills n … n + 1 and a day is a seventh.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """How a series is told from another: never by colour alone, so each has a shape of its own."""

    MAIN = "main"  # tide, round points, a whole line
    SECOND = "second"  # clay, square points, a dashed line
    THIRD = "third"  # ink, upright triangles, a dotted line
    FOURTH = "fourth"  # soft, diamonds, dashes and dots
    QUIET = "quiet"  # sand: what it is compared with


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a chart: to the eye, to a screen reader, in a file and in the report."""

    title: str
    headline: str  # one true sentence, no surer than its numbers
    detail: str = ""  # its numbers: n, interval
    note: str = ""  # why it is another than expected, or what it leaves out
    how: tuple[str, ...] = ()  # "how this was made", a paragraph each


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a chart's table."""

    name: str
    key: str  # of a CSV's heading
    numeric: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: as it is read, and as a spreadsheet wants it (a plain minus, no unit)."""

    shown: str
    plain: str


@dataclass(frozen=True, slots=True)
class Table:
    """The same facts as the chart's, newest first where there is a time."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """One point; hollow where it stands on too little to count, with its interval if it has one."""

    at: float
    value: float
    hollow: bool = False
    low: float | None = None
    high: float | None = None
    words: str = ""  # beside it: "so far"


@dataclass(frozen=True, slots=True)
class Bend:
    """One vertex of a line, and the ends of its band. A line is broken where `breaks` is true."""

    at: float
    value: float
    low: float | None = None
    high: float | None = None
    breaks: bool = False  # nothing joins it to the vertex before


@dataclass(frozen=True, slots=True)
class Stretch:
    """A value that holds from one place to another, such as that of four weeks together."""

    start: float
    end: float
    value: float
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """An amount in one week."""

    number: int
    amount: float


@dataclass(frozen=True, slots=True)
class Series:
    """What belongs together and looks alike; its parts are in the order of time."""

    name: str
    look: Look = Look.MAIN
    dots: tuple[Dot, ...] = ()
    line: tuple[Bend, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """A quiet line across a plot, such as a published threshold."""

    value: float
    words: str


@dataclass(frozen=True, slots=True)
class Pane:
    """One plot with an upright axis of its own; panes share the time axis beneath each other."""

    series: tuple[Series, ...]
    low: float | None = None  # ends of the scale; None: from nought, as far as it goes
    high: float | None = None
    name: str = ""  # above it, where there are several
    share: float = 1.0  # of the height, against the other panes
    minutes: bool = False  # amounts in minutes: round numbers of the clock
    ends: tuple[str, str] = ("", "")  # what the low and the high end mean
    guides: tuple[Guide, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A person's own mark: a labelled line, or with `until` a stretch of days."""

    at: float
    words: str
    until: float | None = None


class Under(StrEnum):
    """What a quiet band beneath a chart stands for."""

    NIGHT = "night"
    SHIFT = "shift"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Beneath:
    """A quiet band beneath the plots: a shift, a run of nights, a leave."""

    start: float
    end: float
    kind: Under
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read out of one stretch of the time axis; the first line names it."""

    start: float
    end: float
    lines: tuple[str, ...]
    at: float | None = None  # where the read-out points to, with
    value: float | None = None  # its value in the first pane; None: a gap


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole chart over time, ready to be drawn. Readings are in order and do not overlap."""

    key: str  # "able", "mood", "steadiness", …
    words: Words
    panes: tuple[Pane, ...]
    readings: tuple[Reading, ...]
    table: Table
    first: float  # the range of the sentence
    last: float
    whole_first: float  # all there is, for a chart that is moved beyond its range
    whole_last: float
    events: tuple[Event, ...] = ()
    beneath: tuple[Beneath, ...] = ()
    legend: tuple[str, ...] = ()  # what the eye needs to know: "hollow: a thin week"
    is_empty: bool = False  # the range has nothing to show
