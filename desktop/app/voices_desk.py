"""The voices' card, connected: what there is, lines made, Piper's files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.app.file_dialogues import file_to_open
from desktop.core.errors import AppError
from desktop.core.sentences import sentence
from desktop.core.settings import OPTIONS
from desktop.core.words import tr
from desktop.services.sound_failures import from_sound
from desktop.services.voice_list import VoiceList, every_line
from desktop.services.voices import made_voice

if TYPE_CHECKING:
    from audio.voices.spoken.shelf import MadeVoice
    from desktop.services.library_service import LibraryService
    from desktop.services.player_service import PlayerService
    from desktop.services.settings_service import SettingsService
    from desktop.services.tasks import Tasks
    from desktop.ui.pages.settings_voices import VoicesCard


class VoicesDesk(QObject):
    """Fills the card and does what is asked for there."""

    failed = Signal(object)  # AppError

    def __init__(
        self,
        card: VoicesCard,
        library: LibraryService,
        player: PlayerService,
        settings: SettingsService,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._card, self._library, self._settings, self._tasks = card, library, settings, tasks
        self._making = player.making
        self._list = VoiceList(library, tasks, self)
        self._list.found.connect(card.show_choices)
        self._list.kept.connect(self._on_kept)
        self._list.removed.connect(self._on_removed)
        self._list.failed.connect(self._on_refused)
        self._making.progressed.connect(card.show_progress)
        self._making.all_done.connect(card.show_done)
        card.make_all_requested.connect(self._on_make_all)
        card.stop_requested.connect(self._making.stop_all)
        card.piper_requested.connect(self.choose_piper)
        card.remove_requested.connect(self._on_remove)

    @Slot()
    def refresh(self) -> None:
        """Look for voices anew."""
        self._list.refresh()

    @Slot()
    def choose_piper(self) -> None:
        """Ask for a model."""
        kind = tr("Piper voices ({endings})", endings="*.onnx")
        chosen = file_to_open(self._card, tr("Choose a Piper voice"), kind)
        if chosen is not None:
            self.keep_piper(chosen)

    def keep_piper(self, model: Path) -> None:
        """Take in the voice in a file and choose it."""
        self._card.say(tr("Looking at {name}…", name=model.name))
        self._list.keep_piper(model)

    @Slot()
    def _on_make_all(self) -> None:
        chosen, phrases = self._settings.snapshot(), self._settings.lines("phrases")

        def look() -> tuple[MadeVoice, list[str]] | None:
            voice = made_voice(self._library, chosen)
            if voice is None:
                return None
            lines = every_line(self._library, phrases)
            return voice, [line for line in lines if not voice.speaks(line)]

        self._tasks.run("voice-list", look, self._on_looked, self._on_failed)

    def _on_looked(self, found: tuple[MadeVoice, list[str]] | None) -> None:
        if found is not None and found[1]:
            self._making.make_all(*found)
        elif found is not None:
            self._card.say(tr("It is ready for all practices."))

    @Slot()
    def _on_remove(self) -> None:
        self._list.remove(self._chosen_id())

    @Slot(str)
    def _on_kept(self, voice_id: str) -> None:
        self._card.say("")
        self._settings.set("voice", voice_id)

    @Slot(str)
    def _on_removed(self, voice_id: str) -> None:
        if self._chosen_id() == voice_id:
            self._settings.set("voice", str(OPTIONS["voice"].default))

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(from_sound(error))

    @Slot(object)
    def _on_refused(self, error: AppError) -> None:
        self._card.say(sentence(error))

    def _chosen_id(self) -> str:
        return str(self._settings.get("voice"))
