"""Reflections, scores, marks and the year on their pages: nothing entered there is lost."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop.app.journal_desk import JournalDesk
from desktop.app.mark_desk import MarkDesk
from desktop.app.reflect_desk import ReflectDesk
from desktop.app.score_desk import ScoreDesk
from desktop.app.year_desk import YearDesk
from desktop.journal.wanted import Kind, Wanted
from desktop.services.forms import eight_lines, questionnaire_forms
from desktop.services.life_drafts import draft_of
from desktop.services.life_service import LifeService
from desktop.services.life_views import MarkDraft, ReflectionDraft, ScoreDraft
from desktop.services.views import CheckInDraft
from desktop.ui.pages.journal import JournalPage
from desktop.ui.pages.mark import MarkPage
from desktop.ui.pages.reflect import ReflectionForm, ReflectPage
from desktop.ui.pages.score import ScorePage
from desktop.ui.pages.year import YearPage


def settle(tasks):
    """Let go until nothing more is asked: an answer may ask for the next thing."""
    for _ in range(4):
        tasks.let_go()


ANSWERS = (4, 3, None, 2, 4, 3, 1, 2)


@pytest.fixture
def life(journal, fake_clock):
    return LifeService(journal, fake_clock, journal)


@pytest.fixture
def reflect_page(qtbot, fake_clock):
    lines = eight_lines()
    words = [statement.words for statement in lines.statements]
    form = ReflectionForm(lines.title, lines.about, lines.ask, lines.lowest, lines.highest, words)
    page = ReflectPage(form, lambda: fake_clock.now().local)
    qtbot.addWidget(page)
    return page


@pytest.fixture
def reflecting(reflect_page, life, journal):
    return ReflectDesk(reflect_page, life, journal, reflect_page)


def answer(page, answers, note=""):
    for line, value in zip(page.lines, answers, strict=True):
        if value is not None:
            line.cells._answer(value)
    page.note.setPlainText(note)


def heard(signal):
    said = []
    signal.connect(said.append)
    return said


def stored(journal, tasks, shelf):
    found = []
    journal.ask(lambda opened: getattr(opened, shelf).all(), found.extend)
    settle(tasks)
    return found


def test_a_reflection_is_kept_and_then_left(reflect_page, reflecting, journal, tasks):
    done = heard(reflecting.done)
    reflecting.open(ReflectionDraft())
    answer(reflect_page, ANSWERS, "A full week")
    reflect_page.keep.click()
    assert done == []
    settle(tasks)
    [kept] = stored(journal, tasks, "reflections")
    assert done == [kept]
    assert (kept.answers, kept.note) == (ANSWERS, "A full week")


def test_it_says_what_it_adds_up_to_and_of_which_week(reflect_page, reflecting):
    reflecting.open(ReflectionDraft())
    answer(reflect_page, ANSWERS)
    assert reflect_page.sum.text().startswith("67.86 of 100, from 7 answers. Bouncing back 87.5")
    assert reflect_page.week.text() == "The week from 2 Mar to 8 Mar."


def test_what_was_begun_waits_until_it_is_kept(reflect_page, reflecting, life, journal, tasks):
    reflecting.open(ReflectionDraft())
    answer(reflect_page, ANSWERS, "Half way")
    reflect_page.cancelled.emit()
    settle(tasks)
    again = ReflectDesk(reflect_page, life, journal, reflect_page)
    again.open(ReflectionDraft())
    settle(tasks)
    assert reflect_page.draft().answers == ANSWERS
    assert reflect_page.draft().note == "Half way"
    assert not reflect_page.waiting.isHidden()
    reflect_page.keep.click()
    settle(tasks)
    drafts = []
    journal.ask(lambda opened: opened.drafts(), drafts.extend)
    settle(tasks)
    assert drafts == []


def test_what_waited_can_be_begun_anew(reflect_page, reflecting, tasks):
    reflecting.open(ReflectionDraft())
    answer(reflect_page, ANSWERS, "Half way")
    reflect_page.cancelled.emit()
    settle(tasks)
    reflecting.open(ReflectionDraft())
    reflect_page.anew_requested.emit()
    assert reflect_page.draft() == ReflectionDraft()


def test_a_reflection_that_cannot_be_kept_stays_on_the_page(
    reflect_page, reflecting, tasks, broken
):
    done = heard(reflecting.done)
    reflecting.open(ReflectionDraft())
    answer(reflect_page, ANSWERS)
    reflect_page.keep.click()
    settle(tasks)
    assert done == []
    assert reflect_page.draft().answers == ANSWERS
    assert "Not kept yet" in reflect_page.problem.text()


def test_an_empty_reflection_is_refused_in_words(reflect_page, reflecting, journal, tasks):
    reflecting.open(ReflectionDraft())
    reflect_page.keep.click()
    assert "at least one answer" in reflect_page.problem.text()
    assert stored(journal, tasks, "reflections") == []


def test_a_change_replaces_what_was_kept(reflect_page, reflecting, journal, tasks):
    reflecting.open(ReflectionDraft(ANSWERS))
    reflect_page.keep.click()
    settle(tasks)
    [kept] = stored(journal, tasks, "reflections")
    reflecting.open(draft_of(kept))
    answer(reflect_page, (0,) * 8)
    reflect_page.keep.click()
    settle(tasks)
    [changed] = stored(journal, tasks, "reflections")
    assert (changed.id, changed.answers, changed.at) == (kept.id, (0,) * 8, kept.at)


@pytest.fixture
def score_page(qtbot, fake_clock):
    page = ScorePage(questionnaire_forms(), lambda: fake_clock.now().local)
    qtbot.addWidget(page)
    return page


@pytest.fixture
def scoring(score_page, life, journal):
    return ScoreDesk(score_page, life, journal, lambda: "Ada", score_page)


def keep_score(scoring, score_page, tasks, draft):
    scoring.open(draft)
    score_page.keep.click()
    settle(tasks)


def test_a_score_says_what_it_came_to_once_it_is_kept(scoring, score_page, journal, tasks):
    keep_score(scoring, score_page, tasks, ScoreDraft("who-5", (3, 2, 4, 1, 3)))
    assert score_page.result.title.text() == "WHO-5: 52"
    assert score_page.result.people.text() == ""
    assert [one.answers for one in stored(journal, tasks, "scores")] == [(3, 2, 4, 1, 3)]


def test_a_low_one_is_followed_by_one_line_that_points_to_people(scoring, score_page, tasks):
    keep_score(scoring, score_page, tasks, ScoreDraft("who-5", (1,) * 5))
    assert "Ada" in score_page.result.people.text()


def test_a_later_one_is_set_against_the_one_before(scoring, score_page, tasks):
    before = ScoreDraft("who-5", (3, 2, 4, 1, 3), at=datetime(2026, 2, 1, 9))
    keep_score(scoring, score_page, tasks, before)
    keep_score(scoring, score_page, tasks, ScoreDraft("who-5", (5,) * 5))
    assert "52 the time before, 100 now" in score_page.result.words.text()


def begin_score(scoring, score_page, texts=("3", "", "4")):
    scoring.open(ScoreDraft())
    score_page.which.chip("who-5").click()
    for field, text in zip(score_page.grid.fields, texts, strict=False):
        field.setText(text)
        field.textEdited.emit(text)
    score_page.note.setPlainText("Half way")


def drafts(journal, tasks):
    found = []
    journal.ask(lambda opened: opened.drafts(), found.extend)
    settle(tasks)
    return found


def another_scoring(qtbot, life, journal, fake_clock):
    page = ScorePage(questionnaire_forms(), lambda: fake_clock.now().local)
    qtbot.addWidget(page)
    return page, ScoreDesk(page, life, journal, lambda: "", page)


@pytest.mark.parametrize("leave", ["cancelled", "closed", "written"])
def test_a_half_entered_score_waits_until_it_is_kept(
    qtbot, scoring, score_page, life, journal, tasks, fake_clock, leave
):
    begin_score(scoring, score_page)
    if leave == "cancelled":
        score_page.cancelled.emit()
    elif leave == "closed":
        scoring.close()
    else:
        scoring._unkept._soon.timeout.emit()  # within two seconds, as before a crash
    settle(tasks)
    page, desk = another_scoring(qtbot, life, journal, fake_clock)
    desk.open(ScoreDraft())
    settle(tasks)
    assert page.grid.texts() == ("3", "", "4", "", "")
    assert page.note.toPlainText() == "Half way"
    assert not page.waiting.isHidden()
    page.grid.set_texts("33433")
    page.keep.click()
    settle(tasks)
    assert [one.answers for one in stored(journal, tasks, "scores")] == [(3, 3, 4, 3, 3)]
    assert drafts(journal, tasks) == []
    page.result.another.click()
    settle(tasks)
    assert page.words() == ()


def test_a_score_that_waited_can_be_begun_anew(scoring, score_page, journal, tasks):
    begin_score(scoring, score_page)
    score_page.cancelled.emit()
    settle(tasks)
    scoring.open(ScoreDraft())
    assert score_page.grid.texts()[0] == "3"
    score_page.waiting.anew.click()
    settle(tasks)
    assert score_page.words() == ()
    assert score_page.waiting.isHidden()
    assert drafts(journal, tasks) == []


def test_a_change_of_a_score_waits_at_that_score(
    qtbot, scoring, score_page, life, journal, tasks, fake_clock
):
    keep_score(scoring, score_page, tasks, ScoreDraft("who-5", (3, 2, 4, 1, 3)))
    [kept] = stored(journal, tasks, "scores")
    scoring.open(draft_of(kept))
    score_page.grid.set_texts("1")
    score_page.note.setPlainText("Was wrong")
    score_page.cancelled.emit()
    settle(tasks)
    page, desk = another_scoring(qtbot, life, journal, fake_clock)
    desk.open(ScoreDraft())
    settle(tasks)
    assert page.words() == ()
    desk.open(draft_of(kept))
    settle(tasks)
    assert page.grid.texts() == ("1", "2", "4", "1", "3")
    page.keep.click()
    settle(tasks)
    [changed] = stored(journal, tasks, "scores")
    assert (changed.id, changed.at, changed.note) == (kept.id, kept.at, "Was wrong")
    assert drafts(journal, tasks) == []


def test_a_score_that_cannot_be_kept_waits_all_the_same(scoring, score_page, tasks, broken):
    begin_score(scoring, score_page, "33433")
    score_page.keep.click()
    settle(tasks)
    assert score_page.grid.texts() == tuple("33433")
    assert "Not kept yet" in score_page.problem.text()
    assert scoring._unkept._soon.isActive()


def test_a_mark_is_kept_and_then_left(qtbot, life, journal, tasks, fake_clock):
    page = MarkPage(lambda: fake_clock.now().local)
    qtbot.addWidget(page)
    desk = MarkDesk(page, life, journal, page)
    done = heard(desk.done)
    desk.open(MarkDraft("New ward", date(2026, 3, 2)))
    page.keep.click()
    settle(tasks)
    assert done == stored(journal, tasks, "marks")
    assert done[0].name == "New ward"


@pytest.fixture
def journal_page(qtbot, journal, tasks):
    page = JournalPage()
    qtbot.addWidget(page)
    desk = JournalDesk(page, journal, journal.today, str.title, page)
    desk.refresh()
    settle(tasks)
    page.desk = desk
    return page


def titles(page):
    rows = (page.model.index(row) for row in range(page.model.rowCount()))
    return [row.data() for row in rows if row.flags()]


def fill(journal, life, tasks):
    life.keep(ReflectionDraft(ANSWERS, "Nights on the ward"))
    life.keep(MarkDraft("New ward", date(2026, 3, 2)))
    life.keep(ScoreDraft("who-5", (3, 2, 4, 1, 3)))
    journal.add(CheckInDraft(able=6, note="ward round"))
    settle(tasks)


def test_every_kind_stands_in_the_journal_as_soon_as_it_is_kept(journal_page, journal, life, tasks):
    fill(journal, life, tasks)
    assert set(titles(journal_page)) == {
        "Your week in eight lines: 67.86 of 100", "New ward", "WHO-5: 52", "Able 6",
    }  # fmt: skip


def test_what_is_typed_is_found_and_only_the_last_of_it_is_shown(
    journal_page, journal, life, tasks
):
    fill(journal, life, tasks)
    for words in ("w", "wa", "war", "ward", "ward r"):
        journal_page.filter.setText(words)
    settle(tasks)
    assert titles(journal_page) == ["Able 6"]
    journal_page.filter.clear()
    settle(tasks)
    assert len(titles(journal_page)) == 4


def test_a_kind_and_a_day_are_shown_alone(journal_page, journal, life, tasks):
    fill(journal, life, tasks)
    journal_page.wanted_changed.emit(Wanted(kinds=frozenset({Kind.SCORE})))
    settle(tasks)
    assert titles(journal_page) == ["WHO-5: 52"]
    journal_page.show_day(date(2026, 3, 2), journal.today())
    settle(tasks)
    assert titles(journal_page) == ["New ward"]


def test_what_is_deleted_in_a_search_comes_back_into_it(journal_page, journal, life, tasks):
    fill(journal, life, tasks)
    journal_page.filter.setText("new ward")
    settle(tasks)
    journal_page._on_delete()
    settle(tasks)
    assert titles(journal_page) == []
    journal_page._on_undo()
    settle(tasks)
    assert titles(journal_page) == ["New ward"]


def test_a_search_goes_on_after_the_journal_could_not_be_read(journal_page, tasks, folder):
    kept = (folder / "journal.db").read_bytes()
    assert kept
    journal_page.desk._on_failed(None)
    journal_page.filter.setText("ward")
    settle(tasks)
    assert not journal_page.desk._is_reading


def test_each_kind_opens_its_own_form(journal_page, journal, life, tasks):
    fill(journal, life, tasks)
    asked = heard(journal_page.desk.life_requested)
    for kind in (Kind.REFLECTION, Kind.SCORE, Kind.MARK):
        journal_page.wanted_changed.emit(Wanted(kinds=frozenset({kind})))
        settle(tasks)
        journal_page._on_edit()
    assert [type(draft) for draft in asked] == [ReflectionDraft, ScoreDraft, MarkDraft]


def test_the_year_has_the_days_of_the_measure(qtbot, journal, tasks):
    for at, able in ((datetime(2026, 3, 1, 9), 4), (datetime(2026, 3, 1, 18), 7)):
        journal.add(CheckInDraft(able=able, at=at))
    journal.add(CheckInDraft(pleasantness=-20, at=datetime(2025, 7, 1, 9)))
    page = YearPage()
    qtbot.addWidget(page)
    YearDesk(page, journal, page).refresh()
    settle(tasks)
    assert page.grid.words(date(2026, 3, 1)).endswith("nothing said")
    page.measures.chip("able").click()
    settle(tasks)
    assert page.grid.words(date(2026, 3, 1)) == "Sunday 1 Mar: able 5.5, 2 check-ins"
    page.year_wanted.emit(2025, "pleasantness")
    settle(tasks)
    assert page.grid.words(date(2025, 7, 1)) == "Tuesday 1 Jul: pleasantness −20, 1 check-in"
