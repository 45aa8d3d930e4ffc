"""Tests of audio/voices/description.py."""

import pytest

from audio.errors import SoundFileError
from audio.voices.description import read_description
from tests.audio.voices.conftest import DESCRIPTION


def test_a_description_is_read_whole(pack_folder):
    found = read_description(pack_folder)
    assert (found.name, found.language, found.licence) == ("Tester", "en", "CC0-1.0")
    assert (found.settings, found.respell) == ({"pitch": 3}, {"bow": "boe"})


@pytest.mark.parametrize(
    ("sound", "damaged"),
    [
        ('name = "Tester"', ""),
        ('name = "Tester"', 'name = " "'),
        ("rate = 48000", "rate = 44100"),
        ('licence = "CC0-1.0"', "licence = 3"),
        ('bow = "boe"', "bow = 1"),
        ("[settings]\npitch = 3", "settings = 3"),
        ("[settings]", "[settings"),
        ("pitch = 3", "pitch = 2026-01-01"),
        ("pitch = 3", "pitch = " + "[" * 20_000),
    ],
)
def test_a_damaged_description_is_refused_by_file_name(pack_folder, sound, damaged):
    assert sound in DESCRIPTION
    (pack_folder / "voice.toml").write_text(DESCRIPTION.replace(sound, damaged))
    with pytest.raises(SoundFileError, match=r"voice\.toml"):
        read_description(pack_folder)


def test_bytes_that_are_no_text_are_refused(pack_folder):
    (pack_folder / "voice.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SoundFileError, match=r"voice\.toml"):
        read_description(pack_folder)
