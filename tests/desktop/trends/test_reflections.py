"""The weekly reflection: mean × 25 of at least six answers, and a facet of both of its own."""

from __future__ import annotations

import pytest

import resources
from desktop.trends.reflections import read_eight_lines, reflection_score


@pytest.fixture(scope="module")
def lines():
    return read_eight_lines(resources.reflection())


def score(answers, lines):
    return reflection_score(answers, lines).score


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((4,) * 8, 100.0),
        ((0,) * 8, 0.0),
        ((2,) * 8, 50.0),
        ((4, 3, None, 2, 4, 3, 1, 2), 19 / 7 * 25),
        ((1, 2, 3, 4, 0, 1, None, None), 11 / 6 * 25),
        ((4, 4, 4, 4, 4, None, None, None), None),
        ((None,) * 8, None),
    ],
)
def test_the_score_is_the_mean_times_25_of_at_least_six_answers(lines, answers, expected):
    found = score(answers, lines)
    assert found == (None if expected is None else pytest.approx(expected))


def test_a_facet_needs_both_of_its_answers(lines):
    found = dict(reflection_score((4, 3, None, 2, 4, 0, 1, 2), lines).facets)
    assert found == {"back": 87.5, "even": None, "reserve": 50.0, "warmth": 37.5}


def test_a_facet_stands_though_there_is_no_score(lines):
    found = reflection_score((4, 4, None, None, None, None, None, None), lines)
    assert (found.score, found.answered) == (None, 2)
    assert dict(found.facets)["back"] == 100.0


@pytest.mark.parametrize("answers", [(4,) * 7, (4,) * 9, (5,) * 8, (-1,) * 8])
def test_what_the_form_cannot_hold_is_refused(lines, answers):
    with pytest.raises(ValueError, match="answers"):
        reflection_score(answers, lines)
