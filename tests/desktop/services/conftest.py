"""A journal, and a player with its journal, on a folder of their own; work is done at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import resources
from audio.library import Library
from audio.voices.captions import CaptionsVoice
from desktop.services.journal_service import JournalService
from desktop.services.library_service import LibraryService
from desktop.services.player_service import PlayerService
from desktop.services.settings_service import SettingsService
from desktop.services.sitting_recorder import SittingRecorder
from desktop.services.tasks import InlineTasks
from tests.desktop.fake_clock import FakeClock
from tests.desktop.services.hand_engine import HandEngine
from tests.desktop.services.player_room import Room


class Heard:
    """What an object's signals said, in order: (signal's name, its arguments)."""

    def __init__(self, source: object, *names: str) -> None:
        self.said: list[tuple[str, tuple[object, ...]]] = []
        for name in names:
            getattr(source, name).connect(self._hearing(name))

    def _hearing(self, name):
        return lambda *arguments: self.said.append((name, arguments))

    def names(self) -> list[str]:
        """Return which signals spoke."""
        return [name for name, _ in self.said]

    def last(self, name: str) -> object:
        """Return the first argument of the last time that `name` spoke."""
        return [arguments[0] for said, arguments in self.said if said == name][-1]


SIGNALS = (
    "check_in_added",
    "check_in_changed",
    "check_in_removed",
    "sitting_changed",
    "sitting_removed",
    "entry_added",
    "entry_changed",
    "entry_removed",
    "journal_changed",
    "refused",
    "failed",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "tend"


@pytest.fixture
def settings(qapp, folder: Path) -> Iterator[SettingsService]:
    service = SettingsService(folder)
    yield service
    service.close()


@pytest.fixture
def service(
    qapp, folder: Path, fake_clock: FakeClock, settings: SettingsService
) -> Iterator[JournalService]:
    made = JournalService(InlineTasks(), fake_clock, folder, settings, str.title)
    yield made
    made.close()


@pytest.fixture
def heard(service: JournalService) -> Heard:
    return Heard(service, *SIGNALS)


@pytest.fixture
def recorder(service: JournalService, fake_clock: FakeClock) -> SittingRecorder:
    return SittingRecorder(service, fake_clock)


@pytest.fixture
def entries(service: JournalService):
    """The journal page's rows, newest first."""

    def entries(limit: int = 100, offset: int = 0):
        found = []
        service.entries(limit, offset, found.extend)
        return found

    return entries


@pytest.fixture
def make_room(qtbot, tmp_path: Path, fake_clock: FakeClock) -> Iterator[Callable[..., Room]]:
    rooms: list[Room] = []

    def make(open_voice=lambda _name: CaptionsVoice(), tasks=None, **chosen: object) -> Room:
        tasks, engine = tasks or InlineTasks(), HandEngine()
        settings = SettingsService(tmp_path)
        for key, value in chosen.items():
            settings.set(key, value)
        library = LibraryService(
            lambda: Library([resources.practices()], resources.shared_lines()), open_voice
        )
        journal = JournalService(tasks, fake_clock, tmp_path, settings, library.title_of)
        recorder = SittingRecorder(journal, fake_clock)
        player = PlayerService(library, recorder, settings, tasks, fake_clock, lambda: engine)
        room = Room(player, engine, settings, fake_clock, journal)
        player.view_changed.connect(room.views.append)
        player.failed.connect(room.failures.append)
        rooms.append(room)
        return room

    yield make
    for room in rooms:
        room.player.close()
        room.journal.close()
        room.settings.close()


@pytest.fixture
def room(make_room: Callable[..., Room]) -> Room:
    return make_room()
