"""A script fitted to an exact length: pure, exact and monotone. Knows no sound.

The lines that the length and the choices admit are said in order; what time is left is shared
among their silences in proportion to the room of each; reminders and interval bells are woven
into the silences without changing them. The same input gives the same plan.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import product

from audio.breaths import breaths
from audio.errors import PlanError
from audio.frames import MINUTE
from audio.own_phrases import wordings
from audio.plan import CueKind, Plan, PlannedCue
from audio.plan_items import Item, least, lengths, most, select, share, stretched
from audio.plan_layout import Layout
from audio.script import Anchor, Choices, Eyes, Script
from audio.voices import Voice


class Misfit(StrEnum):
    """Why a script cannot be fitted: the `reason` of every PlanError raised here."""

    BELOW_SHORTEST = "shorter than the practice can be"
    BEYOND_LONGEST = "longer than the practice can be"
    TOO_MUCH_TO_SAY = "more to say than fits"
    TOO_LITTLE_TO_SAY = "too little to say to fill it"
    ENDING_BEGUN = "the ending has begun"
    NO_SUCH_CUE = "no line begins there"


def plan(script: Script, total_frames: int, voice: Voice, choices: Choices = Choices()) -> Plan:
    """Fit `script` to exactly `total_frames` as `voice` speaks it.

    A voice too slow for the length, and long phrases of one's own, are given the lines of a shorter
    session, and phrases that fit none give way to the written ones; for a voice too fast the
    silence before the orientation grows beyond its bounds, which no other silence ever does.

    Raises:
        PlanError: the length is outside the practice's range, or the voice too slow for any.
    """
    refuse_outside(script, total_frames)
    items = fitted(script, total_frames, voice, choices)
    layout = Layout(voice, script.header.rules)
    layout.add(items, share(items, total_frames))
    return finished(script, total_frames, layout, choices)


def shortest_minutes(script: Script, voice: Voice) -> int:
    """Return the fewest whole minutes this voice can be fitted to, whatever the choices.

    Raises:
        PlanError: there is no such length.
    """
    minutes = script.header.minutes
    for length in range(minutes.shortest, minutes.longest + 1):
        if all(_fits(script, length * MINUTE, voice, choices) for choices in every_choice()):
            return length
    longest = minutes.longest * MINUTE
    raise PlanError(script.header.id, longest, Misfit.TOO_MUCH_TO_SAY)


def every_choice() -> list[Choices]:
    """Return every anchor with open and with closed eyes, with skippable parts and without."""
    return [
        Choices(anchor, eyes, skip) for anchor in Anchor for eyes in Eyes for skip in (False, True)
    ]


def refuse_outside(script: Script, total_frames: int) -> None:
    """Raise PlanError for a length outside the practice's range."""
    minutes = script.header.minutes
    if total_frames < minutes.shortest * MINUTE:
        raise PlanError(script.header.id, total_frames, Misfit.BELOW_SHORTEST)
    if total_frames > minutes.longest * MINUTE:
        raise PlanError(script.header.id, total_frames, Misfit.BEYOND_LONGEST)


def fitted(script: Script, total_frames: int, voice: Voice, choices: Choices) -> list[Item]:
    """Return the items whose silences can be shared so as to fill `total_frames` exactly.

    Raises:
        PlanError: there are none.
    """
    for wording, planned_as in product(wordings(choices), lengths(script, total_frames)):
        items = select(script, planned_as, total_frames, voice, wording)
        if least(items) <= total_frames:
            break
    else:
        raise PlanError(script.header.id, total_frames, Misfit.TOO_MUCH_TO_SAY)
    items = stretched(script, items, total_frames)
    if most(items) < total_frames:
        raise PlanError(script.header.id, total_frames, Misfit.TOO_LITTLE_TO_SAY)
    return items


def finished(script: Script, total_frames: int, layout: Layout, choices: Choices) -> Plan:
    """Return the plan that a complete layout makes."""
    names = tuple(part.name for part in script.parts)
    cues = layout.finished(total_frames)
    paced = breaths(cues, script.paced_parts, choices.breath_frames)
    return Plan(script.header.id, total_frames, names, cues, choices, paced)


def next_cue(plan: Plan, frame: int) -> int | None:
    """Return where the next line after `frame` begins, or None in the last one."""
    return min((cue.at_frame for cue in _lines(plan) if cue.at_frame > frame), default=None)


def next_part(plan: Plan, part: int) -> int | None:
    """Return where the first line after a part begins, or None after the last that has one."""
    return min((cue.at_frame for cue in _lines(plan) if cue.part > part), default=None)


def previous_cue(plan: Plan, frame: int, within: int = 96_000) -> int:
    """Return where the line at `frame` begins, or the one before if it began `within` frames ago.

    Before the first line that is the first line's beginning. A line that one went back to was said
    before as well: the one before it is then the one before it in the practice.
    """
    begun = [cue for cue in _lines(plan) if cue.at_frame <= frame]
    if not begun:
        return next_cue(plan, -1) or 0
    here = begun[-1]
    if frame - here.at_frame > within:
        return here.at_frame
    before = [cue for cue in begun if (cue.part, cue.source) < (here.part, here.source)]
    return (before or [here])[-1].at_frame


def _lines(plan: Plan) -> list[PlannedCue]:
    return [cue for cue in plan.cues if cue.kind is CueKind.SAY and not cue.reminder]


def _fits(script: Script, total_frames: int, voice: Voice, choices: Choices) -> bool:
    try:
        fitted(script, total_frames, voice, choices)
    except PlanError:
        return False
    return True
