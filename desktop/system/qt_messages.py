"""What Qt has to say goes to the log, not to the terminal. Knows no pages."""

from __future__ import annotations

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.DEBUG,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
# A missing sound server or video library is an ordinary state of the world here; what it means for
# a practice is said in the player.
_ORDINARY = ("PulseAudioService:", "qt.multimedia")
_log = logging.getLogger(__name__)


def send_to_log() -> None:
    """Hand every message of Qt's to the log from here on."""
    qInstallMessageHandler(_on_message)


def _on_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    words = message if context.category == "default" else f"{context.category}: {message}"
    _log.log(logging.DEBUG if words.startswith(_ORDINARY) else _LEVELS[kind], "%s", words)
