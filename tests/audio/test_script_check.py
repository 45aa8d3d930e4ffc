"""All that can be wrong with one script, as its writer reads it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import resources
from audio.script_check import faults, range_of, written_lines
from audio.voices.captions import CaptionsVoice

SHARED = resources.shared_lines()


@pytest.fixture
def door(tmp_path: Path) -> Path:
    return Path(shutil.copy(resources.practices() / "at-the-door.toml", tmp_path / "mine.toml"))


def found(path: Path, others: list[Path] | None = None) -> list[str]:
    return faults(path, SHARED, CaptionsVoice(), others or [])


def test_a_good_script_has_no_faults_and_a_range(door):
    assert found(door) == []
    assert range_of(door, SHARED, CaptionsVoice()) == "1 to 1 min"


def test_a_typo_in_a_field_is_one_line_with_file_line_and_fix(door):
    door.write_text(door.read_text().replace("rest =", "rets =", 1))
    [line] = found(door)
    assert line.startswith("mine.toml, line ")
    assert "rets" in line
    assert "rest" in line


def test_a_word_that_is_not_used_is_told_where_it_stands(door):
    text = door.read_text().replace("One minute on this side", "Relax on this side")
    door.write_text(text)
    line = 1 + text[: text.index("Relax")].count("\n")
    assert any(one.startswith(f'mine.toml, line {line}: order: "Relax"') for one in found(door))


def test_a_rest_that_cannot_fit_is_told(door):
    door.write_text(door.read_text().replace('rest = "4s..7s"', 'rest = "50s"'))
    assert any("too much to say" in line for line in found(door))


def test_lines_that_another_practice_says_are_told_and_shared_ones_are_not(door, tmp_path):
    other = Path(shutil.copy(door, tmp_path / "other.toml"))
    told = found(door, [other, door])
    assert len(told) == len(list(written_lines(door)))
    assert all("twice" in line and "other.toml" in line for line in told)
    space = resources.practices() / "breathing-space.toml"
    assert not any("twice" in line for line in found(space, [SHARED, space]))


def test_a_damaged_file_among_the_others_spoils_only_itself(door, tmp_path):
    (tmp_path / "broken.toml").write_text("x")
    (tmp_path / "odd.toml").write_text("remind = [1]")
    others = [tmp_path / name for name in ("broken.toml", "odd.toml", "gone.toml")]
    assert found(door, others) == []


def test_a_file_that_is_no_script_is_one_line(tmp_path):
    path = tmp_path / "notes.toml"
    path.write_text("dear diary")
    assert len(found(path)) == 1
    assert len(found(tmp_path / "nowhere.toml")) == 1
