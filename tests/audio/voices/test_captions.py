"""Tests of audio/voices/captions.py."""

import pytest

from audio.frames import RATE
from audio.voices.captions import CaptionsVoice, reading_frames, word_count


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("Rest here.", 2), ("Rest — here.", 2), ("don't hurry", 2), ("  a\n b ", 2)],
)
def test_words_are_what_is_read_aloud(text, words):
    assert word_count(text) == words


def test_a_hundred_words_take_a_minute_to_read():
    assert reading_frames("word " * 100) == 60 * RATE


def test_captions_have_times_and_no_sound():
    voice = CaptionsVoice()
    assert voice.frame_count("Five words are read here.") == 3 * RATE
    assert voice.clip("Five words are read here.") is None


def test_a_line_that_is_read_stands_as_long_as_it_would_be_said():
    class Slow:
        def frame_count(self, text: str) -> int:
            return 7 * RATE

    assert CaptionsVoice(Slow()).frame_count("Rest here.") == 7 * RATE
    assert not CaptionsVoice(Slow()).speaks("Rest here.")
