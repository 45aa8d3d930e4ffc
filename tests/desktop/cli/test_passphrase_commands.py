"""The lock on the command line: asked on the terminal, or handed over as an open file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.core.journal_head import is_locked
from desktop.journal import key as keys

ROOT = Path(__file__).resolve().parents[3]
PHRASE = "seven old bells"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch):
    monkeypatch.setattr(keys, "ROUNDS", 1000)


@pytest.fixture
def hand(tend):
    """Run a command with lines handed over by --passphrase-fd."""

    def run(lines: str, *words: object):
        out, into = os.pipe()
        os.write(into, lines.encode())
        os.close(into)
        return tend("--passphrase-fd", out, *words)

    return run


def test_a_journal_is_locked_read_changed_and_unlocked_by_lines_handed_over(tend, hand, folder):
    assert tend("check-in", "--able", 7, "--note", "mine").status == 0
    assert hand(PHRASE, "passphrase", "set", "--no-way-back").status == 0
    assert is_locked(folder / "journal.db")
    assert hand(f"{PHRASE}\n", "journal", "--json").json[0]["note"] == "mine"
    assert hand(PHRASE, "check-in", "--able", 3).status == 0
    assert hand(f"{PHRASE}\nnine new bells\n", "passphrase", "change").status == 0
    wrong = hand(PHRASE, "journal")
    assert (wrong.status, wrong.out) == (1, "")
    assert "does not open the journal" in wrong.err
    assert hand("nine new bells", "passphrase", "remove").status == 0
    assert [row["able"] for row in tend("journal", "--json").json] == [3, 7]


def test_it_is_not_locked_before_the_person_said_that_there_is_no_way_back(tend, hand, folder):
    tend("check-in", "--able", 7)
    answer = hand(PHRASE, "passphrase", "set")
    assert answer.status == 2
    assert "no way back" in answer.err
    assert not is_locked(folder / "journal.db")


@pytest.mark.parametrize("words", [("change",), ("remove",)])
def test_there_is_nothing_to_change_where_there_is_no_passphrase(tend, hand, words):
    tend("check-in", "--able", 7)
    answer = hand(PHRASE, "passphrase", *words)
    assert answer.status == 1
    assert "no passphrase" in answer.err


@pytest.mark.parametrize("lines", ["", "\n", "short"])
def test_no_passphrase_or_a_short_one_locks_nothing(tend, hand, folder, lines):
    tend("check-in", "--able", 7)
    assert hand(lines, "passphrase", "set", "--no-way-back").status in (1, 2)
    assert not is_locked(folder / "journal.db")


def test_without_a_terminal_and_without_an_open_file_one_sentence_says_so(tend, hand, folder):
    tend("check-in", "--able", 7)
    hand(PHRASE, "passphrase", "set", "--no-way-back")
    ran = subprocess.run(
        [sys.executable, "main.py", "--data-dir", str(folder), "journal"],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,  # with no terminal of its own
    )
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "--passphrase-fd" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_the_passphrase_is_asked_and_not_shown(tend, hand, folder, monkeypatch):
    import pty

    monkeypatch.setattr(keys, "ROUNDS", 256_000)
    tend("check-in", "--able", 7, "--note", "mine")
    hand(PHRASE, "passphrase", "set", "--no-way-back")
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, "main.py", "--data-dir", str(folder), "journal"])
    said = b""
    while b"Passphrase of the journal: " not in said:
        said += os.read(terminal, 1000)
    os.write(terminal, f"{PHRASE}\n".encode())
    try:
        while more := os.read(terminal, 1000):
            said += more
    except OSError:  # the other end is closed
        pass
    assert os.waitpid(child, 0)[1] == 0
    assert b"mine" in said
    assert PHRASE.encode() not in said
    os.close(terminal)


def test_an_option_for_commands_opens_no_window(tend):
    assert tend("--passphrase-fd", 0).status == 2
