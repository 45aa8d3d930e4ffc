"""A small voice and its file. The clips are no sound: none of this decodes them."""

from __future__ import annotations

import zipfile

import pytest

from audio.voices.description import FILE_NAME, READING, Description, written
from audio.voices.index import Entry, clip_path, write_index
from audio.voices.naming import Namer, digest
from audio.voices.sharing.saving import save_voice

LINES = tuple(f"Line {number}." for number in range(6))


def make_voice(folder, name="Ann", lines=LINES):
    """Write a pack whose clips are a few bytes each."""
    folder.mkdir(parents=True)
    about = Description(name, "en", "CC-BY-4.0", "Ann herself", READING, {}, {})
    (folder / FILE_NAME).write_text(written(about), "utf-8")
    entries = {}
    for line in lines:
        key, data = Namer({}, {}).key(line), line.encode() * 20
        clip_path(folder, key).write_bytes(data)
        entries[key] = Entry(48_000, digest(data))
    write_index(folder, entries)
    return folder


def rezipped(path, change, drop=()):
    """Write the file anew: `change(name, data)` gives the data, or None to leave it out."""
    with zipfile.ZipFile(path) as old:
        found = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, data in found.items():
            data = change(name, data)
            if data is not None:
                new.writestr(name, data)


def with_entry(path, name, data=b"x", mode=0o100644):
    """Add one entry to the file, of whatever name and kind."""
    info = zipfile.ZipInfo("placeholder")
    info.filename = name
    info.external_attr = mode << 16
    info.create_system = 3
    with zipfile.ZipFile(path, "a") as file:
        file.writestr(info, data)


@pytest.fixture
def voice(tmp_path):
    return make_voice(tmp_path / "made" / "ann")


@pytest.fixture
def file(voice, tmp_path):
    path = tmp_path / "ann.tendvoice"
    save_voice(voice, path)
    return path


@pytest.fixture
def shelf(tmp_path):
    return tmp_path / "data" / "voices"
