"""Loads what stands behind the window in a thread of its own, while the window already answers.

Loading it on the interface thread would hold the window for a tenth of a second just as a person
reaches for it. What is asked of Now meanwhile is kept, and said again once somebody listens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from desktop.system.turns import Step, Turns

if TYPE_CHECKING:
    from desktop.ui.pages.now import NowPage

MODULES = (
    "desktop.app.tend",
    "desktop.app.pages",
    "desktop.app.now_views",
    "desktop.core.logs",
    "tzlocal",
    "PySide6.QtNetwork",
)


class Behind(QObject):
    """Calls `build` on the interface thread once all of `MODULES` are loaded; `close` stops that.

    `build` connects the page, and returns the steps that follow, for a turn each.

    Raises nothing itself: what cannot be loaded is raised where `build` imports it again.
    """

    _loaded = Signal()

    def __init__(
        self,
        page: NowPage,
        build: Callable[[], Iterable[Step]],
        parent: QObject | None = None,
        read_ahead: Callable[[], None] | None = None,
    ) -> None:
        """`read_ahead` is called in the thread, once all is loaded and before `build`."""
        super().__init__(parent)
        self._build, self._read_ahead = build, read_ahead
        self._early = EarlyWishes(page, self)
        self._turns, self._closed = Turns(self), False
        self._loaded.connect(self._on_loaded)
        # PySide6 sets up the `Qt` namespace when it is first named: here, so that the thread and
        # a key pressed meanwhile never do so both at once.
        from PySide6.QtCore import Qt  # noqa: F401

        self._thread = Thread(target=self._load, name="tend-behind", daemon=True)
        self._thread.start()

    def _load(self) -> None:
        try:
            for name in MODULES:
                import_module(name)
            _ask_the_time()
            if self._read_ahead is not None:
                self._read_ahead()
        finally:
            self._loaded.emit()

    @Slot()
    def _on_loaded(self) -> None:
        if not self._closed:
            self._turns.run([_load_text_format, self._begin])

    def _begin(self) -> None:
        steps = self._build()
        self._early.say_again()  # in the same turn: what is said now has its listeners already
        self._turns.run(steps)

    def close(self) -> None:
        """Build nothing any more."""
        self._closed = True  # what the thread has said already comes all the same
        self._turns.close()
        self._thread.join()


def _ask_the_time() -> None:
    """Find out the name of this place's zone, which is slow the first time only."""
    from desktop.core.clock import SystemClock

    SystemClock().now()


def _load_text_format() -> None:
    """Have PySide6 set up a class that takes long, so that no paint waits for it."""
    from PySide6.QtGui import QTextCharFormat  # noqa: F401


class EarlyWishes(QObject):
    """Keeps what a person chose or checked in on Now before the services were there."""

    def __init__(self, page: NowPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._kept: list[tuple[SignalInstance, object]] = []
        page.minutes_chosen.connect(self._on_minutes)
        page.until_chosen.connect(self._on_until)
        page.check_in_made.connect(self._on_check_in)

    def say_again(self) -> None:
        """Let the page say it all once more, in order, and listen no longer."""
        self._page.minutes_chosen.disconnect(self._on_minutes)
        self._page.until_chosen.disconnect(self._on_until)
        self._page.check_in_made.disconnect(self._on_check_in)
        for signal, value in self._kept:
            signal.emit(value)
        self._kept.clear()

    @Slot(int)
    def _on_minutes(self, minutes: int) -> None:
        self._kept.append((self._page.minutes_chosen, minutes))

    @Slot(object)
    def _on_until(self, until: object) -> None:
        self._kept.append((self._page.until_chosen, until))

    @Slot(object)
    def _on_check_in(self, draft: object) -> None:
        self._kept.append((self._page.check_in_made, draft))
