"""Voices from a file and to one, without a window."""

from __future__ import annotations

import pytest

from audio.voices.index import clip_path, read_index
from audio.voices.spoken import here
from tests.audio.voices.sharing.conftest import make_voice


@pytest.fixture
def file(tend, folder, tmp_path):
    make_voice(folder / "voices" / "ann")
    assert tend("save-voice", "pack-ann", tmp_path / "ann.tendvoice").status == 0
    return tmp_path / "ann.tendvoice"


def test_the_voices_are_listed_with_their_kind_and_licence(tend, file, monkeypatch):
    monkeypatch.setattr(here, "synthesisers", list)
    rows = {row["id"]: row for row in tend("voices", "--json").json}
    assert list(rows) == ["slt", "bdl", "pack-ann", "captions"]
    assert (rows["pack-ann"]["kind"], rows["pack-ann"]["licence"]) == ("reading", "CC-BY-4.0")
    assert "pack-ann" in tend("voices").out


def test_a_voice_is_brought_in_and_its_id_printed(tend, file, tmp_path):
    added = tend("--data-dir", tmp_path / "other", "add-voice", file)
    assert (added.status, added.out, added.err) == (0, "pack-ann\n", "")


def test_one_of_the_same_name_is_kept_unless_it_is_said_otherwise(tend, file, folder):
    answer = tend("add-voice", file)
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == (
        "A voice called “Ann” is here already, so ann.tendvoice was not brought in. "
        "Replace the one that is here, or keep both.\n"
    )
    assert tend("add-voice", file, "--beside").out == "pack-ann-2\n"
    assert tend("add-voice", file, "--replace").out == "pack-ann\n"


def test_damaged_lines_are_counted(tend, file, folder):
    pack = folder / "voices" / "ann"
    clip_path(pack, next(iter(read_index(pack)))).unlink()
    answer = tend("save-voice", "pack-ann", file)
    assert (answer.status, answer.err) == (
        0,
        "1 line was damaged and left out; another voice or captions say it.\n",
    )


def test_a_voice_that_is_not_there_cannot_be_saved(tend, file, tmp_path):
    answer = tend("save-voice", "captions", tmp_path / "c.tendvoice")
    assert answer.status == 1
    assert answer.err == (
        "There is no voice called “captions” that could be saved. "
        "Those that can: slt, bdl, pack-ann.\n"
    )


def test_a_file_that_is_no_voice_is_one_sentence(tend, tmp_path, folder):
    (tmp_path / "a.tendvoice").write_text("song")
    answer = tend("add-voice", tmp_path / "a.tendvoice")
    assert answer.err == (
        "a.tendvoice was not brought in: it is no voice that Tend can read. "
        "The voices you have are as they were.\n"
    )
    assert not (folder / "voices").exists()
