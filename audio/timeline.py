"""A plan turned into sound events at exact frames. Holds no samples; the mixer renders it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from zlib import crc32

from audio.frames import frames
from audio.plan import CueKind, Plan
from audio.script import BellKind
from audio.voices import Voice


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
class Paced:
    """Whole breaths, one after another from `at_frame` on; each takes `breath_frames`."""

    at_frame: int
    breath_frames: int
    breaths: int

    @property
    def end_frame(self) -> int:
        """The first frame after the last breath out."""
        return self.at_frame + self.breaths * self.breath_frames


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that will sound, for exactly `total_frames` frames. Events are sorted by start."""

    practice_id: str
    total_frames: int
    voice: Voice
    spoken: tuple[Spoken, ...]
    struck: tuple[Struck, ...]
    background: str | None
    seed: int
    levels: Levels = Levels()
    paced: Paced | None = None

    def same_until(self, other: Timeline, frame: int) -> bool:
        """Say whether both sound the same up to `frame`: lines, bells and breaths.

        A line that has begun may end sooner in one of them, if that still lies ahead.
        """
        return self._begun(frame) == other._begun(frame) and self._pace(frame) == other._pace(frame)

    def _pace(self, frame: int) -> tuple[int, int] | None:
        paced = self.paced
        if paced is None or paced.at_frame >= frame:
            return None
        return paced.at_frame, paced.breath_frames

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
    background: str | None = None,
    seed: int | None = None,
    levels: Levels | None = None,
) -> Timeline:
    """Turn `plan` into a timeline; the same arguments give the same sound, bit for bit.

    `background` is `rain`, `brown` or None. No clip is decoded and nothing is synthesised here.

    Raises:
        ValueError: an unknown background.
    """
    if background is not None and background not in BACKGROUNDS:
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
        paced=_paced(plan),
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


def _paced(plan: Plan) -> Paced | None:
    """Return the breaths of the paced parts: as many as are whole, since none is cut short."""
    if plan.paced is None:
        return None
    (start, end), length = plan.paced, plan.choices.breath_frames
    return Paced(start, length, (end - start) // length)


BACKGROUNDS = ("rain", "brown")
FADE_IN = frames(3.0)  # of the background
FADE_OUT = frames(6.0)
BELL_FADE_OUT = frames(5.0)  # of whatever still rings at the end
DUCK_ATTACK = frames(0.3)  # before the line begins: the line is known beforehand
DUCK_RELEASE = frames(1.5)
