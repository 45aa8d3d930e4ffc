"""`check-script`, and the practices that a person wrote."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import resources
from tests.desktop.cli.conftest import Tend

DOOR = resources.practices() / "at-the-door.toml"


@pytest.fixture
def own(folder: Path) -> Path:
    """A person's own practice, in the data folder."""
    place = folder / "practices"
    place.mkdir(parents=True)
    text = DOOR.read_text().replace("At the door", "At my door").replace("One minute", "A minute")
    (place / "my-door.toml").write_text(text)
    return place / "my-door.toml"


def test_a_good_script_is_called_good(tend: Tend):
    answer = tend("check-script", DOOR)
    assert (answer.status, answer.out) == (0, "at-the-door.toml: good, 1 to 1 min\n")


def test_what_is_wrong_is_listed_by_line_and_the_status_says_so(tend: Tend, tmp_path: Path):
    path = Path(shutil.copy(DOOR, tmp_path / "mine.toml"))
    path.write_text(path.read_text().replace("rest =", "rets =", 1))
    answer = tend("check-script", path)
    assert answer.status == 1
    assert "mine.toml, line " in answer.out


def test_without_a_file_it_is_wrong_usage(tend: Tend):
    assert tend("check-script").status == 2


def test_a_persons_own_practice_stands_in_the_library(tend: Tend, own: Path):
    ids = [row["id"] for row in tend("practices", "--json").json]
    assert "my-door" in ids
    assert tend("plan", "my-door", "--minutes", 1).out.count("A minute on this side") == 1


def test_a_damaged_one_is_told_of_and_leaves_the_library_as_it_was(tend: Tend, own: Path):
    before = len(tend("practices", "--json").json)
    own.write_text("title = 4")
    answer = tend("practices", "--json")
    assert len(answer.json) == before - 1
    assert "my-door.toml" in answer.err
