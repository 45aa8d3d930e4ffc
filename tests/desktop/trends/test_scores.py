"""Questionnaires' scores: every worked example, every rule, and what never may be filled in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from desktop.trends.questionnaires import read_questionnaires
from desktop.trends.scores import Compared, compared, scored, totals_of

KEYS = read_questionnaires(resources.questionnaires())


def scores(key, answers):
    return dict(scored(KEYS[key], answers))


@pytest.mark.parametrize(
    ("key", "answers", "expected"),
    [
        ("brs", (4, 2, 4, 2, 3, 1), {"total": 4.0}),
        ("who-5", (3, 2, 4, 1, 3), {"total": 52.0}),
        ("pss-10", (3, 2, 4, 1, 2, 3, 1, 2, 3, 2), {"total": 27.0}),
        ("pss-4", (1, 4, 4, 1), {"total": 2.0}),
        ("phq-4", (1, 2, 3, 0), {"total": 6.0, "anxiety": 3.0, "low-mood": 3.0}),
        ("scs-sf", (1, 5, 5, 1, 5, 5, 5, 1, 1, 5, 1, 1), {"total": 5.0}),
        ("burnout-1", (3,), {"total": 3.0}),
    ],
)
def test_a_worked_example_comes_out(key, answers, expected):
    assert scores(key, answers) == expected


@pytest.mark.parametrize("answer", [1, 2, 3, 4])
def test_any_constant_answer_to_the_olbi_gives_20_and_20(answer):
    assert scores("olbi", (answer,) * 16) == {"exhaustion": 20.0, "disengagement": 20.0}


def test_the_proqol_gives_three_sums_and_no_total():
    assert scores("proqol-5", (1,) * 30) == {
        "compassion-satisfaction": 10.0,
        "burnout": 30.0,
        "secondary-trauma": 10.0,
    }


def test_each_item_of_the_proqol_counts_once():
    counted = [number for scale in KEYS["proqol-5"].scales for number in scale.of]
    assert sorted(counted) == list(range(1, 31))


@pytest.mark.parametrize(
    ("key", "expected"),
    [("brs", 1.1729), ("who-5", 22.17), ("pss-10", 6.23), ("phq-4", 2.42)],
)
def test_the_smallest_detectable_change_is_the_published_one(key, expected):
    assert KEYS[key].scale("total").sdc95 == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(
    ("key", "scale", "ends"),
    [
        ("brs", "total", (1, 5)),
        ("who-5", "total", (0, 100)),
        ("pss-10", "total", (0, 40)),
        ("pss-4", "total", (0, 16)),
        ("proqol-5", "burnout", (10, 50)),
        ("olbi", "exhaustion", (8, 32)),
        ("phq-4", "total", (0, 12)),
        ("phq-4", "anxiety", (0, 6)),
        ("scs-sf", "total", (1, 5)),
        ("burnout-1", "total", (1, 5)),
    ],
)
def test_a_scale_has_its_range(key, scale, ends):
    assert KEYS[key].ends(KEYS[key].scale(scale)) == ends


@pytest.mark.parametrize(
    ("score", "word"), [(2.99, "lowest"), (3.0, "middle"), (4.305, "middle"), (4.31, "highest")]
)
def test_a_band_is_that_of_the_score_that_is_not_rounded(score, word):
    assert word in KEYS["brs"].scale("total").band(score)


@pytest.mark.parametrize("key", ["olbi", "pss-10", "pss-4", "who-5", "proqol-5", "scs-sf"])
def test_where_bands_are_contested_or_none_there_is_none(key):
    assert all(scale.band(3.0) == "" for scale in KEYS[key].scales)


@pytest.mark.parametrize(
    ("key", "score", "expected"),
    [
        ("who-5", 50, True),
        ("who-5", 52, False),
        ("phq-4", 6, True),
        ("phq-4", 5, False),
        ("brs", 1.0, False),
        ("pss-10", 40, False),
    ],
)
def test_only_two_scores_point_to_people(key, score, expected):
    assert KEYS[key].scale("total").points_to_people(score) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (52, 74, Compared.WITHIN),
        (52, 76, Compared.HIGHER),
        (52, 28, Compared.LOWER),
        (52, 52, Compared.WITHIN),
    ],
)
def test_a_later_score_differs_only_beyond_measurement_error(before, after, expected):
    assert compared(KEYS["who-5"].scale("total"), before, after) is expected


def test_where_the_error_is_not_known_nothing_is_said():
    assert compared(KEYS["olbi"].scale("exhaustion"), 8, 32) is Compared.UNKNOWN


@pytest.mark.parametrize("answers", [(3, 2, 4, 1), (3, 2, 4, 1, 6), (3, 2, 4, 1, -1), ()])
def test_a_missing_answer_or_one_out_of_range_gives_no_score(answers):
    with pytest.raises(ValueError, match="answers"):
        scored(KEYS["who-5"], answers)


def test_a_total_that_was_entered_is_taken_as_it_is():
    assert totals_of(KEYS["who-5"], (), (("total", 52.0),)) == (("total", 52.0),)


@given(st.data())
def test_every_score_lies_within_its_range_and_turns_with_its_answers(data):
    one = KEYS[data.draw(st.sampled_from(sorted(KEYS)))]
    answer = st.integers(one.lowest, one.highest)
    answers = data.draw(st.lists(answer, min_size=one.items, max_size=one.items))
    turned = [one.lowest + one.highest - each for each in answers]
    for (key, score), (_, other) in zip(scored(one, answers), scored(one, turned), strict=True):
        low, high = one.ends(one.scale(key))
        assert low <= score <= high
        assert score + other == pytest.approx(low + high)
