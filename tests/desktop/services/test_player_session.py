"""What the page shows at any frame of a practice."""

from __future__ import annotations

from itertools import pairwise

import pytest

import resources
from audio.frames import MINUTE, RATE
from audio.library import Library
from audio.plan import CueKind
from audio.planner import plan
from audio.voices.captions import CaptionsVoice
from desktop.services.player_build import compose_session
from desktop.services.player_session import BELL_SHOWS, CAPTION_LINGERS, Session
from desktop.services.views import PlayerView, PlayState


@pytest.fixture(scope="module")
def session() -> Session:
    script = Library([resources.practices()], resources.shared_lines()).script("body-scan")
    voice = CaptionsVoice()
    planned = plan(script, 20 * MINUTE, voice)
    return compose_session(script, voice, planned, {"background": "none"})


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
