"""Tests of tools/voices/settings.py."""

import pytest

import resources
from audio.voices.description import read_description
from tools.voices.settings import Settings

TABLE = read_description(resources.voice("slt")).settings


def test_a_pack_may_say_what_a_deeper_voice_needs():
    assert Settings.of({**TABLE, "lowest_hz": 78.0}).lowest_hz == 78
    assert Settings.of(TABLE).lowest_hz == 95


def test_the_bundled_pack_is_made_at_minus_twenty_lufs():
    assert Settings.of(TABLE).lufs == -20


@pytest.mark.parametrize(
    "table", [{}, {**TABLE, "reverb": 3}, {k: v for k, v in TABLE.items() if k != "chain"}]
)
def test_a_missing_or_unknown_setting_is_refused(table):
    with pytest.raises(ValueError, match="must have"):
        Settings.of(table)
