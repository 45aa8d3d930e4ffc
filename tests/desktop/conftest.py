"""Fixtures that several folders below share."""

from __future__ import annotations

import pytest

from tests.desktop.fake_clock import FakeClock


@pytest.fixture
def fake_clock() -> FakeClock:
    return FakeClock()
