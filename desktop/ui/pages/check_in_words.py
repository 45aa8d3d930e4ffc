"""Which words and circumstances show first on a check-in. The lists themselves are the core's."""

from __future__ import annotations

from desktop.core.vocabulary import CONTEXTS, SHIFTS, WORDS

SHOWN = 6  # words of a list that show before "more…"

TENSE, DRAINED, LIVELY, CALM = (WORDS[key] for key in ("tense", "drained", "lively", "calm"))
_OFTEN = ("short-staffed", "lost a patient", "hard conversation", "thanked")


def circumstances() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is offered at once, and what "more…" adds."""
    shown = (*SHIFTS, *_OFTEN)
    return shown, tuple(key for key in CONTEXTS if key not in shown)


def words_near(pleasantness: int | None, energy: int | None) -> tuple[str, ...]:
    """Return the words for a place on the pad, nearest first; a few of each before one is placed.

    With energy unknown, both quadrants of that side take turns.
    """
    if pleasantness is None:
        return _in_turn(TENSE, DRAINED, LIVELY, CALM)
    high, low = (LIVELY, CALM) if pleasantness >= 0 else (TENSE, DRAINED)
    if energy is None:
        return _in_turn(high, low)
    return high if energy >= 0 else low


def _in_turn(*lists: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for row in zip(*lists, strict=True) for word in row)
