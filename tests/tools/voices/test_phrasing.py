"""Tests of tools/voices/phrasing.py, with a speaker whose pauses are known."""

import numpy as np
import pytest

from tools.voices.phrasing import beginnings, phrased, sentences, silences

RATE = 24_000
LETTER_S, PAUSE_S = 0.05, 0.2
CLAUSE_S, SENTENCE_S = 0.25, 0.5


class Room:
    clause_s, sentence_s = CLAUSE_S, SENTENCE_S


def speak(text):
    """Speak a letter as a tone of 50 ms, a comma as a pause of 0.2 s, between 0.1 s of quiet."""
    pieces = [np.zeros(RATE // 10)]
    for letter in text:
        if letter in ",;:":
            pieces.append(np.zeros(round(PAUSE_S * RATE)))
        elif letter.isalpha():
            pieces.append(0.3 * np.sin(np.arange(round(LETTER_S * RATE)) / 12))
    return np.concatenate([*pieces, np.zeros(RATE // 10)]), RATE


def pauses_s(sound):
    return [(stop - start) / RATE for start, stop in silences(sound, RATE)][1:-1]


def test_sentences_and_clauses_are_found():
    assert sentences("One two. Three? Four, five.") == ["One two.", "Three?", "Four, five."]
    assert beginnings("One, two: three, 4,5.") == ["One,", "One, two:", "One, two: three,"]


def test_a_pause_at_a_comma_is_lengthened():
    sound, rate = phrased("Feel both feet, heel and toes.", speak, Room)
    assert rate == RATE
    assert pauses_s(sound) == pytest.approx([PAUSE_S + CLAUSE_S], abs=0.03)


def test_every_comma_gets_its_own_room():
    sound, _ = phrased("Heels, soles: arches, toes.", speak, Room)
    assert pauses_s(sound) == pytest.approx([PAUSE_S + CLAUSE_S] * 3, abs=0.03)


def test_sentences_stand_further_apart():
    sound, _ = phrased("Rest here. Then go.", speak, Room)
    assert pauses_s(sound) == pytest.approx([0.1 + SENTENCE_S + 0.1], abs=0.03)


def test_a_line_without_pauses_is_left_as_spoken():
    assert np.array_equal(phrased("Rest here.", speak, Room)[0], speak("Rest here.")[0])


def test_no_word_is_torn_where_the_speaker_makes_no_pause():
    def hurried(text):
        return speak(text.replace(",", ""))

    whole = hurried("Heels, soles, toes.")[0]
    assert np.array_equal(phrased("Heels, soles, toes.", hurried, Room)[0], whole)


def test_what_is_said_stays_whole():
    sound, _ = phrased("Heels, soles: toes. Rest.", speak, Room)
    said = np.concatenate([speak("Heels, soles: toes.")[0], speak("Rest.")[0]])
    assert np.array_equal(sound[sound != 0], said[said != 0])
