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
class Paced:
    """Breaths, one after another from `at_frame` up to `end_frame`; each takes `breath_frames`."""

    at_frame: int
    breath_frames: int
    end_frame: int

    @property
    def cut_frames(self) -> int:
        """How many frames of a last breath were taken before it was cut short; 0 if none was."""
        return (self.end_frame - self.at_frame) % self.breath_frames


@dataclass(frozen=True, slots=True)
class Plan:
    """A practice fitted to `total_frames`: the last sample falls exactly on the promised second."""

    practice_id: str
    total_frames: int
    part_names: tuple[str, ...]
    cues: tuple[PlannedCue, ...]
    choices: Choices = Choices()
    paced: tuple[Paced, ...] = ()  # where breathing is, in order; none overlap

    @property
    def spoken_frames(self) -> int:
        """How many frames are words; all others are silence."""
        return sum(cue.frame_count for cue in self.cues if cue.kind is CueKind.SAY)
