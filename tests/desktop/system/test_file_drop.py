"""Files that are dropped on a window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.system.file_drop import FileDrop, path_in


class Room:
    def __init__(self, qtbot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.welcome, self.paths = True, []
        self.drop = FileDrop(self.window, lambda: self.welcome, self.window)
        self.drop.dropped.connect(self.paths.append)

    def bring(self, *urls: str) -> bool:
        """Drag these over the window and let them go; return whether they were welcome."""
        data = QMimeData()
        data.setUrls([QUrl(url) for url in urls])
        keys = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
        enter = QDragEnterEvent(QPoint(5, 5), *keys, Qt.KeyboardModifier.NoModifier)
        enter.ignore()
        QApplication.sendEvent(self.window, enter)
        drop = QDropEvent(QPointF(5, 5), *keys, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.window, drop)
        return enter.isAccepted()


@pytest.fixture
def room(qtbot) -> Room:
    return Room(qtbot)


def test_one_file_of_this_computer_is_taken(room: Room, tmp_path: Path):
    path = tmp_path / "a b.csv"
    assert room.bring(QUrl.fromLocalFile(str(path)).toString())
    assert room.paths == [str(path)]


@pytest.mark.parametrize("urls", [(), ("https://example.org/a.csv",), ("file:///a", "file:///b")])
def test_several_files_or_one_from_elsewhere_are_not(room: Room, urls: tuple[str, ...]):
    assert not room.bring(*urls)
    assert room.paths == []


def test_nothing_is_taken_while_a_practice_plays(room: Room):
    room.welcome = False
    assert not room.bring("file:///a.csv")
    assert room.paths == []


def test_what_has_no_file_has_no_path():
    data = QMimeData()
    data.setText("file:///a.csv")
    assert path_in(data) == ""
