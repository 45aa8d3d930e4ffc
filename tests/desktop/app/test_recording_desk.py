"""A recording, from the form to the library and to the player."""

from __future__ import annotations

import pytest
import soundfile
from PySide6.QtCore import Qt

import resources
from audio.library import Library
from audio.recordings.shelf import Shelf
from audio.voices.captions import CaptionsVoice
from desktop.app.recording_desk import RecordingDesk
from desktop.services.library_service import LibraryService
from desktop.services.player_build import build_session
from desktop.services.tasks import InlineTasks
from desktop.services.views import PlayState
from desktop.ui.pages.add_recording import AddRecordingPage
from tests.audio.recordings.conftest import tone
from tests.audio.recordings.marked import cue, labels, wav
from tests.desktop.held_tasks import HeldTasks


@pytest.fixture
def library(folder):
    return LibraryService(
        lambda: Library([resources.practices()], resources.shared_lines()),
        lambda _name: CaptionsVoice(),
        Shelf(folder / "recordings"),
    )


@pytest.fixture
def page(qtbot):
    page = AddRecordingPage()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def desk(page, library):
    return RecordingDesk(page, InlineTasks(), library, page)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "evening_talk.wav"
    soundfile.write(path, tone(9), 48_000)
    path.with_suffix(".vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n")
    return path


def test_a_file_comes_in_with_the_captions_beside_it(page, desk, library, file, qtbot):
    changed, done = [], []
    desk.library_changed.connect(lambda: changed.append(True))
    desk.done.connect(done.append)
    desk.open(file)
    assert page.title.text() == "evening talk"
    assert "evening_talk.vtt" in page.captions.says.text()
    page.teacher.setText("Ana")
    qtbot.keyClick(page.title, Qt.Key.Key_Return)
    (summary,) = [one for one in library.summaries() if one.family == "own-recordings"]
    assert (summary.title, summary.purpose, summary.shortest, summary.longest) == (
        "evening talk",
        "Ana",
        1,
        1,
    )
    assert (changed, done) == ([True], [summary.id])
    (line,) = library.reading(summary.id).parts[0].lines
    assert line.text == "Hello."


def test_cue_marks_beside_the_file_come_in_and_other_text_does_not(page, desk, library, file):
    file.with_suffix(".txt").write_text("Sit as you like, and let the talk come.\n")
    desk.open(file)
    assert page.marks.says.text() == "No cue marks."
    file.with_suffix(".txt").write_text("0.0\tArriving\n4.0\tOn\n")
    desk.open(file)
    assert page.marks.says.text() == "Cue marks: evening_talk.txt"
    page.add.click()
    assert [mark.name for mark in library.shelf.recordings()[0].marks] == ["Arriving", "On"]


def test_cue_marks_inside_the_file_are_counted_and_come_in(page, desk, library, file):
    file.write_bytes(wav(cue(), labels()))
    desk.open(file)
    assert page.marks.says.text() == "2 cue marks inside the file."
    page.add.click()
    desk.open(file)
    page.marks.without.click()
    page.add.click()
    kept = library.shelf.recordings()
    assert [len(recording.marks) for recording in kept] == [2, 0]


def test_what_is_wrong_is_said_on_the_form_and_what_was_entered_stays(
    page, desk, tmp_path, library, file
):
    path = tmp_path / "a.mp3"
    path.write_text("no sound")
    desk.open(path)
    page.title.setText("Mine")
    page.add.click()
    assert "it is no sound file" in page.state.text()
    assert (page.title.text(), page.add.isHidden()) == ("Mine", False)
    assert not [one for one in library.summaries() if one.family == "own-recordings"]
    desk.open(file)  # and another can be brought in
    assert page.title.text() == "evening talk"


@pytest.mark.parametrize(("choice", "seconds"), [("yes", 5), ("no", 9)])
def test_silence_at_both_ends_is_kept_or_trimmed_as_wished(
    page, desk, library, tmp_path, choice, seconds
):
    samples = tone(9)
    samples[: 2 * 48_000] = samples[6 * 48_000 :] = 0
    soundfile.write(tmp_path / "talk.wav", samples, 48_000)
    desk.open(tmp_path / "talk.wav")
    page.trim.set_keys([choice])
    page.add.click()
    (kept,) = library.shelf.recordings()
    assert kept.frame_count == pytest.approx(seconds * 48_000, abs=9_600)


@pytest.fixture
def kept(page, desk, file):
    """Return the id of a recording that stands in the library."""
    ids = []
    desk.done.connect(ids.append)
    desk.open(file)
    page.add.click()
    return ids[0]


def own(library):
    return [one.id for one in library.summaries() if one.family == "own-recordings"]


def test_a_recording_that_was_removed_can_be_brought_back(desk, library, kept):
    before, told = library.recording(kept), []
    desk.removed.connect(lambda *words: told.append(words))
    desk.restored.connect(told.append)
    desk.remove(kept)
    assert own(library) == []
    desk.undo_remove(kept)
    assert library.recording(kept) == before
    assert told == [(kept, "evening talk"), kept]


def test_what_was_removed_is_deleted_when_the_app_leaves(desk, library, kept):
    desk.remove(kept)
    desk.close()
    assert list(library.shelf.folder.iterdir()) == []


def test_a_way_back_that_is_no_more_is_told(desk, library, kept):
    told, failed = [], []
    desk.restored.connect(told.append)
    desk.failed.connect(failed.append)
    desk.remove(kept)
    library.forget_removed()
    desk.undo_remove(kept)
    assert (told, len(failed)) == ([""], 1)


def test_removing_waits_for_no_import(page, library, file):
    tasks, removed = HeldTasks("recordings"), []
    desk = RecordingDesk(page, tasks, library, page)
    desk.removed.connect(lambda recording_id, _title: removed.append(recording_id))
    desk.open(file)
    page.add.click()
    (kept,) = own(library)
    tasks.holds = True
    desk.open(file)
    page.add.click()
    desk.remove(kept)
    assert removed == [kept]


def test_it_plays_between_two_bells_with_its_captions(page, desk, library, file, settings):
    desk.open(file)
    page.add.click()
    (summary,) = [one for one in library.summaries() if one.family == "own-recordings"]
    session = build_session(library, summary.id, 1, settings.snapshot(), lambda _: None)
    assert session.is_recording
    assert session.total_s == 6 + 9 + 2 + 8
    view = session.view_at(round(7.5 * 48_000), PlayState.PLAYING)
    assert (view.title, view.part, view.caption) == ("evening talk", "evening talk", "Hello.")
    assert session.timeline.spoken[0].at_frame == 6 * 48_000


def test_two_presses_add_one_recording(page, qtbot):
    from PySide6.QtTest import QSignalSpy

    from desktop.services.views import RecordingDraft

    spy = QSignalSpy(page.added)
    page.load(RecordingDraft("/a/talk.wav", "Talk"))
    qtbot.keyClick(page.title, Qt.Key.Key_Return)
    qtbot.keyClick(page.title, Qt.Key.Key_Return)
    assert spy.count() == 1


def test_while_one_comes_in_another_is_not_begun_and_closing_stops_it(page, library, file):
    tasks, opened, failed = HeldTasks("recordings", holds=True), [], []
    desk = RecordingDesk(page, tasks, library, page)
    desk.open(file)
    desk.opened.connect(lambda: opened.append(True))
    desk.failed.connect(failed.append)
    page.add.click()
    page.title.setText("As it was")
    desk.choose_file()
    assert (opened, page.title.text()) == ([True], "As it was")
    desk.close()
    tasks.let_go()
    assert "it was stopped" in page.state.text()
    assert not failed
    assert not list((library.shelf.folder).iterdir())


def test_what_goes_wrong_out_of_sight_is_told_as_a_notice(page, library, tmp_path):
    tasks, failed = HeldTasks("recordings", holds=True), []
    desk = RecordingDesk(page, tasks, library, page)
    desk.failed.connect(failed.append)
    (tmp_path / "a.mp3").write_text("no sound")
    desk.open(tmp_path / "a.mp3")
    page.add.click()
    tasks.let_go()
    assert [error.kind for error in failed] == ["recording-refused"]


def test_progress_is_told_in_whole_minutes(page, desk, file):
    desk.open(file)
    page._show_busy(True)
    page.show_progress(125.0)
    assert page.state.text() == "Reading it: 2 minutes so far."
