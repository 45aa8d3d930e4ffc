"""What is said of a take that ended by itself, or that cannot be kept. Knows no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.words import tr

if TYPE_CHECKING:
    from audio.recorder import Ending
    from audio.takes import TakeRefusal


def ending_words(ending: Ending, *, waits: bool) -> str:
    """Return what to say of how a take ended; `waits`: something of it can be kept."""
    from audio.recorder import Ending

    if ending is Ending.NO_MICROPHONE:
        return tr("No microphone was found. Connect one, then press Space.")
    if ending is Ending.LOST and waits:
        return tr("The microphone went away. What it heard until then waits here.")
    if ending is Ending.LOST:
        return tr("The microphone went away before it heard a word. Connect it, then press Space.")
    if ending is Ending.LONG_ENOUGH and waits:
        return tr("A take ends after three minutes. What was recorded waits here.")
    return ""


def nothing_is_recorded() -> str:
    """Return why ward mode lets nothing be recorded, and how it ends."""
    return tr("Ward mode is on, so the microphone stays closed. S ends it.")


def refusal_words(refusal: TakeRefusal) -> str:
    """Return why a take cannot be kept, and what to do."""
    from audio.takes import TakeRefusal

    return {
        TakeRefusal.EMPTY: tr("That was too short for a word. Press Space, read, press Space."),
        TakeRefusal.SILENT: tr(
            "Nothing was to be heard. See that the microphone is not muted and that Tend may use "
            "it, then press Space."
        ),
        TakeRefusal.CLIPPED: tr(
            "It was too loud for the microphone throughout. Turn its level down or move away a "
            "little, then press Space."
        ),
    }[refusal]
