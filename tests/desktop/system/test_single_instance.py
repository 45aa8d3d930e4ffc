"""One window per data folder, whatever became of the copy before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.system.single_instance import SingleInstance, call_other_copy, socket_name


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    return tmp_path / "data"


def test_a_second_copy_calls_the_first_forward(qtbot, folder: Path):
    first = SingleInstance(folder)
    assert first.listen()
    with qtbot.waitSignal(first.called):
        assert call_other_copy(folder)
    first.close()


def test_alone_there_is_nobody_to_call(folder: Path):
    assert not call_other_copy(folder)


def test_two_copies_that_start_together_end_as_one(qtbot, folder: Path):
    first, second = SingleInstance(folder), SingleInstance(folder)
    assert first.listen()
    assert not second.listen()
    first.close()
    second.close()


def test_another_folder_is_another_window(qtbot, folder: Path, tmp_path: Path):
    first, other = SingleInstance(folder), SingleInstance(tmp_path / "other")
    assert first.listen()
    assert other.listen()
    first.close()
    other.close()


def test_a_killed_copy_leaves_nothing_that_blocks_the_next(qtbot, folder: Path):
    leave_socket = (
        "import socket,sys;s=socket.socket(socket.AF_UNIX);s.bind(sys.argv[1]);s.listen()"
    )
    subprocess.run([sys.executable, "-c", leave_socket, socket_name(folder)], check=True)
    assert Path(socket_name(folder)).exists()
    assert not call_other_copy(folder)
    copy = SingleInstance(folder)
    assert copy.listen()
    copy.close()


def test_a_second_copy_in_ward_mode_asks_the_first_for_silence(qtbot, folder: Path):
    first = SingleInstance(folder)
    assert first.listen()
    with qtbot.waitSignals([first.called, first.ward_called]):
        assert call_other_copy(folder, ward=True)
    with qtbot.assertNotEmitted(first.ward_called), qtbot.waitSignal(first.called):
        assert call_other_copy(folder)
    first.close()
