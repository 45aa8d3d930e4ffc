"""Which file, and where to: what the dialogues offer, and what comes of nobody choosing."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from audio.recordings.endings import FFMPEG_ENDINGS
from desktop.app import file_dialogues
from desktop.app.file_dialogues import (
    every_kind,
    file_to_open,
    folder_to_use,
    place_to_save,
    sound_kinds,
)


@pytest.fixture
def part(qtbot):
    """A part of a window."""
    window = QWidget()
    qtbot.addWidget(window)
    part = QWidget(window)
    part.owner = window
    return part


@pytest.fixture
def asked(monkeypatch):
    """What the dialogues were asked, and an answer for them: the person presses Cancel."""
    asked = {"answer": ""}

    def ask(window, title, begin, kinds):
        asked.update(window=window, title=title, begin=begin, kinds=kinds)
        return asked["answer"], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return asked


def test_a_file_is_asked_for_over_the_window_from_the_persons_own_folder(part, asked):
    asked["answer"] = "/music/river.flac"
    assert file_to_open(part, "Add a sound", "A (*.a)", "B (*.b)") == Path("/music/river.flac")
    assert asked["window"] is part.owner
    assert (asked["title"], asked["begin"]) == ("Add a sound", str(Path.home()))
    assert asked["kinds"] == "A (*.a);;B (*.b)"


def test_a_place_is_asked_for_with_a_name_to_begin_with(part, asked):
    asked["answer"] = "/music/door.mp3"
    assert place_to_save(part, "Save", Path("/music/a.mp3"), "A (*.a)") == Path("/music/door.mp3")
    assert asked["window"] is part.owner
    assert asked["begin"] == str(Path("/music/a.mp3"))


@pytest.mark.parametrize(("answer", "folder"), [("/house", Path("/house")), ("", None)])
def test_a_folder_is_asked_for_likewise(part, monkeypatch, answer, folder):
    seen = []
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *asked: seen.append(asked) or answer
    )
    assert folder_to_use(part, "In which folder?") == folder
    assert seen == [(part.owner, "In which folder?", str(Path.home()))]


def test_nobody_opens_such_a_dialogue_past_these():
    """One that is opened elsewhere begins elsewhere: in the folder that Tend was started from."""
    desktop = Path(file_dialogues.__file__).parents[1]
    users = {
        path.name for path in desktop.rglob("*.py") if "QFileDialog" in path.read_text("utf-8")
    }
    assert users == {"file_dialogues.py"}


def test_where_nobody_chose_there_is_nothing(part, asked):
    assert file_to_open(part, "Add a sound", "A (*.a)") is None
    assert place_to_save(part, "Save", Path("a"), "A (*.a)") is None


def test_sounds_are_all_that_can_be_read_with_an_ffmpeg_and_without():
    sounds, others = sound_kinds()
    for ending in (".wav", ".mp3", ".opus", *FFMPEG_ENDINGS):
        assert f"*{ending}" in sounds
    assert others == every_kind() == "All files (*)"
