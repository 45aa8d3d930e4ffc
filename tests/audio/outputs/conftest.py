"""The speaker of the tests here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.audio.outputs.speakers import Speaker


@pytest.fixture(scope="session")
def speaker(qapp) -> Iterator[Speaker]:
    """A sound server of the run's own, and Qt's way to it."""
    pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    made = Speaker()
    yield made
    made.close()
