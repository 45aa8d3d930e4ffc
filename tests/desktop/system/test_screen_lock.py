"""What the desktop says of its screen, on a message bus of the test's own."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

SCRIPT = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from desktop.system.screen_lock import ScreenLock

app = QCoreApplication([])
lock = ScreenLock()
heard = []
lock.left.connect(lambda: (heard.append(1), app.quit()))
print("listens", lock.listen())
bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "other")
bus.registerService("org.freedesktop.login1")
message = QDBusMessage.createSignal(sys.argv[1], sys.argv[2], sys.argv[3])
if len(sys.argv) > 4:
    message.setArguments([sys.argv[4] == "true"])
QTimer.singleShot(200, lambda: bus.send(message))
QTimer.singleShot(int(sys.argv[5]) if len(sys.argv) > 5 else 20000, app.quit)
app.exec()
print("left", len(heard))
"""


SAVER = "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"


def run(*words: str) -> str:
    if shutil.which("dbus-run-session") is None:
        pytest.skip("needs a message bus")
    ran = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", SCRIPT, *words],
        capture_output=True,
        text=True,
        timeout=120,
    )
    return ran.stdout + ran.stderr


def test_a_screen_that_is_locked_is_left():
    assert "left 1" in run(*SAVER, "true")


def test_a_screen_that_is_unlocked_is_not_left():
    said = run(*SAVER, "false", "900")
    assert "listens True" in said
    assert "left 0" in said


def test_a_computer_that_goes_to_sleep_is_left():
    said = run(
        "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", "true"
    )
    assert "left 1" in said


def test_a_session_that_is_locked_is_left():
    path = "/org/freedesktop/login1/session/_31"
    assert "left 1" in run(path, "org.freedesktop.login1.Session", "Lock")
