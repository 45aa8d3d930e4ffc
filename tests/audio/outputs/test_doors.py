"""Outputs that take their time to open and to close, and those who do not wait for them."""

from __future__ import annotations

import threading
import time

import pytest

from audio.outputs import OutputError
from audio.outputs.doors import Doors
from audio.outputs.memory import MemoryOutput
from audio.outputs.null import NullOutput


class Slow(MemoryOutput):
    """Closes only when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.may_close = threading.Event()

    def close(self) -> None:
        self.may_close.wait(5)
        super().close()


@pytest.fixture
def gate():
    made = threading.Event()
    yield made
    made.set()


def wait_for(truth) -> None:
    limit = time.monotonic() + 5
    while not truth():
        assert time.monotonic() < limit, "waited in vain"
        time.sleep(0.005)


def test_what_is_asked_for_is_opened_in_another_thread():
    threads = []

    def open_output():
        threads.append(threading.current_thread())
        return MemoryOutput()

    doors = Doors(open_output)
    assert doors.take(5) is None
    doors.ask()
    assert isinstance(doors.take(5), MemoryOutput)
    assert threads != [threading.current_thread()]
    assert not doors.is_opening
    doors.close(5)
    assert not threads[0].is_alive()


def test_no_device_is_no_output_and_may_be_asked_for_again():
    found = iter([OutputError("none"), MemoryOutput()])

    def open_output():
        one = next(found)
        if isinstance(one, OutputError):
            raise one
        return one

    doors = Doors(open_output)
    doors.ask()
    assert doors.take(5) is None
    doors.ask()
    assert doors.take(5) is not None
    doors.close(5)


def test_a_fault_of_ours_while_opening_is_loud():
    doors = Doors(lambda: 1 / 0)
    doors.ask()
    with pytest.raises(ZeroDivisionError):
        doors.take(5)
    doors.close(5)


def test_one_that_opens_slowly_is_taken_later_and_asked_for_once(gate):
    attempts = []

    def open_output():
        attempts.append(1)
        gate.wait(5)
        return MemoryOutput()

    doors = Doors(open_output)
    doors.ask()
    assert doors.take(0.01) is None
    assert doors.is_opening
    doors.ask()
    gate.set()
    assert doors.take(5) is not None
    assert attempts == [1]
    doors.close(5)


def test_one_that_opens_too_late_is_closed(gate):
    late = MemoryOutput()

    def open_output():
        gate.wait(5)
        return late

    doors = Doors(open_output)
    doors.ask()
    doors.close(0.01)
    gate.set()
    wait_for(lambda: late.is_closed)


def test_letting_go_returns_once_it_is_closed_and_does_not_wait_for_a_slow_one():
    doors, quick, slow = Doors(MemoryOutput), MemoryOutput(), Slow()
    doors.let_go(quick)
    assert quick.is_closed
    began = time.monotonic()
    doors.let_go(slow)
    assert time.monotonic() - began < 1
    assert not slow.is_closed
    slow.may_close.set()
    wait_for(lambda: slow.is_closed)
    doors.close(5)


def test_the_silent_clock_needs_no_thread():
    doors = Doors(NullOutput)
    before = threading.active_count()
    doors.let_go(NullOutput())
    assert threading.active_count() == before
    doors.close(0)
