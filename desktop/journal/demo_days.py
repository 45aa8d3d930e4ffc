"""One believable day for `demo`: when somebody checks in, how it was, what they practised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, Literal, cast

from desktop.core.clock import Clock
from desktop.core.vocabulary import HAPPENINGS, WORDS, WORKED_SHIFTS
from desktop.journal.making import place_of
from desktop.journal.records import CheckIn, Moment, Sitting

Rota = Literal["days", "late", "nights", "off"]
Hour = tuple[float, tuple[str, ...], float]  # o'clock, contexts, how that hour weighs on the mood

# 24 and more is the small hours of the next calendar day.
_HOURS: dict[Rota, tuple[Hour, ...]] = {
    "days": ((6.3, (), 0), (16.2, ("day shift",), -8), (21.6, (), 4)),
    "late": ((11.0, (), 4), (22.7, ("late shift",), -10)),
    "nights": ((19.6, (), 2), (26.8, (), -6), (31.4, ("night shift",), -14)),
    "off": ((9.8, ("day off",), 14), (20.4, ("day off",), 10)),
}
_HARD = (*HAPPENINGS[:5], "short-staffed")
_GOOD = (*HAPPENINGS[5:], "well staffed")
_NOTES_HARD = (
    "Could not get away until long after handover.",
    "Kept thinking about bed four on the way home.",
    "Said less than I wanted to in that family meeting.",
    "Short of two people again; nobody drank anything.",
)
_NOTES_GOOD = (
    "Someone held the door and asked how I was.",
    "Watched S. sit down with a frightened man, and learnt from it.",
    "A walk by the river before sleeping.",
    "The handover was kind today.",
)
_PRACTICES = (
    ("breathing-space", 3),
    ("at-the-door", 1),
    ("leaving-the-shift", 10),
    ("awareness-of-breath", 10),
    ("kindness-for-yourself", 15),
    ("body-scan", 20),
    ("whole-round", 20),
)


class DemoDay:
    """Where somebody's weeks stand: a slow level that wanders, and how much they enter."""

    def __init__(self, random: Random, clock: Clock, boundary: time) -> None:
        self.random, self.clock, self.boundary = random, clock, boundary
        self.level = 0.0  # −1 … 1, slow

    def next_week(self, progress: float) -> float:
        """Move on a week (`progress` 0…1 of all); return the chance of an entry on its days."""
        pull = 0.35 * progress - 0.1 - 0.25 * self.level
        self.level += 0.5 * pull + self.random.gauss(0, 0.16)
        draw = self.random.random()
        if draw < 0.06:
            return 0.0  # a gap: leave, illness, or no wish to
        return 0.2 if draw < 0.2 else 0.78

    def check_in(self, local: datetime, mood: float, contexts: tuple[str, ...]) -> CheckIn:
        """Return a check-in at civil time `local` with a mood of −100…100."""
        random = self.random
        pleasantness = _within(mood, -100, 100)
        usual = -5 if local.hour >= 20 or local.hour < 8 else 12
        energy = _within(random.gauss(usual, 32), -95, 95)
        able = _within(5.4 + mood / 28 + random.gauss(0, 0.9), 0, 10)
        note = random.choice(_NOTES_GOOD if mood > 0 else _NOTES_HARD)
        contexts = contexts if random.random() < 0.6 else ()
        if random.random() < 0.22:
            contexts = (*contexts, random.choice(_GOOD if mood > 10 else _HARD))
        return self._made(
            local,
            pleasantness=pleasantness,
            energy=energy if random.random() < 0.85 else None,
            able=able if random.random() < 0.86 else None,
            words=self._words(pleasantness, energy) if random.random() < 0.4 else (),
            contexts=contexts,
            slept_minutes=self._slept(contexts),
            note=note if random.random() < 0.1 else "",
        )

    def sitting(self, local: datetime) -> Sitting:
        """Return a sitting that begins at civil time `local`; one in six ends early."""
        practice_id, minutes = self.random.choice(_PRACTICES)
        planned = minutes * 60
        finished = self.random.random() < 0.84
        part = self.random.uniform(0.3, 0.9)
        at = self.clock.at(local)
        place = place_of(at, self.boundary)
        return Sitting(
            id=self._id(),
            at=at,
            day=place.day,
            week=place.week,
            practice_id=practice_id,
            planned_s=planned,
            practised_s=float(planned if finished else round(planned * part)),
            finished=finished,
            closed=True,
            hard=self.random.random() < 0.04,
        )

    def _made(self, local: datetime, **said: object) -> CheckIn:
        at = self.clock.at(local)
        place = place_of(at, self.boundary)
        fields = cast(dict[str, Any], said)
        return CheckIn(id=self._id(), at=at, day=place.day, week=place.week, **fields)

    def _id(self) -> str:
        return f"{self.random.getrandbits(128):032x}"

    def _words(self, pleasantness: int, energy: int) -> tuple[str, ...]:
        lively, flat = ("lively", "calm") if pleasantness >= 0 else ("tense", "drained")
        quadrant = lively if energy > 0 else flat
        return tuple(self.random.sample(WORDS[quadrant], self.random.choice((1, 1, 2))))

    def _slept(self, contexts: tuple[str, ...]) -> int | None:
        if set(contexts) & set(WORKED_SHIFTS):  # said before a shift, or on a day off
            return None
        return _within(self.random.gauss(400, 55) / 5, 30, 130) * 5


def demo_day(
    maker: DemoDay, day: date, rota: Rota, check_ins: list[CheckIn], sittings: list[Sitting]
) -> None:
    """Add one day's entries to the lists, in the order they came."""
    random = maker.random
    on_shift = rota if day.weekday() < 5 or rota == "nights" else "off"
    bad = -38.0 if random.random() < 0.09 else 0.0
    for hour, contexts, weight in _HOURS[on_shift]:
        if random.random() < 0.35:
            continue
        start = datetime.combine(day, time()) + timedelta(hours=hour, minutes=random.gauss(0, 22))
        local = start.replace(second=random.randrange(60), microsecond=0)
        mood = 14 + 46 * maker.level + weight + bad + random.gauss(0, 15)
        check_ins.append(maker.check_in(local, mood, contexts))
        if random.random() < 0.4:
            _practise(maker, local, mood, check_ins, sittings)


def _practise(
    maker: DemoDay,
    local: datetime,
    mood: float,
    check_ins: list[CheckIn],
    sittings: list[Sitting],
) -> None:
    """Add a sitting a few minutes on, with the check-in before it and often one after."""
    random = maker.random
    sitting = maker.sitting(local + timedelta(minutes=random.randrange(1, 14)))
    sittings.append(sitting)
    check_ins[-1] = replace(check_ins[-1], moment=Moment.BEFORE, sitting_id=sitting.id)
    if random.random() < 0.6:
        ended = sitting.at.local + timedelta(seconds=sitting.practised_s + random.randrange(20, 90))
        after = maker.check_in(ended, mood + random.gauss(9, 11), ())
        check_ins.append(replace(after, moment=Moment.AFTER, sitting_id=sitting.id))


def _within(value: float, low: int, high: int) -> int:
    return max(low, min(high, round(value)))
