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
# A missing sound server is an ordinary state of the world here, and said in the player.
_ORDINARY = ("PulseAudioService:",)
_log = logging.getLogger(__name__)


def send_to_log() -> None:
    """Hand every message of Qt's to the log from here on."""
    qInstallMessageHandler(_on_message)


def _on_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    ordinary = message.startswith(_ORDINARY)
    _log.log(logging.DEBUG if ordinary else _LEVELS[kind], "%s: %s", context.category, message)
