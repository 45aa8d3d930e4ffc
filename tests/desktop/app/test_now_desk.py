"""Now: what is proposed, for how long, and what becomes of its check-in."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

import pytest

import resources
from audio.library import Library
from audio.voices.captions import CaptionsVoice
from desktop.app.now_desk import NowDesk
from desktop.journal.making import new_sitting
from desktop.services.library_service import LibraryService
from desktop.services.views import CheckInDraft
from desktop.ui.pages.now import NowPage


@pytest.fixture
def page(qtbot, fake_clock) -> NowPage:
    page = NowPage(lambda: fake_clock.now().local)
    qtbot.addWidget(page)
    return page


@pytest.fixture
def desk(page, folder, fake_clock, tasks, settings, journal) -> NowDesk:
    library = LibraryService(
        lambda: Library([resources.practices()], resources.shared_lines()),
        lambda _name: CaptionsVoice(),
    )
    desk = NowDesk(page, folder, fake_clock, tasks, settings, library, journal, page)
    desk.refresh()
    return desk


@pytest.fixture
def begun(desk: NowDesk) -> list[tuple[object, ...]]:
    begun: list[tuple[object, ...]] = []
    desk.begin_requested.connect(lambda *what: begun.append(what))
    desk.begin_until_requested.connect(lambda *what: begun.append(what))
    return begun


def test_the_morning_proposes_a_practice_of_the_chosen_length(page, desk, begun):
    page.minutes_chosen.emit(15)
    page.set_minutes(15)
    page.begin()
    assert begun == [("awareness-of-breath", 15)]


def test_the_chosen_length_is_remembered(page, desk, settings):
    page.minutes_chosen.emit(25)
    assert settings.get("minutes") == 25


def test_something_else_walks_through_everything_that_fits(page, desk):
    page.minutes_chosen.emit(20)
    seen = []
    for _ in range(60):
        seen.append(page.card.title.text())
        page.something_else_requested.emit()
    assert len(set(seen)) > 2
    assert seen[len(set(seen))] == seen[0]


def test_an_hour_still_to_come_is_today_and_one_that_has_passed_tomorrow(page, desk, begun):
    page.begin_until_requested.emit("body-scan", time(11, 0))
    page.begin_until_requested.emit("body-scan", time(10, 0))
    assert [what[1] for what in begun] == [datetime(2026, 3, 4, 11), datetime(2026, 3, 5, 10)]


def test_a_click_is_said_to_be_saved_once_it_is(page, desk, tasks):
    page.check_in.pad.set_value(30, 10)
    page.check_in.pad.placed.emit(30, 10)
    assert "Saved" not in page.check_in._saved.text()
    tasks.let_go()
    assert "Saved" in page.check_in._saved.text()


def test_saying_more_goes_on_with_a_fresh_check_in_and_begins_anew_after_ten_minutes(
    page, desk, tasks, fake_clock
):
    page.check_in_made.emit(CheckInDraft(pleasantness=30))
    tasks.let_go()
    assert desk.draft().amends is not None
    assert desk.draft().pleasantness == 30
    fake_clock.pass_s(601)
    assert desk.draft() == CheckInDraft()


def test_what_the_form_changed_is_what_this_page_goes_on_from(page, desk, journal, tasks):
    """Else the next digit on Now, or the next "say more", would put the old values back."""
    page.check_in_made.emit(CheckInDraft(pleasantness=10, energy=5, able=4))
    tasks.let_go()
    page.check_in.show_said(CheckInDraft(pleasantness=10, energy=5, able=4))
    journal.add(replace(desk.draft(), pleasantness=-40, able=7, words=("weary",)))
    tasks.let_go()
    assert page.check_in.pad.value == (-40, 5)
    assert (desk.draft().pleasantness, desk.draft().able) == (-40, 7)
    assert desk.draft().words == ("weary",)
    assert desk.draft().at is None


def test_a_course_that_asks_for_more_minutes_is_named_and_one_press_chooses_them(page, desk, begun):
    desk.set_course(("body-scan", 40, "Eight weeks"))
    assert "course" not in page.card.reason.text()
    assert page.card.course.text() == "Your course today: Body scan, 40 min"
    page.card.course.click()
    assert page.card.course.isHidden()
    assert page.card.reason.text() == "Today’s practice of your course, Eight weeks."
    page.begin()
    assert begun == [("body-scan", 40)]


def test_a_course_done_for_today_is_not_named(page, desk):
    desk.set_course(("body-scan", 40, "Eight weeks"))
    desk.set_course(None)
    assert page.card.course.isHidden()


def sat(clock, **how):
    sitting = new_sitting(clock, time(4), "body-scan", 600)
    return replace(sitting, practised_s=600.0, finished=True, closed=True, **how)


def read_again(desk, tasks):
    desk.refresh()
    tasks.let_go()
    desk._on_next()


def test_after_something_hard_a_gentle_practice_takes_the_place_of_what_was_shown(
    page, desk, journal, tasks, fake_clock
):
    desk.set_course(("body-scan", 15, "Eight weeks"))
    assert page.card.title.text() == "Body scan"
    journal.ask(lambda opened: opened.start_sitting(sat(fake_clock, hard=True)))
    tasks.let_go()
    read_again(desk, tasks)
    assert page.card.title.text() == "Kindness for yourself"
    assert "hard" in page.card.reason.text()


def test_what_was_chosen_by_something_else_stays_after_an_ordinary_practice(
    page, desk, journal, tasks, fake_clock
):
    page.something_else_requested.emit()
    chosen = page.card.title.text()
    journal.ask(lambda opened: opened.start_sitting(sat(fake_clock)))
    tasks.let_go()
    read_again(desk, tasks)
    assert page.card.title.text() == chosen
