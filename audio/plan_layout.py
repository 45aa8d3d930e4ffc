"""Items and their silences laid out as cues in time, reminders and interval bells woven in.

A silence keeps its length whatever is woven into it, so weaving never moves a line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from audio.frames import MINUTE, RATE
from audio.plan import CueKind, PlannedCue
from audio.plan_items import Item, Position
from audio.script import BellKind, Ring, Rules, Say
from audio.voices import Voice

EARLY = 5 * MINUTE
EARLY_RETURN = 90 * RATE
LATE_RETURN = 180 * RATE
LEAST_PIECE = 4 * RATE
BELL_LENGTH = 6 * RATE
LEAST_AFTER_BELL = 2 * RATE
BELL_CLEAR = 10 * RATE  # between an interval bell and the closing one


@dataclass(slots=True)
class _Region:
    """The silences through which one interval bell recurs, from frame `begun` on."""

    every: int
    begun: int
    rests: list[PlannedCue] = field(default_factory=list)

    def strikes(self) -> Iterator[int]:
        due = (self.begun // self.every + 1) * self.every
        for rest in self.rests:
            while due < rest.end_frame - LEAST_AFTER_BELL:
                at = max(due, rest.at_frame)
                yield at
                due = (at // self.every + 1) * self.every


class Layout:
    """Lays items one after another from `at` on; `cues` grows."""

    def __init__(self, voice: Voice, rules: Rules, past: Sequence[PlannedCue] = ()) -> None:
        self._voice, self._paced = voice, rules is not Rules.UNGUIDED
        self.cues = list(past)
        tiles = [cue for cue in past if cue.kind is not CueKind.BELL]
        spoken = [cue for cue in tiles if cue.kind is CueKind.SAY]
        self.at = tiles[-1].end_frame if tiles else 0
        self._regions: dict[Position, _Region] = {}
        self._said = spoken[-1] if spoken else None
        self._turns: Counter[Position] = Counter(
            (cue.part, cue.source) for cue in spoken if cue.reminder
        )

    def add(self, items: Iterable[Item], rests: Iterable[int]) -> None:
        """Lay each item and the silence after it."""
        for item, rest in zip(items, rests, strict=True):
            begun = self.at
            if isinstance(item.cue, Say):
                self._say(item.cue.text, item.lead, item.part, item.source)
            elif not item.cue.every:
                self._ring(item, rest)
            self.rest(item, rest, begun)

    def rest(self, item: Item, length: int, begun: int) -> None:
        """Lay a silence after an item that began at `begun`: interval bells are due from then."""
        first = len(self.cues)
        self._silence(item, length)
        if item.interval and item.interval.every:
            key = (item.part, item.interval_source)
            region = self._regions.setdefault(key, _Region(item.interval.every, begun))
            region.rests += [cue for cue in self.cues[first:] if cue.kind is CueKind.REST]

    def finished(self, total_frames: int) -> tuple[PlannedCue, ...]:
        """Return the cues in order, interval bells among them; a bell comes before what it covers.

        Interval bells strike at multiples of `every` from the start of the session, or as soon
        as a line then being said has ended, and keep clear of the closing bell.
        """
        closing = [cue.at_frame for cue in self.cues if cue.bell is BellKind.CLOSE]
        last = min(closing, default=total_frames) - BELL_CLEAR
        for (part, source), region in self._regions.items():
            for at in region.strikes():
                if at <= last:
                    self.cues.append(_bell(at, BELL_LENGTH, BellKind.INTERVAL, part, source))
        ordered = sorted(self.cues, key=lambda cue: (cue.at_frame, cue.kind is not CueKind.BELL))
        return tuple(_tidied(ordered, total_frames))

    def _say(self, text: str, lead: int, part: int, source: int, *, reminder: bool = False) -> None:
        said = PlannedCue(self.at, lead, CueKind.SAY, text, None, part, source, reminder)
        self._said = said
        self.cues.append(said)
        self.at += lead

    def _ring(self, item: Item, rest: int) -> None:
        if isinstance(item.cue, Ring):
            length = rest if item.closes else BELL_LENGTH
            self.cues.append(_bell(self.at, length, item.cue.bell, item.part, item.source))

    def _rest(self, item: Item, length: int) -> None:
        if length:
            self.cues.append(
                PlannedCue(self.at, length, CueKind.REST, "", None, item.part, item.source)
            )
            self.at += length

    def _silence(self, item: Item, length: int) -> None:
        texts, longest = self._reminders(item, length)
        if not texts:
            self._rest(item, length)
            return
        leads = [self._voice.frame_count(text) for text in texts]
        pieces = self._pieces(length - sum(leads), leads, longest)
        for piece, text, lead in zip(pieces, texts, leads, strict=False):
            self._rest(item, piece)
            self._say(text, lead, item.part, item.remind_source, reminder=True)
        self._rest(item, pieces[-1])
        self._turns[item.part, item.remind_source] += len(texts)

    def _reminders(self, item: Item, length: int) -> tuple[list[str], int]:
        """Return the fewest reminders that keep every piece of the silence within its limit.

        One fewer is enough if they would come more often than `every` wants and pacing allows.
        """
        remind = item.remind
        if remind is None or item.closes:
            return [], length
        turn = self._turns[item.part, item.remind_source]
        longest = remind.every.longest
        texts: list[str] = []
        while not self._fits(length, texts, longest):
            texts.append(remind.texts[(turn + len(texts)) % len(remind.texts)])
            if self._piece(length, texts) < LEAST_PIECE:
                return texts[:-1], longest
        if texts and self._piece(length, texts) < remind.every.shortest:
            looser = LATE_RETURN if self._paced else length
            if self._fits(length, texts[:-1], looser):
                return texts[:-1], looser
        return texts, longest

    def _piece(self, length: int, texts: Sequence[str]) -> int:
        silence = length - sum(self._voice.frame_count(text) for text in texts)
        return silence // (len(texts) + 1)

    def _fits(self, length: int, texts: Sequence[str], longest: int) -> bool:
        if length > (len(texts) + 1) * (longest + LATE_RETURN):
            return False
        leads = [self._voice.frame_count(text) for text in texts]
        pieces = self._pieces(length - sum(leads), leads, longest)
        spoken, at, before = self._spoken(), self.at, self._silent()
        for piece, lead in zip(pieces, [*leads, 0], strict=True):
            if piece + before > self._limit(spoken, leads, longest):
                return False
            spoken, before = at + piece, 0
            at = spoken + lead
        return True

    def _pieces(self, silence: int, leads: Sequence[int], longest: int) -> list[int]:
        """Split `silence` frames round the reminders: evenly, but finer in the first minutes."""
        count = len(leads) + 1
        if count == 1:
            return [silence]
        before = self._silent()
        early, late = (self._limit(frame, leads, longest) for frame in (self._spoken(), EARLY))
        for early_count in range(count + 1):
            weights = [early] * early_count + [late] * (count - early_count)
            pieces = _split(silence + before, weights)
            spoken = self.at - before + sum(pieces[:early_count]) + sum(leads[: early_count - 1])
            if early == late or (early_count and spoken >= EARLY):
                break
        if pieces[0] >= before:
            return [pieces[0] - before, *pieces[1:]]
        return [0, *_split(silence, weights[1:])]

    def _spoken(self) -> int:
        """Return where the last line began."""
        return self._said.at_frame if self._said else 0

    def _silent(self) -> int:
        """Return how long nothing has been said."""
        return self.at - (self._said.end_frame if self._said else 0)

    def _limit(self, spoken: int, leads: Sequence[int], longest: int) -> int:
        """Return the longest piece of silence after a line that began at frame `spoken`.

        The next is to *begin* within the limit, so the longest of the lines is taken off it.
        """
        if not self._paced:
            return longest
        limit = EARLY_RETURN if spoken < EARLY else LATE_RETURN
        line = max([self._said.frame_count if self._said else 0, *leads])
        return max(LEAST_PIECE, min(longest, limit - line))


def _split(whole: int, weights: Sequence[int]) -> list[int]:
    total = sum(weights)
    ends = [whole * running // total for running in accumulate(weights, initial=0)]
    return [end - start for start, end in pairwise(ends)]


def _bell(at: int, length: int, bell: BellKind, part: int, source: int) -> PlannedCue:
    return PlannedCue(at, length, CueKind.BELL, "", bell, part, source)


def _tidied(cues: Iterable[PlannedCue], total_frames: int) -> list[PlannedCue]:
    """Return the cues with the two halves of a silence that was cut made one, and none too long."""
    tidied: list[PlannedCue] = []
    rest_at = -1  # where the last tile is, if it is a rest
    for cue in cues:
        if cue.kind is CueKind.BELL:
            length = min(cue.frame_count, total_frames - cue.at_frame)
            tidied.append(cue if length == cue.frame_count else replace(cue, frame_count=length))
            continue
        last = tidied[rest_at] if rest_at >= 0 else None
        if last and cue.kind is CueKind.REST and (last.part, last.source) == (cue.part, cue.source):
            tidied[rest_at] = replace(last, frame_count=last.frame_count + cue.frame_count)
            continue
        rest_at = len(tidied) if cue.kind is CueKind.REST else -1
        tidied.append(cue)
    return tidied
