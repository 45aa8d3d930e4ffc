"""What the widget tests share."""

from __future__ import annotations

import pytest

from desktop.ui import theme


class FakeSeconds:
    """A clock that only moves when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds():
    return FakeSeconds()


@pytest.fixture
def look(qapp):
    """The look by day at 100 %; put back afterwards."""
    theme.apply(qapp)
    yield theme
    theme.apply(qapp)
