"""A timer that is right after a sleep: by the kernel's clock, or by looking once a minute."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.system.sleepless_timer import BOOT_TIME, LOOK_AT_LEAST_S, SleeplessTimer

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's own timers")


class NoTimers:
    """A C library that has none of these."""


@pytest.fixture
def timer(qtbot):
    timer = SleeplessTimer()
    yield timer
    timer.close()


@linux
def test_it_counts_by_the_clock_that_goes_on_in_a_sleep(timer):
    timer.start(100)
    assert timer.counts_sleep
    said = Path(f"/proc/self/fdinfo/{timer._fd}").read_text()
    assert f"clockid: {BOOT_TIME}" in said
    assert "it_value: (99," in said


def test_it_is_reached_once(timer, qtbot):
    with qtbot.waitSignal(timer.reached, timeout=5000):
        timer.start(0.01)
    assert not timer.is_set


def test_what_is_past_already_is_reached_at_once(timer, qtbot):
    with qtbot.waitSignal(timer.reached, timeout=5000):
        timer.start(-3)


def test_stopped_it_is_not_reached(timer, qtbot):
    timer.start(0.005)
    timer.stop()
    with qtbot.assertNotEmitted(timer.reached, wait=30):
        pass
    assert not timer.is_set


def test_without_such_a_clock_it_looks_once_a_minute(qtbot):
    timer = SleeplessTimer(libc=NoTimers())
    assert not timer.counts_sleep
    timer.start(3600)
    assert timer._timer.interval() == LOOK_AT_LEAST_S * 1000 + 1
    timer.close()
