"""Reflections, scores and marks from the command line, and finding them again."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from desktop.cli import tend as group

ANSWERS = "4,3,-,2,4,3,1,2"


def test_a_reflection_is_kept_with_what_it_adds_up_to(tend):
    kept = tend("reflect", "--answers", ANSWERS, "--note", "A full week", "--json").json
    assert kept["answers"] == [4, 3, None, 2, 4, 3, 1, 2]
    assert kept["score"] == pytest.approx(19 / 7 * 25)
    assert kept["facets"] == {"back": 87.5, "even": None, "reserve": 87.5, "warmth": 37.5}
    [row] = tend("journal", "--kind", "reflection", "--json").json
    assert row == {"kind": "reflection", **kept}


def test_an_earlier_week_is_marked_as_added_later(tend):
    at = "2026-01-04T21:00+01:00"
    kept = tend("reflect", "--answers", ANSWERS, "--at", at, "--json").json
    assert (kept["week"], kept["entered"]) == ("2026-W01", "later")


def test_without_answers_each_line_is_asked(folder):
    words = ["--data-dir", str(folder), "reflect", "--json"]
    typed = "4\n3\n-\n2\n9\n4\n3\n1\n2\nA full week\n"  # a 9 is asked once more
    answer = CliRunner().invoke(group, words, input=typed)
    assert answer.exit_code == 0
    assert '"score": 67.857' in answer.stdout
    assert "A full week" in answer.stdout
    assert "not a validated questionnaire" in answer.stderr
    assert answer.stderr.count("I found my feet again.") == 1
    assert answer.stderr.count("something left for me.") == 2


def test_a_score_from_its_answers(tend):
    kept = tend("add-score", "who-5", "--answers", "3,2,4,1,3", "--json").json
    assert (kept["questionnaire"], kept["scores"]) == ("who-5", {"total": 52.0})


def test_a_score_from_a_total_and_one_of_several_scales(tend):
    assert tend("add-score", "pss-10", "--total", "27", "--json").json["scores"] == {"total": 27.0}
    words = ["add-score", "olbi", "--total", "exhaustion=21", "--total", "disengagement=18.5"]
    kept = tend(*words, "--json").json
    assert kept["scores"] == {"exhaustion": 21.0, "disengagement": 18.5}
    assert len(tend("scores", "--json").json) == 2
    assert "OLBI: Exhaustion 21 · Disengagement 18.5" in tend("scores").out


def test_a_low_score_is_followed_by_one_line_that_points_to_people(tend):
    low = tend("add-score", "who-5", "--answers", "1,1,1,1,1")
    assert "You need not be alone with this" in low.err
    assert "You need not" not in tend("add-score", "who-5", "--answers", "5,5,5,5,5").err


def test_a_second_score_is_set_against_the_first(tend):
    tend("add-score", "who-5", "--total", "52", "--at", "2026-01-04T21:00+01:00")
    assert "within measurement error" in tend("add-score", "who-5", "--total", "60").err


def test_a_mark_over_some_days(tend):
    kept = tend("mark", "Leave", "--day", "2026-07-06", "--until", "2026-07-19").out.strip()
    [row] = tend("journal", "--kind", "mark", "--json").json
    assert (row["id"], row["day"], row["until"]) == (kept, "2026-07-06", "2026-07-19")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["reflect", "--answers", "4,3"], "8 answers"),
        (["reflect", "--answers", "4,3,x,2,4,3,1,2"], "“x”"),
        (["reflect", "--answers", "5,3,2,2,4,3,1,2"], "from 0 to 4"),
        (["reflect", "--answers", "-,-,-,-,-,-,-,-"], "at least one answer"),
        (["reflect", "--answers", ANSWERS, "--at", "2999-01-01T00:00+00:00"], "future"),
        (["add-score", "who-5"], "either"),
        (["add-score", "who-5", "--answers", "3,2,4,1,3", "--total", "52"], "either"),
        (["add-score", "who-5", "--answers", "3,2,-,1,3"], "every answer"),
        (["add-score", "who-5", "--answers", "3,2,4,1"], "all 5 answers"),
        (["add-score", "who-5", "--answers", "3,2,4,1,6"], "from 0 to 5"),
        (["add-score", "who-5", "--total", "104"], "from 0 to 100"),
        (["add-score", "who-5", "--total", "lots"], "not a number"),
        (["add-score", "who-5", "--total", "nan"], "from 0 to 100"),
        (["add-score", "olbi", "--total", "20"], "exhaustion, disengagement"),
        (["add-score", "who-6", "--total", "20"], "brs"),
        (["mark", "Leave", "--day", "2026-07-06", "--until", "2026-07-05"], "before its first"),
        (["mark", "  "], "one line"),
        (["journal", "--kind", "dream"], "dream"),
    ],
)
def test_wrong_usage_exits_2_says_what_to_do_and_keeps_nothing(tend, words, said):
    answer = tend(*words)
    assert answer.status == 2
    assert said in answer.err
    assert tend("journal", "--kind", "all", "--json").json == []


@pytest.fixture
def logged(tend):
    tend("check-in", "--able", 6, "--note", "A night on the ward")
    tend("reflect", "--answers", ANSWERS, "--note", "Quieter")
    tend("mark", "New ward", "--day", "2026-01-02")


def test_people_see_everything_and_scripts_the_check_ins_they_always_had(tend, logged):
    listed = tend("journal").out
    assert all(words in listed for words in ("Able 6", "Quieter", "New ward"))
    [row] = tend("journal", "--json").json
    assert "kind" not in row
    assert row["note"] == "A night on the ward"


def test_a_search_looks_through_every_kind(tend, logged):
    found = tend("journal", "--search", "war", "--json").json
    assert [row["kind"] for row in found] == ["check-in", "mark"]
    assert tend("journal", "--search", "war", "--kind", "mark", "--json").json == found[1:]
    assert tend("journal", "--search", '"', "--json").json == []
