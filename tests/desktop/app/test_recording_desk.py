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
    desk.done.connect(lambda: done.append(True))
    desk.open(file)
    assert page.title.text() == "evening talk"
    assert "evening_talk.vtt" in page.captions.text()
    page.teacher.setText("Ana")
    qtbot.keyClick(page.title, Qt.Key.Key_Return)
    (summary,) = [one for one in library.summaries() if one.family == "own-recordings"]
    assert (summary.title, summary.purpose, summary.shortest, summary.longest) == (
        "evening talk",
        "Ana",
        1,
        1,
    )
    assert (changed, done) == ([True], [True])
    (line,) = library.reading(summary.id).parts[0].lines
    assert line.text == "Hello."


def test_what_is_wrong_is_said_on_the_form_and_what_was_entered_stays(
    page, desk, tmp_path, library
):
    path = tmp_path / "a.mp3"
    path.write_text("no sound")
    desk.open(path)
    page.title.setText("Mine")
    page.add.click()
    assert "it is no sound file" in page.state.text()
    assert (page.title.text(), page.add.isHidden()) == ("Mine", False)
    assert not [one for one in library.summaries() if one.family == "own-recordings"]


def test_a_recording_can_be_removed(page, desk, library, file):
    desk.open(file)
    page.add.click()
    (summary,) = [one for one in library.summaries() if one.family == "own-recordings"]
    desk.remove(summary.id)
    assert not [one for one in library.summaries() if one.family == "own-recordings"]


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
