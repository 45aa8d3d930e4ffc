"""The eight statements and the scoring keys that ship: complete, ours, and no item of others."""

from __future__ import annotations

import re
import tomllib

import pytest

import resources
from desktop.trends.questionnaires import read_questionnaires
from desktop.trends.reflections import read_eight_lines

LINES = read_eight_lines(resources.reflection())
FACTS = {"key", "short", "name", "items", "lowest", "highest", "lowest_means", "reversed", "source"}
OF_A_SCALE = {
    "key", "name", "of", "way", "times", "sd", "reliability", "bands", "band_names", "threshold",
    "people_at_most", "people_at_least",
}  # fmt: skip
ALL = {
    "brs", "who-5", "pss-10", "pss-4", "proqol-5", "olbi", "phq-4", "scs-sf", "burnout-1",
}  # fmt: skip


def test_there_are_two_statements_for_each_of_four_facets():
    facets = [statement.facet for statement in LINES.statements]
    assert sorted(facets) == sorted([key for key, _ in LINES.facets] * 2)
    assert len({statement.key for statement in LINES.statements}) == 8


def test_its_face_says_that_it_is_ours_and_not_validated():
    assert "self-reflection of ours" in LINES.about
    assert "not a validated questionnaire" in LINES.about


@pytest.mark.parametrize("words", [statement.words for statement in LINES.statements])
def test_a_statement_is_one_short_sentence_in_the_first_person_and_says_no_not(words):
    assert re.search(r"\b(I|me|my|myself)\b", words, re.IGNORECASE)
    assert len(words) <= 70
    assert words.endswith(".")
    assert not re.search(r"\b(not|never|no|hardly|n't)\b", words)


def test_every_questionnaire_of_the_list_has_its_key():
    assert set(read_questionnaires(resources.questionnaires())) == ALL


@pytest.mark.parametrize("path", sorted(resources.questionnaires().glob("*.toml")))
def test_a_key_has_facts_alone(path):
    raw = tomllib.loads(path.read_text())
    assert set(raw) - {"scales"} <= FACTS
    assert all(set(scale) <= OF_A_SCALE for scale in raw["scales"])
