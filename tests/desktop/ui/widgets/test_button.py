"""Buttons: what they show of the mouse."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.button import Button
from tests.desktop.ui.pages.hosting import hosted


def test_a_button_that_was_disabled_meanwhile_does_not_look_pointed_at(qtbot):
    page = QWidget()
    button = Button("Add a sound of your own…", "quiet", parent=page)
    button.move(200, 200)
    hosted(qtbot, page, 600, 400)
    QTest.mouseMove(page.window(), QPoint(205, 205))
    qtbot.waitUntil(lambda: button.testAttribute(Qt.WidgetAttribute.WA_UnderMouse))
    button.setEnabled(False)
    QTest.mouseMove(page.window(), QPoint(20, 20))
    button.setEnabled(True)
    assert not button.underMouse()
