"""What to suggest: the written table of `suggestion_rules`, walked from its top. Learns nothing.

The first line that holds and whose practice fits the minutes comes first; "something else" walks
down the list. A course's practice of today stands above the table. Practices that no line names
follow, the one used longest ago first. After a practice that was hard the gentle ones come first
and those that expose most come last. Before and during a shift those done lying down come after all
others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from desktop.core.vocabulary import HEAVY
from desktop.core.words import tr
from desktop.course.suggestion_rules import (
    EXPOSING,
    GENTLE,
    RULES,
    Circumstances,
    Offer,
    Proposal,
    Quadrant,
    has_no_place,
    quadrant_of,
)

__all__ = ["Circumstances", "Offer", "Proposal", "Quadrant", "proposals", "quadrant_of"]


def proposals(offers: Iterable[Offer], now: Circumstances) -> list[Proposal]:
    """Return what fits the minutes, best first, each practice once, each with its reason."""
    fitting = {o.practice_id: o for o in offers if o.shortest <= now.minutes <= o.longest}
    chosen: dict[str, Proposal] = {}
    for proposal in _named_ones(now):
        if proposal.practice_id in fitting:
            chosen.setdefault(proposal.practice_id, proposal)
    others = [offer for offer in fitting.values() if offer.practice_id not in chosen]
    others.sort(key=lambda offer: (offer.last_used or date.min, offer.practice_id))
    found = [*chosen.values(), *(Proposal(o.practice_id, _reason_of(o)) for o in others)]
    if now.was_hard:
        found.sort(key=_after_a_hard_one)
    return sorted(found, key=lambda proposal: has_no_place(proposal.practice_id, now))


def _named_ones(now: Circumstances) -> Iterator[Proposal]:
    is_heavy = any(context in HEAVY for context in now.contexts)
    if not is_heavy:
        yield from _of_the_course(now)
    for rule in RULES:
        if rule.holds(now) and not has_no_place(rule.practice_id, now):
            yield Proposal(rule.practice_id, tr(rule.reason))
    if is_heavy:  # what happened comes first
        yield from _of_the_course(now)


def _of_the_course(now: Circumstances) -> Iterator[Proposal]:
    if now.course is not None:
        practice_id, title = now.course
        reason = tr("Today\u2019s practice of your course, {course}.", course=title)
        yield Proposal(practice_id, reason)


def _after_a_hard_one(proposal: Proposal) -> int:
    """Return the place of a proposal after a practice that was hard: gentle first."""
    if proposal.practice_id in GENTLE:
        return GENTLE.index(proposal.practice_id) - len(GENTLE)
    return 1 if proposal.practice_id in EXPOSING else 0


def _reason_of(offer: Offer) -> str:
    if offer.last_used is None:
        return tr("You have not tried this one yet.")
    return tr("It has been a while since you chose this one.")
