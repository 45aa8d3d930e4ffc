"""The entrance: a plain start waits for no option parser, anything else is a command."""

from __future__ import annotations

import pytest

import desktop.app
import desktop.cli
from main import main


@pytest.fixture
def entered(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was entered: the window's options, or a command's words."""
    entered: list[object] = []

    def run_window(**options: object) -> int:
        entered.append(options)
        return 0

    def run_command(argv: list[str]) -> int:
        entered.append(argv)
        return 3

    monkeypatch.setattr(desktop.app, "run_window", run_window)
    monkeypatch.setattr(desktop.cli, "run_command", run_command)
    return entered


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ([], {}),
        (["--exit-after-first-paint"], {"exit_after_first_paint": True}),
        (["--data-dir", "here"], {"data_dir": "here"}),
        (["--ward"], {"ward": True}),
        (["--ward", "--start", "body-scan"], {"ward": True, "start": "body-scan"}),
        (["--start", "body-scan"], {"start": "body-scan"}),
        (
            ["--data-dir", "here", "--start", "body-scan", "--minutes", "20"],
            {"data_dir": "here", "start": "body-scan", "minutes": 20},
        ),
    ],
)
def test_a_plain_start_opens_the_window(entered, words, options):
    assert main(words) == 0
    assert entered == [options]


@pytest.mark.parametrize(
    "words",
    [
        ["journal"],
        ["--help"],
        ["--data-dir"],
        ["--data-dir", "here", "journal", "--json"],
        ["--ward", "journal"],
        ["--minutes", "5"],
        ["--start", "body-scan", "--minutes", "0"],
        ["--start", "body-scan", "--minutes", "-5"],
        ["--start", "--minutes", "5"],
    ],
)
def test_anything_else_is_for_the_command_line_to_judge(entered, words):
    assert main(words) == 3
    assert entered == [words]
