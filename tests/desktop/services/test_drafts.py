"""Going on with words that waited, wherever somebody has begun to write meanwhile."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.journal.records import Draft
from desktop.services.drafts import resumed

# Few letters and much space, so that words often lie within other words.
TEXT = st.text(st.sampled_from("aab \n"), max_size=12)


def draft(words: str) -> Draft:
    return Draft(form="good", answers=(("q", words),) if words else ())


def merged(new: str, waiting: str, opened: str = "") -> str:
    whole = resumed(draft(new), draft(waiting), (("q", opened),))
    return dict(whole.answers).get("q", "")


@pytest.mark.parametrize(
    ("new", "waiting", "whole"),
    [
        ("No", "Nothing went well", "No\nNothing went well"),
        ("I know", "no", "I know\nno"),
        ("can", "can't", "can\ncan't"),
        ("well", "Nothing went well", "well\nNothing went well"),
        ("Nothing went", "Nothing went well", "Nothing went well"),
        ("Nothing went well", "Nothing went", "Nothing went well"),
        ("New\nNothing went well", "Nothing went well", "New\nNothing went well"),
        ("", "Nothing", "Nothing"),
        ("Nothing", "", "Nothing"),
    ],
)
def test_texts_are_one_only_where_one_goes_on_from_the_other(new, waiting, whole):
    assert merged(new, waiting) == whole


def test_what_stands_as_it_was_opened_gives_way():
    assert merged("kept", "changed", opened="kept") == "changed"


@given(TEXT, TEXT)
def test_no_word_is_ever_lost(new, waiting):
    found = Counter(merged(new, waiting).split())
    assert found >= Counter(new.split())
    assert found >= Counter(waiting.split())


@given(TEXT, TEXT, TEXT)
def test_no_word_typed_since_it_was_opened_is_lost(new, waiting, opened):
    found = Counter(merged(new, waiting, opened).split())
    assert found >= Counter(waiting.split())
    assert new == opened or found >= Counter(new.split())


@given(TEXT, TEXT)
def test_going_on_twice_adds_nothing(new, waiting):
    once = merged(new, waiting)
    assert merged(once, waiting) == once
