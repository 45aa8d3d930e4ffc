"""Wishes for another turned into wishes for oneself: in good grammar, or not at all."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio.first_person import to_self

TURNED = {
    "May you be safe": "May I be safe",
    "may you be safe.": "may I be safe.",
    "MAY YOU BE SAFE": "MAY I BE SAFE",
    "May You Be Well": "May I Be Well",
    "May you be happy, and at ease in your body": "May I be happy, and at ease in my body",
    "May your days be kind to you": "May my days be kind to me",
    "May you be kind to yourself": "May I be kind to myself",
    "May you find your way home to yourself": "May I find my way home to myself",
    "May joy be yours": "May joy be mine",
    "May you and your family be well": "May I and my family be well",
    "You are enough.": "I am enough.",
    "You\u2019re loved": "I'm loved",
    "May you be safe. You are loved.": "May I be safe. I am loved.",
    "May you be safe; may your heart be light": "May I be safe; may my heart be light",
    "May whatever you are carrying be light": "May whatever I am carrying be light",
    "May what is heavy be lifted from you": "May what is heavy be lifted from me",
    "May the people you love be near you": "May the people I love be near me",
    "May those who love you be near": "May those who love me be near",
    "May you know that you are loved": "May I know that I am loved",
    "May you know you are not alone": "May I know I am not alone",
    "May you rest before you are tired": "May I rest before I am tired",
    "May help find you when you need it": "May help find me when I need it",
    "May sleep help you rest": "May sleep help me rest",
    "May life give you rest": "May life give me rest",
    "May you let others help you": "May I let others help me",
    "May peace surround you and joy fill you": "May peace surround me and joy fill me",
    "May you always have enough": "May I always have enough",
    "May you have what you need": "May I have what I need",
    "May you be held as if you were a child": "May I be held as if I were a child",
    "May the person you were be forgiven": "May the person I was be forgiven",
    "May the work you do be seen": "May the work I do be seen",
    "May you be as kind to yourself as you are now": "May I be as kind to myself as I am now",
    "Wherever you are, may you be safe": "Wherever I am, may I be safe",
    "Let love hold you": "Let love hold me",
    "Peace be with you": "Peace be with me",
    "May today find you well": "May today find me well",
}  # fmt: skip
AS_THEY_ARE = ["May all be well", "Be warm.", "Peace", "♥", "May I be safe", "Que estés bien"]
DOUBTFUL = [
    "May I be kind to you",
    "Be kind to yourself",
    "Love your body",
    "Thank you",
    "Are you safe?",
    "May somebody thank you today",
    "May all of you be safe",
    "May you all be well",
    "May you both be warm",
    "May you be kind to yourselves",
    "May you, who are tired, rest",
    "May your family and you be well",
    "May you know you are safe and are loved",
    "May those who know you are kind be glad",
    "May those before you be thanked",
    "May thou be well",
    "May you be safe. Be kind to yourself.",
]


@pytest.mark.parametrize(("wish", "own"), TURNED.items())
def test_a_wish_is_turned_to_oneself(wish: str, own: str):
    assert to_self(wish) == own


@pytest.mark.parametrize("wish", AS_THEY_ARE)
def test_what_speaks_to_nobody_stays_as_it_is(wish: str):
    assert to_self(wish) == wish


@pytest.mark.parametrize("wish", DOUBTFUL)
def test_what_cannot_be_turned_for_certain_is_not(wish: str):
    assert to_self(wish) is None


@pytest.mark.parametrize("own", [one for one in TURNED.values() if " I and " not in one])
def test_what_is_said_to_oneself_already_stays_so(own: str):
    assert to_self(own) == own


WORDS = """
may you your yours yourself be are were have love find help who and to with . , know safe before
you're that not ♥
"""


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=12).map(" ".join))
def test_whatever_is_turned_speaks_to_nobody_else_any_more(wish: str):
    own = to_self(wish) or ""
    assert not re.search(r"\b(you|your|yours|yourself)\b", own, re.IGNORECASE)
    assert not re.search(r"\bI are\b|\b(to|with) I\b(?!')|\bmay me\b", own)


@given(st.text(max_size=80))
def test_any_text_is_turned_or_left(wish: str):
    own = to_self(wish)
    assert own is None or own.strip() or not wish.strip()
