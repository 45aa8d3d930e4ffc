"""What the ends of each scale mean, in words. Knows no numpy."""

from __future__ import annotations

from desktop.core.words import tr
from desktop.trends.measures import ABLE, ENERGY, scale_of


def ends_of(measure: str) -> tuple[str, str]:
    """Return the words at the low and at the high end of a measure's scale."""
    key = scale_of(measure).key
    if key == ABLE.key:
        return tr("not able"), tr("able")
    return (tr("low"), tr("high")) if key == ENERGY.key else (tr("unpleasant"), tr("pleasant"))
