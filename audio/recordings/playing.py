"""A recording as something to be played: a voice that speaks it in pieces, a plan, a time line.

The plan holds its captions and parts, for the eye; the time line holds its sound, in pieces that
join without a seam, so that no more than a few are ever decoded.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from audio.errors import SoundFileError
from audio.frames import RATE, frames
from audio.plan import CueKind, Plan, PlannedCue
from audio.recordings.record import SOUND, Recording
from audio.script import BellKind, Choices, Header, Minutes, Part, Rules, Script
from audio.timeline import Levels, Spoken, Struck, Timeline, default_seed

PIECE = frames(10.0)
LEAD = frames(6.0)  # from the opening bell to the recording
TAIL = frames(2.0)  # from its end to the closing bell
CLOSING = frames(8.0)
EDGE = frames(0.02)  # the recording's own beginning and end are eased
FAMILY = "own-recordings"


class RecordingVoice:
    """Speaks the pieces of one recording, by their numbers. May be called from any thread."""

    def __init__(self, recording: Recording, folder: Path) -> None:
        self._recording, self._path = recording, folder / recording.id / SOUND
        self.folder = folder / recording.id
        self.name = recording.title

    def frame_count(self, text: str) -> int:
        """Return how long a piece is."""
        return min(PIECE, self._recording.frame_count - int(text) * PIECE)

    def clip(self, text: str) -> NDArray[np.float32] | None:
        """Return a piece at its level in the library, mono float32.

        Raises:
            audio.errors.SoundFileError: the file is gone or damaged.
        """
        number, count = int(text), self.frame_count(text)
        try:
            with soundfile.SoundFile(self._path) as file:
                file.seek(self._recording.first_frame + number * PIECE)
                samples: NDArray[np.float32] = np.asarray(file.read(count, "float32"), np.float32)
        except (OSError, soundfile.SoundFileError) as error:
            raise SoundFileError(self._path, f"cannot be decoded ({error})") from error
        if len(samples) != count:
            raise SoundFileError(self._path, "is shorter than the library says")
        samples *= np.float32(10 ** (self._recording.gain_db / 20))
        self._ease(samples, number)
        return samples

    def _ease(self, samples: NDArray[np.float32], number: int) -> None:
        ramp = np.linspace(0, 1, min(EDGE, len(samples)), dtype=np.float32)
        if number == 0:
            samples[: len(ramp)] *= ramp
        if (number + 1) * PIECE >= self._recording.frame_count:
            samples[len(samples) - len(ramp) :] *= ramp[::-1]


def script_of(recording: Recording) -> Script:
    """Return the header and the parts of a recording, with nothing in them to be said."""
    minutes = Minutes(recording.minutes, recording.minutes, recording.minutes)
    made_by = [part for part in (recording.teacher, recording.licence) if part]
    header = Header(
        id=recording.id,
        title=recording.title,
        family=FAMILY,
        purpose=recording.teacher or recording.source,
        posture="",
        language="",
        credit=". ".join(made_by),
        minutes=minutes,
        rules=Rules.UNGUIDED,
    )
    return Script(header, tuple(Part(name, ()) for name in _part_names(recording)))


def plan_of(recording: Recording, choices: Choices) -> Plan:
    """Return when each caption stands, and the two bells round the recording."""
    closing = LEAD + recording.frame_count + TAIL
    cues = [PlannedCue(0, LEAD, CueKind.BELL, bell=BellKind.OPEN)]
    for caption in recording.captions:
        part = _part_at(recording, caption.at_frame)
        at, length = LEAD + caption.at_frame, caption.end_frame - caption.at_frame
        cues.append(PlannedCue(at, length, CueKind.SAY, caption.text, part=part))
    cues.append(PlannedCue(closing, CLOSING, CueKind.BELL, bell=BellKind.CLOSE))
    names = _part_names(recording)
    return Plan(recording.id, closing + CLOSING, names, tuple(cues), choices)


def timeline_of(
    recording: Recording, plan: Plan, voice: RecordingVoice, background: str | None
) -> Timeline:
    """Return the recording's pieces, one after another, with its bells and a background."""
    pieces = -(-recording.frame_count // PIECE)
    spoken = tuple(
        Spoken(LEAD + number * PIECE, voice.frame_count(str(number)), str(number), joins=True)
        for number in range(pieces)
    )
    bells = ((cue.at_frame, cue.bell) for cue in plan.cues if cue.bell is not None)
    return Timeline(
        practice_id=recording.id,
        total_frames=plan.total_frames,
        voice=voice,
        spoken=spoken,
        struck=tuple(Struck(at, bell) for at, bell in bells),
        background=background,
        seed=default_seed(recording.id),
        levels=Levels(),
    )


def part_starts(recording: Recording) -> tuple[int, ...]:
    """Return the frame of the session from which on each part is."""
    marks = tuple(LEAD + mark.at_frame for mark in recording.marks)
    return marks if len(_part_names(recording)) == len(marks) else (0, *marks)


def part_at(recording: Recording, frame: int) -> int:
    """Return which part sounds at `frame` of the session."""
    return _part_at(recording, frame - LEAD)


def _part_names(recording: Recording) -> tuple[str, ...]:
    names = tuple(mark.name for mark in recording.marks)
    first = () if recording.marks and recording.marks[0].at_frame < RATE else (recording.title,)
    return (*first, *names)


def _part_at(recording: Recording, frame: int) -> int:
    begun = sum(mark.at_frame <= frame for mark in recording.marks)
    extra = len(_part_names(recording)) - len(recording.marks)
    return max(0, begun - 1 + extra)
