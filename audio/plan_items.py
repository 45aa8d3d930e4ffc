"""Which lines and bells a session has, and how time is shared among their silences.

Pure arithmetic on integer frames; knows nothing of reminders' places or of cues in time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from audio.frames import MINUTE, RATE
from audio.own_phrases import worded
from audio.script import BellKind, Choices, PartKind, Remind, Ring, Say, Script, Span
from audio.voices import Voice

Position = tuple[int, int]
"""Where a cue stands in its script: the index of its part, and its own within the part."""

CLOSING = 8 * RATE
SHORT_CLOSING = 5 * RATE
SHORT_SESSION = 3 * MINUTE


class Item(NamedTuple):
    """A line or a bell of a session, with the silence after it."""

    part: int
    source: int
    cue: Say | Ring
    lead: int  # frames of speech before the silence
    rest: Span
    remind: Remind | None  # what is woven into the silence if it is long
    remind_source: int
    interval: Ring | None  # the bell that recurs through the silence
    interval_source: int

    @property
    def position(self) -> Position:
        """Where the item stands in its script."""
        return self.part, self.source

    @property
    def closes(self) -> bool:
        """Whether this is the closing bell."""
        return isinstance(self.cue, Ring) and self.cue.bell is BellKind.CLOSE


def closing(total_frames: int) -> int:
    """Return how many frames before the end the closing bell strikes."""
    return SHORT_CLOSING if total_frames <= SHORT_SESSION else CLOSING


def thresholds(script: Script) -> list[int]:
    """Return the lengths in frames at which the script says something else, rising."""
    bounds = {
        bound
        for part in script.parts
        for cue in part.cues
        for bound in (cue.admission.from_frames, cue.admission.until_frames)
        if bound
    }
    return sorted(bounds)


def lengths(script: Script, total_frames: int) -> Iterator[int]:
    """Yield the lengths a session may be planned as: its own, then the shorter ones that differ.

    A voice too slow for its own length is given the lines of a shorter session. Only thresholds
    are tried, since nothing changes between them.
    """
    yield total_frames
    shortest = script.header.minutes.shortest * MINUTE
    for bound in reversed(thresholds(script)):
        if shortest < bound < total_frames:
            yield bound
    if shortest < total_frames:
        yield shortest


def select(
    script: Script,
    planned_as: int,
    total_frames: int,
    voice: Voice,
    choices: Choices,
    keep: Position | None = None,
) -> list[Item]:
    """Return the items of a session of `total_frames` that has the lines of `planned_as` frames.

    The item at `keep` is there even if the length no longer asks for it.
    """
    items: list[Item] = []
    for part_index, part in enumerate(script.parts):
        if part.skippable and choices.leave_out_skippable:
            continue
        remind, remind_source, interval, interval_source = None, -1, None, -1
        for source, cue in enumerate(part.cues):
            admitted = cue.admission.admits(planned_as, choices)
            if not admitted and (part_index, source) != keep:
                continue
            if isinstance(cue, Remind):
                remind, remind_source = cue, source
                continue
            if isinstance(cue, Ring) and cue.recurs:
                cue = _as_chosen(cue, choices)
                if cue.every is None:
                    continue
                interval, interval_source = cue, source
            said, lead = worded(cue, choices, voice) if isinstance(cue, Say) else (cue, 0)
            woven = (remind, remind_source, interval, interval_source)
            rest = _rest_of(cue, total_frames)
            items.append(Item(part_index, source, said, lead, rest, *woven))
    return items


def _as_chosen(ring: Ring, choices: Choices) -> Ring:
    """Return an interval bell as often as the listener wants it, where that is theirs to say."""
    return replace(ring, every=choices.interval_frames) if ring.chosen else ring


def _rest_of(cue: Say | Ring, total_frames: int) -> Span:
    if isinstance(cue, Ring) and cue.bell is BellKind.CLOSE:
        return Span(closing(total_frames), closing(total_frames))
    return cue.rest


def least(items: Sequence[Item]) -> int:
    """Return the fewest frames the items can take."""
    return sum(item.lead + item.rest.shortest for item in items)


def most(items: Sequence[Item]) -> int:
    """Return the most frames the items can take."""
    return sum(item.lead + item.rest.longest for item in items)


def share(items: Sequence[Item], available: int) -> list[int]:
    """Return the silence after each item, so that all of them take exactly `available` frames.

    What is left beyond the shortest silences is shared in proportion to the room of each; the
    running sum is floored, so each silence stays within its bounds and the sum is exact.
    `available` lies between `least(items)` and `most(items)`.
    """
    extra = available - least(items)
    rooms = [item.rest.room for item in items]
    room = max(1, sum(rooms))
    ends = [extra * running // room for running in accumulate(rooms, initial=0)]
    return [
        item.rest.shortest + end - start
        for item, start, end in zip(items, ends, ends[1:], strict=False)
    ]


def stretched(script: Script, items: list[Item], available: int) -> list[Item]:
    """Return items that can fill `available` frames: the silence before the orientation grows.

    For a voice faster than the script was written for, and for time won on the way. Where only
    the orientation is left nothing can grow, and the items are returned as they are.
    """
    lacking = available - most(items)
    ending = [script.parts[item.part].kind is PartKind.ORIENT or item.closes for item in items]
    before = items[: ending.index(True)] if any(ending) else items
    if lacking <= 0 or not before:
        return items
    flowing = [isinstance(item.cue, Say) and item.cue.flow for item in before]
    at = max((i for i, flows in enumerate(flowing) if not flows), default=len(before) - 1)
    rest = Span(items[at].rest.shortest, items[at].rest.longest + lacking)
    return [*items[:at], _reminded(script, items[at])._replace(rest=rest), *items[at + 1 :]]


def _reminded(script: Script, item: Item) -> Item:
    """Return an item whose silence is broken by reminders: those of its part, or any there are."""
    if item.remind:
        return item
    found = [cue for part in script.parts for cue in part.cues if isinstance(cue, Remind)]
    return item._replace(remind=found[-1] if found else None, remind_source=-1)
