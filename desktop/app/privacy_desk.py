"""The card about privacy, connected with the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from desktop.services.lock_service import LockService
    from desktop.ui.pages.settings_privacy import PrivacyCard


class PrivacyDesk(QObject):
    """Carries what the card says to the lock, and what the lock says back."""

    def __init__(self, card: PrivacyCard, lock: LockService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._card, self._lock = card, lock
        card.set_requested.connect(lock.set_passphrase)
        card.change_requested.connect(lock.change)
        card.remove_requested.connect(lock.remove)
        card.lock_requested.connect(lock.lock)
        lock.refused.connect(card.show_problem)
        lock.passphrase_changed.connect(self._on_changed)
        lock.locked.connect(self._refresh)
        lock.unlocked.connect(self._refresh)
        self._refresh()

    @Slot(bool, str)
    def _on_changed(self, has_passphrase: bool, said: str) -> None:
        self._card.show_state(has_passphrase)

    @Slot()
    def _refresh(self) -> None:
        self._card.show_state(self._lock.has_passphrase)
