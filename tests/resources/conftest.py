"""The shipped practices, read once, and what of them is spoken."""

from __future__ import annotations

from pathlib import Path

import pytest

import resources
from audio.script import Script
from audio.script_parser import read_script
from audio.voices import Voice
from audio.voices.captions import CaptionsVoice

FILES = tuple(sorted(resources.practices().glob("*.toml")))


def script_of(path: Path) -> Script:
    """Read a shipped practice together with the lines it shares."""
    return read_script(path, resources.shared_lines())


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def file(request: pytest.FixtureRequest) -> Path:
    """Each shipped practice in turn."""
    path: Path = request.param
    return path


@pytest.fixture
def script(file: Path) -> Script:
    """The practice in `file`, read."""
    return script_of(file)


@pytest.fixture
def voice() -> Voice:
    """A voice that reads at a hundred words a minute."""
    return CaptionsVoice()
