"""What a practice is like at one length: the plan that would be played, in words."""

from __future__ import annotations

import pytest

import resources
from audio.errors import SoundFileError
from audio.library import Library
from audio.voices.captions import CaptionsVoice
from desktop.core.errors import AppError, ErrorKind
from desktop.core.settings import OPTIONS
from desktop.services.library_service import LibraryService
from desktop.services.practice_lengths import at_length

CHOSEN = {key: option.default for key, option in OPTIONS.items()}


def open_voice(name: str) -> CaptionsVoice:
    if name == "slt":
        raise SoundFileError(resources.practices(), "for a test")
    return CaptionsVoice()


@pytest.fixture
def library() -> LibraryService:
    return LibraryService(
        lambda: Library([resources.practices()], resources.shared_lines()), open_voice
    )


@pytest.mark.parametrize("minutes", [3, 20, 60])
def test_words_and_silence_fill_the_minutes(library, minutes):
    found = at_length(library, "body-scan", minutes, CHOSEN)
    assert found.words_s + found.silence_s == minutes * 60
    assert 0.3 < found.silence_share < 0.9
    assert found.lines == sum(len(part.lines) for part in found.parts) > 5


def test_a_longer_session_has_more_lines_and_more_silence(library):
    short, long = (at_length(library, "body-scan", n, CHOSEN) for n in (3, 45))
    assert short.lines < long.lines
    assert short.silence_share < long.silence_share


def test_the_lines_are_those_of_the_persons_eyes_anchor_and_phrases(library):
    phrases = ("May you be warm.",)
    found = at_length(library, "someone-easy", 8, CHOSEN | {"phrases": phrases, "eyes": "open"})
    texts = [line.text for part in found.parts for line in part.lines]
    assert "May you be warm." in texts
    assert "May you be kept out of harm." not in texts
    assert (found.anchor, found.eyes) == ("breath", "open")


def test_each_line_says_the_silence_after_it(library):
    found = at_length(library, "breathing-space", 3, CHOSEN)
    rests = [line.rest for part in found.parts for line in part.lines]
    assert all(rest.endswith(" s") for rest in rests if rest)
    assert sum(int(rest.split()[0]) for rest in rests if rest) <= round(found.silence_s)


def test_a_length_outside_the_range_is_an_error_of_the_world(library):
    with pytest.raises(AppError) as raised:
        at_length(library, "at-the-door", 9, CHOSEN)
    assert raised.value.kind is ErrorKind.PRACTICE_LENGTH


def test_a_reading_has_own_phrases_as_they_are_said_to_oneself(library):
    reading = library.reading("kindness-for-yourself", ("May you be warm.", "Be kind to yourself."))
    texts = [line.text for part in reading.parts for line in part.lines]
    assert texts.count("May I be warm.") == 2
    assert texts.count("May I be healthy, and strong enough.") == 2
    assert "May you be warm." not in texts


def test_a_reading_has_own_phrases_in_their_places(library):
    reading = library.reading("someone-easy", ("May you be warm.",))
    texts = [line.text for part in reading.parts for line in part.lines]
    assert texts.count("May you be warm.") == 2
    assert "May you be well, from top to toe." in texts
