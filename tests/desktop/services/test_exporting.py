"""What is said of a sound file that could not be written as it was wanted."""

from __future__ import annotations

import errno
import os

import pytest

from desktop.core.errors import AppError, ErrorKind
from desktop.core.sentences import sentence
from desktop.services.exporting import export
from tests.audio.sounds import a_timeline


def test_a_sound_without_its_captions_is_said_to_be_there(tmp_path):
    (tmp_path / "door.vtt").mkdir()
    with pytest.raises(AppError) as told:
        export(a_timeline(1.0), tmp_path / "door.flac", None, {"vtt": "words"})
    said = sentence(told.value)
    assert f"saved as {tmp_path / 'door.flac'}" in said
    assert "its captions, door.vtt, could not be written" in said
    assert (tmp_path / "door.flac").is_file()


def test_where_the_sound_cannot_be_written_neither_are_its_captions(tmp_path):
    (tmp_path / "door.flac").mkdir()
    with pytest.raises(AppError) as told:
        export(a_timeline(1.0), tmp_path / "door.flac", None, {"vtt": "words"})
    assert told.value.kind is ErrorKind.FILE_NOT_WRITTEN
    assert [path.name for path in tmp_path.iterdir()] == ["door.flac"]


def test_a_disk_without_room_is_said_to_be_one(tmp_path, monkeypatch):
    def full(*_what, **_how):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("audio.export.rendering.render_file", full)
    with pytest.raises(AppError) as told:
        export(a_timeline(1.0), tmp_path / "door.flac")
    assert told.value.kind is ErrorKind.NO_ROOM
