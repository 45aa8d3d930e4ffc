"""What lies ahead in a plan fitted anew, so that the end stays exact. Knows no sound.

The past is kept frame for frame. Used for plus and minus a minute, for moving by a line or a
part, and where a pause eats into a session with a fixed end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from audio.breaths import breaths_anew
from audio.errors import PlanError
from audio.own_phrases import wordings
from audio.plan import CueKind, Plan, PlannedCue
from audio.plan_items import Item, Position, least, lengths, most, select, share, stretched
from audio.plan_layout import Layout
from audio.planner import Misfit, finished, refuse_outside
from audio.planner import plan as plan_afresh
from audio.script import Ring, Script, Span
from audio.voices import Voice


def replan(script: Script, plan: Plan, at_frame: int, new_total_frames: int, voice: Voice) -> Plan:
    """Return `plan` with a new end, identical up to `at_frame`; the line being said is finished.

    Where all that lies ahead is too short to fill the time, the silence before the orientation
    grows beyond its bounds.

    Raises:
        PlanError: the new length is outside the practice's range, the time left is too short for
            what must still be said, or the orientation has begun and cannot be drawn out.
    """
    if new_total_frames == plan.total_frames:
        return plan
    refuse_outside(script, new_total_frames)
    return _from_here(script, plan, at_frame, new_total_frames, voice)


def revoice(script: Script, plan: Plan, at_frame: int, voice: Voice) -> Plan:
    """Return `plan` with what lies ahead as `voice` says it; the end stays where it is.

    For a voice that has come to say more lines than it did when `plan` was made.

    Raises:
        PlanError: what must still be said takes longer than the time left, or the orientation has
            begun and cannot be drawn out.
    """
    return _from_here(script, plan, at_frame, plan.total_frames, voice)


def _from_here(
    script: Script, plan: Plan, at_frame: int, new_total_frames: int, voice: Voice
) -> Plan:
    if at_frame <= 0:
        return plan_afresh(script, new_total_frames, voice, plan.choices)
    past = _past(plan, at_frame, finish_line=True)
    here, begun = _here(script, past)
    now = _tiles(past)[-1]
    items = _ahead(script, plan, new_total_frames, voice, here, begun, now.end_frame)
    left = new_total_frames - now.end_frame
    items = stretched(script, items, left)
    if most(items) < left:
        raise PlanError(plan.practice_id, new_total_frames, Misfit.ENDING_BEGUN)
    rests = share(items, left)
    layout = Layout(voice, script.header.rules, past)
    layout.rest(items[0], rests[0], now.at_frame if now.text else now.end_frame - 1)
    layout.add(items[1:], rests[1:])
    new = finished(script, new_total_frames, layout, plan.choices)
    return _breathing_on(script, plan, new, at_frame, finish=True)


def move(script: Script, plan: Plan, at_frame: int, to_frame: int, voice: Voice) -> Plan:
    """Return `plan` going on at `at_frame` with the line that begins at `to_frame` in it.

    `to_frame` lies ahead or behind; the end stays where it is. A line that `at_frame` cuts short
    is left with fewer frames than its clip has.

    Raises:
        PlanError: no line begins at `to_frame`, or what follows it does not fit the time left.
    """
    target = next((cue for cue in plan.cues if cue.text and cue.at_frame == to_frame), None)
    if target is None or target.reminder:
        raise PlanError(plan.practice_id, plan.total_frames, Misfit.NO_SUCH_CUE)
    past = _past(plan, at_frame, finish_line=False)
    here, left = (target.part, target.source), plan.total_frames - at_frame
    items = _ahead(script, plan, plan.total_frames, voice, here, None, at_frame)
    items = stretched(script, items, left)
    if most(items) < left:
        raise PlanError(plan.practice_id, plan.total_frames, Misfit.TOO_LITTLE_TO_SAY)
    layout = Layout(voice, script.header.rules, past)
    layout.add(items, share(items, left))
    new = finished(script, plan.total_frames, layout, plan.choices)
    return _breathing_on(script, plan, new, at_frame, finish=False)


def _breathing_on(script: Script, old: Plan, new: Plan, at_frame: int, *, finish: bool) -> Plan:
    """Return `new` with the breaths that `old` has taken by `at_frame`, and its own from there."""
    length = new.choices.breath_frames
    return replace(
        new,
        paced=breaths_anew(
            new.cues, script.paced_parts, length, old.paced, at_frame, finish=finish
        ),
    )


def _past(plan: Plan, at_frame: int, *, finish_line: bool) -> list[PlannedCue]:
    """Return what has begun by `at_frame`: a silence is cut there, a line if it is not finished."""
    past = []
    for cue in plan.cues:
        if cue.at_frame >= at_frame:
            break
        finishes = cue.kind is CueKind.BELL or (finish_line and cue.kind is CueKind.SAY)
        length = cue.frame_count if finishes else min(cue.frame_count, at_frame - cue.at_frame)
        past.append(cue if length == cue.frame_count else replace(cue, frame_count=length))
    return past


def _tiles(past: Sequence[PlannedCue]) -> list[PlannedCue]:
    return [cue for cue in past if cue.kind is not CueKind.BELL]


def _here(script: Script, past: Sequence[PlannedCue]) -> tuple[Position, int]:
    """Return the item whose line or silence the past ends in, and where its silence began."""
    begun = _tiles(past)[-1].end_frame
    owner: Position | None = None
    for cue in reversed(past):
        place = (cue.part, cue.source)
        if cue.kind is CueKind.BELL:
            ring = script.parts[cue.part].cues[cue.source]
            if isinstance(ring, Ring) and not ring.recurs and owner in (None, place):
                return place, begun
        elif cue.kind is CueKind.SAY and not cue.reminder:
            return owner or place, begun
        elif cue.kind is CueKind.REST and owner not in (None, place):
            break
        else:
            owner = place if cue.kind is CueKind.REST else owner
            begun = cue.at_frame
    return owner or (0, 0), begun


def _ahead(
    script: Script,
    plan: Plan,
    total: int,
    voice: Voice,
    here: Position,
    begun: int | None,
    now: int,
) -> list[Item]:
    """Return the items from `here` on that fit between `now` and `total`, as many as can be.

    With `begun` the line `here` has been said, and its silence has lasted from then to `now`.
    """
    for wording, planned_as in product(wordings(plan.choices), lengths(script, total)):
        items = [
            item
            for item in select(script, planned_as, total, voice, wording, here)
            if item.position >= here
        ]
        if items[0].closes:
            raise PlanError(plan.practice_id, total, Misfit.ENDING_BEGUN)
        if begun is not None:
            items[0] = _rest_of(items[0], now - begun)
        if least(items) <= total - now:
            return items
    raise PlanError(plan.practice_id, total, Misfit.TOO_MUCH_TO_SAY)


def _rest_of(item: Item, spent: int) -> Item:
    rest = Span(max(0, item.rest.shortest - spent), max(0, item.rest.longest - spent))
    return item._replace(lead=0, rest=rest)
