"""The player's one engine, at the volumes that the person set. Knows no practice and no page."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.services.backgrounds import chosen_bowl
from desktop.services.player_ward import WARD

if TYPE_CHECKING:
    from audio.engine import Engine
    from desktop.services.settings_service import SettingsService


class PlayerSound(QObject):
    """Holds the engine from its first use to `close`, and every layer's volume."""

    voice_toggled = Signal(bool)  # whether the voice is on

    def __init__(
        self,
        make_engine: Callable[[], Engine],
        settings: SettingsService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_engine, self._settings = make_engine, settings
        self._engine: Engine | None = None
        self._voice_on = True
        self._bells_on = False  # although the settings have them off
        self._silent = bool(settings.get(WARD))
        self._opening = Lock()  # the lane opens the engine while the person may turn ward mode on
        self._damaged: set[str] = set()  # lines that could not be spoken, told of already
        settings.changed.connect(self._on_setting_changed)

    @property
    def engine(self) -> Engine | None:
        """The engine, once it was opened."""
        return self._engine

    @property
    def voice_on(self) -> bool:
        """Whether the voice speaks in this practice."""
        return self._voice_on

    def opened(self) -> Engine:
        """Return the engine with its device ready; called in the lane "sound" only."""
        engine = self._engine or self._make_engine()
        with self._opening:
            self._engine = engine
            engine.keep_silent(self._silent)
        engine.prepare(chosen_bowl(self._settings.snapshot()))
        return engine

    def close(self) -> None:
        """Let the device go; called in the lane "sound" only, after all else there."""
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.close()

    def begin(self, *, all_heard: bool = False) -> None:
        """Let the voice speak again, as every practice begins.

        `all_heard` lets bells sound that the settings have off, to be heard before they are chosen.
        """
        self._voice_on, self._bells_on = True, all_heard
        self.apply_levels()

    def has_new_damage(self) -> bool:
        """Say, once, that there are lines that could be shown but not spoken."""
        found = set() if self._engine is None else set(self._engine.snapshot().damaged)
        new = found - self._damaged
        self._damaged |= new
        return bool(new)

    def apply_levels(self) -> None:
        """Set every layer as the settings have it; the voice may be off for this practice."""
        if self._engine is not None:
            set_levels(self._engine, self._settings, self._voice_on, self._bells_on)

    @Slot(str, int)
    def set_volume(self, layer: str, percent: int) -> None:
        """Set one layer's volume, 0 to 100; it is remembered."""
        self._settings.set(f"volume_{layer}", percent)

    @Slot()
    def toggle_voice(self) -> None:
        """Mute the voice for this practice, or let it speak again."""
        self._voice_on = not self._voice_on
        self.apply_levels()
        self.voice_toggled.emit(self._voice_on)

    @Slot(str, object)
    def _on_setting_changed(self, key: str, value: object) -> None:
        if key.startswith("volume_") or key == "bells":
            self.apply_levels()
        elif key == WARD:
            self._keep_silent(bool(value))

    def _keep_silent(self, silent: bool) -> None:
        with self._opening:
            self._silent = silent
            if self._engine is not None:
                self._engine.keep_silent(silent)
        if self._engine is not None and not silent:
            self._engine.prepare()  # the next sound need not wait for the device


def set_levels(
    engine: Engine, settings: SettingsService, voice_on: bool = True, bells_on: bool = False
) -> None:
    """Set the engine's layers as the settings have them; `bells_on` lets bells sound anyway."""
    from audio.timeline import Layer

    for layer in Layer:
        percent = settings.number(f"volume_{layer.value}")
        engine.set_volume(layer, percent / 100)
    engine.set_muted(Layer.VOICE, not voice_on)
    engine.set_muted(Layer.BELLS, settings.get("bells") == "off" and not bells_on)
