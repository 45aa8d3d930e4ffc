"""The log: a small rotating file for its owner only, which never holds a word of the journal."""

from __future__ import annotations

import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import cast

from desktop.core.files import OWNER_ONLY, ensure_folder
from desktop.core.paths import logs_folder

MOST_BYTES = 500_000
KEPT_FILES = 3
_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"

_log = logging.getLogger(__name__)


class OwnerOnlyFile(RotatingFileHandler):
    """A rotating log file that nobody else on the computer can read."""

    def _open(self) -> TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, OWNER_ONLY)
        return cast(TextIOWrapper, os.fdopen(handle, self.mode, encoding=self.encoding))


def start_logging(folder: Path, level: int = logging.INFO) -> logging.Handler:
    """Log to `logs/tend.log` in data folder `folder`; return the handler, for `stop_logging`.

    Raises:
        AppError: the folder cannot be made.
    """
    place = logs_folder(folder)
    ensure_folder(place)
    handler = OwnerOnlyFile(
        place / "tend.log",
        maxBytes=MOST_BYTES,
        backupCount=KEPT_FILES - 1,
        encoding="utf-8",
        delay=True,
    )
    handler.setFormatter(logging.Formatter(_FORM))
    handler.setLevel(level)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(min(level, root.level or level))
    return handler


def stop_logging(handler: logging.Handler) -> None:
    """Stop writing to the file and let go of it."""
    logging.getLogger().removeHandler(handler)
    handler.close()


def catch_crashes(report: Callable[[str], None]) -> Callable[[], None]:
    """Log every error that nobody caught, in any thread, and hand its name to `report`.

    Only where it happened is logged, never the message: a message may quote what was entered.
    Returns what leaves such errors to whoever had them before.
    """

    def on_error(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("%s", where(kind, trace))
        report(kind.__name__)

    def on_thread_error(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            on_error(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    before = sys.excepthook, threading.excepthook
    sys.excepthook, threading.excepthook = on_error, on_thread_error

    def let_go() -> None:
        sys.excepthook, threading.excepthook = before

    return let_go


def where(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return an error's kind and the places it came through, without its message."""
    frames = traceback.extract_tb(trace)
    places = [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join([kind.__name__, *places])
