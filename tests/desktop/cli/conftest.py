"""A command line of the test's own, on a data folder of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import run_command


@dataclass(frozen=True)
class Answer:
    """What a command printed, and how it left."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Tend = Callable[..., Answer]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def tend(folder: Path, capsys: pytest.CaptureFixture[str]) -> Tend:
    def run(*words: object) -> Answer:
        status = run_command(["--data-dir", str(folder), *map(str, words)])
        return Answer(status, *capsys.readouterr())

    return run
