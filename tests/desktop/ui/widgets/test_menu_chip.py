"""A chip with a list: what was picked is shown, said and heard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from desktop.ui.widgets.menu_chip import MenuChip
from tests.desktop.ui.pages.hosting import hosted


@pytest.fixture
def chip(qtbot):
    return hosted(qtbot, MenuChip("Posture", [("any", "Any posture"), ("sitting", "Sitting")]))


def test_a_pick_is_said_once_and_fills_the_chip(chip):
    spy = QSignalSpy(chip.picked)
    sitting = chip._group.actions()[1]
    sitting.trigger()
    sitting.trigger()
    assert [spy.at(n) for n in range(spy.count())] == [["sitting"]]
    assert chip.isChecked()
    assert (chip.text(), chip.accessibleName()) == ("Sitting", "Posture: Sitting")


@pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen has no keyboard to grab
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down])
def test_the_keyboard_opens_the_list_and_changes_nothing_by_that(chip, qtbot, key):
    qtbot.keyClick(chip, key)
    assert chip._menu.isVisible()
    assert not chip.isChecked()
    qtbot.keyClick(chip._menu, Qt.Key.Key_Escape)
    assert not chip._menu.isVisible()


def test_setting_a_key_says_nothing(chip):
    spy = QSignalSpy(chip.picked)
    chip.set_key("sitting")
    assert spy.count() == 0
    assert chip.isChecked()
