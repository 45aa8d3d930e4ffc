"""Reflections, scores and marks: kept, changed, deleted, brought back; and refused at the field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop.journal.life import Mark, Reflection, Score
from desktop.journal.records import Entered
from desktop.journal.wanted import Kind, Wanted
from desktop.services.life_drafts import draft_of
from desktop.services.life_service import LifeService
from desktop.services.life_views import MarkDraft, ReflectionDraft, ScoreDraft
from desktop.services.views import CheckInDraft
from tests.desktop.services.conftest import Heard

REFLECTION = ReflectionDraft((4, 3, None, 2, 4, 3, 1, 2), " A full week ")
SCORE = ScoreDraft("who-5", (3, 2, 4, 1, 3))
MARK = MarkDraft("  New   ward ", date(2026, 3, 2))
ALL = {"reflection": REFLECTION, "score": SCORE, "mark": MARK}


@pytest.fixture
def life(service, fake_clock):
    return LifeService(service, fake_clock, service)


@pytest.fixture
def told(service, life):
    return Heard(service, "life_added", "life_changed", "life_removed", "journal_changed", "failed")


@pytest.fixture
def refusals(life):
    return Heard(life, "refused", "not_kept")


def rows(service, **wanted):
    found = []
    service.entries(50, 0, found.extend, Wanted(**wanted))
    return found


@pytest.mark.parametrize("kind", ALL)
def test_what_is_kept_stands_in_the_journal(service, life, told, kind):
    kept = life.keep(ALL[kind])
    [row] = rows(service)
    assert (row.id, row.kind, row.can_be_edited) == (kept, kind, True)
    assert told.names() == ["life_added"]


@pytest.mark.parametrize("kind", ALL)
def test_what_is_deleted_comes_back_as_it_was(service, life, told, kind):
    kept = life.keep(ALL[kind])
    before = told.last("life_added")
    service.remove(kept)
    assert rows(service) == []
    service.undo_remove(kept)
    assert told.last("life_added") == before
    assert [row.id for row in rows(service)] == [kept]
    assert told.names() == ["life_added", "life_removed", "life_added"]


@pytest.mark.parametrize(
    ("kind", "change", "title"),
    [
        (
            "reflection",
            {"answers": (4,) * 8, "note": ""},
            "Your week in eight lines: 100 of 100",
        ),
        ("score", {"answers": (5,) * 5}, "WHO-5: 100"),
        ("mark", {"name": "Old house"}, "Old house"),
    ],
)
def test_what_is_changed_keeps_its_id_and_its_time(service, life, told, kind, change, title):
    kept = life.keep(ALL[kind])
    before = told.last("life_added")
    life.keep(replace(draft_of(before), **change))
    after = told.last("life_changed")
    assert (after.id, after.at, after.day) == (kept, before.at, before.day)
    assert [row.title for row in rows(service)] == [title]


@pytest.mark.parametrize("kind", ["reflection", "score"])
def test_one_for_an_earlier_time_says_so_and_lies_in_that_week(service, life, told, kind):
    life.keep(replace(ALL[kind], at=datetime(2026, 2, 27, 18)))
    record = told.last("life_added")
    assert (record.week, record.entered) == ("2026-W09", Entered.LATER)
    assert rows(service)[0].later


def test_one_that_is_moved_to_another_time_is_marked_as_added_later(life, told):
    life.keep(REFLECTION)
    life.keep(replace(draft_of(told.last("life_added")), at=datetime(2026, 2, 27, 18)))
    record = told.last("life_changed")
    assert (record.day, record.week, record.entered) == ("2026-02-27", "2026-W09", Entered.LATER)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ReflectionDraft(), "answers"),
        (ScoreDraft(), "questionnaire"),
        (ScoreDraft("who-5", (3, 2, 4, 1)), "answers"),
        (ScoreDraft("who-5", (3, 2, 4, 1, 6)), "answer 5"),
        (ScoreDraft("who-5"), "answers"),
        (ScoreDraft("who-5", totals=(("total", 101.0),)), "total total"),
        (ScoreDraft("olbi", totals=(("total", 20.0),)), "totals"),
        (MarkDraft(""), "name"),
        (MarkDraft("Leave", date(2026, 3, 2), date(2026, 3, 1)), "until"),
        (replace(REFLECTION, at=datetime(2027, 1, 1)), "at"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_kept(
    service, life, refusals, draft, field
):
    assert life.keep(draft) is None
    [(name, (refused, sentence))] = refusals.said
    assert (name, refused) == ("refused", field)
    assert sentence.endswith(".")
    assert rows(service) == []


@pytest.mark.parametrize("kind", ALL)
def test_a_change_of_what_is_gone_shows_what_is_there_now(service, life, told, refusals, kind):
    kept = life.keep(ALL[kind])
    draft = draft_of(told.last("life_added"))
    service.remove(kept)
    life.keep(draft)
    assert told.names()[-1] == "journal_changed"
    assert refusals.names() == ["not_kept"]


def test_all_kinds_are_searched_at_once_and_a_kind_alone(service, life):
    life.keep(replace(REFLECTION, note="Nights on the ward"))
    life.keep(MARK)
    service.add(CheckInDraft(able=5, note="ward round"))
    assert {row.kind for row in rows(service, words="ward")} == {"reflection", "mark", "check-in"}
    one = frozenset({Kind.MARK})
    assert [row.kind for row in rows(service, words="ward", kinds=one)] == ["mark"]


def test_the_scores_before_one_are_those_of_its_questionnaire(life, told):
    life.keep(replace(SCORE, at=datetime(2026, 1, 5, 12)))
    first = told.last("life_added")
    life.keep(ScoreDraft("brs", (3,) * 6, at=datetime(2026, 1, 6, 12)))
    life.keep(SCORE)
    found = []
    life.scores_before(told.last("life_added"), found.extend)
    assert found == [first]


def test_each_is_its_own_kind(life, told):
    kinds = []
    for draft in ALL.values():
        life.keep(draft)
        kinds.append(type(told.last("life_added")))
    assert kinds == [Reflection, Score, Mark]
