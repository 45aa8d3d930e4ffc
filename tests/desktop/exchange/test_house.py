"""A house that moves in: all of it, or nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.core.errors import AppError, ErrorKind
from desktop.core.paths import own_practices, settings_file
from desktop.exchange import house
from desktop.journal.making import new_check_in
from desktop.journal.repository import Journal

NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)


def lived_in(folder, fake_clock, able):
    with Journal.open(folder, fake_clock) as journal:
        journal.add_check_in(new_check_in(fake_clock, able=able))
        settings_file(folder).write_text(f'{{"minutes": {able}}}')
        own_practices(folder).mkdir()
        (own_practices(folder) / f"{able}.toml").write_text("mine")
        house.pack_house(journal, folder.parent / f"{able}.zip", fake_clock.now())


def standing(folder, fake_clock):
    with Journal.open(folder, fake_clock) as journal:
        ables = [one.able for one in journal.check_ins()]
    scripts = [one.name for one in own_practices(folder).iterdir()]
    return ables, settings_file(folder).read_text(), scripts


@pytest.fixture
def home(tmp_path, fake_clock):
    lived_in(tmp_path / "there", fake_clock, 3)
    lived_in(tmp_path / "home", fake_clock, 8)
    return tmp_path / "home"


def move_in(home):
    with house.unpacked_house(home.parent / "3.zip", home) as there:
        return there.move_in(None, NOW)


def test_a_house_moves_in_and_what_was_there_is_kept(home, fake_clock):
    before = move_in(home)
    assert standing(home, fake_clock) == ([3], '{"minutes": 3}', ["3.toml"])
    assert (before / "settings.json").read_text() == '{"minutes": 8}'


def test_where_a_folder_cannot_move_the_journal_is_as_it_was_too(home, fake_clock, monkeypatch):
    before, move = standing(home, fake_clock), house._move

    def full(source, target, moved):
        if source.name == "practices":
            raise OSError(28, "No space left on device")
        move(source, target, moved)

    monkeypatch.setattr(house, "_move", full)
    with pytest.raises(AppError) as caught:
        move_in(home)
    assert caught.value.kind is ErrorKind.DISK_FULL
    assert standing(home, fake_clock) == before
    assert not list(home.glob("before-moving-in*"))


def test_where_the_journal_cannot_be_swapped_everything_else_is_as_it_was(
    home, fake_clock, monkeypatch
):
    before = standing(home, fake_clock)

    def in_use(*_):
        raise AppError(ErrorKind.JOURNAL_IN_USE)

    monkeypatch.setattr(house, "restore", in_use)
    with pytest.raises(AppError):
        move_in(home)
    assert standing(home, fake_clock) == before
    assert not list(home.glob("before-moving-in*"))
