"""A journal that answers only when a test lets it, as one on a slow disk does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from audio.outputs import Output, OutputError, device
from desktop.services.journal_service import JournalService
from desktop.services.settings_service import SettingsService
from tests.desktop.fake_clock import FakeClock
from tests.desktop.held_tasks import HeldTasks


@pytest.fixture(autouse=True)
def no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every practice of these tests play on the silent clock, wherever they run."""

    def open_none() -> Output:
        raise OutputError("a test has no speaker")

    monkeypatch.setattr(device, "DeviceOutput", open_none)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def tasks() -> HeldTasks:
    return HeldTasks("journal", holds=True)


@pytest.fixture
def settings(qapp, folder: Path) -> Iterator[SettingsService]:
    service = SettingsService(folder)
    yield service
    service.close()


@pytest.fixture
def journal(
    qapp, tasks: HeldTasks, folder: Path, fake_clock: FakeClock, settings: SettingsService
) -> Iterator[JournalService]:
    service = JournalService(tasks, fake_clock, folder, settings)
    yield service
    tasks.let_go()
    service.close()
    tasks.let_go()


@pytest.fixture
def broken(folder: Path) -> None:
    """Stand a file where the data folder should be, so that nothing can be kept."""
    folder.write_text("in the way")
