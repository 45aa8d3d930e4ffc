"""What is played of a recording of one's own, and what moving within it makes of that."""

from __future__ import annotations

import pytest
import soundfile

from audio.frames import RATE
from audio.recordings.keeping import Wanted, keep_recording
from desktop.core.settings import Settings
from desktop.services.player_build import (
    NEXT_PART,
    CannotReplanError,
    re_planned,
    recording_session,
)
from desktop.services.views import PlayState
from tests.audio.recordings.conftest import tone


@pytest.fixture
def chosen(tmp_path):
    return Settings(tmp_path / "data").values()


@pytest.fixture
def session(tmp_path, chosen):
    soundfile.write(tmp_path / "talk.wav", tone(60), RATE)
    (tmp_path / "marks.txt").write_text("0\tArriving\n30\tWalking\n")
    wanted = Wanted(marks=tmp_path / "marks.txt")
    kept = keep_recording(tmp_path / "talk.wav", tmp_path / "recordings", wanted)
    return recording_session(kept, tmp_path / "recordings", chosen)


def test_its_length_stays_as_it_is(session, chosen):
    with pytest.raises(CannotReplanError, match="as long as it is"):
        re_planned(session, 10 * RATE, session.plan.total_frames + 60 * RATE, 0)


@pytest.mark.parametrize(("step", "again"), [(1, 1), (NEXT_PART, NEXT_PART + 1)])
def test_going_on_with_the_next_part_brings_the_end_nearer(session, step, again, chosen):
    assert session.view_at(16 * RATE, PlayState.PLAYING).has_next_part
    new = re_planned(session, 16 * RATE, session.plan.total_frames, step)
    assert new.total_s == session.total_s - 20
    view = new.view_at(17 * RATE, PlayState.PLAYING)
    assert (view.part, view.has_next_part) == ("Walking", False)
    assert new.view_at(15 * RATE, PlayState.PLAYING).part == "Arriving"
    with pytest.raises(CannotReplanError):
        re_planned(new, 20 * RATE, new.plan.total_frames, again)


def test_a_part_that_is_about_to_begin_is_left_to_begin_by_itself(session, chosen):
    with pytest.raises(CannotReplanError):
        re_planned(session, 36 * RATE + 9, session.plan.total_frames, NEXT_PART)


def test_in_its_closing_bell_there_is_nothing_to_go_back_to(session, chosen):
    with pytest.raises(CannotReplanError, match="come to its end"):
        re_planned(session, 68 * RATE, session.plan.total_frames, -1)
