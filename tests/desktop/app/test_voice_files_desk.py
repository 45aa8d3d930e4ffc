"""Voices as files, from the buttons to the folder."""

from __future__ import annotations

import pytest

from audio.voices.sharing.saving import save_voice
from desktop.app.voice_files_desk import VoiceFilesDesk
from desktop.services.tasks import InlineTasks
from desktop.ui.pages.voice_files import VoiceFiles
from tests.audio.voices.sharing.conftest import make_voice
from tests.desktop.held_tasks import HeldTasks


@pytest.fixture
def part(qtbot):
    part = VoiceFiles()
    qtbot.addWidget(part)
    return part


@pytest.fixture
def shelf(folder):
    return folder / "voices"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "ann.tendvoice"
    save_voice(make_voice(tmp_path / "made"), path)
    return path


@pytest.fixture
def desk(part, shelf):
    return VoiceFilesDesk(part, lambda: "pack-ann", shelf, InlineTasks(), part)


def test_a_voice_comes_in_and_that_is_told(part, desk, file, shelf):
    changed = []
    desk.changed.connect(lambda: changed.append(True))
    desk.bring(file)
    assert part.state.text() == "“Ann” is here now, with 6 lines."
    assert changed == [True]
    assert (shelf / "ann").is_dir()


def test_one_that_is_here_already_is_asked_about(part, desk, file, shelf):
    desk.bring(file)
    assert part.replace.isHidden()
    desk.bring(file)
    assert part.state.text().startswith("A voice called “Ann” is here already")
    part.beside.click()
    assert sorted(path.name for path in shelf.iterdir()) == ["ann", "ann-2"]
    assert part.beside.isHidden()
    desk.bring(file)
    part.replace.click()
    assert sorted(path.name for path in shelf.iterdir()) == ["ann", "ann-2"]


def test_a_voice_is_saved_and_where_to_is_told(part, desk, file, tmp_path):
    desk.bring(file)
    desk.save("pack-ann", tmp_path / "mine.tendvoice")
    assert part.state.text() == f"Saved as {tmp_path / 'mine.tendvoice'}."
    assert (tmp_path / "mine.tendvoice").read_bytes() == file.read_bytes()


def test_a_name_that_gets_an_ending_replaces_no_other_voice(part, desk, file, tmp_path):
    desk.bring(file)
    (tmp_path / "other.tendvoice").write_text("somebody's own")
    desk.save("pack-ann", tmp_path / "other")
    assert part.state.text().startswith("There is a file other.tendvoice already")
    assert (tmp_path / "other.tendvoice").read_text() == "somebody's own"
    desk.save("pack-ann", tmp_path / "other.tendvoice")  # that very file: the dialogue has asked
    assert (tmp_path / "other.tendvoice").read_bytes() == file.read_bytes()


def test_a_dot_in_a_name_is_no_ending(part, desk, file, tmp_path):
    desk.bring(file)
    desk.save("pack-ann", tmp_path / "Dr. Ann")
    assert (tmp_path / "Dr. Ann.tendvoice").read_bytes() == file.read_bytes()


def test_what_is_wrong_is_one_sentence(part, desk, tmp_path):
    (tmp_path / "a.tendvoice").write_text("song")
    desk.bring(tmp_path / "a.tendvoice")
    assert part.state.text().startswith("a.tendvoice was not brought in: it is no voice")
    desk.save("pack-gone", tmp_path / "b.tendvoice")
    assert part.state.text().startswith("The voice you chose is not there any more")


def test_it_can_be_stopped_and_leaves_nothing(part, file, shelf):
    tasks = HeldTasks("readings", holds=True)
    desk = VoiceFilesDesk(part, lambda: "", shelf, tasks, part)
    desk.bring(file)
    assert (part.stop.isHidden(), part.bring.isEnabled()) == (False, False)
    part.stop.click()
    tasks.let_go()
    assert "it was stopped" in part.state.text()
    assert (part.stop.isHidden(), part.bring.isEnabled()) == (True, True)
    assert list(shelf.iterdir()) == []
