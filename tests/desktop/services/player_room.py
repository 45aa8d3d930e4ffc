"""A player with everything around it, and an engine cranked by hand."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.core.errors import AppError
from desktop.journal.records import Sitting
from desktop.services.journal_service import JournalService
from desktop.services.player_service import PlayerService
from desktop.services.settings_service import SettingsService
from desktop.services.views import PlayerView
from tests.desktop.fake_clock import FakeClock
from tests.desktop.services.hand_engine import HandEngine


@dataclass
class Room:
    """A player with everything around it."""

    player: PlayerService
    engine: HandEngine
    settings: SettingsService
    clock: FakeClock
    journal: JournalService
    views: list[PlayerView] = field(default_factory=list)
    failures: list[AppError] = field(default_factory=list)

    def sound(self, seconds: float) -> None:
        """Let time pass with the practice sounding, and let the player look."""
        self.clock.pass_s(seconds)
        self.engine.sound(seconds)
        self.player._on_poll()

    def sittings(self) -> list[Sitting]:
        kept: list[Sitting] = []
        self.journal.ask(lambda journal: kept.extend(journal.sittings()))
        return kept
