from __future__ import annotations

import string
from pathlib import Path

import pytest

from desktop.core import words
from desktop.core.errors import AppError, ErrorKind
from desktop.core.sentences import _SENTENCES, field_sentence, sentence


@pytest.mark.parametrize("kind", list(ErrorKind))
def test_every_kind_has_a_calm_sentence_even_when_no_fact_is_known(kind):
    text = sentence(AppError(kind))
    assert text.endswith(".")
    assert text[0].isupper() or text[0] in "“/"
    assert "{" not in text
    assert "!" not in text
    assert "Error" not in text


@pytest.mark.parametrize("kind", list(ErrorKind))
def test_every_fact_a_sentence_names_has_words_for_when_it_is_missing(kind):
    template, usual = _SENTENCES[kind]
    named = {field for _, field, _, _ in string.Formatter().parse(template) if field}
    assert named <= set(usual)


def test_the_facts_stand_in_the_sentence():
    error = AppError(ErrorKind.DISK_FULL, path=Path("/data/tend"))
    assert "/data/tend" in sentence(error)
    error = AppError(
        ErrorKind.PRACTICE_LENGTH, practice="Body scan", minutes=1, shortest=5, longest=60
    )
    assert sentence(error).startswith("“Body scan” runs from 5 to 60 minutes, so it cannot")


def test_braces_in_a_fact_do_no_harm():
    error = AppError(ErrorKind.DISK_FULL, path=Path("/data/{odd}"))
    assert "/data/{odd}" in sentence(error)


def test_a_field_says_what_it_takes():
    text = field_sentence("able", 11, "a whole number from 0 to 10")
    assert text == "Able cannot be 11. It takes a whole number from 0 to 10."


def test_an_empty_check_in_is_told_what_would_be_enough():
    text = field_sentence("check-in", "empty", "at least one of able or note")
    assert text == "There is nothing to keep yet. Give at least one of able or note."


def test_a_translation_reaches_the_sentences():
    words.install(lambda text: text.upper())
    try:
        assert sentence(AppError(ErrorKind.NO_DISPLAY)).startswith("THERE IS NO DISPLAY")
    finally:
        words.install(None)


def test_a_practice_of_one_length_is_not_said_to_have_a_range():
    error = AppError(
        ErrorKind.PRACTICE_LENGTH, practice="At the door", minutes=30, shortest=1, longest=1
    )
    assert sentence(error) == (
        "“At the door” always lasts 1 min, so it cannot be fitted to 30. "
        "Choose that length, or another practice."
    )
