"""Practices, plans and sound files without a window."""

from __future__ import annotations

import os
import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import soundfile

import resources
from desktop.core.clock import SystemClock
from desktop.journal import key as keys
from desktop.journal.passphrase import set_passphrase
from desktop.journal.repository import Journal
from tests.desktop.cli.conftest import Tend


def test_the_list_has_every_practice_with_its_range(tend: Tend):
    rows = tend("practices", "--json").json
    ranges = {row["id"]: (row["shortest"], row["longest"]) for row in rows}
    assert len(rows) == len(list(resources.practices().glob("*.toml")))
    assert ranges["whole-round"] == (6, 60)
    assert ranges["breathing-space"] == (2, 8)
    assert ranges["at-the-door"] == (1, 1)
    assert all(set(row) == {"id", "title", "family", "shortest", "longest"} for row in rows)


def test_the_list_for_people_names_the_same_practices(tend: Tend):
    told = tend("practices").out
    assert "body-scan" in told
    assert not re.search(r"\b(\d+)–\1\b", told)


@pytest.mark.parametrize(("practice", "minutes"), [("at-the-door", 1), ("body-scan", 37)])
def test_a_plan_fills_exactly_the_minutes_asked_for(tend: Tend, practice: str, minutes: int):
    plan = tend("plan", practice, "--minutes", minutes, "--json").json
    assert plan["total_s"] == minutes * 60
    line = [cue for cue in plan["cues"] if cue["kind"] in ("say", "rest")]
    assert line[0]["at_s"] == 0
    for cue, following in pairwise(line):
        assert cue["at_s"] + cue["duration_s"] == pytest.approx(following["at_s"], abs=1e-4)
    assert line[-1]["at_s"] + line[-1]["duration_s"] == pytest.approx(minutes * 60, abs=1e-4)


def test_a_plan_for_people_is_the_text_with_its_times(tend: Tend):
    lines = tend("plan", "breathing-space", "--minutes", 2).out.splitlines()
    assert any(line.lstrip().startswith("0:0") for line in lines)


def has_own_phrases(cues: list[dict[str, Any]]) -> bool:
    said = [cue["text"] for cue in cues]
    assert "May you be well, from top to toe." in said
    assert ("May you be warm." in said) is ("May you be kept out of harm." not in said)
    return "May you be warm." in said


PLAN = ("plan", "someone-easy", "--minutes", 8, "--json")


def test_a_plan_has_the_persons_own_phrases(tend: Tend, folder: Path):
    with Journal.open(folder, SystemClock()) as journal:
        journal.own_words.put({"phrases": ("May you be warm.",)})
    assert has_own_phrases(tend(*PLAN).json["cues"])


def test_a_plan_has_the_phrases_that_an_earlier_version_left_in_the_settings(
    tend: Tend, folder: Path
):
    folder.mkdir()
    (folder / "settings.json").write_text('{"phrases": ["May you be warm."]}')
    assert has_own_phrases(tend(*PLAN).json["cues"])
    assert tend("journal").status == 0  # the first command that opens the journal moves them
    assert b"warm" not in (folder / "settings.json").read_bytes()
    assert has_own_phrases(tend(*PLAN).json["cues"])


def test_a_plan_beside_a_locked_journal_has_the_usual_phrases_unless_it_is_opened(
    tend: Tend, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(keys, "ROUNDS", 1000)
    with Journal.open(folder, SystemClock()) as journal:
        journal.own_words.put({"phrases": ("May you be warm.",)})
    set_passphrase(folder, "seven old bells")
    answer = tend(*PLAN)
    assert not has_own_phrases(answer.json["cues"])
    assert "the usual ones stand" in answer.err
    reading, writing = os.pipe()
    os.write(writing, b"seven old bells\n")
    os.close(writing)
    answer = tend("--passphrase-fd", reading, *PLAN)
    assert answer.err == ""
    assert has_own_phrases(answer.json["cues"])


def test_an_unknown_practice_is_one_sentence_that_names_the_others(tend: Tend):
    answer = tend("plan", "levitation", "--minutes", 5)
    assert answer.status == 1
    assert "body-scan" in answer.err
    assert len(answer.err.strip().splitlines()) == 1


def test_a_length_outside_the_range_is_one_sentence_with_the_range(tend: Tend):
    answer = tend("plan", "at-the-door", "--minutes", 2)
    assert answer.status == 1
    assert "1" in answer.err
    assert len(answer.err.strip().splitlines()) == 1


def test_a_rendered_minute_is_a_minute_of_24_bit_stereo_that_ends_in_silence(
    tend: Tend, tmp_path: Path
):
    path = tmp_path / "door.wav"
    assert tend("render", "at-the-door", "--minutes", 1, "-o", path).status == 0
    info = soundfile.info(path)
    assert (info.frames, info.samplerate, info.channels) == (60 * 48_000, 48_000, 2)
    assert info.subtype == "PCM_24"
    samples, _ = soundfile.read(path)
    assert abs(samples).max() > 0.01
    assert not samples[-1].any()


def test_equal_arguments_give_equal_bytes_and_another_seed_other_rain(tend: Tend, tmp_path: Path):
    made = {}
    for name, seed in (("one", 7), ("two", 7), ("three", 8)):
        path = tmp_path / f"{name}.wav"
        tend(
            *("render", "at-the-door", "--minutes", 1, "--background", "rain"),
            *("--seed", seed, "-o", path),
        )
        made[name] = path.read_bytes()
    assert made["one"] == made["two"]
    assert made["one"] != made["three"]


def test_a_name_with_another_ending_is_wrong_usage(tend: Tend, tmp_path: Path):
    answer = tend("render", "at-the-door", "--minutes", 1, "-o", tmp_path / "door.ogg")
    assert answer.status == 2


def test_a_place_that_cannot_be_written_is_one_sentence_and_leaves_nothing(
    tend: Tend, tmp_path: Path
):
    answer = tend("render", "at-the-door", "--minutes", 1, "-o", tmp_path / "no" / "door.wav")
    assert answer.status == 1
    assert len(answer.err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_an_encoder_that_gives_up_is_one_sentence_and_leaves_nothing(
    tend: Tend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    tools = tmp_path / "tools"
    tools.mkdir()
    encoder = tools / "ffmpeg"
    encoder.write_text(
        "#!/bin/sh\nif [ $1 = -hide_banner ]; then echo Encoder libmp3lame; exit; fi\n"
        "echo 'libmp3lame has had enough' >&2\nexit 1\n"
    )
    encoder.chmod(0o755)
    monkeypatch.setenv("PATH", str(tools), prepend=":")
    answer = tend("render", "at-the-door", "--minutes", 1, "-o", tmp_path / "door.mp3")
    assert answer.status == 1
    assert "libmp3lame" in answer.err
    assert len(answer.err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == [tools]


def test_without_an_encoder_m4a_is_one_sentence(
    tend: Tend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    answer = tend("render", "at-the-door", "--minutes", 1, "-o", tmp_path / "door.m4a")
    assert answer.status == 1
    assert "ffmpeg" in answer.err
    assert len(answer.err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
