"""The words and circumstances that a check-in offers. The journal keeps them as written here."""

from __future__ import annotations

SHOWN = 6  # words of a list that show before "more…"

TENSE = (
    "tense", "anxious", "overwhelmed", "irritated", "angry", "restless",
    "worried", "on edge", "frustrated", "afraid", "guilty", "stretched thin",
)  # fmt: skip
DRAINED = (
    "weary", "heavy", "numb", "moved", "low", "lonely",
    "sad", "flat", "exhausted", "discouraged", "hurt", "ashamed",
)  # fmt: skip
LIVELY = (
    "lively", "alert", "glad", "hopeful", "proud", "inspired",
    "keen", "joyful", "amused", "thankful", "confident", "curious",
)  # fmt: skip
CALM = (
    "calm", "at ease", "content", "relieved", "tender", "grateful",
    "settled", "rested", "peaceful", "safe", "quiet", "close to others",
)  # fmt: skip

SHIFTS = ("day shift", "late shift", "night shift", "on call", "day off")
STAFFING = ("short-staffed", "well staffed")
HAPPENINGS = (
    "lost a patient",
    "violence or abuse",
    "error or near miss",
    "conflict",
    "hard conversation",
    "thanked",
    "good outcome",
)


_OFTEN = ("short-staffed", "lost a patient", "hard conversation", "thanked")


def circumstances() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is offered at once, and what "more…" adds."""
    shown = (*SHIFTS, *_OFTEN)
    return shown, tuple(key for key in (*STAFFING, *HAPPENINGS) if key not in shown)


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
