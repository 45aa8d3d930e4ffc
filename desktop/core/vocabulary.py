"""The words and contexts that a check-in offers. What is kept is the key, or a person's own words.

Plain tables without imports of their own weight: pages, command line and journal share them.
"""

from __future__ import annotations

from desktop.core.words import tr

# Granular words by quadrant of the affect pad; "none fits" is fine.
WORDS: dict[str, tuple[str, ...]] = {
    "lively": ("grateful", "moved", "hopeful", "proud", "cheerful", "curious", "connected"),
    "calm": ("calm", "at ease", "content", "tender", "rested", "steady", "relieved"),
    "tense": ("tense", "frustrated", "anxious", "angry", "overwhelmed", "rushed", "uneasy"),
    "drained": ("drained", "sad", "flat", "numb", "lonely", "heavy", "discouraged"),
}

# Chips: key and what is shown.
CONTEXTS: dict[str, str] = {
    "before-day": "before a day shift",
    "after-day": "after a day shift",
    "before-night": "before a night shift",
    "after-night": "after a night shift",
    "day-off": "day off",
    "lost-a-patient": "lost a patient",
    "violence": "violence or abuse",
    "error": "error or near miss",
    "conflict": "conflict",
    "hard-conversation": "hard conversation",
    "thanked": "thanked",
    "good-outcome": "good outcome",
    "short-staffed": "short-staffed",
    "well-staffed": "well staffed",
}


def context_words(key: str) -> str:
    """Return what is shown for a context; a person's own is shown as they wrote it."""
    return tr(CONTEXTS[key]) if key in CONTEXTS else key
