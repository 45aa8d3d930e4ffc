"""The practices of a folder: a damaged one spoils only itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import resources
from audio.errors import ScriptError
from audio.library import Library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("at-the-door", "body-scan"):
        shutil.copy(resources.practices() / f"{name}.toml", tmp_path)
    return tmp_path


def library(*folders: Path) -> Library:
    return Library(list(folders), resources.shared_lines())


def test_practices_are_listed_by_title(folder: Path):
    assert [header.title for header in library(folder).headers()] == ["At the door", "Body scan"]


def test_a_damaged_practice_is_named_and_the_others_stay(folder: Path):
    (folder / "body-scan.toml").write_text("title = 1")
    found = library(folder)
    assert [header.id for header in found.headers()] == ["at-the-door"]
    assert [error.file for error in found.damaged] == ["body-scan.toml"]
    with pytest.raises(ScriptError):
        found.script("body-scan")


def test_a_name_that_is_taken_is_refused_by_name(folder: Path, tmp_path: Path):
    own = tmp_path / "own"
    own.mkdir()
    text = (folder / "body-scan.toml").read_text().replace("Body scan", "My own scan", 1)
    (own / "body-scan.toml").write_text(text)
    found = library(folder, own)
    assert [header.title for header in found.headers()] == ["At the door", "Body scan"]
    assert [(error.file, error.field) for error in found.damaged] == [
        ("body-scan.toml", "file name")
    ]


def test_a_folder_may_have_shared_lines_of_its_own(folder: Path, tmp_path: Path):
    own = tmp_path / "own"
    (own / "shared").mkdir(parents=True)
    text = (folder / "body-scan.toml").read_text().replace("arrive.eyes", "mine.eyes")
    (own / "my-scan.toml").write_text(text)
    (own / "shared" / "lines.toml").write_text(
        resources.shared_lines().read_text().replace("[arrive]", "[mine]")
    )
    assert library(folder, own).script("my-scan").parts


def test_an_unknown_practice_is_a_key_error(folder: Path):
    with pytest.raises(KeyError):
        library(folder).script("levitation")


def test_a_practice_is_read_once(folder: Path):
    found = library(folder)
    assert found.script("body-scan") is found.script("body-scan")
