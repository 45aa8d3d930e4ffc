"""Coming back after a hard day: what a dip is, and how many days until one is oneself again.

Pure; knows no words. Source: measurement, section 9; after Kuranova 2020, Schreuder 2024.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from desktop.trends.measures import Scale
from desktop.trends.survival import Lasting, kaplan_meier

BEFORE = timedelta(days=28)  # what a baseline is made of
LEAST_BASELINE_DAYS = 10
MADS = 2.2239  # 1.5 standard deviations, by the median absolute deviation
LEAST_DROP_SHARE = 0.075  # of the measure's range
LONGEST_GAP = timedelta(days=7)
LEAST_DIPS = 5
LEAST_ENTRY_SHARE = 0.70  # of both halves, for a comparison
MOST_APART = 0.10

DayMean = tuple[date, float]


@dataclass(frozen=True, slots=True)
class Dip:
    """One hard day, and how long until the usual was back, or at least how long it was not."""

    start: date
    days: int
    recovered: bool
    baseline: float
    drop: float


@dataclass(frozen=True, slots=True)
class Half:
    """The earlier or the later half of a period."""

    dips: int
    median_days: float | None
    entry_share: float


@dataclass(frozen=True, slots=True)
class Recovery:
    """The dips that began in a period. The median stands from five dips on."""

    dips: tuple[Dip, ...]
    lasting: Lasting | None  # None below five dips
    entry_share: float  # of the days from the first to the last of the period
    days: int  # of the period
    halves: tuple[Half, Half] | None  # only where they may be compared

    @property
    def open(self) -> int:
        """Dips whose end was not seen."""
        return sum(1 for dip in self.dips if not dip.recovered)

    @property
    def median_days(self) -> float | None:
        """Days until the usual was back, in half of the dips; None where that is not reached."""
        return self.lasting.median if self.lasting is not None else None

    def to_json(self) -> dict[str, object]:
        """Return the plain form that `trends --json` prints."""
        return {
            "median_days": self.median_days,
            "dips": len(self.dips),
            "open": self.open,
            "entry_share": self.entry_share,
        }


def baseline_of(days: Sequence[DayMean], place: int) -> tuple[float, float] | None:
    """Return median and MAD of the day means in the 28 days before day `place`, itself excluded.

    `days` in order. None with fewer than 10 such days.
    """
    first = bisect_left(days, (days[place][0] - BEFORE, float("-inf")))
    before = [mean for _, mean in days[first:place]]
    if len(before) < LEAST_BASELINE_DAYS:
        return None
    middle = median(before)
    return middle, median(abs(value - middle) for value in before)


def dips_of(days: Sequence[DayMean], scale: Scale) -> tuple[Dip, ...]:
    """Return every dip: day mean ≤ baseline − max(2.2239·MAD, 7.5 % of the scale).

    Baseline and drop are frozen at its first day; no other dip starts while one is open, nor on
    the day of recovery. `days` with an entry, in order, each once.
    """
    least = LEAST_DROP_SHARE * (scale.high - scale.low)
    found: list[Dip] = []
    place = 0
    while place < len(days):
        usual = baseline_of(days, place)
        day, mean = days[place]
        if usual is None or mean > usual[0] - max(MADS * usual[1], least):
            place += 1
            continue
        end, recovered = _end_of(days, place, usual[0] - (usual[0] - mean) / 2)
        length = (days[end][0] - day).days
        found.append(Dip(day, length, recovered, usual[0], usual[0] - mean))
        place = end + 1
    return tuple(found)


def _end_of(days: Sequence[DayMean], start: int, enough: float) -> tuple[int, bool]:
    """Return the place of the last day of a dip, and whether it is one of recovery.

    Recovery: this day and the next with an entry are both at `enough` or above. A gap over seven
    days, or the end of the entries, leaves it open at the last day before it.
    """
    for place in range(start, len(days)):
        following = place + 1
        if following == len(days) or days[following][0] - days[place][0] > LONGEST_GAP:
            return place, False
        back = days[place][1] >= enough and days[following][1] >= enough
        if place > start and back:
            return place, True
    raise AssertionError("the last day always ends a dip")


def recovery(days: Sequence[DayMean], scale: Scale, first: date, last: date) -> Recovery:
    """Return the dips that began from `first` to `last`; days after `last` do not count.

    `days` are all day means there are, in order: a baseline may reach back before `first`. The
    share of days with an entry counts from the first entry of the period, if that is later.
    """
    known = [one for one in days if one[0] <= last]
    within = [day for day, _ in known if day >= first]
    begins = max(first, known[0][0]) if known else first
    dips = tuple(dip for dip in dips_of(known, scale) if dip.start >= first)
    length = (last - begins).days + 1
    return Recovery(
        dips=dips,
        lasting=_lasting(dips),
        entry_share=len(within) / length if length > 0 else 0.0,
        days=max(length, 0),
        halves=_halves(dips, within, begins, last),
    )


def _lasting(dips: Sequence[Dip]) -> Lasting | None:
    if len(dips) < LEAST_DIPS:
        return None
    return kaplan_meier([(dip.days, dip.recovered) for dip in dips])


def _halves(
    dips: Sequence[Dip], within: Sequence[date], first: date, last: date
) -> tuple[Half, Half] | None:
    """Return both halves, where each has five dips and they were logged about as often."""
    middle = first + (last - first) / 2
    length = (last - first).days + 1
    earlier_days = (middle - first).days
    if earlier_days < 1:
        return None
    earlier = _half(
        [dip for dip in dips if dip.start < middle],
        sum(1 for day in within if day < middle) / earlier_days,
    )
    later = _half(
        [dip for dip in dips if dip.start >= middle],
        sum(1 for day in within if day >= middle) / (length - earlier_days),
    )
    shares = earlier.entry_share, later.entry_share
    enough = min(earlier.dips, later.dips) >= LEAST_DIPS and min(shares) >= LEAST_ENTRY_SHARE
    return (earlier, later) if enough and abs(shares[0] - shares[1]) <= MOST_APART else None


def _half(dips: Sequence[Dip], entry_share: float) -> Half:
    lasting = _lasting(dips)
    return Half(len(dips), lasting.median if lasting else None, entry_share)
