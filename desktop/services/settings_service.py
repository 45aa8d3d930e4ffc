"""The person's settings while the app is open: told when they change, saved soon after."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.errors import AppError
from desktop.core.settings import OWN_WORDS, Settings, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.services.tasks import Tasks

SAVE_AFTER_MS = 400  # a volume slider on its way writes once, not at every step


class SettingsService(QObject):
    """One owner of every option. The file is written in the lane "settings".

    Own words are known here and kept in the journal, by `OwnWordsService`.
    """

    changed = Signal(str, object)  # key, new value
    own_words_said = Signal(str)  # key: the person said them, and they are to be kept
    failed = Signal(object)  # AppError

    def __init__(
        self, folder: Path, tasks: Tasks | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings, self._tasks = Settings(folder), tasks
        self._soon = QTimer(self, interval=SAVE_AFTER_MS, singleShot=True)
        self._soon.timeout.connect(self.save)
        self.are_own_words_locked = False  # the journal that has them is

    def save_through(self, tasks: Tasks) -> None:
        """Write the file in the lanes of `tasks` from here on."""
        self._tasks = tasks

    @property
    def problem(self) -> AppError | None:
        """What stood in the way of reading the file, for one notice."""
        return self._settings.problem

    def get(self, key: str) -> Value:
        """Return an option's value."""
        return self._settings.get(key)

    def number(self, key: str) -> int:
        """Return the value of an option that is a whole number, or a switch as 0 or 1."""
        value = self._settings.get(key)
        if not isinstance(value, int):
            raise TypeError(f"{key} is no number")
        return value

    def lines(self, key: str) -> tuple[str, ...]:
        """Return the value of an option that is a few lines of text."""
        value = self._settings.get(key)
        if not isinstance(value, tuple):
            raise TypeError(f"{key} is no list of lines")
        return value

    def snapshot(self) -> dict[str, Value]:
        """Return every option with its value, as a copy."""
        return self._settings.values()

    @Slot(str, object)
    def set(self, key: str, value: Value) -> None:
        """Take a new value and tell; it is saved a moment later.

        Raises:
            ValueError: the option cannot hold it.
        """
        if not self._settings.put(key, value):
            return
        if key in OWN_WORDS:
            self.own_words_said.emit(key)
        else:
            self._soon.start()
        self.changed.emit(key, value)

    # Own words

    def know_own_words(self, words: Mapping[str, Value]) -> None:
        """Take what the journal says of them, and tell what is new."""
        was_locked, self.are_own_words_locked = self.are_own_words_locked, False
        self._tell(self._settings.know_own_words(words), was_locked)

    def forget_own_words(self) -> None:
        """Let go of them: the journal is locked."""
        was_locked, self.are_own_words_locked = self.are_own_words_locked, True
        self._tell(self._settings.forget_own_words(), not was_locked)

    def _tell(self, keys: list[str], lock_changed: bool) -> None:
        for key in dict.fromkeys([*keys, *(OWN_WORDS[:1] if lock_changed else ())]):
            self.changed.emit(key, self.get(key))

    def old_own_words(self) -> dict[str, Value]:
        """Return those that an earlier version left in the file."""
        return self._settings.old_own_words()

    def drop_old_own_words(self, write: Callable[[Callable[[], None]], None]) -> None:
        """Take them out of the file: the journal has them. `write` writes it by what it is given,
        and leaves nothing of the old file."""
        if not self._settings.drop_old_own_words():
            return
        content = self._settings.content()
        self._run(lambda: write(lambda: self._settings.save(content)))

    def set_for_now(self, key: str, value: Value) -> None:
        """Take a value for this run of the app only, and tell.

        Raises:
            ValueError: the option cannot hold it.
        """
        before = self.get(key)
        self._settings.put_for_now(key, value)
        if value != before:
            self.changed.emit(key, value)

    @Slot()
    def save(self) -> None:
        """Write the file now if anything waits to be saved, off the interface thread."""
        self._soon.stop()
        content = self._settings.content()
        self._run(lambda: self._settings.save(content))

    def close(self) -> None:
        """Hand on what is still waiting; the tasks finish what is queued before they stop."""
        if self._soon.isActive():
            self.save()

    def _run(self, work: Callable[[], None]) -> None:
        if self._tasks is not None:
            self._tasks.run("settings", work, None, self._on_failed)
            return
        try:
            work()
        except AppError as error:
            self.failed.emit(error)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self.failed.emit(error)
