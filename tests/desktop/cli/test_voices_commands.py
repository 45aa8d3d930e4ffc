"""The voices without a window: listed, and one of them speaking a practice."""

from __future__ import annotations

from pathlib import Path

import pytest
import soundfile

from audio.loudness import integrated_lufs
from audio.voices.spoken import here
from tests.audio.voices.spoken.speaking import Hummer
from tests.desktop.cli.conftest import Tend


@pytest.fixture(autouse=True)
def hummer(monkeypatch: pytest.MonkeyPatch) -> Hummer:
    """Have one synthesiser here, whatever the computer has."""
    hummer = Hummer()
    monkeypatch.setattr(here, "synthesisers", lambda: [hummer])
    return hummer


def low(tend: Tend) -> str:
    return next(row["id"] for row in tend("voices", "--json").json if row["name"] == "Low")


def test_the_list_has_the_bundled_voice_captions_and_those_of_the_computer(tend: Tend):
    rows = {row["id"]: row for row in tend("voices", "--json").json}
    assert rows["slt"]["kind"] == "bundled"
    assert rows["captions"]["kind"] == "captions"
    assert rows[low(tend)] | {"id": ""} == {
        "id": "",
        "name": "Low",
        "kind": "computer",
        "language": "en-GB",
        "licence": "",
        "credit": "hum",
    }


def test_the_list_for_people_names_the_same_voices(tend: Tend):
    said = tend("voices").out
    assert "slt" in said
    assert low(tend) in said


def test_a_plan_in_another_voice_has_its_lengths(tend: Tend, hummer: Hummer):
    words = ("plan", "at-the-door", "--minutes", 1, "--json")
    usual, other = tend(*words).json, tend(*words, "--voice", low(tend)).json
    assert other["total_s"] == usual["total_s"] == 60
    said = [cue["duration_s"] for cue in other["cues"] if cue["text"]]
    assert said != [cue["duration_s"] for cue in usual["cues"] if cue["text"]]
    assert hummer.said


def test_a_practice_is_rendered_in_another_voice(tend: Tend, tmp_path: Path):
    path = tmp_path / "door.wav"
    words = ("render", "at-the-door", "--minutes", 1, "--voice", low(tend), "-o", path)
    assert tend(*words).status == 0
    samples, rate = soundfile.read(path)
    assert len(samples) == 60 * 48_000
    assert integrated_lufs(samples, rate) > -30


@pytest.mark.parametrize("words", [("plan",), ("render", "-o", "x.wav")])
def test_a_voice_that_is_not_here_is_one_sentence(tend: Tend, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    answer = tend(*words, "at-the-door", "--minutes", 1, "--voice", "nobody")
    assert answer.status == 1
    assert "nobody" in answer.err
    assert len(answer.err.strip().splitlines()) == 1


def test_a_program_that_is_gone_is_one_sentence_and_no_file(
    tend: Tend, hummer: Hummer, tmp_path: Path
):
    voice, path = low(tend), tmp_path / "door.wav"
    hummer.is_gone = True
    answer = tend("render", "at-the-door", "--minutes", 1, "--voice", voice, "-o", path)
    assert answer.status == 1
    assert len(answer.err.strip().splitlines()) == 1
    assert not path.exists()
