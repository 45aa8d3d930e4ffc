"""`render` with voices, captions and tags, and what Ctrl+C leaves behind."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import mutagen
import pytest

from audio.recordings.captions import read_captions
from tests.desktop.cli.conftest import Tend

ROOT = Path(__file__).resolve().parents[3]
DOOR = ("render", "at-the-door", "--minutes", 1)


def test_captions_beside_it_are_the_plan_and_tags_say_what_it_is(tend: Tend, tmp_path: Path):
    path = tmp_path / "door.flac"
    assert tend(*DOOR, "--captions", "vtt", "-o", path).status == 0
    said = [cue for cue in tend("plan", *DOOR[1:], "--json").json["cues"] if cue["kind"] == "say"]
    found = read_captions(path.with_suffix(".vtt"), 60 * 48_000)
    assert [one.text for one in found] == [cue["text"] for cue in said]
    tags = mutagen.File(path).tags
    assert tags["title"] == ["At the door"]
    assert tags["language"] == ["en"]
    assert tags["comment"][0].startswith("made by Tend. Spoken by RHVoice")
    assert tags["chapter000"] == ["00:00:00.000"]


def test_captions_instead_of_a_voice_leave_only_the_bells(tend: Tend, tmp_path: Path):
    for voice in ("slt", "captions"):
        assert tend(*DOOR, "--voice", voice, "-o", tmp_path / f"{voice}.flac").status == 0
    sizes = {voice: (tmp_path / f"{voice}.flac").stat().st_size for voice in ("slt", "captions")}
    assert sizes["captions"] < sizes["slt"]


def test_an_unknown_voice_is_one_sentence_that_says_where_they_are_listed(
    tend: Tend, tmp_path: Path
):
    answer = tend(*DOOR, "--voice", "nobody", "-o", tmp_path / "door.wav")
    assert answer.status == 1
    assert "“nobody”" in answer.err
    assert "“voices”" in answer.err


def test_a_missing_folder_is_one_sentence_that_names_it(tend: Tend, tmp_path: Path):
    answer = tend(*DOOR, "-o", tmp_path / "no" / "door.mp3")
    assert answer.status == 1
    assert answer.err.startswith(f"There is no folder {tmp_path / 'no'}. ")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of POSIX")
def test_ctrl_c_on_a_terminal_leaves_nothing(tmp_path: Path):
    ours, theirs = pty.openpty()
    words = [
        "--data-dir",
        tmp_path / "data",
        "render",
        "body-scan",
        "--minutes",
        45,
        "-o",
        tmp_path / "door.wav",
    ]
    with subprocess.Popen(
        [sys.executable, "main.py", *map(str, words)], cwd=ROOT, stderr=theirs, stdout=theirs
    ) as process:
        os.close(theirs)
        shown = b""
        while b"%" not in shown:
            shown += os.read(ours, 100)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
    os.close(ours)
    assert [path.name for path in tmp_path.iterdir() if path.name != "data"] == []
