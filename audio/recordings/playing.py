"""A recording as something to be played: a voice that speaks it in pieces, a plan, a time line.

The plan holds its captions and parts, for the eye; the time line holds its sound, in pieces that
join without a seam, so that no more than a few are ever decoded.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from audio.frames import RATE, frames
from audio.plan import CueKind, Plan, PlannedCue
from audio.recordings.errors import RecordingSoundError
from audio.recordings.record import SOUND, Recording
from audio.script import BellKind, Bowl, Choices, Header, Minutes, Part, Rules, Script
from audio.timeline import Background, Levels, Spoken, Struck, Timeline, default_seed

PIECE = frames(10.0)
LEAD = frames(6.0)  # from the opening bell to the recording
TAIL = frames(2.0)  # from its end to the closing bell
CLOSING = frames(8.0)
EDGE = frames(0.02)  # the recording's own beginning and end are eased
FAMILY = "own-recordings"


class RecordingVoice:
    """Speaks stretches of one recording, by the names `spoken_from` gives them. Any thread."""

    def __init__(self, recording: Recording, folder: Path) -> None:
        self._recording, self._path = recording, folder / recording.id / SOUND
        self.folder = folder / recording.id
        self.name = recording.title
        self.channels = recording.channels

    def speaks(self, text: str) -> bool:
        """Say yes: every stretch sounds."""
        return True

    def frame_count(self, text: str) -> int:
        """Return how long a stretch is."""
        return int(text.rpartition("+")[2])

    def clip(self, text: str) -> NDArray[np.float32] | None:
        """Return a stretch at its level in the library, float32 `[n]`, or `[n, 2]` of two channels.

        Raises:
            audio.recordings.errors.RecordingSoundError: the file is gone or damaged.
        """
        first, count = place_of(text), self.frame_count(text)
        try:
            with soundfile.SoundFile(self._path) as file:
                file.seek(self._recording.first_frame + first)
                samples: NDArray[np.float32] = np.asarray(file.read(count, "float32"), np.float32)
        except (OSError, soundfile.SoundFileError) as error:
            raise RecordingSoundError(self._path, f"cannot be decoded ({error})") from error
        if len(samples) != count:
            raise RecordingSoundError(self._path, "is shorter than the library says")
        samples *= np.float32(10 ** (self._recording.gain_db / 20))
        self._ease(samples, first)
        return samples

    def _ease(self, samples: NDArray[np.float32], first: int) -> None:
        ramp = np.linspace(0, 1, min(EDGE, len(samples)), dtype=np.float32)
        channels = samples.T  # time comes last, of one channel and of two
        if first == 0:
            channels[..., : len(ramp)] *= ramp
        if first + len(samples) >= self._recording.frame_count:
            channels[..., len(samples) - len(ramp) :] *= ramp[::-1]


def place_of(text: str) -> int:
    """Return from which frame of the recording on a stretch is."""
    return int(text.rpartition(":")[2].partition("+")[0])


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
    return Script(header, tuple(Part(name, ()) for name in part_names(recording)))


def plan_of(recording: Recording, choices: Choices) -> Plan:
    """Return when each caption stands, and the two bells round the recording."""
    closing = LEAD + recording.frame_count + TAIL
    opening = PlannedCue(0, LEAD, CueKind.BELL, bell=BellKind.OPEN)
    cues = (opening, *cues_from(recording, 0, LEAD, closing))
    return Plan(recording.id, closing + CLOSING, part_names(recording), cues, choices)


def cues_from(recording: Recording, place: int, at_frame: int, closing: int) -> list[PlannedCue]:
    """Return the captions from frame `place` of the recording on, which sounds at `at_frame` of the
    session, and last of all the closing bell.
    """
    cues = []
    for caption in recording.captions:
        first = max(caption.at_frame, place)
        if first < caption.end_frame:
            part = part_at(recording, caption.at_frame)
            at, length = at_frame + first - place, caption.end_frame - first
            cues.append(PlannedCue(at, length, CueKind.SAY, caption.text, part=part))
    cues.append(PlannedCue(closing, CLOSING, CueKind.BELL, bell=BellKind.CLOSE))
    return cues


def spoken_from(recording: Recording, place: int, at_frame: int) -> tuple[Spoken, ...]:
    """Return the recording from its frame `place` on in stretches, the first at `at_frame`.

    They end where a multiple of `PIECE` does: a stretch is then decoded once, wherever one begins.
    """
    total = recording.frame_count
    firsts = [place, *range((place // PIECE + 1) * PIECE, total, PIECE)]
    return tuple(
        Spoken(
            at_frame + first - place,
            end - first,
            f"{recording.id}:{first}+{end - first}",
            joins_before=first > place,
            joins_after=end < total,
        )
        for first, end in zip(firsts, [*firsts[1:], total], strict=True)
    )


def timeline_of(
    recording: Recording,
    plan: Plan,
    voice: RecordingVoice,
    background: Background | None,
    bowl: Bowl = Bowl.ROUND,
) -> Timeline:
    """Return the recording's stretches, one after another, with its bells and a background."""
    bells = ((cue.at_frame, cue.bell) for cue in plan.cues if cue.bell is not None)
    return Timeline(
        practice_id=recording.id,
        total_frames=plan.total_frames,
        voice=voice,
        spoken=spoken_from(recording, 0, LEAD),
        struck=tuple(Struck(at, bell) for at, bell in bells),
        background=background,
        bowl=bowl,
        seed=default_seed(recording.id),
        levels=Levels(),
    )


def part_at(recording: Recording, place: int) -> int:
    """Return which part frame `place` of the recording lies in."""
    begun = sum(mark.at_frame <= place for mark in recording.marks)
    extra = len(part_names(recording)) - len(recording.marks)
    return max(0, begun - 1 + extra)


def part_names(recording: Recording) -> tuple[str, ...]:
    """Return the marks' names, after the title where something comes before the first."""
    names = tuple(mark.name for mark in recording.marks)
    first = () if recording.marks and recording.marks[0].at_frame < RATE else (recording.title,)
    return (*first, *names)
