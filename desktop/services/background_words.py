"""What the backgrounds and the bowls are called. One list for the pages and the sentences."""

from __future__ import annotations

from desktop.core.words import tr

# In the order in which they are offered.
BACKGROUNDS = {
    "none": "None",
    "rain": "Rain",
    "ocean": "Ocean",
    "wind": "Wind in trees",
    "brown": "Brown noise",
    "drone": "Low drone",
}
BOWLS = {"round": "Round bowl", "deep": "Deep bowl", "clear": "Clear bowl"}


def beneath(background: str) -> str:
    """Return what lies beneath, within a sentence: "rain", or nothing where nothing does."""
    if background == "none":
        return ""
    return tr(BACKGROUNDS.get(background, "A sound of your own")).lower()
