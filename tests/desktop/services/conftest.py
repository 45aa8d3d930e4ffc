"""A journal service on a folder of its own, with work done where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.journal_service import JournalService
from desktop.services.settings_service import SettingsService
from desktop.services.sitting_recorder import SittingRecorder
from desktop.services.tasks import InlineTasks
from tests.desktop.fake_clock import FakeClock


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
