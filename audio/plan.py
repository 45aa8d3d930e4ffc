"""A script fitted to an exact length, as frozen records. The fitting is in `audio.planner`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audio.script import BellKind, Choices


class CueKind(StrEnum):
    """What happens at a planned cue."""

    SAY = "say"
    REST = "rest"
    BELL = "bell"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class PlannedCue:
    """One thing that happens, from `at_frame` for `frame_count` frames.

    Says and rests follow one another without a gap and fill the plan; a bell lies over the rest
    or line that sounds while it decays.
    """

    at_frame: int
    frame_count: int
    kind: CueKind
    text: str = ""  # the line said, or the background's name
    bell: BellKind | None = None
    part: int = 0
    source: int = -1  # index of the cue within its part; reminders keep that of their `remind`
    reminder: bool = False

    @property
    def end_frame(self) -> int:
        """The first frame after this cue."""
        return self.at_frame + self.frame_count


@dataclass(frozen=True, slots=True)
class Plan:
    """A practice fitted to `total_frames`: the last sample falls exactly on the promised second."""

    practice_id: str
    total_frames: int
    part_names: tuple[str, ...]
    cues: tuple[PlannedCue, ...]
    choices: Choices = Choices()
    paced_parts: frozenset[int] = frozenset()  # in which breathing is paced

    @property
    def paced(self) -> tuple[int, int] | None:
        """From which frame to which breathing is paced, or None: over the paced parts."""
        within = [cue for cue in self.cues if cue.part in self.paced_parts]
        if not within:
            return None
        return within[0].at_frame, max(cue.end_frame for cue in within)

    @property
    def spoken_frames(self) -> int:
        """How many frames are words; all others are silence."""
        return sum(cue.frame_count for cue in self.cues if cue.kind is CueKind.SAY)
