"""A signal that asks the process to end closes it in good order."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from desktop.system.quit_signals import QuitSignals

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows asks by the window")


@pytest.fixture
def left(qapp):
    said: list[bool] = []
    signals = QuitSignals(lambda: said.append(True))
    yield said
    signals.close()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_signal_that_asks_to_end_is_heard_while_qt_waits(qtbot, left, name):
    os.kill(os.getpid(), getattr(signal, name))
    qtbot.waitUntil(lambda: left == [True])


def test_the_signals_go_back_to_whom_they_belonged(qapp):
    before = signal.getsignal(signal.SIGTERM)
    signals = QuitSignals(lambda: None)
    assert signal.getsignal(signal.SIGTERM) is not before
    signals.close()
    assert signal.getsignal(signal.SIGTERM) is before
    assert signal.set_wakeup_fd(-1) == -1


def test_a_signal_that_was_ignored_stays_ignored(qapp):
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        QuitSignals(lambda: None).close()
        signals = QuitSignals(lambda: None)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        signals.close()
    finally:
        signal.signal(signal.SIGHUP, before)
