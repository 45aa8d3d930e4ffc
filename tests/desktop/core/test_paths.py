from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core import paths


def test_a_folder_that_was_named_beats_everything():
    environ = {"TEND_DATA_DIR": "/elsewhere", "XDG_DATA_HOME": "/shared"}
    assert paths.data_folder("/named", environ) == Path("/named").absolute()


def test_the_variable_beats_the_systems_own_place():
    environ = {"TEND_DATA_DIR": "/elsewhere", "XDG_DATA_HOME": "/shared"}
    assert paths.data_folder(None, environ) == Path("/elsewhere").absolute()


def test_an_empty_variable_counts_as_none():
    environ = {"TEND_DATA_DIR": "", "XDG_DATA_HOME": "/shared"}
    assert paths._system_place(environ, "linux") == Path("/shared/tend")


def test_a_tilde_is_home():
    assert paths.data_folder("~/quiet", {}) == Path.home() / "quiet"


def test_a_relative_folder_becomes_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert paths.data_folder("here", {}) == tmp_path / "here"


@pytest.mark.parametrize(
    ("platform", "environ", "place"),
    [
        ("linux", {}, Path.home() / ".local" / "share" / "tend"),
        ("linux", {"XDG_DATA_HOME": "/shared"}, Path("/shared/tend")),
        ("linux", {"XDG_DATA_HOME": "not/absolute"}, Path.home() / ".local/share/tend"),
        ("darwin", {}, Path.home() / "Library" / "Application Support" / "Tend"),
        ("win32", {"LOCALAPPDATA": "/local"}, Path("/local/Tend")),
        ("win32", {}, Path.home() / "AppData" / "Local" / "Tend"),
    ],
)
def test_each_system_has_its_own_place(platform, environ, place):
    assert paths._system_place(environ, platform) == place


def test_naming_a_folder_makes_none(tmp_path):
    paths.journal_file(paths.data_folder(str(tmp_path / "new"), {}))
    assert list(tmp_path.iterdir()) == []
