"""One practice being played, as plain values, and what the page shows of it. Pure; knows no Qt."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from audio.frames import RATE, seconds
from audio.plan import CueKind, Plan, PlannedCue
from desktop.services.views import PlayerView, PlayState

if TYPE_CHECKING:
    from audio.recordings.record import Recording
    from audio.script import Script
    from audio.timeline import Timeline
    from audio.voices import Voice

CAPTION_LINGERS = 12 * RATE  # a line stays readable this long after it was said
PACED_LINGERS = 3 * RATE  # likewise where the next words are "In" and "Out"
BELL_SHOWS = 5 * RATE  # the visible twin of a bell: as long as that is plainly heard


@dataclass(frozen=True)
class Session:
    """A script, planned and composed for one voice."""

    script: Script
    voice: Voice
    plan: Plan
    timeline: Timeline
    recording: Recording | None = None  # of one's own: as long as it is, played as it was made

    @property
    def is_recording(self) -> bool:
        """Whether it cannot be fitted to a length."""
        return self.recording is not None

    @cached_property
    def is_read(self) -> bool:
        """Whether it has lines and none of them is spoken."""
        lines = self.timeline.spoken
        return bool(lines) and not any(line.is_heard for line in lines)

    @property
    def has_captions(self) -> bool:
        """Whether there is a line to be read."""
        return bool(self._says)

    @property
    def rate(self) -> int:
        """Frames a second."""
        return RATE

    @property
    def total_s(self) -> float:
        """The promised length in seconds."""
        return seconds(self.plan.total_frames)

    @cached_property
    def _says(self) -> list[PlannedCue]:
        return [cue for cue in self.plan.cues if cue.kind is CueKind.SAY]

    @cached_property
    def _say_starts(self) -> list[int]:
        return [cue.at_frame for cue in self._says]

    @cached_property
    def _bells(self) -> list[int]:
        return [cue.at_frame for cue in self.plan.cues if cue.kind is CueKind.BELL]

    @cached_property
    def _last_part(self) -> int:
        """The last part that one can go on to."""
        if self.recording is not None:
            return len(self.plan.part_names) - 1
        return max((cue.part for cue in self._says if not cue.reminder), default=0)

    def breath_at(self, frame: int) -> tuple[float, float]:
        """Return how long a paced breath is, in seconds, and how far into one `frame` is, 0…1.

        Both are 0 where breathing is not paced.
        """
        for paced in self.timeline.paced:
            if paced.at_frame <= frame < paced.end_frame:
                within = (frame - paced.at_frame) % paced.breath_frames
                return seconds(paced.breath_frames), within / paced.breath_frames
        return 0.0, 0.0

    def line_at(self, frame: int) -> PlannedCue | None:
        """Return the line being said at `frame`, or said last before it."""
        index = bisect_right(self._say_starts, frame) - 1
        return self._says[index] if index >= 0 else None

    def view_at(self, frame: int, state: PlayState) -> PlayerView:
        """Return what the page shows when `frame` has just sounded."""
        line = self.line_at(frame)
        part = self.part_at(frame)
        ringing, progress = self._bell_at(frame)
        breath_s, phase = self.breath_at(frame)
        lingers = PACED_LINGERS if breath_s else CAPTION_LINGERS
        fresh = line is not None and frame < line.end_frame + lingers
        has_next_part = part < self._last_part
        return PlayerView(
            state=state,
            title=self.script.header.title,
            part=self.plan.part_names[part],
            has_next_part=has_next_part,
            skippable=has_next_part and self.script.parts[part].skippable,
            caption=line.text if line is not None and fresh else "",
            elapsed_s=seconds(frame),
            total_s=seconds(self.plan.total_frames),
            anchor=self.plan.choices.anchor.value,
            bell_ringing=ringing,
            bell_progress=progress,
            breath_s=breath_s,
            breath_phase=phase,
        )

    def part_at(self, frame: int) -> int:
        """Return which part is shown at `frame`: a recording's marks are places of its own."""
        if self.recording is None:
            line = self.line_at(frame)
            return line.part if line else 0
        from audio.recordings.moving import place_at
        from audio.recordings.playing import part_at

        place = place_at(self.timeline, frame)
        return part_at(self.recording, self.recording.frame_count if place is None else place)

    def _bell_at(self, frame: int) -> tuple[bool, float]:
        """Return whether a bell has just been struck, and how far it is to the next."""
        index = bisect_right(self._bells, frame) - 1
        last = self._bells[index] if index >= 0 else 0
        ringing = index >= 0 and frame - last < BELL_SHOWS
        if index + 1 == len(self._bells):
            return ringing, 1.0
        return ringing, (frame - last) / (self._bells[index + 1] - last)
