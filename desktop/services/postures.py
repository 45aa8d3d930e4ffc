"""The few postures that a practice's free words come down to. Pure; knows no widget and no file."""

from __future__ import annotations

import re
from enum import StrEnum


class Posture(StrEnum):
    """What a body may do while practising."""

    SITTING = "sitting"
    STANDING = "standing"
    LYING = "lying"
    WALKING = "walking"


# Only what a body does counts: "near a chair" is not sitting. Leaning is a way of standing.
_WORDS = {
    Posture.SITTING: re.compile(r"\b(sit|sits|sitting|seated)\b"),
    Posture.STANDING: re.compile(r"\b(stand|stands|standing|lean|leaning)\b"),
    Posture.LYING: re.compile(r"\b(lie|lies|lying)\b"),
    Posture.WALKING: re.compile(r"\b(walk|walks|walking)\b"),
}
_ANY = re.compile(r"\bany (position|posture)\b")
_STILL = frozenset({Posture.SITTING, Posture.STANDING, Posture.LYING})


def postures(words: str) -> frozenset[Posture]:
    """Return the postures that a practice can be done in; never none.

    "Any position" is any that keeps still; words that name no posture rule none out.
    """
    plain = words.casefold()
    named = frozenset(posture for posture, found in _WORDS.items() if found.search(plain))
    if _ANY.search(plain):
        return named | _STILL
    return named or frozenset(Posture)
