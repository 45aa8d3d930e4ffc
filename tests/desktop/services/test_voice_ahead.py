"""A practice in a voice that is made while it plays: what is not ready is a caption."""

from __future__ import annotations

import pytest

from audio.frames import RATE
from audio.voices.captions import CaptionsVoice
from audio.voices.spoken.shelf import MadeVoices
from desktop.core.errors import ErrorKind
from desktop.services.voice_making import LANE
from tests.audio.voices.spoken.speaking import Hummer
from tests.desktop.held_tasks import HeldTasks

PRACTICE, MINUTES = "breathing-space", 3


@pytest.fixture
def hummer():
    return Hummer(word_s=0.05)  # the shorter a line, the sooner it is made


@pytest.fixture
def tasks():
    return HeldTasks(LANE, holds=True)


@pytest.fixture
def room(make_room, hummer, tasks, tmp_path):
    shelf = MadeVoices(tmp_path / "made", lambda: [hummer])
    (low, _) = shelf.voices()

    def open_voice(name):
        return shelf.open(name) or CaptionsVoice()

    return make_room(open_voice, tasks, voice=low.id)


def lines(room, heard):
    return [line for line in room.engine.timeline.spoken if line.is_heard is heard]


def begin(room):
    room.player.begin(PRACTICE, MINUTES)


def make_all(tasks):
    tasks.holds = False
    tasks.let_go()


def test_the_first_part_is_ready_when_a_practice_begins_and_the_rest_is_captions(room):
    begin(room)
    session = room.player._session
    first = [cue.text for cue in session.plan.cues if cue.text and cue.part == 0]
    assert first
    assert {line.text for line in lines(room, True)} >= set(first)
    assert lines(room, False)


def test_lines_made_meanwhile_are_heard_and_the_end_stays(room, tasks):
    begin(room)
    make_all(tasks)
    room.sound(1)
    assert room.engine.told.count("swap") >= 1
    assert lines(room, False) == []
    assert room.engine.timeline.total_frames == MINUTES * 60 * RATE
    plan = room.player._session.plan
    assert max(cue.end_frame for cue in plan.cues) == MINUTES * 60 * RATE
    voice = room.engine.timeline.voice
    spoken = room.engine.timeline.spoken
    assert all(line.frame_count == voice.frame_count(line.text) for line in spoken)


def test_a_caption_that_has_begun_does_not_begin_to_sound(room, tasks):
    begin(room)
    waiting = lines(room, False)[0]
    room.sound(waiting.at_frame / RATE + 0.2)
    make_all(tasks)
    room.sound(0.1)
    (silent,) = lines(room, False)
    assert (silent.text, silent.at_frame) == (waiting.text, waiting.at_frame)
    assert silent.frame_count == waiting.frame_count


def test_a_minute_more_has_its_lines_made_too(room, tasks):
    begin(room)
    make_all(tasks)
    room.sound(1)
    room.player.change_minutes(2)
    room.sound(1)
    assert room.engine.timeline.total_frames == (MINUTES + 2) * 60 * RATE
    assert lines(room, False) == []


def test_a_program_that_is_gone_is_said_once_and_the_practice_goes_on_in_captions(
    room, tasks, hummer
):
    hummer.is_gone = True
    begin(room)
    make_all(tasks)
    room.sound(5)
    room.player.change_minutes(1)
    room.sound(5)
    assert [error.kind for error in room.failures] == [ErrorKind.VOICE_NOT_MADE]
    assert lines(room, True) == []


def test_one_that_goes_while_it_plays_is_said_once_too(room, tasks, hummer):
    begin(room)
    hummer.is_gone = True
    make_all(tasks)
    room.player.change_minutes(1)
    assert [error.kind for error in room.failures] == [ErrorKind.VOICE_NOT_MADE]


def test_a_line_that_cannot_be_said_stays_a_caption_among_the_others(room, tasks, hummer):
    begin(room)
    hummer.refused = {lines(room, False)[-1].text}
    make_all(tasks)
    room.sound(1)
    assert {line.text for line in lines(room, False)} == hummer.refused
    assert room.failures == []


def test_a_practice_that_ends_early_makes_no_more_lines(room, tasks, hummer):
    begin(room)
    said = len(hummer.said)
    room.player.end_early()
    make_all(tasks)
    assert len(hummer.said) == said


def test_a_practice_played_again_is_ready_at_once(room, tasks, hummer):
    begin(room)
    make_all(tasks)
    room.player.end_early()
    room.player.leave()
    said = len(hummer.said)
    begin(room)
    assert lines(room, False) == []
    assert len(hummer.said) == said


def test_a_begin_that_waits_for_its_first_lines_says_so_and_then_begins(
    make_room,
    hummer,
    tmp_path,
    qtbot,
    monkeypatch,
):
    monkeypatch.setattr("desktop.services.player_opening.PATIENCE_MS", 0)
    tasks = HeldTasks("sound", holds=True)
    shelf = MadeVoices(tmp_path / "made", lambda: [hummer])
    room = make_room(shelf.open, tasks, voice=shelf.voices()[0].id)
    with qtbot.waitSignal(room.player.kept_waiting):
        begin(room)
    with qtbot.waitSignal(room.player.started):
        make_all(tasks)


def test_a_begin_that_fails_is_not_said_to_be_waited_for(room):
    room.player.begin("nothing", MINUTES)
    assert room.failures
    assert not room.player._opening._patience.isActive()


def test_leaving_while_the_first_lines_are_made_makes_no_more(make_room, hummer, tmp_path):
    tasks = HeldTasks("sound", holds=True)
    shelf = MadeVoices(tmp_path / "made", lambda: [hummer])
    room = make_room(shelf.open, tasks, voice=shelf.voices()[0].id)
    begin(room)
    room.player.close()
    tasks.let_go()
    assert hummer.said == []


def test_nobody_is_kept_waiting_by_a_voice_that_is_ready(room):
    begin(room)
    assert not room.player._opening._patience.isActive()
