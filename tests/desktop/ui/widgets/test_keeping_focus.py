"""The keyboard stays among buttons that come and go."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.ui.widgets.keeping_focus import keeping_focus
from tests.desktop.ui.pages.hosting import hosted


@pytest.fixture
def buttons(qtbot):
    page = QWidget()
    row = QHBoxLayout(page)
    made = [QPushButton(name) for name in ("add", "stop", "elsewhere")]
    for button in made:
        row.addWidget(button)
    made[1].hide()
    hosted(qtbot, page)
    return made


def test_what_comes_in_its_place_has_it_and_gives_it_back(buttons):
    add, stop, _ = buttons
    add.setFocus()
    with keeping_focus(add, stop):
        add.setEnabled(False)
        stop.show()
    assert add.window().focusWidget() is stop
    with keeping_focus(add, stop):
        add.setEnabled(True)
        stop.hide()
    assert add.window().focusWidget() is add


def test_a_keyboard_that_is_elsewhere_is_left_there(buttons):
    add, stop, elsewhere = buttons
    elsewhere.setFocus()
    with keeping_focus(add, stop):
        add.setEnabled(False)
        stop.show()
    assert add.window().focusWidget() is elsewhere


def test_where_nothing_is_left_it_goes_on_as_qt_has_it(buttons):
    add, _, elsewhere = buttons
    add.setFocus()
    with keeping_focus(add):
        add.setEnabled(False)
    assert add.window().focusWidget() is elsewhere
