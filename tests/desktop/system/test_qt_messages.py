"""What Qt says goes to the log, as loud as it is for us."""

from __future__ import annotations

import logging

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler, qWarning

from desktop.system.qt_messages import _on_message, send_to_log


@pytest.mark.parametrize(
    ("category", "message", "level"),
    [
        ("default", "a widget is lost", logging.WARNING),
        ("default", "PulseAudioService: pa_context_connect() failed", logging.DEBUG),
        ("qt.multimedia.symbolsresolver", "Couldn't load va library", logging.DEBUG),
        ("qt.qpa.xcb", "no display", logging.WARNING),
    ],
)
def test_only_what_matters_is_a_warning(caplog, category: str, message: str, level: int):
    class Context:
        pass

    context = Context()
    context.category = category
    with caplog.at_level(logging.DEBUG):
        _on_message(QtMsgType.QtWarningMsg, context, message)
    assert [record.levelno for record in caplog.records] == [level]


def test_a_warning_of_qts_reaches_the_log(caplog):
    before = qInstallMessageHandler(None)
    send_to_log()
    try:
        with caplog.at_level(logging.DEBUG):
            qWarning("something is odd")
    finally:
        qInstallMessageHandler(before)
    assert "something is odd" in caplog.text
