"""What can be seen, and what cannot."""

import pytest
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.player.sight import is_in_sight


@pytest.fixture
def stack(qtbot):
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    stack.addWidget(QWidget())
    stack.addWidget(QWidget())
    return stack


def test_a_page_is_in_sight_once_its_window_is_and_while_it_is_in_front(qtbot, stack):
    page = stack.widget(0)
    assert not is_in_sight(page)
    with qtbot.waitExposed(stack):
        stack.show()
    assert is_in_sight(page)
    assert not is_in_sight(stack.widget(1))


def test_in_a_minimised_window_nothing_is_in_sight(qtbot, stack):
    with qtbot.waitExposed(stack):
        stack.show()
    stack.showMinimized()
    assert not is_in_sight(stack.widget(0))
    stack.showNormal()
    qtbot.waitUntil(lambda: is_in_sight(stack.widget(0)))
