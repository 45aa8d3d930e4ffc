from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.lines import is_one_line, one_line
from desktop.core.settings import OPTIONS


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("Anna,  ext. 12 ", "Anna, ext. 12"),
        ("\u202a+44 20 7946 0000\u202c", "+44 20 7946 0000"),
        ("one\ntwo\u200b", "one two"),
        ("\U0001f469\u200d\u2695\ufe0f on call", "\U0001f469\u200d\u2695\ufe0f on call"),
    ],
)
def test_what_was_pasted_becomes_one_line(given_text, kept):
    assert one_line(given_text) == kept
    assert OPTIONS["contact"].holds(kept)


@given(st.text())
def test_whatever_is_typed_can_be_kept(text):
    assert is_one_line(one_line(text))
