"""Tests of audio/voices/layered.py."""

import pytest

from audio.voices.captions import CaptionsVoice, reading_frames
from audio.voices.layered import LayeredVoice
from audio.voices.pack import VoicePack
from tests.audio.sounds import HummingVoice


@pytest.fixture
def voice(pack_folder):
    return LayeredVoice((VoicePack(pack_folder), HummingVoice()))


def test_a_line_is_said_by_the_first_voice_that_speaks_it(voice):
    assert len(voice.clip("Rest here.")) == voice.frame_count("Rest here.") == 31_201
    assert voice.frame_count("Hum.") == HummingVoice().frame_count("Hum.")
    assert len(voice.clip("Hum.")) == voice.frame_count("Hum.")


def test_a_line_that_no_voice_speaks_is_a_caption(pack_folder):
    voice = LayeredVoice((VoicePack(pack_folder), CaptionsVoice()))
    assert not voice.speaks("Nobody said this.")
    assert voice.frame_count("Nobody said this.") == reading_frames("Nobody said this.")
    assert voice.clip("Nobody said this.") is None


def test_it_goes_by_the_first_name_and_lies_where_the_first_pack_lies(voice, pack_folder):
    assert voice.name == "Tester"
    assert voice.folder == pack_folder


def test_no_voices_are_refused():
    with pytest.raises(ValueError, match="at least one"):
        LayeredVoice(())
