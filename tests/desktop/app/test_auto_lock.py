from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.app.auto_lock import AutoLock


class Watch:
    """Two clocks that a test turns: one stands still while the computer sleeps."""

    def __init__(self) -> None:
        self.seconds, self.wall = 100.0, 5_000.0

    def pass_s(self, seconds: float) -> None:
        self.seconds += seconds
        self.wall += seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def auto(window, watch) -> AutoLock:
    auto = AutoLock(window, window, lambda: watch.seconds, lambda: watch.wall)
    auto.due_count = 0
    auto.due.connect(lambda: setattr(auto, "due_count", auto.due_count + 1))
    auto.start(5)
    yield auto
    auto.stop()


def test_it_is_due_after_the_minutes_without_a_touch(auto, watch):
    watch.pass_s(299)
    auto.look()
    assert auto.due_count == 0
    watch.pass_s(1)
    auto.look()
    assert auto.due_count == 1


def test_a_key_in_the_window_counts_as_being_here(auto, watch, window, qtbot):
    watch.pass_s(200)
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_A)
    watch.pass_s(200)
    auto.look()
    assert auto.due_count == 0


def test_sleep_counts_though_one_clock_stands_still(auto, watch):
    watch.wall += 3600
    auto.look()
    assert auto.due_count == 1


def test_the_first_touch_after_a_long_sleep_is_too_late(auto, watch, window, qtbot):
    watch.wall += 3600
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert auto.due_count == 1


def test_stopped_it_is_never_due(auto, watch):
    auto.stop()
    watch.pass_s(10_000)
    assert auto.due_count == 0
    assert not auto._timer.isActive()
