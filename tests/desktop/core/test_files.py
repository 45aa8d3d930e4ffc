from __future__ import annotations

import errno
import os
import stat

import pytest

from desktop.core import files
from desktop.core.errors import AppError, ErrorKind


def test_a_written_file_holds_what_was_given_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "settings.json"
    files.write_whole(path, b"old")
    files.write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_written_file_belongs_to_its_owner_alone(tmp_path):
    path = tmp_path / "settings.json"
    files.write_whole(path, b"private")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_made_folder_belongs_to_its_owner_alone(tmp_path):
    files.ensure_folder(tmp_path / "a" / "b")
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700


def test_a_write_that_fails_half_way_leaves_the_old_file_and_no_part(tmp_path, monkeypatch):
    path = tmp_path / "settings.json"
    files.write_whole(path, b"old")

    def no_room(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(AppError) as caught:
        files.write_whole(path, b"new")
    assert caught.value.kind is ErrorKind.DISK_FULL
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_writing_into_a_folder_that_is_gone_says_so(tmp_path):
    with pytest.raises(AppError) as caught:
        files.write_whole(tmp_path / "gone" / "settings.json", b"")
    assert caught.value.kind is ErrorKind.FOLDER_MISSING


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, ErrorKind.DISK_FULL),
        (errno.EDQUOT, ErrorKind.DISK_FULL),
        (errno.EROFS, ErrorKind.FOLDER_READ_ONLY),
        (errno.EACCES, ErrorKind.FOLDER_READ_ONLY),
        (errno.ENODEV, ErrorKind.FOLDER_MISSING),
        (errno.EIO, ErrorKind.FOLDER_MISSING),
        (errno.EMFILE, ErrorKind.FILE_NOT_WRITTEN),
    ],
)
def test_each_error_of_the_system_has_a_kind(tmp_path, number, kind):
    assert files.as_app_error(OSError(number, "words"), tmp_path).kind is kind


def test_setting_aside_never_covers_an_earlier_one(tmp_path):
    path = tmp_path / "settings.json"
    for number, content in enumerate((b"one", b"two"), start=1):
        path.write_bytes(content)
        aside = files.set_aside(path)
        assert aside.name == f"settings.json.damaged-{number}"
        assert aside.read_bytes() == content
    assert not path.exists()


def test_making_an_owner_only_file_leaves_one_that_is_there(tmp_path):
    path = tmp_path / "journal.db"
    path.write_bytes(b"something")
    files.create_owner_only(path)
    assert path.read_bytes() == b"something"


@pytest.mark.parametrize("below", ["", "deeper"])
def test_a_file_in_the_folders_place_is_named_and_left_alone(tmp_path, below):
    file = tmp_path / "notes"
    file.write_text("mine")
    with pytest.raises(AppError) as caught:
        files.ensure_folder(file / below if below else file)
    assert caught.value.kind is ErrorKind.FOLDER_IS_FILE
    assert caught.value.facts["path"] == file
    assert file.read_text() == "mine"
