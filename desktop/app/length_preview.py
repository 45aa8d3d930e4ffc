"""Works out what a practice is like at a length while a slider moves: the newest wish wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.errors import AppError

if TYPE_CHECKING:
    from desktop.services.library_service import LibraryService
    from desktop.services.settings_service import SettingsService
    from desktop.services.tasks import Tasks
    from desktop.services.views import AtLength

LANE = "lengths"
WAIT_MS = 60  # a slider on its way passes lengths that nobody wants to know of


class LengthPreview(QObject):
    """Plans one length at a time in a lane of its own; an answer to an old wish is dropped."""

    ready = Signal(object)  # AtLength
    unknown = Signal()  # the wish cannot be fitted; Begin says why

    def __init__(
        self,
        tasks: Tasks,
        library: LibraryService,
        settings: SettingsService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._library, self._settings = tasks, library, settings
        self._wanted: tuple[str, int] | None = None
        self._under_way: tuple[str, int] | None = None
        self._is_stale = False  # a choice changed while its plan was under way
        self._soon = QTimer(self, interval=WAIT_MS, singleShot=True)
        self._soon.timeout.connect(self._ask)

    @Slot(str, int)
    def want(self, practice_id: str, minutes: int) -> None:
        """Say soon what this practice is like in `minutes`."""
        self._wanted = (practice_id, minutes)
        self._soon.start()

    @Slot()
    def again(self) -> None:
        """Work out the last wish anew: anchor, eyes, voice or phrases have changed."""
        self._is_stale = self._under_way is not None
        if self._wanted is not None:
            self._soon.start()

    @Slot()
    def _ask(self) -> None:
        if self._wanted is None or self._under_way is not None:
            return
        practice_id, minutes = self._under_way = self._wanted
        chosen, library = self._settings.snapshot(), self._library

        def work() -> AtLength:
            from desktop.services.practice_lengths import at_length

            return at_length(library, practice_id, minutes, chosen)

        self._tasks.run(LANE, work, self._on_ready, self._on_failed)

    def _on_ready(self, found: AtLength) -> None:
        if self._is_still_wanted():
            self.ready.emit(found)

    def _on_failed(self, error: Exception) -> None:
        wanted = self._is_still_wanted()
        if not isinstance(error, AppError):
            raise error
        if wanted:
            self.unknown.emit()

    def _is_still_wanted(self) -> bool:
        """Say whether the answer is to the newest wish; if not, ask for that."""
        answered, self._under_way = self._under_way, None
        if answered == self._wanted and not self._is_stale:
            return True
        self._is_stale = False
        self._ask()
        return False
