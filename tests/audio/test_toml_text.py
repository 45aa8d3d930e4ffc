"""Tests of audio/toml_text.py."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio.toml_text import quoted, value


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_back_as_it_was(text):
    assert tomllib.loads(f"text = {quoted(text)}")["text"] == text


def test_what_no_text_can_hold_becomes_a_replacement_mark():
    assert tomllib.loads("text = " + quoted("a\udc80b"))["text"] == "a\ufffdb"


@given(st.one_of(st.booleans(), st.integers(-(2**60), 2**60), st.floats(allow_nan=False)))
def test_numbers_and_truths_are_read_back_as_they_were(found):
    assert tomllib.loads(f"found = {value(found)}")["found"] == found


def test_anything_else_is_refused():
    with pytest.raises(TypeError):
        value([1])
