"""Collects Python's cyclic garbage on the interface thread only.

Python collects on whichever thread happens to allocate; a cycle with a QObject in it, freed on a
worker's thread, takes its timers and children with it there, and Qt crashes later. So automatic
collection is off, and the interface thread looks now and then instead.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

LOOK_EVERY_MS = 3_000


class GuiGarbage(QObject):
    """Stands in for automatic collection, from `start` to `close`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Take over; what is loaded by now is set apart, so that a look stays short."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Collect the youngest objects, and older ones as seldom as Python itself would."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if 0 < thresholds[generation] < counts[generation]:
                gc.collect(generation)
                return

    @Slot()
    def collect_all(self) -> None:
        """Collect whatever nobody holds any more, at once."""
        gc.collect()

    def close(self) -> None:
        """Give collection back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
