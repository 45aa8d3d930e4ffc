"""The rail in a window that is too low for it."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.ui.widgets.rail import Rail
from tests.desktop.ui.pages.hosting import hosted


@pytest.fixture
def rail(qtbot, look):
    rail = Rail()
    for n in range(7):
        rail.add(str(n), f"Place {n}", foot=n > 4)
    return hosted(qtbot, rail, 200, 900)


def note_of(rail):
    return next(one for one in rail.findChildren(QLabel) if "computer" in one.text())


def test_its_note_is_whole_or_not_there(rail):
    seen = set()
    for high in range(900, 300, -10):
        rail.resize(200, high)
        QApplication.processEvents()
        note = note_of(rail)
        seen.add(note.isVisible())
        assert not note.isVisible() or note.height() >= note.sizeHint().height()
    assert seen == {True, False}


def test_its_note_comes_back_with_the_room_and_after_ward_mode(rail):
    rail.resize(200, 300)
    rail.show_ward(True)
    rail.resize(200, 900)
    assert not note_of(rail).isVisible()
    rail.show_ward(False)
    assert note_of(rail).isVisible()
