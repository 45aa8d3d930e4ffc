"""What the tests of sound share."""

from __future__ import annotations

import os

import pytest


@pytest.fixture
def synced(monkeypatch):
    """Return a question about a file: was the whole of it put on the disk?"""
    sizes: dict[int, int] = {}

    def note(handle):
        state = os.fstat(handle)
        sizes[state.st_ino] = state.st_size

    monkeypatch.setattr(os, "fsync", note)
    return lambda path: sizes.get(path.stat().st_ino) == path.stat().st_size
