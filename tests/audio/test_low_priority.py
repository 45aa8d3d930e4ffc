"""Tests of audio/low_priority.py."""

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from audio.low_priority import STEPS_DOWN, lower_process, lower_this_thread

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells threads apart")


def niceness(which=None):
    return os.getpriority(os.PRIO_PROCESS, which or threading.get_native_id())


def test_one_thread_goes_last_and_no_other():
    before = niceness()
    with ThreadPoolExecutor(1, initializer=lower_this_thread) as pool:
        assert pool.submit(niceness).result() == STEPS_DOWN
    assert niceness() == before


def test_a_process_goes_last():
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE) as process:
        lower_process(process.pid)
        assert niceness(process.pid) == STEPS_DOWN
