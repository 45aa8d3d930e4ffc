from __future__ import annotations

from desktop.core.vocabulary import CONTEXTS, WORDS, context_words
from desktop.course.suggestions import Quadrant


def test_every_quadrant_offers_words_and_no_word_stands_in_two():
    assert set(WORDS) == {quadrant.value for quadrant in Quadrant}
    offered = [word for words in WORDS.values() for word in words]
    assert len(offered) == len(set(offered))
    assert all(len(words) >= 5 for words in WORDS.values())


def test_a_context_is_shown_in_words_and_ones_own_as_written():
    assert context_words("after-night") == "after a night shift"
    assert context_words("Ward round") == "Ward round"
    assert all(key == key.lower() and " " not in key for key in CONTEXTS)
