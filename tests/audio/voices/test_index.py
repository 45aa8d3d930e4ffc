"""Tests of audio/voices/index.py."""

import json

import pytest

from audio.errors import SoundFileError
from audio.voices.index import Entry, read_index, write_index

KEY, DIGEST = "0123456789abcdef", "fedcba9876543210"


def test_what_is_written_is_read_back(tmp_path):
    entries = {KEY: Entry(480, DIGEST), KEY[::-1]: Entry(1, DIGEST)}
    write_index(tmp_path, entries)
    assert read_index(tmp_path) == entries


def test_the_order_of_building_does_not_show_in_the_file(tmp_path):
    entries = [(KEY, Entry(480, DIGEST)), (KEY[::-1], Entry(1, DIGEST))]
    write_index(tmp_path, dict(entries))
    one = (tmp_path / "index.json").read_bytes()
    write_index(tmp_path, dict(reversed(entries)))
    assert (tmp_path / "index.json").read_bytes() == one


@pytest.mark.parametrize(
    "clips",
    [
        {"../../etc/passwd": [480, DIGEST]},
        {"/etc/hostname": [480, DIGEST]},
        {KEY.upper(): [480, DIGEST]},
        {KEY + "\n": [480, DIGEST]},
        {KEY: [0, DIGEST]},
        {KEY: [-5, DIGEST]},
        {KEY: [True, DIGEST]},
        {KEY: [4.5, DIGEST]},
        {KEY: [480]},
        {KEY: 480},
        [KEY],
        None,
    ],
)
def test_an_index_that_names_anything_but_clips_is_refused(tmp_path, clips):
    (tmp_path / "index.json").write_text(json.dumps({"version": 1, "clips": clips}))
    with pytest.raises(SoundFileError, match=r"index\.json"):
        read_index(tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"version": 2, "clips": {}}', b"[" * 90_000],
)
def test_a_damaged_index_is_refused(tmp_path, content):
    (tmp_path / "index.json").write_bytes(content)
    with pytest.raises(SoundFileError, match=r"index\.json"):
        read_index(tmp_path)


def test_a_missing_index_is_refused(tmp_path):
    with pytest.raises(SoundFileError, match=r"index\.json"):
        read_index(tmp_path)
