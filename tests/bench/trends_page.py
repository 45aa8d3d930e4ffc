"""The Trends page with ten years of three check-ins a day.

How soon it is painted after the click on the rail (page made, shown and painted; the window has
been open for a while, so the usual trend is worked out), how soon after another range is chosen
(statistics included), and how long a frame takes to pan and zoom.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

MOST_MS, FRAME_MS = 150.0, 16.0


def main(seconds: float = 60.0) -> None:
    """Print medians, and their ratio to what is allowed."""
    from tests.bench._trends_data import fill

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder))
        first: list[float] = []
        until = time.monotonic() + seconds * 0.6
        while time.monotonic() < until or len(first) < 3:
            first.append(_first_click(folder))
        _told("first click to painted page, fresh process", first, MOST_MS)
        _measure_here(Path(folder), seconds * 0.4)


def _told(what: str, times: list[float], most: float) -> None:
    middle = statistics.median(times)
    print(
        f"{what}: {middle:.1f} ms (slowest {max(times):.1f}, n {len(times)}), "
        f"{middle / most:.2f} × {most:.0f} ms"
    )


def _first_click(folder: str) -> float:
    code = f"from tests.bench.trends_page import first_click; first_click({folder!r})"
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    out = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment
    )
    return float(out.stdout.split()[-1])


def first_click(folder: str) -> None:
    """Print how many ms pass from the click to the painted chart, in this process."""
    scene = _Scene(Path(folder))
    scene.settle()
    print(scene.click())
    scene.close()


def _measure_here(folder: Path, seconds: float) -> None:
    scene = _Scene(folder)
    scene.settle()
    scene.click()
    scene.rest()
    again = [scene.choose(weeks) for weeks in (26, None, 52, None, 12, None)]
    _told("another range to painted page", again, MOST_MS)
    chart = scene.page().card.chart
    span = chart.window_shown.span
    chart.zoom(0.95)
    place = [1.0]

    def pan() -> None:
        if chart.window_shown.end >= chart.window_shown.last - 1:
            place[0] = -1.0
        elif chart.window_shown.start <= chart.window_shown.first + 1:
            place[0] = 1.0
        chart.pan(place[0] * 2.3)

    def zoom() -> None:
        chart.zoom(0.97 if chart.window_shown.span > span * 0.3 else 3.3)

    def hover() -> None:
        place[0] = (place[0] + 7) % chart.window_shown.span
        chart.read_week(int(chart.window_shown.start + place[0]))

    for name, move in (("pan", pan), ("zoom", zoom), ("read-out", hover)):
        place[0] = 1.0
        _told(f"{name}, a frame", _frames(chart, move, seconds / 3), FRAME_MS)
    scene.close()


def _frames(chart: object, move: Callable[[], None], seconds: float) -> list[float]:
    times = []
    until = time.monotonic() + seconds
    while time.monotonic() < until or len(times) < 20:
        began = time.perf_counter()
        move()
        chart.repaint()  # type: ignore[attr-defined]
        times.append((time.perf_counter() - began) * 1000)
    return times


class _Scene:
    """The window with Now's place taken by nothing, and Trends behind a click on the rail."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication, QWidget

        from desktop.core.clock import SystemClock
        from desktop.core.days import DEFAULT_BOUNDARY
        from desktop.services.journal_lane import JournalLane
        from desktop.services.tasks import ThreadTasks
        from desktop.services.trend_service import TrendService
        from desktop.ui import theme
        from desktop.ui.main_window import MainWindow
        from tests.bench._trends_data import AS_OF

        self.app = QApplication.instance() or QApplication([])
        theme.apply(self.app)  # type: ignore[arg-type]
        self.tasks = ThreadTasks()
        self.lane = JournalLane(self.tasks, SystemClock(), folder, DEFAULT_BOUNDARY)
        self.service = TrendService(self.tasks, self.lane.ask, lambda: AS_OF)
        self.window = MainWindow()
        self.window.add_page("now", "Now", QWidget)
        self.window.add_page("trends", "Trends", self._make_page)
        self.window.show_page("now")
        self.window.show()
        self._beat = QTimer()  # so that waiting for events always ends
        self._beat.start(20)

    def _make_page(self) -> object:
        from desktop.ui.pages.trends import TrendsPage

        page = TrendsPage()
        page.range_chosen.connect(self.service.request)
        self.service.view_ready.connect(page.show_view)
        self.service.request(self.service.weeks)
        return page

    def settle(self) -> None:
        """Do what the app does in its first second: open the journal, load what Trends needs."""
        ready: list[object] = []
        self.service.view_ready.connect(ready.append)
        self.service.warm()
        self.lane.ask(lambda journal: journal.data_version(), ready.append, _raise)
        self.tasks.run("compute", _load_page, ready.append)
        self._until(lambda: len(ready) == 3)
        self.service.view_ready.disconnect(ready.append)

    def page(self) -> object:
        """Return the Trends page."""
        return self.window.page("trends")

    def click(self) -> float:
        """Open Trends and return the ms until its chart is painted."""
        shown: list[object] = []
        self.service.view_ready.connect(shown.append)
        began = time.perf_counter()
        self.window.show_page("trends")
        return self._until_painted(began, shown)

    def choose(self, weeks: int | None) -> float:
        """Choose a range and return the ms until its chart is painted."""
        shown: list[object] = []
        self.service.view_ready.connect(shown.append)
        began = time.perf_counter()
        self.service.request(weeks)
        return self._until_painted(began, shown)

    def _until_painted(self, began: float, shown: list[object]) -> float:
        """Return the ms until the chart of the newest view is painted; a fade may still run."""
        self._until(lambda: bool(shown))
        self.service.view_ready.disconnect(shown.append)
        chart = self.page().card.chart  # type: ignore[attr-defined]
        self._until(lambda: chart.isVisible() and chart.painted_view is shown[-1])
        return (time.perf_counter() - began) * 1000

    def _until(self, done: Callable[[], bool]) -> None:
        from PySide6.QtCore import QEventLoop

        until = time.monotonic() + 20
        while not done():
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.monotonic() > until:
                raise TimeoutError("the page was not painted in 20 s")

    def rest(self) -> None:
        """Let the fade end."""
        until = time.monotonic() + 0.3
        self._until(lambda: time.monotonic() > until)

    def close(self) -> None:
        """Let go of everything, in reverse order."""
        self.window.close()
        self.lane.close()
        self.tasks.close()


def _load_page() -> None:
    import_module("desktop.ui.pages.trends")


def _raise(error: Exception) -> None:
    raise error


if __name__ == "__main__":
    main(20)
