from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, Signal
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


class Timer(QObject):
    """A timer that a test lets run out; it remembers how long it was set for."""

    reached = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.set_s: float | None = None

    def start(self, seconds: float) -> None:
        self.set_s = seconds

    def stop(self) -> None:
        self.set_s = None

    def run_out(self, watch: Watch) -> None:
        seconds, self.set_s = self.set_s, None
        watch.pass_s(seconds)
        self.reached.emit()


class Idle:
    """What the system says when it is asked; how often it was is counted."""

    def __init__(self) -> None:
        self.idle_ms: int | None = None
        self.asked = 0

    def ask(self, answer) -> None:
        self.asked += 1
        answer(self.idle_ms)


@pytest.fixture
def timer() -> Timer:
    return Timer()


@pytest.fixture
def idle() -> Idle:
    return Idle()


@pytest.fixture
def auto(window, watch, timer, idle) -> AutoLock:
    auto = AutoLock(window, timer, idle, window, lambda: watch.seconds, lambda: watch.wall)
    auto.due_count = 0
    auto.due.connect(lambda: setattr(auto, "due_count", auto.due_count + 1))
    auto.start(5)
    yield auto
    auto.stop()


def test_it_is_due_after_the_minutes_without_a_touch(auto, watch, timer):
    watch.pass_s(299)
    assert not auto.look()
    assert auto.due_count == 0
    watch.pass_s(-299)
    timer.run_out(watch)
    assert auto.due_count == 1


def test_it_looks_once_in_that_time_and_no_more_often_than_it_could_be_due(
    auto, watch, window, timer, idle, qtbot
):
    assert timer.set_s == 300
    watch.pass_s(200)
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert timer.set_s == 300  # a touch sets nothing
    timer.set_s = 100
    timer.run_out(watch)
    assert timer.set_s == 200
    timer.run_out(watch)
    assert auto.due_count == 1
    assert idle.asked == 0  # nothing that the system could add


def test_a_key_in_the_window_counts_as_being_here(auto, watch, window, qtbot):
    watch.pass_s(200)
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_A)
    watch.pass_s(200)
    auto.look()
    assert auto.due_count == 0


def test_who_works_in_another_window_does_not_keep_this_one_open(auto, watch, timer, idle):
    idle.idle_ms = 0
    timer.run_out(watch)
    assert auto.due_count == 1


def test_a_pointer_that_a_hand_moves_counts_as_being_here(auto, watch, window, timer, idle, qtbot):
    idle.idle_ms = 10_000
    watch.pass_s(290)
    auto.eventFilter(window, QEvent(QEvent.Type.MouseMove))
    timer.set_s = 10
    timer.run_out(watch)
    assert (auto.due_count, idle.asked) == (0, 1)
    assert timer.set_s == 290


def test_a_pointer_that_moves_by_itself_does_not(auto, watch, window, timer, idle):
    idle.idle_ms = 300_000
    watch.pass_s(290)
    auto.eventFilter(window, QEvent(QEvent.Type.MouseMove))
    timer.set_s = 10
    timer.run_out(watch)
    assert auto.due_count == 1


def test_where_the_system_does_not_say_the_pointer_is_believed(auto, watch, window, timer, idle):
    watch.pass_s(290)
    auto.eventFilter(window, QEvent(QEvent.Type.MouseMove))
    timer.set_s = 10
    timer.run_out(watch)
    assert auto.due_count == 0
    assert timer.set_s == 290


def test_a_touch_while_the_system_is_asked_is_not_overlooked(auto, watch, window, timer, idle):
    def ask(answer):
        auto.touch()
        answer(300_000)

    idle.ask = ask
    watch.pass_s(290)
    auto.eventFilter(window, QEvent(QEvent.Type.MouseMove))
    timer.set_s = 10
    timer.run_out(watch)
    assert auto.due_count == 0
    assert timer.set_s == 300


def test_sleep_counts_though_one_clock_stands_still(auto, watch):
    watch.wall += 3600
    auto.look()
    assert auto.due_count == 1


def test_the_first_touch_after_a_long_sleep_is_too_late(auto, watch, window, qtbot):
    watch.wall += 3600
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert auto.due_count == 1


def test_stopped_it_is_never_due_and_nothing_is_counted(auto, watch, timer):
    auto.stop()
    watch.pass_s(10_000)
    timer.reached.emit()  # it was on its way
    assert auto.due_count == 0
    assert timer.set_s is None
