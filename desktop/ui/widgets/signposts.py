"""The sentences that point to people, in one place for "ground me" and Help. Knows no widget."""

from __future__ import annotations

from desktop.core.words import tr


def people() -> str:
    """Return whom one may turn to."""
    return tr(
        "You need not be alone with this: someone you trust, your workplace’s staff "
        "support, a doctor, a crisis line."
    )


def emergency() -> str:
    """Return what to do at once; no number is guessed."""
    return tr("If you might harm yourself, call your country’s emergency number now.")
