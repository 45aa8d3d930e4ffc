"""The lock, connected: the page before a locked journal, locking by itself, hiding with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.app.auto_lock import AutoLock
from desktop.services.views import PlayState
from desktop.system.idle_time import IdleTime
from desktop.system.sleepless_timer import SleeplessTimer

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.app.tend import Tend
    from desktop.services.lock_service import LockService
    from desktop.services.views import PlayerView
    from desktop.system.screen_lock import ScreenLock

HIDE_KEY = "F9"
# Pages that show nothing of the journal, or that forget it. Every other one is destroyed when it is
# locked, and built anew when it is next shown.
KEPT = ("now", "practices", "add-recording", "read-aloud", "save-sound", "settings", "help")
_SOUNDS = (PlayState.PLAYING, PlayState.SETTLING)


class LockDesk(QObject):
    """Stands between the lock and the window."""

    def __init__(self, tend: Tend, lock: LockService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tend, self._lock, self._window = tend, lock, tend.window
        self._screen: ScreenLock | None = None
        self._when_over = False  # the journal is locked once the practice that plays is over
        self._heard = False
        self._timer = SleeplessTimer(self)
        idle = IdleTime(tend.tasks, self)
        self._auto = AutoLock(self._window, self._timer, idle, self)
        self._auto.due.connect(self.lock_soon)
        lock.locked.connect(self._on_locked)
        lock.unlocked.connect(self._on_unlocked)
        lock.refused.connect(self._on_refused)
        lock.passphrase_changed.connect(self._on_passphrase)
        lock.failed.connect(tend.troubles.show_failure)
        tend.settings.changed.connect(self._on_setting)
        tend.player.view_changed.connect(self._on_view)
        self._key = QShortcut(QKeySequence(HIDE_KEY), self._window)
        self._key.setContext(Qt.ShortcutContext.ApplicationShortcut)
        self._key.activated.connect(self.hide)
        self._window.installEventFilter(self)
        if lock.is_locked:
            self._hear_page()
        self._set_auto()

    def close(self) -> None:
        """Look no longer."""
        self._auto.stop()
        self._timer.close()
        self._window.removeEventFilter(self)
        if self._screen is not None:
            self._screen.close()

    @Slot()
    def hide(self) -> None:
        """Be out of sight and silent at once; the way back asks for the passphrase, if any."""
        self._silence()
        self._window.set_hidden(True)
        self._window.showMinimized()
        self._lock.lock()

    def _silence(self) -> None:
        tend = self._tend
        if tend.player.state is PlayState.IDLE:
            if tend.player.sound.engine is not None:
                tend.player.sound.engine.away()  # a voice that was being tried
        else:
            tend.player.away()
        if tend.read_aloud is not None:
            tend.read_aloud.leave()

    @Slot()
    def lock_soon(self) -> None:
        """Lock the journal; while a practice plays, once it is over."""
        self._when_over = self._tend.player.state in _SOUNDS
        if not self._when_over:
            self._lock.lock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() in (QEvent.Type.WindowStateChange, QEvent.Type.Show)
        if shown and not self._window.isMinimized() and self._window.isVisible():
            self._window.set_hidden(False)
        return False

    @Slot()
    def _on_locked(self) -> None:
        """Cover everything, and let go of all that was read of the journal."""
        self._when_over = False
        tend = self._tend
        tend.recorder.keep_now()
        tend.let_journal_go(KEPT)
        self._hear_page()
        tend.own_words.forget()  # once the cover has taken the keyboard: what was typed is kept
        self._set_auto()

    def _hear_page(self) -> None:
        page = self._tend.first.cover()
        if not self._heard:
            self._heard = True
            page.unlock_requested.connect(self._lock.unlock)
            page.afresh_requested.connect(self._on_afresh)
            page.practices_wanted.connect(self._on_practices_wanted)
            page.begin_requested.connect(self._tend.player.begin)
        page.begin_listening()

    @Slot()
    def _on_practices_wanted(self) -> None:
        tend = self._tend
        page, minutes = tend.first.cover(), tend.settings.number("minutes")
        tend.tasks.run(
            "pages", tend.library.summaries, lambda found: page.offer_practices(found, minutes)
        )

    @Slot()
    def _on_afresh(self) -> None:
        """Set the journal aside, whole and locked, and begin a new one without a passphrase."""

        def begun(aside: Path) -> None:
            self._lock.begin_afresh()
            self._tend.troubles.on_afresh(aside)

        self._tend.journal.start_afresh(begun)

    @Slot()
    def _on_unlocked(self) -> None:
        self._tend.first.cover().clear()
        self._window.uncover()
        self._tend.take_journal_up()
        self._tend.ways.on_unlocked()
        self._set_auto()

    @Slot(str)
    def _on_refused(self, said: str) -> None:
        if self._lock.is_locked:
            self._tend.first.cover().show_refused(said)

    @Slot(bool, str)
    def _on_passphrase(self, has_passphrase: bool, said: str) -> None:
        if said:
            self._window.notices.say(said, stays=True)
        self._tend.journal.journal_changed.emit()  # whoever reads it reads the new file
        if self._window.isMinimized():  # hidden while it was still being made
            self._lock.lock()
        self._set_auto()

    @Slot(str, object)
    def _on_setting(self, key: str, value: object) -> None:
        if key == "auto_lock_minutes":
            self._set_auto()

    @Slot(object)
    def _on_view(self, view: PlayerView) -> None:
        if view.state in _SOUNDS:
            self._auto.touch()  # who practises is here, hands still
        elif self._when_over:
            self.lock_soon()

    def _set_auto(self) -> None:
        """Watch while there is something to lock."""
        minutes = self._tend.settings.number("auto_lock_minutes")
        if not minutes or not self._lock.has_passphrase or self._lock.is_locked:
            self._auto.stop()
            return
        self._auto.start(minutes)
        if self._screen is None:
            from desktop.system.screen_lock import ScreenLock

            self._screen = ScreenLock(self)
            self._screen.left.connect(self.lock_soon)
            self._screen.listen()
