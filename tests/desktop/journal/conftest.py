"""A journal in a folder of its own."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.journal.repository import Journal
from tests.desktop.fake_clock import FakeClock

NOBODY = 65534


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "tend"


@pytest.fixture
def journal(folder: Path, fake_clock: FakeClock) -> Iterator[Journal]:
    with Journal.open(folder, fake_clock) as opened:
        yield opened


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """Yield a folder, and run the test without the superuser's rights, which ignore permissions."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        if os.geteuid() == 0:
            os.chown(place, NOBODY, NOBODY)
        with _without_rights():
            yield place


@contextmanager
def _without_rights() -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
