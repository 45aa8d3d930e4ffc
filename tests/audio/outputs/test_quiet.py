"""Qt's sound library is never heard by a message handler."""

from __future__ import annotations

import subprocess
import sys

LISTEN = """
from PySide6.QtCore import QCoreApplication, qInstallMessageHandler
said = []
qInstallMessageHandler(lambda kind, context, words: said.append((context.category, words)))
application = QCoreApplication([])
from audio.outputs.device import {what}
try:
    {what}()
except Exception as error:
    assert type(error).__name__ == "OutputError", error
loud = [one for one in said if one[0].startswith("qt.multimedia")]
assert not loud, loud
"""


def listen(what: str) -> None:
    subprocess.run([sys.executable, "-c", LISTEN.format(what=what)], check=True, timeout=60)


def test_opening_a_device_says_nothing_under_the_loaders_lock():
    listen("DeviceOutput")


def test_listing_the_devices_says_nothing_either():
    listen("devices")
