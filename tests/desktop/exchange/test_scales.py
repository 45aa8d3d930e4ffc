"""Other programs' numbers and words in Tend's scales."""

from __future__ import annotations

import pytest

from desktop.core.vocabulary import WORDS
from desktop.exchange.feelings import mean_value, value_of
from desktop.exchange.found import CannotRead
from desktop.exchange.scales import (
    from_range,
    from_valence,
    number_of,
    parts,
    plain,
    practised,
    usual_mood,
)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("rad", 80), ("Good", 40), ("meh", 0), ("BAD", -40), ("awful", -80),
        ("Super", 80), ("Gut", 40), ("Ok", 0), ("Schlecht", -40), ("Lausig", -80),
        ("bien", 40), ("mouais", 0), ("mauvais", -40), ("horrible", -80),
        ("sparkly", None),
    ],
)  # fmt: skip
def test_the_shipped_names_of_moods_have_their_usual_values(name: str, value: int | None):
    assert usual_mood(name) == value


@pytest.mark.parametrize(("mood", "value"), [(1, -100), (10, 100), (5.5, 0), (7, 33), (3, -56)])
def test_a_mood_of_one_to_ten_is_spread_about_its_middle(mood: float, value: int):
    assert from_range(mood, 1, 10) == value


def test_a_range_may_have_its_best_below():
    assert (from_range(1, 5, 1), from_range(5, 5, 1)) == (100, -100)


@pytest.mark.parametrize(("valence", "value"), [(-1, -100), (0, 0), (0.4285, 43), (1, 100)])
def test_a_valence_is_a_hundredfold(valence: float, value: int):
    assert from_valence(valence) == value


@pytest.mark.parametrize("bad", [1.01, -2, float("nan"), float("inf")])
def test_a_valence_outside_its_range_is_refused(bad: float):
    with pytest.raises(CannotRead):
        from_valence(bad)


def test_a_number_may_have_a_comma_and_must_be_one():
    assert number_of("3,5") == 3.5
    for bad in ("", "nan", "1e999", "three"):
        with pytest.raises(CannotRead):
            number_of(bad)


def test_a_note_loses_its_marks_and_keeps_its_words():
    assert plain("a<br/>b <b>c</b> <3 &amp; 2 < 3") == "a\nb c <3 & 2 < 3"


def test_the_parts_of_a_list_come_once_each():
    assert parts("a | b  c |  | a", "|") == ("a", "b c")


@pytest.mark.parametrize("seconds", [0, 9.9, 86_401, float("nan")])
def test_a_sitting_that_is_none_is_refused(seconds: float):
    with pytest.raises(CannotRead):
        practised(seconds)


def test_every_word_of_tends_own_pad_has_a_value_of_its_side():
    for quadrant, words in WORDS.items():
        pleasant = quadrant in ("lively", "calm")
        for word in words:
            value = value_of(word)
            assert value is not None, word
            assert value >= 0 if pleasant else value <= 20, word


def test_unknown_words_say_nothing():
    assert mean_value(("zzz",)) is None
    assert mean_value(("zzz", "Calm", "Joyful")) == 60
