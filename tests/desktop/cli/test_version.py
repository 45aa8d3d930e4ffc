"""One version, wherever it is asked for."""

from __future__ import annotations

import tomllib
from pathlib import Path

from desktop import VERSION
from tests.desktop.cli.conftest import Tend

ROOT = Path(__file__).resolve().parents[3]


def test_the_package_and_the_command_line_have_the_same_version(tend: Tend):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["version"] == VERSION
    assert VERSION in tend("--version").out
