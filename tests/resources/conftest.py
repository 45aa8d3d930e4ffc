"""The shipped practices, read once, and what of them is spoken."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import resources
from audio.script import Rules, Script
from audio.script_parser import read_header, read_script
from audio.voices import Voice
from audio.voices.captions import CaptionsVoice

FILES = tuple(sorted(resources.practices().glob("*.toml")))


@cache
def script_of(path: Path) -> Script:
    """Read a shipped practice together with the lines it shares; once, for nothing changes it."""
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


def _under(*rules: Rules) -> list[Path]:
    return [path for path in FILES if read_header(path).rules in rules]


@pytest.fixture(params=_under(Rules.FULL), ids=lambda path: path.stem)
def guided(request: pytest.FixtureRequest) -> Script:
    """Each practice that leads all the way and back to the room."""
    return script_of(request.param)


@pytest.fixture(params=_under(Rules.SLEEP), ids=lambda path: path.stem)
def drowsy(request: pytest.FixtureRequest) -> Script:
    """Each practice that leads towards rest, and leaves the listener there."""
    return script_of(request.param)


@pytest.fixture(params=_under(Rules.FULL, Rules.SLEEP), ids=lambda path: path.stem)
def led(request: pytest.FixtureRequest) -> Script:
    """Each practice whose words lead through all of it."""
    return script_of(request.param)


@pytest.fixture
def voice() -> Voice:
    """A voice that reads at a hundred words a minute."""
    return CaptionsVoice()
