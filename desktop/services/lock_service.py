"""The lock on the journal: whether there is one, and whether it is shut. Shows nothing itself.

A passphrase goes through here on its way to the journal's lane and is kept nowhere; the lane keeps
the key that it makes, and forgets it when the journal is locked.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.errors import AppError, ErrorKind
from desktop.core.sentences import sentence
from desktop.core.words import tr

if TYPE_CHECKING:
    from desktop.journal.key import Key
    from desktop.services.journal_lane import JournalLane
    from desktop.services.journal_service import JournalService

T = TypeVar("T")
_AT_THE_FIELD = {ErrorKind.WRONG_PASSPHRASE, ErrorKind.PASSPHRASE_SHORT}


class LockService(QObject):
    """Locks and unlocks the journal, and sets, changes or takes away its passphrase."""

    locked = Signal()  # nothing of the journal can be had any more
    unlocked = Signal()
    passphrase_changed = Signal(bool, str)  # whether there is one now; what to say
    refused = Signal(str)  # a sentence to stand at the field
    failed = Signal(object)  # AppError

    def __init__(
        self, journal: JournalService, is_locked: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal, self._lane = journal, journal.lane
        self._is_locked = self._has_passphrase = is_locked
        self._busy = False
        self._again = False  # somebody wants it shut while a passphrase is tried, or set
        journal.failed.connect(self._on_failure)

    @property
    def is_locked(self) -> bool:
        """Whether the journal is shut."""
        return self._is_locked

    @property
    def has_passphrase(self) -> bool:
        """Whether the journal has a passphrase, shut or not."""
        return self._has_passphrase

    def unlock(self, passphrase: str) -> None:
        """Open the journal; `unlocked` follows, or `refused`."""
        if not self._busy:
            self._begin(
                lambda lane, done, failed: lane.unlock(passphrase, done, failed), self._on_opened
            )

    def lock(self) -> None:
        """Shut the journal once all that is on its way is kept; `locked` comes at once.

        While a passphrase is being tried, or the first one set, it is shut right after that.
        """
        self._again = self._busy
        if not self._has_passphrase or self._is_locked:
            return
        self._is_locked = True
        self.locked.emit()
        self._lane.lock(self._on_failed)

    def begin_afresh(self) -> None:
        """Note that a new journal, without a passphrase, has begun in place of the locked one."""
        self._on_opened(False)

    def set_passphrase(self, passphrase: str) -> None:
        """Give the journal its first passphrase."""

        def convert(folder: Path, _: Key | None) -> Key | None:
            from desktop.journal.passphrase import set_passphrase

            return set_passphrase(folder, passphrase)

        self._convert(convert, tr("Your journal is locked with its passphrase from now on."), True)

    def change(self, old: str, new: str) -> None:
        """Give the journal another passphrase."""

        def convert(folder: Path, key: Key | None) -> Key | None:
            from desktop.journal.passphrase import change_passphrase

            return change_passphrase(folder, _checked(folder, key, old), new)

        self._convert(convert, tr("The new passphrase opens your journal from now on."), True)

    def remove(self, old: str) -> None:
        """Take the passphrase away: the journal is plain again."""

        def convert(folder: Path, key: Key | None) -> Key | None:
            from desktop.journal.passphrase import remove_passphrase

            remove_passphrase(folder, _checked(folder, key, old))
            return None

        self._convert(convert, tr("Your journal has no passphrase any more."), False)

    def _convert(
        self, convert: Callable[[Path, Key | None], Key | None], said: str, has_passphrase: bool
    ) -> None:
        def done(_: None) -> None:
            self._has_passphrase = has_passphrase
            if self._is_locked and not has_passphrase:  # it was to be shut meanwhile, and cannot be
                self._open()
            self.passphrase_changed.emit(has_passphrase, said)

        if not self._busy:
            self._begin(lambda lane, then, failed: lane.convert(convert, then, failed), done)

    def _begin(
        self,
        ask: Callable[[JournalLane, Callable[[T], None], Callable[[Exception], None]], None],
        then: Callable[[T], None],
    ) -> None:
        self._busy, self._again = True, False

        def done(found: T) -> None:
            self._busy = False
            then(found)
            if self._again:
                self.lock()

        ask(self._lane, done, self._on_failed)

    def _on_opened(self, has_passphrase: bool) -> None:
        """Note that the journal is open; another process may have taken its passphrase away."""
        self._has_passphrase = has_passphrase
        self._open()
        if not has_passphrase:
            self.passphrase_changed.emit(False, "")

    def _open(self) -> None:
        self._is_locked = False
        self._lane.go_on()
        self.unlocked.emit()

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, AppError):
            raise error
        if error.kind in _AT_THE_FIELD:
            self.refused.emit(sentence(error))
        else:
            self.failed.emit(error)
            self.refused.emit("")  # whoever waits need wait no longer

    @Slot(object)
    def _on_failure(self, error: AppError) -> None:
        """Learn that the journal was locked elsewhere, or was never opened."""
        if error.kind is ErrorKind.JOURNAL_LOCKED and not self._is_locked:
            self._is_locked = self._has_passphrase = True
            self.locked.emit()


def _checked(folder: Path, key: Key | None, passphrase: str) -> Key:
    """Return the journal's key where `passphrase` makes the very same one.

    Raises:
        AppError: it does not, or there is no key.
    """
    from desktop.journal.passphrase import key_for

    made = key_for(folder, passphrase)
    same = key is not None and made.is_same(key)
    made.forget()
    if key is None or not same:
        raise AppError(ErrorKind.WRONG_PASSPHRASE)
    return key
