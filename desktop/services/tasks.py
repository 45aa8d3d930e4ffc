"""The one door to background work. Knows nothing of what the work is."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Tasks(Protocol):
    """Runs work off the interface thread, in order within each lane."""

    def run(
        self,
        lane: str,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Queue `work` in `lane`; `done` or `failed` is called on the interface thread.

        An exception with no `failed` is a bug of ours and is raised there, loudly.
        """
        ...

    def close(self) -> None:
        """Finish what is queued, then stop the threads."""
        ...


class ThreadTasks(QObject):
    """One thread a lane, made on first use; results come back through a queued signal."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._closed = False
        self._unheard: set[Future[Any]] = set()
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        lane: str,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        if self._closed:  # nobody is left to hear the answer
            return
        if lane not in self._lanes:
            self._lanes[lane] = ThreadPoolExecutor(1, thread_name_prefix=f"tend-{lane}")
        future = self._lanes[lane].submit(work)
        self._unheard.add(future)
        future.add_done_callback(lambda ready: self._finished.emit((ready, done, failed)))

    @Slot(object)
    def _on_finished(self, report: tuple[Future[Any], Any, Any]) -> None:
        future, done, failed = report
        self._unheard.discard(future)
        error = future.exception()
        if error is None:
            if done is not None:
                done(future.result())
        elif failed is not None and isinstance(error, Exception):
            failed(error)
        else:
            raise error

    def close(self) -> None:
        self._closed = True
        for lane in self._lanes.values():
            lane.shutdown(wait=True)
        self._lanes.clear()
        self._log_unheard()

    def _log_unheard(self) -> None:
        """Log what failed too late for anybody to hear of it."""
        from desktop.core.logs import where

        for future in self._unheard:
            error = future.exception()
            if error is not None:
                _log.error("%s", where(type(error), error.__traceback__))
        self._unheard.clear()


class InlineTasks:
    """The same door for tests: work runs at once, where it stands."""

    def run(
        self,
        lane: str,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        try:
            result = work()
        except Exception as error:
            if failed is None:
                raise
            failed(error)
        else:
            if done is not None:
                done(result)

    def close(self) -> None:
        pass
