"""What the page shows at any frame of a practice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

import resources
from audio.frames import MINUTE, RATE, breath_frames
from audio.library import Library
from audio.mixer import Mixer
from audio.plan import CueKind
from audio.planner import plan
from audio.script import Bowl, Choices
from audio.synth.pace import breath_samples
from audio.timeline import BREATH_RELEASE, Layer
from audio.voices.captions import CaptionsVoice
from desktop.services.player_build import compose_session, re_planned
from desktop.services.player_session import BELL_SHOWS, CAPTION_LINGERS, PACED_LINGERS, Session
from desktop.services.views import PlayerView, PlayState


def fitted(practice_id: str, minutes: int, choices: Choices = Choices()) -> Session:
    script = Library([resources.practices()], resources.shared_lines()).script(practice_id)
    voice = CaptionsVoice()
    planned = plan(script, minutes * MINUTE, voice, choices)
    return compose_session(script, voice, planned, None, Bowl.ROUND)


@pytest.fixture(scope="module")
def session() -> Session:
    return fitted("body-scan", 20)


@pytest.fixture(scope="module")
def paced() -> Session:
    return fitted("paced-breathing", 5, Choices(breath_frames=breath_frames(7.0)))


def at(session: Session, frame: int) -> PlayerView:
    return session.view_at(frame, PlayState.PLAYING)


def bells(session: Session) -> list[int]:
    return [cue.at_frame for cue in session.plan.cues if cue.kind is CueKind.BELL]


def test_a_line_is_shown_from_its_first_frame(session: Session):
    says = [cue for cue in session.plan.cues if cue.kind is CueKind.SAY]
    assert at(session, says[0].at_frame - 1).caption == ""
    for cue in says:
        assert at(session, cue.at_frame).caption == cue.text


def test_a_line_lingers_to_be_read_and_then_goes(session: Session):
    says = [cue for cue in session.plan.cues if cue.kind is CueKind.SAY]
    line = next(
        cue
        for cue, after in pairwise(says)
        if after.at_frame > cue.end_frame + CAPTION_LINGERS + RATE
    )
    assert at(session, line.end_frame + CAPTION_LINGERS - 1).caption == line.text
    assert at(session, line.end_frame + CAPTION_LINGERS).caption == ""


def test_every_bell_has_a_visible_twin(session: Session):
    for frame in bells(session):
        assert at(session, frame).bell_ringing
        assert at(session, frame + BELL_SHOWS - 1).bell_ringing
        assert not at(session, frame + BELL_SHOWS).bell_ringing


def test_the_arc_runs_from_bell_to_bell_and_is_whole_after_the_last(session: Session):
    first, second, *_ = bells(session)
    assert at(session, first).bell_progress == 0.0
    assert at(session, (first + second) // 2).bell_progress == pytest.approx(0.5, abs=0.01)
    assert at(session, bells(session)[-1]).bell_progress == 1.0


def test_the_part_follows_the_line(session: Session):
    names = list(dict.fromkeys(at(session, second * RATE).part for second in range(0, 1200, 5)))
    assert names == [name for name in session.plan.part_names if name in names]
    assert len(names) > 3


def test_time_counts_to_the_promised_second(session: Session):
    assert at(session, session.plan.total_frames).elapsed_s == at(session, 0).total_s == 1200
    assert at(session, 0).left_s == 1200


def test_every_part_but_the_last_has_one_to_go_on_to(session: Session):
    views = [at(session, second * RATE) for second in range(0, 1200, 5)]
    last = views[-1].part
    assert {view.part for view in views if not view.has_next_part} == {last}
    assert all(view.has_next_part for view in views if view.part != last)


def test_only_a_part_marked_so_is_one_to_skip():
    session = fitted("whole-round", 20)
    views = [at(session, second * RATE) for second in range(0, 1200, 5)]
    marked = {part.name for part in session.script.parts if part.skippable}
    assert {view.part for view in views if view.skippable} == marked != set()


def test_a_breath_is_as_far_as_its_sound_wherever_one_looks(paced: Session):
    [breaths] = paced.timeline.paced
    taken = (breaths.end_frame - breaths.at_frame) / breaths.breath_frames
    for count in (0, 3.25, taken - 0.5):
        view = at(paced, breaths.at_frame + round(count * breaths.breath_frames))
        assert view.breath_s == pytest.approx(60 / 7, abs=1e-4)
        assert view.breath_phase == pytest.approx(count % 1, abs=1e-5)


def test_before_the_first_breath_and_after_the_last_none_is_paced(paced: Session):
    [breaths] = paced.timeline.paced
    for frame in (0, breaths.at_frame - 1, breaths.end_frame, paced.plan.total_frames):
        assert at(paced, frame).breath_s == 0.0


def test_moved_back_the_light_breathes_where_the_sound_does(paced: Session):
    [breaths] = paced.timeline.paced
    moved, begun = paced, breaths.at_frame + 75 * RATE
    for steps in range(3):  # "And on", "Breathe in", and a line of the part before
        here = begun + steps * RATE // 2
        moved = re_planned(moved, here, paced.plan.total_frames, -1)
    sounds = sound_of_breaths(moved)
    expected = breath_samples(breaths.breath_frames)
    views = {frame: at_frame for frame, at_frame in shown_breaths(moved) if at_frame is not None}
    silent = [frame for frame, at_frame in shown_breaths(moved) if at_frame is None]
    [first, again] = moved.timeline.paced
    assert first.end_frame == here < again.at_frame - 5 * RATE
    assert len(views) > 100
    assert all((sounds[frame] == expected[within]).all() for frame, within in views.items())
    assert not sounds[[at for at in silent if not 0 <= at - here < BREATH_RELEASE]].any()


def shown_breaths(session: Session) -> Iterator[tuple[int, int | None]]:
    """Twice a second, which frame of a breath the page is shown, or None where it shows none."""
    for frame in range(0, session.plan.total_frames, RATE // 2):
        view = at(session, frame)
        yield frame, round(view.breath_phase * view.breath_s * RATE) if view.breath_s else None


def sound_of_breaths(session: Session) -> np.ndarray:
    out = np.zeros((session.plan.total_frames, 2), np.float32)
    alone = replace(session.timeline, struck=())
    Mixer(alone).render_layer(Layer.BELLS, 0, out)
    return out


def test_a_line_makes_way_sooner_for_in_and_out(paced: Session):
    line = next(cue for cue in paced.plan.cues if "without words" in cue.text)
    assert at(paced, line.end_frame + PACED_LINGERS - 1).caption == line.text
    assert at(paced, line.end_frame + PACED_LINGERS).caption == ""
