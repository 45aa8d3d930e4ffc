from __future__ import annotations

import stat
import threading
import time

import pytest

from desktop.core.errors import AppError, ErrorKind
from desktop.journal import lock


def test_a_lock_is_free_again_after_the_block_and_after_an_error(tmp_path):
    path = tmp_path / "journal.lock"
    with pytest.raises(RuntimeError), lock.held(path):
        raise RuntimeError
    with lock.held(path, wait_s=0):
        pass


def test_a_second_holder_waits_for_the_first(tmp_path):
    path = tmp_path / "journal.lock"
    order = []

    def second():
        with lock.held(path):
            order.append("second")

    with lock.held(path):
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.05)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_a_lock_that_is_held_too_long_is_busy(tmp_path):
    path = tmp_path / "journal.lock"
    with lock.held(path), pytest.raises(AppError) as caught, lock.held(path, wait_s=0.02):
        pass
    assert caught.value.kind is ErrorKind.JOURNAL_BUSY


def test_the_lock_file_is_its_owners_alone(tmp_path):
    with lock.held(tmp_path / "journal.lock"):
        assert stat.S_IMODE((tmp_path / "journal.lock").stat().st_mode) == 0o600
