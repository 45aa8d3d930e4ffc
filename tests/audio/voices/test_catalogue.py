"""Tests of audio/voices/catalogue.py."""

import pytest

from audio.errors import SoundFileError
from audio.voices.captions import CaptionsVoice
from audio.voices.catalogue import open_voice, voice_names


def test_every_name_opens_a_voice():
    assert [open_voice(name).name for name in voice_names()] == ["Slt", "Captions"]


def test_captions_are_a_voice():
    assert isinstance(open_voice("captions"), CaptionsVoice)


@pytest.mark.parametrize("name", ["", "nobody", "..", "../../practices", "/etc"])
def test_a_name_that_is_no_voice_is_refused(name):
    with pytest.raises(SoundFileError):
        open_voice(name)
