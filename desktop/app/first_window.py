"""What the first paint needs, and nothing more: the look, the window and the Now page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from desktop.core.words import tr
from desktop.services.settings_service import SettingsService
from desktop.ui import theme
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.now import NowPage

if TYPE_CHECKING:
    from desktop.ui.pages.unlock import UnlockPage


class FirstWindow(QObject):
    """The application's window with Now in it. `closing` is run in reverse when it closes."""

    def __init__(
        self, application: QApplication, settings: SettingsService, *, locked: bool = False
    ) -> None:
        """Build it; the page that asks for a passphrase covers it where the journal is `locked`."""
        super().__init__()
        self.application, self.settings = application, settings
        self.closing: list[Callable[[], None]] = []
        self.news = ""  # what to say once it is open
        self.afterwards: Callable[[], str] | None = None  # to be done once all is closed
        self._after: Callable[[], None] | None = None
        self._closed = False
        # By the desktop's own palette: asking the style hints so early loads all of Qt's enums.
        self.system_is_dark = application.palette().window().color().lightness() < 128
        self.apply_look()
        self.window = MainWindow()
        self.now_page = NowPage()
        self.now_page.set_minutes(settings.number("minutes"))
        self.window.set_reduced_motion(bool(settings.get("reduced_motion")))
        self.window.set_ward(bool(settings.get("ward")))
        self.window.ward_toggled.connect(self._on_ward_toggled)
        settings.changed.connect(self._on_setting)
        self.window.add_page("now", tr("Now"), self._now)
        self.window.show_page("now")
        self.locked = locked
        self.unlock_page: UnlockPage | None = None
        if locked:
            self.cover()

    def cover(self) -> UnlockPage:
        """Let the page that asks for the passphrase stand before everything, and return it."""
        if self.unlock_page is None:
            from desktop.ui.pages.unlock import UnlockPage

            self.unlock_page = UnlockPage(self.window)
        self.window.cover(self.unlock_page)
        return self.unlock_page

    def begin_again(self, between: Callable[[], str]) -> None:
        """Leave; `between` is done once all is closed, and another window says what it returned."""
        self.afterwards = between
        self.application.quit()

    def apply_look(self) -> None:
        """Give the application the appearance and text size of the settings."""
        percent, ward = self.settings.number("text_size"), bool(self.settings.get("ward"))
        theme.apply(self.application, self._is_night(), percent, ward=ward)
        for widget in self.application.allWidgets():  # those in sight measure themselves again
            widget.updateGeometry()

    def _is_night(self) -> bool:
        chosen = self.settings.get("appearance")
        return chosen == "night" or (chosen == "system" and self.system_is_dark)

    @Slot()
    def _on_ward_toggled(self) -> None:
        self.settings.set("ward", not self.settings.get("ward"))

    @Slot(str, object)
    def _on_setting(self, key: str, value: object) -> None:
        if key == "ward":
            theme.recolour(self.application, self._is_night(), ward=bool(value))
            self.window.set_ward(bool(value))

    def when_painted(self, after: Callable[[], None]) -> None:
        """Run `after` once the window has been painted."""
        self._after = after
        self.window.first_painted.connect(self._on_painted)

    @Slot()
    def _on_painted(self) -> None:
        after, self._after = self._after, None
        if after is not None:
            after()
            self._hear_signals()

    def _hear_signals(self) -> None:
        from desktop.system.quit_signals import QuitSignals

        signals = QuitSignals(self.application.quit, self)
        self.closing.append(signals.close)

    def _now(self) -> NowPage:
        return self.now_page

    def close(self) -> None:
        """Close what was built, the last first; then the window and all its widgets, at once.

        Left to Python's collector they would go in an order of its own, which Qt does not survive.
        """
        from PySide6.QtCore import QCoreApplication, QEvent

        if self._closed:
            return
        self._closed = True
        for close in reversed(self.closing):
            close()
        self.closing.clear()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
