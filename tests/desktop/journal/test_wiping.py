from __future__ import annotations

import os

from desktop.journal.wiping import held_for_wiping, wipe


def test_what_is_wiped_holds_nothing_but_zeros_before_it_goes(tmp_path):
    path = tmp_path / "journal.db"
    path.write_bytes(b"a secret" * 300_000)
    with path.open("rb") as still_open:
        wipe(path)
        assert not path.exists()
        assert still_open.read() == bytes(8 * 300_000)


def test_a_file_that_has_another_name_keeps_its_content_under_that(tmp_path):
    path = tmp_path / "journal.db"
    path.write_bytes(b"still in use")
    held = held_for_wiping(path)
    wipe(held)
    assert not held.exists()
    assert path.read_bytes() == b"still in use"


def test_a_file_is_held_until_its_first_name_is_gone(tmp_path):
    path = tmp_path / "journal.db"
    path.write_bytes(b"a secret")
    held = held_for_wiping(path)
    path.unlink()
    with held.open("rb") as still_open:
        wipe(held)
        assert still_open.read() == bytes(8)
    assert os.listdir(tmp_path) == []  # noqa: PTH208


def test_what_is_not_there_is_no_trouble(tmp_path):
    assert held_for_wiping(tmp_path / "none") is None
    wipe(tmp_path / "none")
