"""A plan turned into sound events at exact frames. Holds no samples; the mixer renders it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from zlib import crc32

from audio.frames import frames
from audio.plan import CueKind, Paced, Plan
from audio.script import BellKind, Bowl
from audio.voices import Voice

Background = str | Path  # the name of a synthesised one, or the folder of a sound of one's own


class Layer(StrEnum):
    """What has a volume of its own."""

    VOICE = "voice"
    BELLS = "bells"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Levels:
    """How loud the layers are, in dB against their standard level, and how deep the duck is."""

    voice_db: float = 0.0
    bells_db: float = 0.0
    background_db: float = 0.0
    duck_db: float = 5.6


@dataclass(frozen=True, slots=True)
class BedFades:
    """How long the background takes to come in, and to go at the end, in frames."""

    rise: int = frames(3.0)
    fall: int = frames(6.0)


BED_FADES = BedFades()


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line that is said from `at_frame` for `frame_count` frames."""

    at_frame: int
    frame_count: int
    text: str
    is_heard: bool = True  # False for a caption: silent, whatever the voice has come to say since
    joins_before: bool = False  # goes on from the line before it, without a seam
    joins_after: bool = False  # and goes on into the next

    @property
    def end_frame(self) -> int:
        """The first frame after the line."""
        return self.at_frame + self.frame_count


@dataclass(frozen=True, slots=True)
class Struck:
    """A bell that is struck at `at_frame` and rings for as long as it will."""

    at_frame: int
    bell: BellKind


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that will sound, for exactly `total_frames` frames. Events are sorted by start."""

    practice_id: str
    total_frames: int
    voice: Voice
    spoken: tuple[Spoken, ...]
    struck: tuple[Struck, ...]
    background: Background | None
    seed: int
    levels: Levels = Levels()
    paced: tuple[Paced, ...] = ()
    bowl: Bowl = Bowl.ROUND
    fades: BedFades = BED_FADES

    def same_until(self, other: Timeline, frame: int) -> bool:
        """Say whether both sound the same up to `frame`: lines, bells and breaths.

        A line or breaths that have begun may end sooner in one of them, if that still lies ahead.
        """
        return self._begun(frame) == other._begun(frame) and self._pace(frame) == other._pace(frame)

    def _pace(self, frame: int) -> tuple[Paced, ...]:
        return tuple(
            replace(paced, end_frame=min(paced.end_frame, frame))
            for paced in self.paced
            if paced.at_frame < frame
        )

    def _begun(self, frame: int) -> tuple[tuple[tuple[int, int, str], ...], tuple[Struck, ...]]:
        return (
            tuple(
                (line.at_frame, min(line.end_frame, frame), line.text)
                for line in self.spoken
                if line.at_frame < frame
            ),
            tuple(bell for bell in self.struck if bell.at_frame < frame),
        )


def default_seed(practice_id: str) -> int:
    """Return the seed of a practice's background, the same on every machine."""
    return crc32(practice_id.encode())


def compose(
    plan: Plan,
    voice: Voice,
    background: Background | None = None,
    seed: int | None = None,
    levels: Levels | None = None,
    bowl: Bowl = Bowl.ROUND,
) -> Timeline:
    """Turn `plan` into a timeline; the same arguments give the same sound, bit for bit.

    `background` is one of `BACKGROUNDS`, the folder of a sound of one's own, or None. Nothing is
    decoded or synthesised here.

    Raises:
        ValueError: an unknown background.
    """
    if isinstance(background, str) and background not in BACKGROUNDS:
        raise ValueError(f"background is one of {', '.join(BACKGROUNDS)} or None, not {background}")
    spoken = [
        Spoken(cue.at_frame, cue.frame_count, cue.text, voice.speaks(cue.text))
        for cue in plan.cues
        if cue.kind is CueKind.SAY
    ]
    struck = [Struck(cue.at_frame, cue.bell) for cue in plan.cues if cue.bell is not None]
    return Timeline(
        practice_id=plan.practice_id,
        total_frames=plan.total_frames,
        voice=voice,
        spoken=tuple(sorted(spoken, key=lambda event: event.at_frame)),
        struck=tuple(sorted(struck, key=lambda event: event.at_frame)),
        background=background,
        seed=default_seed(plan.practice_id) if seed is None else seed,
        levels=levels or Levels(),
        paced=plan.paced,
        bowl=bowl,
    )


def with_its_past(timeline: Timeline, before: Timeline, at_frame: int) -> Timeline:
    """Return `timeline` with the captions that began before `at_frame` as captions still.

    A voice may have learnt a line meanwhile; what began in silence does not begin to sound halfway.
    """
    silent = {
        (line.at_frame, line.text)
        for line in before.spoken
        if line.at_frame < at_frame and not line.is_heard
    }
    if not silent:
        return timeline
    spoken = tuple(
        replace(line, is_heard=False) if (line.at_frame, line.text) in silent else line
        for line in timeline.spoken
    )
    return replace(timeline, spoken=spoken)


BACKGROUNDS = ("rain", "ocean", "wind", "brown", "drone")
BELL_FADE_OUT = frames(5.0)  # of whatever still rings at the end
BREATH_RELEASE = frames(0.3)  # in which a breath that was cut short dies away
DUCK_ATTACK = frames(0.3)  # before the line begins: the line is known beforehand
DUCK_RELEASE = frames(1.5)
