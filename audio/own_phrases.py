"""The listener's own phrases where a script leaves a place for them. Knows no voice's clips.

They are written for another person, and turned round where the wish is for oneself; one that cannot
be turned round for certain leaves the written line its place.

A voice that cannot speak a phrase leaves a silence in which it is shown and said inwardly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from audio.first_person import to_self
from audio.frames import RATE
from audio.script import Choices, Say, Wished
from audio.voices import Voice

LEAST_INWARD = 2 * RATE  # frames: a single word, or a sign that no voice reads, is given time too


def own(cue: Say, choices: Choices) -> str | None:
    """Return the phrase that stands in place of the line, or None where the line itself stands."""
    if cue.phrase is None or cue.phrase > len(choices.phrases):
        return None
    phrase = choices.phrases[cue.phrase - 1]
    return to_self(phrase) if cue.to is Wished.SELF else phrase


def worded(cue: Say, choices: Choices, voice: Voice) -> tuple[Say, int]:
    """Return the line as this listener has it, and how many frames saying it takes."""
    phrase = own(cue, choices)
    if phrase is None:
        return cue, voice.frame_count(cue.text)
    return replace(cue, text=phrase), max(LEAST_INWARD, voice.frame_count(phrase))


def wordings(choices: Choices) -> Iterator[Choices]:
    """Yield the choices, then the same with ever fewer own phrases: where those leave no room."""
    yield choices
    for many in reversed(range(len(choices.phrases))):
        yield replace(choices, phrases=choices.phrases[:many])
