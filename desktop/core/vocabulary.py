"""The words and circumstances that a check-in offers. The journal keeps them as written here.

Plain tables that cost nothing to import: pages, suggestions and journal share them.
"""

from __future__ import annotations

# Granular words by quadrant of the affect pad; "none fits" is fine.
WORDS: dict[str, tuple[str, ...]] = {
    "tense": (
        "tense", "anxious", "overwhelmed", "irritated", "angry", "restless",
        "worried", "on edge", "frustrated", "afraid", "guilty", "stretched thin",
    ),
    "drained": (
        "weary", "heavy", "numb", "moved", "low", "lonely",
        "sad", "flat", "exhausted", "discouraged", "hurt", "ashamed",
    ),
    "lively": (
        "lively", "alert", "glad", "hopeful", "proud", "inspired",
        "keen", "joyful", "amused", "thankful", "confident", "curious",
    ),
    "calm": (
        "calm", "at ease", "content", "relieved", "tender", "grateful",
        "settled", "rested", "peaceful", "safe", "quiet", "close to others",
    ),
}  # fmt: skip

WORKED_SHIFTS = ("day shift", "late shift", "night shift")
SHIFTS = (*WORKED_SHIFTS, "on call", "day off")
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
HEAVY = ("lost a patient", "violence or abuse", "error or near miss")  # met with a quiet line
CONTEXTS = (*SHIFTS, *STAFFING, *HAPPENINGS)
