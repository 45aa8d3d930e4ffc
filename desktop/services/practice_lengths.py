"""What a practice is like at one length, from the plan that would be played. Knows no Qt."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from desktop.core.words import tr
from desktop.services.player_build import Chosen, choices_of
from desktop.services.sound_failures import length_error
from desktop.services.views import AtLength, ReadingLine, ReadingPart
from desktop.services.voices import chosen_voice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audio.plan import Plan, PlannedCue
    from desktop.services.library_service import LibraryService


def at_length(library: LibraryService, practice_id: str, minutes: int, chosen: Chosen) -> AtLength:
    """Return a practice as it is said in whole minutes with a person's settings.

    Raises:
        AppError: no such practice, a damaged one, or a length it cannot be fitted to.
    """
    from audio.errors import PlanError
    from audio.frames import MINUTE, seconds
    from audio.planner import plan

    script = library.known(practice_id)
    voice = chosen_voice(library, chosen)
    try:
        planned = plan(script, minutes * MINUTE, voice, choices_of(chosen))
    except PlanError as error:
        raise length_error(script.header, minutes, error) from error
    words_s = seconds(planned.spoken_frames)
    return AtLength(
        practice_id=practice_id,
        minutes=minutes,
        words_s=words_s,
        silence_s=seconds(planned.total_frames) - words_s,
        parts=tuple(_parts(planned)),
        anchor=planned.choices.anchor.value,
        eyes=str(chosen["eyes"]),
    )


def _parts(planned: Plan) -> Iterable[ReadingPart]:
    from audio.plan import CueKind

    tiles = [cue for cue in planned.cues if cue.kind in (CueKind.SAY, CueKind.REST)]
    said = [(cue, rest) for cue, rest in zip(tiles, _rests_after(tiles), strict=True) if cue.text]
    for part, lines in groupby(said, key=lambda line: line[0].part):
        yield ReadingPart(planned.part_names[part], tuple(_line(*line) for line in lines))


def _rests_after(tiles: list[PlannedCue]) -> list[int]:
    """Return for each cue how many frames of silence follow it."""
    rests, silence = [0] * len(tiles), 0
    for index in range(len(tiles) - 1, -1, -1):
        rests[index] = silence
        silence = 0 if tiles[index].text else silence + tiles[index].frame_count
    return rests


def _line(cue: PlannedCue, rest: int) -> ReadingLine:
    from audio.frames import seconds

    rest_s = round(seconds(rest))
    words = tr("{n} s", n=rest_s) if rest_s else ""
    return ReadingLine(cue.text, words, tr("within the silence") if cue.reminder else "")
