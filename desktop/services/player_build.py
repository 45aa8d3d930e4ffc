"""Builds what the player plays: a script, fitted and composed. Knows no Qt and no state."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.core.settings import Value
from desktop.core.words import tr
from desktop.services.backgrounds import chosen_background, chosen_bowl
from desktop.services.player_session import Session
from desktop.services.sound_failures import length_error
from desktop.services.voices import chosen_voice

if TYPE_CHECKING:
    from pathlib import Path

    from audio.errors import PlanError
    from audio.plan import Plan
    from audio.recordings.record import Recording
    from audio.script import Bowl, Choices, Script
    from audio.timeline import Background
    from audio.voices import Voice
    from desktop.core.errors import AppError
    from desktop.services.library_service import LibraryService

Chosen = Mapping[str, Value]


def build_session(
    library: LibraryService,
    practice_id: str,
    total_frames: int,
    chosen: Chosen,
    tell: Callable[[AppError], None],
) -> Session:
    """Return a practice ready to play at an exact length with a person's choices.

    A damaged voice is no reason not to practise: captions stand in for it, and `tell` hears why.

    Raises:
        AppError: no such practice, a damaged one, or a length it cannot be fitted to.
    """
    from audio.errors import PlanError
    from audio.frames import MINUTE
    from audio.planner import plan

    background = chosen_background(library.backgrounds, chosen, tell)
    if (recording := library.recording(practice_id)) is not None and library.shelf is not None:
        return recording_session(recording, library.shelf.folder, chosen, background)
    script = library.known(practice_id)
    voice = chosen_voice(library, chosen, tell)
    try:
        planned = plan(script, total_frames, voice, choices_of(chosen))
    except PlanError as error:
        raise length_error(script.header, total_frames / MINUTE, error) from error
    return compose_session(script, voice, planned, background, chosen_bowl(chosen))


def recording_session(
    recording: Recording, folder: Path, chosen: Chosen, background: Background | None = None
) -> Session:
    """Return a session of a person's own recording, between its two bells."""
    from audio.recordings.playing import RecordingVoice, plan_of, script_of, timeline_of

    voice, plan = RecordingVoice(recording, folder), plan_of(recording, choices_of(chosen))
    timeline = timeline_of(recording, plan, voice, background, chosen_bowl(chosen))
    return Session(script_of(recording), voice, plan, timeline, recording)


def compose_session(
    script: Script, voice: Voice, planned: Plan, background: Background | None, bowl: Bowl
) -> Session:
    """Return a session for a plan, over a background, between two strokes of a bowl."""
    from audio.synth.pace import breath_samples
    from audio.timeline import compose

    timeline = compose(planned, voice, background, bowl=bowl)
    for paced in timeline.paced:
        breath_samples(paced.breath_frames)  # made here: the engine's thread must not wait
    return Session(script, voice, planned, timeline)


NEXT_PART = 2  # a step of `re_planned`, and upwards


class CannotReplanError(Exception):
    """The rest cannot be planned as asked; the text is the sentence to show."""


def re_planned(session: Session, at_frame: int, total_frames: int, step: int) -> Session:
    """Return the session with what lies ahead planned anew; what has sounded stays as it is.

    Args:
        at_frame: from where on it may differ; what is before is on its way to the ear.
        total_frames: where it shall end.
        step: 0, or 1 to go on with the next line, −1 with the one before, `NEXT_PART` + n with what
            follows part n, the one that is shown.

    Raises:
        CannotReplanError: what lies ahead does not fit.
    """
    from audio.errors import PlanError
    from audio.planner import next_cue, next_part, previous_cue
    from audio.replan import move, replan

    if session.recording is not None:
        return _moved(session, session.recording, at_frame, step)
    script, voice, plan = session.script, session.voice, session.plan
    try:
        if step == 0:
            planned = replan(script, plan, at_frame, total_frames, voice)
        else:
            if step >= NEXT_PART:
                target = next_part(plan, step - NEXT_PART)
            else:
                target = (next_cue if step > 0 else previous_cue)(plan, at_frame)
            ahead = _reached(target, at_frame, step, tr("This is the last line."))
            planned = move(script, plan, at_frame, ahead, voice)
    except PlanError as error:
        raise CannotReplanError(_why_not(error)) from error
    before = session.timeline
    new = compose_session(script, voice, planned, before.background, before.bowl)
    return _with_its_past(new, session, at_frame)


def revoiced(session: Session, at_frame: int, voice: Voice) -> Session:
    """Return the session going on as `voice` says it, which can say more lines by now; the end
    stays, and what began as a caption is one still.

    Raises:
        CannotReplanError: what lies ahead does not fit; nothing is to be said of it.
    """
    from audio.errors import PlanError
    from audio.replan import revoice

    try:
        planned = revoice(session.script, session.plan, at_frame, voice)
    except PlanError as error:
        raise CannotReplanError("") from error
    before = session.timeline
    new = compose_session(session.script, voice, planned, before.background, before.bowl)
    return _with_its_past(new, session, at_frame)


def _with_its_past(new: Session, before: Session, at_frame: int) -> Session:
    from audio.timeline import with_its_past

    return replace(new, timeline=with_its_past(new.timeline, before.timeline, at_frame))


def _moved(session: Session, recording: Recording, at_frame: int, step: int) -> Session:
    """Return a recording's session going on with another place of it."""
    from audio.recordings.moving import moved, next_part, next_place, place_at, previous_place

    here = place_at(session.timeline, at_frame)
    if step == 0:
        raise CannotReplanError(tr("A recording is as long as it is."))
    if here is None:
        raise CannotReplanError(tr("The recording has come to its end."))
    place: int | None
    if step >= NEXT_PART:
        place = next_part(recording, step - NEXT_PART)
    else:
        place = (next_place if step > 0 else previous_place)(recording, here)
    ahead = _reached(place, here, step, tr("There is nothing further on to go to."))
    new = moved(recording, session.plan, session.timeline, at_frame, ahead)
    return replace(session, plan=new.plan, timeline=new.timeline)


def _reached(frame: int | None, here: int, step: int, nothing_ahead: str) -> int:
    """Return the frame that a step leads to.

    Raises:
        CannotReplanError: it leads nowhere, or to a part that is about to begin by itself.
    """
    to_part = step >= NEXT_PART
    if frame is None:
        raise CannotReplanError(tr("This is the last part.") if to_part else nothing_ahead)
    if to_part and frame <= here:
        raise CannotReplanError("")
    return frame


def _why_not(error: PlanError) -> str:
    from audio.planner import Misfit

    sentences = {
        Misfit.BELOW_SHORTEST: tr("This is as short as this practice can be."),
        Misfit.BEYOND_LONGEST: tr("This is as long as this practice can be."),
        Misfit.ENDING_BEGUN: tr("The ending has begun, so the length stays as it is."),
        Misfit.TOO_MUCH_TO_SAY: tr("There is not enough time left for that."),
        Misfit.TOO_LITTLE_TO_SAY: tr("There is too little left to say to fill that time."),
    }
    return sentences.get(Misfit(error.reason), tr("The rest cannot be planned that way."))


def choices_of(chosen: Chosen) -> Choices:
    """Return the planner's choices for a person's settings."""
    from audio.frames import MINUTE, breath_frames
    from audio.script import Anchor, Choices, Eyes

    return Choices(
        anchor=Anchor(str(chosen["anchor"])),
        eyes=Eyes.OPEN if chosen["eyes"] == "open" else Eyes.CLOSED,
        leave_out_skippable=bool(chosen["leave_out_skippable"]),
        phrases=phrases_of(chosen),
        interval_frames=_number(chosen["interval_bell_minutes"]) * MINUTE or None,
        breath_frames=breath_frames(_number(chosen["breaths_tenths"]) / 10),
    )


def _number(value: Value) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is no number")
    return value


def phrases_of(chosen: Chosen) -> tuple[str, ...]:
    """Return a person's own phrases, in their order."""
    phrases = chosen["phrases"]
    return phrases if isinstance(phrases, tuple) else ()


def describe(planned: Plan, chosen: Chosen, silent: str = "none") -> str:
    """Return what was chosen as JSON, for the sitting's record: of own phrases only how many.

    `silent` says how much of it was without sound: none, part or all.
    """
    kept: dict[str, Value] = {key: chosen[key] for key in ("voice", "background", "anchor", "eyes")}
    kept["phrases"] = len(planned.choices.phrases)
    kept |= {"silent": silent, "total_frames": planned.total_frames}
    return json.dumps(kept, sort_keys=True)
