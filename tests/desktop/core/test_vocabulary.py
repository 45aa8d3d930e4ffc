"""The lists that a check-in offers."""

from __future__ import annotations

from desktop.core.vocabulary import CONTEXTS, WORDS


def test_every_quadrant_offers_as_many_words_as_the_others():
    assert set(WORDS) == {"tense", "drained", "lively", "calm"}
    assert len({len(words) for words in WORDS.values()}) == 1


def test_no_word_and_no_circumstance_stands_twice():
    words = [word for many in WORDS.values() for word in many]
    assert len(words) == len(set(words))
    assert len(CONTEXTS) == len(set(CONTEXTS))
