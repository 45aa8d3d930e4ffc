"""Does one thing a turn of the event loop, so that the window answers in between. Knows no step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject, QTimer, Slot

Step = Callable[[], object]


class Turns(QObject):
    """Runs steps in order, each in a turn of its own; `close` drops those still to come.

    Steps may be made while they run: the next one is asked for only when its turn has come.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[Step] = iter(())
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._on_next)

    def run(self, steps: Iterable[Step]) -> None:
        """Begin with `steps`, in place of any that are still to come."""
        self._steps = iter(steps)
        self._next.start()

    def close(self) -> None:
        """Run nothing any more."""
        self._next.stop()
        self._steps = iter(())

    @Slot()
    def _on_next(self) -> None:
        step = next(self._steps, None)
        if step is not None:
            self._next.start()
            step()
