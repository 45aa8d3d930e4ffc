"""What is said of a reflection, a score and a mark: true, calm, and no more than is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop.journal.life_making import new_mark, new_reflection, new_score
from desktop.services.life_drafts import reflection_words, with_reflection_words
from desktop.services.life_views import ReflectionDraft
from desktop.services.life_words import (
    life_entry,
    points_to_people,
    reflection_sentence,
    score_sentences,
)


@pytest.fixture
def score(fake_clock):
    def make(key, *answers, day=4, totals=()):
        at = datetime(2026, 3, day, 9)
        return new_score(
            fake_clock, at=at, questionnaire=key, answers=answers, totals=tuple(totals)
        )

    return make


@pytest.mark.parametrize(
    ("answers", "title", "detail"),
    [
        (
            (4, 3, 2, 2, 4, 0, 1, 2),
            "Your week in eight lines: 56.25 of 100",
            "Bouncing back 87.5 · Evenness 50 · Energy in reserve 50 · "
            "Warmth, for yourself and others 37.5",
        ),
        (
            (4, 3, None, None, None, None, None, None),
            "Your week in eight lines: 2 answers, which is too few for a score",
            "Bouncing back 87.5",
        ),
    ],
)
def test_a_reflection_says_what_it_adds_up_to(fake_clock, answers, title, detail):
    row = life_entry(new_reflection(fake_clock, answers=answers))
    assert (row.title, row.detail) == (title, detail)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ((None,) * 8, "Answer what you like; six of the eight make a score."),
        ((1, None, None, None, None, None, None, 2), "4 more make a score."),
        ((1, 2, 3, 4, 0, None, None, None), "1 more makes a score."),
        ((4,) * 6 + (None, None), "100 of 100, from 6 answers."),
    ],
)
def test_while_it_is_answered_it_says_how_far_it_is(answers, sentence):
    assert reflection_sentence(ReflectionDraft(answers)).startswith(sentence)


def test_a_score_shows_its_number_its_range_and_where_it_is_from(score):
    row = life_entry(score("who-5", 3, 2, 4, 1, 3))
    assert (row.title, row.detail) == ("WHO-5: 52", "of 0 to 100 · from its answers")
    row = life_entry(score("olbi", totals=(("exhaustion", 20.0), ("disengagement", 18.5))))
    assert row.title == "OLBI: Exhaustion 20 · Disengagement 18.5"
    assert row.detail == "of 8 to 32 · entered as a total"


def test_one_of_a_questionnaire_that_is_not_known_here_is_shown_all_the_same(score):
    row = life_entry(replace(score("who-5", 3, 2, 4, 1, 3), questionnaire="later-1"))
    assert (row.title, row.detail) == ("later-1", "")


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [((3, 2, 4, 1, 3), (4, 3, 4, 2, 3), "within"), ((3, 2, 4, 1, 3), (5,) * 5, "more than")],
)
def test_a_later_score_is_set_against_the_one_before_it(score, before, now, said):
    sentences = score_sentences(score("who-5", *now), [score("who-5", *before, day=2)])
    assert sum(f"{said} measurement error" in one for one in sentences) == 1


def test_the_one_before_is_the_last_of_them(score):
    older = [score("who-5", 3, 2, 4, 1, 3, day=3), score("who-5", 5, 5, 5, 5, 5, day=1)]
    assert any(
        "52 the time before" in one for one in score_sentences(score("who-5", *(4,) * 5), older)
    )


def test_a_first_score_is_set_against_nothing_and_a_pss_has_no_category(score):
    assert score_sentences(score("pss-10", *(4,) * 10)) == ()


def test_a_band_is_named_where_one_is_published(score):
    [sentence] = score_sentences(score("brs", 4, 2, 4, 2, 3, 1))
    assert sentence == "4 lies in the middle one of its three published bands, 3.00 to 4.30."


@pytest.mark.parametrize(
    ("key", "answers", "expected"),
    [
        ("who-5", (2, 2, 3, 3, 2), True),  # 48
        ("who-5", (3, 2, 4, 1, 3), False),
        ("phq-4", (2, 2, 1, 1), True),
        ("phq-4", (2, 2, 1, 0), False),
    ],
)
def test_two_scores_point_to_people(score, key, answers, expected):
    assert points_to_people(score(key, *answers)) is expected


def test_a_mark_says_how_long_it_is(fake_clock):
    one = life_entry(new_mark(fake_clock, "Leave", date(2026, 7, 6), date(2026, 7, 19)))
    assert (one.title, one.detail) == ("Leave", "A mark over 14 days")
    assert life_entry(new_mark(fake_clock, "New ward", date(2026, 7, 6))).detail == "A mark"


def test_what_waited_comes_back_answer_for_answer():
    draft = ReflectionDraft((4, None, 0, 2, None, None, None, 1), "Half way")
    assert with_reflection_words(ReflectionDraft(), reflection_words(draft)) == draft


def test_of_two_answers_that_met_the_last_one_counts():
    waiting = (("1", "3\n4"), ("2", ""))
    assert with_reflection_words(ReflectionDraft(), waiting).answers[:2] == (3, None)
