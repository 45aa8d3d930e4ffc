"""Removing a recording and bringing it back, whenever the app may have gone in between."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from audio.recordings.keeping import Wanted, keep_recording
from audio.recordings.record import NAME
from audio.recordings.shelf import Shelf
from tests.audio.recordings.conftest import tone


@pytest.fixture
def add(sound_file, shelf):
    return lambda title: keep_recording(sound_file(tone(6)), shelf, Wanted(title=title))


def names(shelf: Path) -> list[str]:
    return sorted(one.name for one in shelf.iterdir())


def test_what_is_removed_comes_back_as_it_was(add, shelf):
    kept = add("One")
    Shelf(shelf).remove(kept.id)
    assert Shelf(shelf).recordings() == []
    assert Shelf(shelf).restore(kept.id) == kept.id
    assert Shelf(shelf).recordings() == [kept]
    assert names(shelf) == [kept.id]


def test_after_a_crash_it_is_gone_at_the_next_start_and_nothing_else_is(add, shelf):
    gone, stays = add("One"), add("Two")
    Shelf(shelf).remove(gone.id)
    Shelf(shelf).forget_removed()
    assert names(shelf) == [stays.id]
    Shelf(shelf).forget_removed()
    assert Shelf(shelf).recordings() == [stays]


def test_a_crash_before_it_was_moved_leaves_it_where_it_stood(add, shelf, monkeypatch):
    kept = add("One")

    def stop(_self, _goal):
        raise OSError("gone")

    monkeypatch.setattr(Path, "rename", stop)
    with pytest.raises(OSError, match="gone"):
        Shelf(shelf).remove(kept.id)
    monkeypatch.undo()
    Shelf(shelf).forget_removed()
    assert names(shelf) == [kept.id]


def test_a_crash_while_it_is_deleted_brings_no_half_of_it_back(add, shelf, monkeypatch):
    kept = add("One")
    Shelf(shelf).remove(kept.id)

    def half(place, **_):
        (sound,) = Path(place).rglob("sound.flac")
        sound.unlink()

    monkeypatch.setattr(shutil, "rmtree", half)
    Shelf(shelf).forget_removed()
    monkeypatch.undo()
    assert Shelf(shelf).recordings() == []
    Shelf(shelf).forget_removed()
    assert names(shelf) == []


def test_only_the_last_one_removed_can_come_back(add, shelf):
    first, second = add("One"), add("Two")
    for one in (first, second):
        Shelf(shelf).remove(one.id)
    with pytest.raises(FileNotFoundError):
        Shelf(shelf).restore(first.id)
    Shelf(shelf).restore(second.id)
    assert names(shelf) == [second.id]


def test_a_name_that_was_given_away_meanwhile_is_not_taken_back(add, shelf):
    kept = add("One")
    Shelf(shelf).remove(kept.id)
    new = add("One")
    assert new.id == kept.id
    assert Shelf(shelf).restore(kept.id) == f"{kept.id}-2"
    assert names(shelf) == [kept.id, f"{kept.id}-2"]


@pytest.mark.parametrize("recording_id", ["", "..", "../outside", "gone", "."])
def test_nothing_outside_the_shelf_is_touched(add, shelf, recording_id):
    kept = add("One")
    (shelf.parent / "outside").mkdir()
    Shelf(shelf).remove(recording_id)
    with pytest.raises(FileNotFoundError):
        Shelf(shelf).restore(recording_id)
    assert names(shelf) == [kept.id]
    assert (shelf.parent / "outside").is_dir()


@pytest.mark.parametrize("field", ["frame_count = inf", f"title = {'[' * 5_000}"])
def test_a_damaged_record_spoils_only_itself(add, shelf, field):
    whole, damaged = add("One"), add("Two")
    found = Shelf(shelf)
    record = (shelf / whole.id / NAME).read_text("utf-8")
    (shelf / damaged.id / NAME).write_text(_with(record, field), "utf-8")
    assert found.recordings() == [whole]
    assert found.damaged == [damaged.id]


def _with(record: str, field: str) -> str:
    """Return `record` with one field saying something else."""
    name = field.split(" = ")[0]
    return "".join(
        f"{field}\n" if line.startswith(name) else line for line in record.splitlines(True)
    )
