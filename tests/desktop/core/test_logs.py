from __future__ import annotations

import logging
import stat
import sys
import threading

import pytest

from desktop.core import logs


@pytest.fixture
def handler(tmp_path):
    root = logging.getLogger()
    level = root.level
    made = logs.start_logging(tmp_path)
    yield made
    logs.stop_logging(made)
    root.setLevel(level)


@pytest.fixture
def crashes(handler, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    told: list[str] = []
    logs.catch_crashes(told.append)
    return told


def _log(tmp_path):
    return (tmp_path / "logs" / "tend.log").read_text()


def test_what_is_logged_is_in_a_file_for_its_owner_alone(tmp_path, handler):
    logging.getLogger("desktop.anything").info("opened")
    assert "desktop.anything: opened" in _log(tmp_path)
    mode = (tmp_path / "logs" / "tend.log").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_the_log_stays_small(tmp_path, handler):
    for _ in range(40):
        logging.getLogger("desktop.anything").info("x" * 60_000)
    sizes = [path.stat().st_size for path in (tmp_path / "logs").iterdir()]
    assert len(sizes) == logs.KEPT_FILES
    assert max(sizes) <= logs.MOST_BYTES


def test_a_crash_is_logged_by_place_and_never_by_what_was_entered(tmp_path, crashes):
    note = "my private note"
    try:
        raise ValueError(note)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert crashes == ["ValueError"]
    assert "ValueError" in _log(tmp_path)
    assert "test_logs.py" in _log(tmp_path)
    assert note not in _log(tmp_path)


def test_a_crash_in_a_thread_is_told_too(crashes):
    def fall():
        raise RuntimeError("private")

    thread = threading.Thread(target=fall)
    thread.start()
    thread.join()
    assert crashes == ["RuntimeError"]


def test_an_interrupt_is_no_crash(crashes, capsys):
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert crashes == []
