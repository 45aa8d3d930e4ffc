"""One window per data folder: a second copy asks the first to come forward, and leaves.

A local socket named after the data folder; it never leaves the computer. QtNetwork is imported
only where a socket may be waiting, or once the window is up: it is off the road to the first paint.
"""

from __future__ import annotations

import os
import sys
import tempfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 500
WARD = b"ward"  # said by a copy that was to begin in ward mode


def socket_name(folder: Path) -> str:
    """Return the local socket's name for a data folder: a path, or a pipe's name on Windows."""
    # Two checksums are name enough; hashlib brings OpenSSL, 9 ms on the road to the first paint.
    path = str(folder.resolve()).encode()
    digest = f"{zlib.crc32(path):08x}{zlib.adler32(path):08x}"
    if sys.platform == "win32":
        return f"tend-{digest}"
    runtime = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    owner = "" if "XDG_RUNTIME_DIR" in os.environ else f"-{os.getuid()}"
    return str(Path(runtime) / f"tend{owner}-{digest}")


def call_other_copy(folder: Path, *, ward: bool = False) -> bool:
    """Ask a copy that already has this folder to come forward; return whether there is one.

    With `ward` it is also asked to be silent: that is what the person wanted.
    """
    name = socket_name(folder)
    if sys.platform != "win32" and not Path(name).exists():
        return False
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    answered = socket.waitForConnected(WAIT_MS)
    if answered and ward:
        socket.write(WARD)
        socket.waitForBytesWritten(WAIT_MS)
    socket.disconnectFromServer()
    return answered


class SingleInstance(QObject):
    """Listens for later copies of the app that open the same data folder."""

    called = Signal()  # another copy was started: come forward
    ward_called = Signal()  # and it was to begin in ward mode

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._server: QLocalServer | None = None

    def listen(self) -> bool:
        """Claim the folder; return False where another copy was quicker."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        # Without socket options Qt binds in place and so cannot replace a living copy's socket.
        self._server.newConnection.connect(self._on_called)
        name = socket_name(self._folder)
        if self._server.listen(name):
            return True
        if call_other_copy(self._folder):
            return False
        QLocalServer.removeServer(name)  # left behind by a copy that was killed
        return self._server.listen(name)

    @Slot()
    def _on_called(self) -> None:
        if self._server is None:
            return
        connection = self._server.nextPendingConnection()
        connection.disconnected.connect(connection.deleteLater)
        connection.readyRead.connect(self._on_said)
        self._hear(connection)  # what it said may be there already
        self.called.emit()

    @Slot()
    def _on_said(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        connection = self.sender()
        if isinstance(connection, QLocalSocket):
            self._hear(connection)

    def _hear(self, connection: QLocalSocket) -> None:
        if connection.readAll().data() == WARD:
            self.ward_called.emit()

    def close(self) -> None:
        """Give the folder free."""
        if self._server is not None:
            self._server.close()
            self._server = None
