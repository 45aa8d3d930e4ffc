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


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_arrows_go_on_from_what_is_picked(chip, qtbot):
    chip.set_key("sitting")
    qtbot.keyClick(chip, Qt.Key.Key_Down)
    assert chip._menu.activeAction().text() == "Sitting"
    qtbot.keyClick(chip._menu, Qt.Key.Key_Up)
    qtbot.keyClick(chip._menu, Qt.Key.Key_Return)
    assert chip.key == "any"


def test_a_chip_of_choices_only_is_filled_by_the_first_of_them_too(qtbot):
    chip = hosted(qtbot, MenuChip("Voice", [("slt", "Bundled"), ("low", "Low")], always_asks=True))
    assert not chip.isChecked()
    chip.set_key("slt")
    assert chip.isChecked()
    assert chip.accessibleName() == "Voice: Bundled"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_list_longer_than_the_screen_stays_one_column_and_shows_what_is_picked(qtbot):
    voices = [(str(n), f"A voice of number {n}") for n in range(90)]
    chip = hosted(qtbot, MenuChip("Voice", voices, always_asks=True))
    chip.set_key("80")
    qtbot.keyClick(chip, Qt.Key.Key_Down)
    menu = chip._menu
    assert menu.height() <= chip.screen().geometry().height()
    lefts = {menu.actionGeometry(action).left() for action in menu.actions()}
    assert len(lefts) == 1
    picked = menu.actionGeometry(menu.activeAction())
    assert picked.top() >= 0
    assert picked.bottom() <= menu.height()
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
