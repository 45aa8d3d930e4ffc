"""Work off the interface thread: in order within a lane, answers back here, errors loud."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from desktop.services.tasks import InlineTasks, ThreadTasks


@pytest.fixture
def tasks(qtbot) -> Iterator[ThreadTasks]:
    made = ThreadTasks()
    yield made
    made.close()


def test_work_runs_elsewhere_and_its_answer_comes_back_here(qtbot, tasks: ThreadTasks):
    seen: list[int] = []
    tasks.run("a", threading.get_ident, lambda there: seen.extend((there, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0] != threading.get_ident()
    assert seen[1] == threading.get_ident()


def test_a_lane_keeps_its_order(qtbot, tasks: ThreadTasks):
    answers: list[int] = []
    for number in range(50):
        tasks.run("a", lambda n=number: n, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 50)
    assert answers == list(range(50))


def test_one_lane_does_not_wait_for_another(qtbot, tasks: ThreadTasks):
    gate, answers = threading.Event(), []
    tasks.run("slow", gate.wait)
    tasks.run("quick", lambda: "here", answers.append)
    qtbot.waitUntil(lambda: answers == ["here"])
    gate.set()


def test_a_failure_comes_back_to_whoever_asked(qtbot, tasks: ThreadTasks):
    failures: list[Exception] = []
    tasks.run("a", lambda: 1 // 0, None, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], ZeroDivisionError)


def test_a_failure_nobody_asked_about_is_loud(qtbot, tasks: ThreadTasks):
    with qtbot.captureExceptions() as caught:
        tasks.run("a", lambda: 1 // 0)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_closing_finishes_what_is_queued_and_takes_nothing_more(qtbot):
    tasks, done = ThreadTasks(), []
    for number in range(20):
        tasks.run("a", lambda n=number: done.append(n))
    tasks.close()
    assert done == list(range(20))
    tasks.run("a", lambda: done.append("late"))
    assert "late" not in done
    assert not [thread for thread in threading.enumerate() if thread.name == "tend-a_0"]


def test_what_fails_while_closing_is_in_the_log_by_its_place_alone(qtbot, caplog):
    tasks = ThreadTasks()
    tasks.run("a", lambda: int("my private note"), None, lambda error: None)
    tasks.close()
    assert "ValueError" in caplog.text
    assert "private" not in caplog.text


def test_inline_tasks_keep_the_same_rules():
    tasks, seen = InlineTasks(), []
    tasks.run("a", lambda: 7, seen.append)
    tasks.run("a", lambda: 1 // 0, None, lambda error: seen.append(type(error)))
    assert seen == [7, ZeroDivisionError]
    with pytest.raises(ZeroDivisionError):
        tasks.run("a", lambda: 1 // 0)
