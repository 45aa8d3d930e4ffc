"""What can be heard before it is chosen: a sentence, a bowl, a background. Knows no Qt.

Each may take a second or more to make: none of this is for the interface thread.
"""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from desktop.core.words import tr
from desktop.services.backgrounds import chosen_background, chosen_bowl
from desktop.services.sound_failures import from_sound
from desktop.services.voice_list import every_line
from desktop.services.voice_making import make_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audio.timeline import Timeline
    from desktop.core.errors import AppError
    from desktop.core.settings import Value
    from desktop.services.library_service import LibraryService


def voice_sample(library: LibraryService, chosen: Mapping[str, Value]) -> Timeline | None:
    """Return one sentence of the voice that was chosen, or None where it says nothing.

    Raises:
        AppError: the voice cannot say it, is damaged, or is not there any more.
    """
    from audio.errors import SoundFileError
    from audio.frames import RATE
    from audio.plan import CueKind, Plan, PlannedCue
    from audio.timeline import compose
    from audio.voices.spoken.shelf import MadeVoice

    text = tr("Let the shoulders be as they are, and notice the breath.")
    try:
        voice = library.voice(str(chosen["voice"]))
    except SoundFileError as error:
        raise from_sound(error) from error
    if isinstance(voice, MadeVoice):
        make_lines(voice, [text], Event())
    if not voice.speaks(text):
        text = next((line for line in every_line(library) if voice.speaks(line)), "")
    if not text:
        return None
    count = voice.frame_count(text)
    cue = PlannedCue(RATE // 4, count, CueKind.SAY, text)
    return compose(Plan("sample", count + RATE // 2, ("",), (cue,)), voice)


def bowl_sample(chosen: Mapping[str, Value]) -> Timeline:
    """Return one strike of the bowl that was chosen."""
    from audio.listening import timeline_of_bowl
    from audio.script import BellKind
    from audio.synth.bells import bell_samples

    bowl = chosen_bowl(chosen)
    bell_samples(BellKind.OPEN, bowl)
    return timeline_of_bowl(bowl)


def background_sample(shelf: Path | None, chosen: Mapping[str, Value]) -> Timeline | None:
    """Return some seconds of the background that was chosen, or None where there is none.

    Raises:
        AppError: a sound of one's own is not there any more, or damaged.
    """
    from audio.backgrounds import bed
    from audio.listening import BED_SEED, timeline_of_background

    gone: list[AppError] = []
    background = chosen_background(shelf, chosen, gone.append)
    for error in gone:
        raise error
    if background is None:
        return None
    bed(background, BED_SEED)
    return timeline_of_background(background)
