"""The families of practices, by the names the window calls them."""

from __future__ import annotations

from desktop.core.words import tr


def family_title(family: str) -> str:
    """Return the name of a family; one that is not known keeps its key."""
    match family:
        case "loving-kindness":
            return tr("Loving-kindness")
        case "mbsr":
            return tr("MBSR")
        case "between-patients":
            return tr("Between patients")
        case "compassionate-care":
            return tr("Compassionate care")
        case "own-recordings":
            return tr("Own recordings")
        case "unguided":
            return tr("Unguided")
        case _:
            return family
