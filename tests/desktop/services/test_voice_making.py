"""Lines made ahead: the practice first, progress told, a stop at once, one sentence if it fails."""

from threading import Event

import pytest

from audio.voices.spoken.shelf import MadeVoices
from desktop.core.errors import AppError, ErrorKind
from desktop.core.sentences import sentence
from desktop.services.tasks import InlineTasks
from desktop.services.voice_making import AT_A_TIME, LANE, VoiceMaking, make_lines
from tests.audio.voices.spoken.speaking import Hummer
from tests.desktop.held_tasks import HeldTasks

LINES = [f"Line number {n}." for n in range(10)]


@pytest.fixture
def hummer():
    return Hummer(word_s=0.1)


@pytest.fixture
def voice(tmp_path, hummer):
    shelf = MadeVoices(tmp_path, lambda: [hummer])
    return shelf.open(shelf.voices()[0].id)


def heard(signal):
    told = []
    signal.connect(lambda *facts: told.append(facts))
    return told


def test_all_lines_are_made_and_progress_is_told_on_the_way(qapp, voice):
    making = VoiceMaking(InlineTasks())
    progress, done = heard(making.progressed), heard(making.all_done)
    making.make_all(voice, LINES)
    assert all(map(voice.speaks, LINES))
    assert progress == [(0, 10), (4, 10), (8, 10), (10, 10)]
    assert len(done) == 1
    assert not making.makes_all


def test_a_practice_comes_before_the_lines_of_all_practices(qapp, voice, hummer):
    tasks = HeldTasks(LANE, holds=True)
    making = VoiceMaking(tasks)
    parts = heard(making.part_made)
    making.make_all(voice, LINES)
    making.make_ahead(voice, [["Of the first part."], [], ["Of the second."]])
    tasks.holds = False
    tasks.let_go()
    assert hummer.said[:AT_A_TIME] == LINES[:AT_A_TIME]
    assert hummer.said[AT_A_TIME : AT_A_TIME + 2] == ["Of the first part.", "Of the second."]
    assert len(hummer.said) == 12
    assert len(parts) == 2


def test_a_stop_leaves_what_is_made_and_makes_no_more(qapp, voice, hummer):
    tasks = HeldTasks(LANE, holds=True)
    making = VoiceMaking(tasks)
    done = heard(making.all_done)
    making.make_all(voice, LINES)
    making.stop_all()
    tasks.let_go()
    assert hummer.said == []
    assert len(done) == 1


def test_a_practice_that_is_over_makes_no_more(qapp, voice, hummer):
    tasks = HeldTasks(LANE, holds=True)
    making = VoiceMaking(tasks)
    parts = heard(making.part_made)
    making.make_ahead(voice, [LINES[:2], LINES[2:]])
    making.stop_ahead()
    tasks.let_go()
    assert (hummer.said, parts) == ([], [])


def test_a_program_that_is_gone_is_one_sentence(qapp, voice, hummer):
    making = VoiceMaking(InlineTasks())
    failed, done = heard(making.failed), heard(making.all_done)
    hummer.is_gone = True
    making.make_all(voice, LINES)
    assert [error.kind for (error,) in failed] == [ErrorKind.VOICE_NOT_MADE]
    assert "not installed any more" in sentence(failed[0][0])
    assert len(done) == 1


def test_a_line_that_cannot_be_said_is_left_out_and_the_others_are_made(voice, hummer):
    hummer.refused = {LINES[1]}
    make_lines(voice, LINES[:3], Event())
    assert [voice.speaks(line) for line in LINES[:3]] == [True, False, True]
    assert voice.refused == {LINES[1]}


def test_a_program_that_can_say_nothing_gives_up_soon(voice, hummer):
    hummer.refused = set(LINES)
    with pytest.raises(AppError) as caught:
        make_lines(voice, LINES, Event())
    assert caught.value.kind is ErrorKind.VOICE_NOT_MADE
    assert len(voice.refused) == 3


def test_a_full_disk_is_told_as_such(voice, monkeypatch):
    def full(path, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("audio.voices.growing.write_whole", full)
    with pytest.raises(AppError) as caught:
        make_lines(voice, LINES, Event())
    assert caught.value.kind is ErrorKind.DISK_FULL


def test_after_closing_nothing_is_begun(qapp, voice, hummer):
    making = VoiceMaking(InlineTasks())
    making.close()
    making.make_all(voice, LINES)
    assert hummer.said == []
