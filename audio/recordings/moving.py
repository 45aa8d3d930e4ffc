"""Moving within a recording while it plays: by its captions and marks, or else by half a minute.

What has sounded stays as it was, frame for frame, so that the time practised stays true: the end
comes sooner or later instead. Knows no engine.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from audio.frames import frames
from audio.plan import CueKind, Plan, PlannedCue
from audio.recordings.playing import (
    CLOSING,
    LEAD,
    TAIL,
    cues_from,
    part_names,
    place_of,
    spoken_from,
)
from audio.recordings.record import Recording
from audio.timeline import Struck, Timeline

STRIDE = frames(30.0)  # where there are neither captions nor marks
JUST_BEGUN = frames(2.0)  # moving back so soon after a place begins means the one before


@dataclass(frozen=True, slots=True)
class Moved:
    """A recording's plan and time line, gone on elsewhere."""

    plan: Plan
    timeline: Timeline


def next_place(recording: Recording, here: int) -> int | None:
    """Return the next place (a frame of the recording) after `here`, or None after the last."""
    places = _places(recording)
    ahead = [place for place in places if place > here]
    if ahead:
        return ahead[0]
    further = max(0, here) + STRIDE
    return further if len(places) == 1 and further < recording.frame_count else None


def next_part(recording: Recording, part: int) -> int | None:
    """Return where the part after `part` begins, or None after the last."""
    before = len(part_names(recording)) - len(recording.marks)  # the first mark's own number
    ahead = recording.marks[max(0, part + 1 - before) :]
    return ahead[0].at_frame if ahead else None


def previous_place(recording: Recording, here: int) -> int:
    """Return where the place at `here` begins, or the one before if it has only just begun."""
    places = _places(recording)
    if len(places) == 1:
        return max(0, here - STRIDE)
    index = max(0, bisect_right(places, here) - 1)
    return places[index - 1] if index and here - places[index] <= JUST_BEGUN else places[index]


def _places(recording: Recording) -> list[int]:
    captions = {caption.at_frame for caption in recording.captions}
    return sorted({0} | captions | {mark.at_frame for mark in recording.marks})


def place_at(timeline: Timeline, frame: int) -> int | None:
    """Return which frame of the recording sounds at `frame`; negative before it, None after it."""
    index = bisect_right([line.at_frame for line in timeline.spoken], frame) - 1
    if index < 0:
        return frame - LEAD
    line = timeline.spoken[index]
    ended = index == len(timeline.spoken) - 1 and frame >= line.end_frame
    return None if ended else place_of(line.text) + frame - line.at_frame


def moved(recording: Recording, plan: Plan, timeline: Timeline, at_frame: int, place: int) -> Moved:
    """Return both going on with `place` of the recording from `at_frame` of the session on."""
    closing = at_frame + recording.frame_count - place + TAIL
    ahead = cues_from(recording, place, at_frame, closing)
    past = tuple(_cut(cue, at_frame) for cue in plan.cues if cue.at_frame < at_frame)
    total = closing + CLOSING
    bell = ahead[-1].bell
    struck = [one for one in timeline.struck if one.at_frame < at_frame]
    sounded = [
        replace(line, frame_count=at_frame - line.at_frame, joins_after=False)
        if line.end_frame >= at_frame
        else line
        for line in timeline.spoken
        if line.at_frame < at_frame
    ]
    return Moved(
        replace(plan, total_frames=total, cues=(*past, *ahead)),
        replace(
            timeline,
            total_frames=total,
            spoken=(*sounded, *spoken_from(recording, place, at_frame)),
            struck=(*struck, *([Struck(closing, bell)] if bell else [])),
        ),
    )


def _cut(cue: PlannedCue, at_frame: int) -> PlannedCue:
    if cue.kind is CueKind.BELL or cue.end_frame <= at_frame:
        return cue
    return replace(cue, frame_count=at_frame - cue.at_frame)
