"""Hearing before choosing, connected: the buttons of the settings, and what each lets be heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.services.samples import background_sample, bowl_sample, voice_sample
from desktop.services.voice_making import LANE as VOICES

if TYPE_CHECKING:
    from desktop.services.hearing import Hearing
    from desktop.services.library_service import LibraryService
    from desktop.services.settings_service import SettingsService
    from desktop.ui.pages.settings import SettingsPage

LANE = "hearing"
HEARD_AS = {"voice": "voice", "bowl": "bells", "background": "background"}  # by the setting's key


class HearingDesk(QObject):
    """Lets what is chosen be heard; while it is, another choice is heard in its place."""

    def __init__(
        self,
        page: SettingsPage,
        hearing: Hearing,
        library: LibraryService,
        settings: SettingsService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._hearing, self._library, self._settings = hearing, library, settings
        page.listen_pressed.connect(self._on_listen)
        page.left.connect(hearing.stop)
        hearing.changed.connect(page.show_hearing)
        settings.changed.connect(self._on_setting)

    @Slot(str)
    def _on_listen(self, what: str) -> None:
        view = self._hearing.view
        if view.is_on and view.what == what:
            self._hearing.stop()
        else:
            self._play(what)

    @Slot(str, object)
    def _on_setting(self, key: str, _value: object) -> None:
        view = self._hearing.view
        if HEARD_AS.get(key) != view.what:
            return
        if view.is_on:
            self._play(view.what)
        else:
            self._hearing.stop()  # what was said was of the choice before

    def _play(self, what: str) -> None:
        library, chosen = self._library, self._settings.snapshot()
        if what == "voice":
            self._hearing.play(what, VOICES, lambda: voice_sample(library, chosen))
        elif what == "bells":
            self._hearing.play(what, LANE, lambda: bowl_sample(chosen))
        else:
            shelf = library.backgrounds
            self._hearing.play(what, LANE, lambda: background_sample(shelf, chosen))
