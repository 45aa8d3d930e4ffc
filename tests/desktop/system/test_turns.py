"""One thing a turn: the event loop runs in between, and what comes next is asked for late."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from desktop.system.turns import Turns


def test_the_window_answers_between_two_steps(qtbot):
    done: list[str] = []
    turns = Turns()
    turns.run([lambda: done.append("one"), lambda: done.append("two")])
    QTimer.singleShot(0, turns, lambda: done.append("a key"))
    qtbot.waitUntil(lambda: len(done) == 3)
    assert done.index("a key") < done.index("two")


def test_a_step_is_made_only_once_the_one_before_it_has_run(qtbot):
    done: list[str] = []

    def steps():
        yield lambda: done.append("first")
        assert done == ["first"]
        yield lambda: done.append("last")

    turns = Turns()
    turns.run(steps())
    qtbot.waitUntil(lambda: done == ["first", "last"])


def test_steps_still_to_come_are_dropped_when_it_closes(qtbot):
    done: list[str] = []
    turns = Turns()
    turns.run([lambda: done.append("one"), turns.close, lambda: done.append("never")])
    later: list[int] = []
    qtbot.waitUntil(lambda: done == ["one"])
    QTimer.singleShot(10, turns, lambda: later.append(1))
    qtbot.waitUntil(lambda: bool(later))
    assert done == ["one"]
