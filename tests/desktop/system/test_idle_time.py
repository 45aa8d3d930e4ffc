"""The system's idle time: asked of fakes, of a bus of the test's own, and of a real X server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from ctypes import CDLL
from types import SimpleNamespace

import pytest

from desktop.system import idle_time
from desktop.system.idle_time import IdleTime, macos_idle_ms, windows_idle_ms
from tests.desktop.held_tasks import HeldTasks

ON_A_BUS = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection
from desktop.system.idle_time import IdleTime

app = QCoreApplication([])
bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "other")
EVERYTHING = QDBusConnection.RegisterOption.ExportAllSlots

@ClassInfo({"D-Bus Interface": "org.gnome.Mutter.IdleMonitor"})
class Gnome(QObject):
    @Slot(result="qulonglong")
    def GetIdletime(self):
        return 61234

@ClassInfo({"D-Bus Interface": "org.freedesktop.ScreenSaver"})
class Kde(QObject):
    @Slot(result="uint")
    def GetSessionIdleTime(self):
        return 4321

if "gnome" in sys.argv:
    one = Gnome()
    bus.registerService("org.gnome.Mutter.IdleMonitor")
    bus.registerObject("/org/gnome/Mutter/IdleMonitor/Core", one, EVERYTHING)
if "kde" in sys.argv:
    two = Kde()
    bus.registerService("org.freedesktop.ScreenSaver")
    bus.registerObject("/org/freedesktop/ScreenSaver", two, EVERYTHING)

class Inline:
    def run(self, lane, work, done=None, failed=None):
        done(work())

def told(found):
    print("idle", found)
    app.quit()

idle = IdleTime(Inline(), probe=lambda: 77)
QTimer.singleShot(0, lambda: idle.ask(told))
QTimer.singleShot(20000, app.quit)
app.exec()
"""


def on_a_bus(*desktops: str) -> str:
    if shutil.which("dbus-run-session") is None:
        pytest.skip("needs a message bus")
    ran = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", ON_A_BUS, *desktops],
        capture_output=True,
        text=True,
        timeout=120,
    )
    return ran.stdout + ran.stderr


def test_gnome_says_it_in_milliseconds():
    assert "idle 61234" in on_a_bus("gnome", "kde")


def test_without_gnome_kde_is_asked():
    assert "idle 4321" in on_a_bus("kde")


def test_without_either_the_systems_own_library_is_asked():
    assert "idle 77" in on_a_bus()


def test_elsewhere_it_is_asked_off_the_interface_thread():
    tasks = HeldTasks("idle", holds=True)
    found = []
    IdleTime(tasks, probe=lambda: 12, on_bus=False).ask(found.append)
    assert found == []
    tasks.let_go()
    assert found == [12]


def test_where_there_is_no_such_library_nothing_is_known(monkeypatch):
    def missing():
        raise OSError("no such library")

    for name in ("x11_idle_ms", "windows_idle_ms", "macos_idle_ms"):
        monkeypatch.setattr(idle_time, name, missing)
    assert idle_time.probe_here() is None


def windows(last: int, now: int):
    def get_last_input(found) -> int:
        found._obj.tick = last
        return 1

    ticks = SimpleNamespace(GetTickCount=Ticks(now))
    return SimpleNamespace(GetLastInputInfo=get_last_input), ticks


class Ticks:
    """A function of a library, with the type of its result to be set."""

    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self, *given: object) -> float:
        self.given = given
        return self.now


def test_windows_says_it_by_its_ticks_also_where_they_began_anew():
    assert windows_idle_ms(*windows(1_000, 61_000)) == 60_000
    assert windows_idle_ms(*windows(2**32 - 500, 500)) == 1_000


def test_macos_says_it_in_seconds():
    since = Ticks(61.5)
    assert macos_idle_ms(SimpleNamespace(CGEventSourceSecondsSinceLastEventType=since)) == 61_500
    assert since.given == (0, 0xFFFFFFFF)


@pytest.fixture
def x_server(tmp_path):
    if shutil.which("Xvfb") is None or shutil.which("xdotool") is None:
        pytest.skip("needs Xvfb and xdotool")
    try:
        CDLL("libXss.so.1")
    except OSError:
        pytest.skip("needs libXss")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        yield f":{told.readline().strip()}"
    server.terminate()
    server.wait(timeout=20)


def test_an_x_server_counts_from_the_last_touch(x_server):
    script = (
        "import subprocess, time\n"
        "from desktop.system.idle_time import x11_idle_ms\n"
        "touch = lambda: subprocess.run(['xdotool', 'key', 'a'], check=True)\n"
        "touch(); first = x11_idle_ms(); begun = time.monotonic()\n"
        "while time.monotonic() - begun < 0.3: pass\n"
        "later = x11_idle_ms(); touch(); print(first, later, x11_idle_ms())"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"DISPLAY": x_server},
        capture_output=True,
        text=True,
        timeout=60,
    )
    first, later, again = map(int, ran.stdout.split())
    assert later - first >= 100  # of 300: it counts from when it last looked at its inputs
    assert again < later


def test_without_an_x_server_nothing_is_known(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":987")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert idle_time.probe_here() is None
