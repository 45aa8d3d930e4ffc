"""Tests of audio/voices/naming.py."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio.voices.naming import Namer, normalise

PLAIN = Namer({"pitch": 1}, {})


@pytest.mark.parametrize("other", ["It’s  here", "It's here ", "\n It's\there", "It\u2019s here"])
def test_what_cannot_be_heard_makes_no_other_clip(other):
    assert PLAIN.key(other) == PLAIN.key("It's here")


def test_what_can_be_heard_makes_another_clip():
    keys = {PLAIN.key(text) for text in ("Rest here.", "Rest here?", "Rest, here.", "rest there.")}
    assert len(keys) == 4


def test_other_settings_make_another_clip_whatever_their_order():
    assert Namer({"a": 1, "b": 2}, {}).key("Rest") == Namer({"b": 2, "a": 1}, {}).key("Rest")
    assert Namer({"a": 1, "b": 3}, {}).key("Rest") != Namer({"b": 2, "a": 1}, {}).key("Rest")


def test_a_respelling_changes_whole_words_only_and_keeps_the_capital():
    namer = Namer({}, {"bow": "boe"})
    assert namer.spoken("Bow, elbow and bow.") == "Boe, elbow and boe."


def test_a_respelling_leaves_other_lines_their_clips():
    assert Namer({}, {"bow": "boe"}).key("Rest here.") == Namer({}, {}).key("Rest here.")
    assert Namer({}, {"bow": "boe"}).key("A bow.") != Namer({}, {}).key("A bow.")


@given(st.text(max_size=40))
def test_every_text_has_a_safe_file_name_and_levels_once_for_all(text):
    assert re.fullmatch("[0-9a-f]{16}", PLAIN.key(text))
    assert normalise(normalise(text)) == normalise(text)
