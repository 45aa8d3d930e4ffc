"""The sentences that point to people, in one place for "ground me" and Help. Knows no widget."""

from __future__ import annotations

from desktop.core.words import tr


def before() -> tuple[str, ...]:
    """Return what is said before the first practice, and always under Help."""
    return (
        tr(
            "Talk to a doctor, or to a teacher who knows you, before you begin: if you live with "
            "psychosis, mania, severe dissociation or severe depression; if a trauma is fresh; if "
            "you are early in recovery from an addiction; or if someone close to you died very "
            "recently."
        ),
        tr(
            "Never practise while driving, or while somebody is in your care. And tired is not "
            "calm: some days the better practice is sleep."
        ),
        tr("Where a practice moves, go only as far as your body agrees to today."),
    )


def noted(contact: str) -> str:
    """Return whom the person wrote down as the one to call; nothing where there is none."""
    return tr("You noted whom you would call: {contact}.", contact=contact) if contact else ""


def noted_or_locked(contact: str, *, locked: bool) -> str:
    """Return whom the person wrote down; beside a locked journal, where that can be seen."""
    if locked:
        return tr("If you noted whom you would call, it can be seen once your journal is unlocked.")
    return noted(contact)


def after_something_hard(contact: str) -> str:
    """Return the quiet line that stands where something was hard."""
    if contact:
        return tr(
            "You need not be alone with this. {noted} Help (F1) names others.", noted=noted(contact)
        )
    return tr(
        "You need not be alone with this: someone you trust, staff support, a doctor. "
        "Help (F1) names who else."
    )


def people() -> str:
    """Return whom one may turn to."""
    return tr(
        "You need not be alone with this: someone you trust, your workplace’s staff "
        "support, a doctor, a crisis line."
    )


def emergency() -> str:
    """Return what to do at once; no number is guessed."""
    return tr("If you might harm yourself, call your country’s emergency number now.")
