"""What a page entered is answered to that page alone, once, and truly."""

from __future__ import annotations

import pytest

from desktop.app.keeping import Keeping
from desktop.services.views import CheckInDraft


class Answers:
    """What a keeping said."""

    def __init__(self, keeping: Keeping) -> None:
        self.said: list[str] = []
        keeping.kept.connect(self.said.append)
        keeping.not_kept.connect(lambda: self.said.append("not kept"))


@pytest.fixture
def keeping(journal) -> Keeping:
    return Keeping(journal)


@pytest.fixture
def answers(keeping: Keeping) -> Answers:
    return Answers(keeping)


def test_it_says_kept_only_once_the_journal_has_it(keeping, answers, tasks):
    keeping.send(CheckInDraft(able=5))
    assert answers.said == []
    tasks.let_go()
    assert answers.said == [keeping.last_id]


def test_each_of_two_quick_changes_has_its_own_answer(keeping, answers, tasks):
    keeping.send(CheckInDraft(able=5))
    keeping.send(CheckInDraft(able=6, amends=keeping.last_id))
    assert keeping.is_under_way
    tasks.let_go()
    assert answers.said == [keeping.last_id] * 2
    assert not keeping.is_under_way


def test_what_follows_before_the_first_answer_completes_the_same_check_in(keeping, tasks, journal):
    added, changed = [], []
    journal.check_in_added.connect(added.append)
    journal.check_in_changed.connect(changed.append)
    keeping.send(CheckInDraft(pleasantness=30))
    keeping.send(CheckInDraft(pleasantness=30, note="A long corridor."))
    tasks.let_go()
    assert len(added) == 1
    assert (changed[-1].id, changed[-1].note) == (added[0].id, "A long corridor.")


def test_what_another_page_keeps_is_no_answer(keeping, answers, tasks, journal):
    journal.add(CheckInDraft(able=5))
    tasks.let_go()
    assert answers.said == []


def test_what_another_page_keeps_is_no_answer_to_what_is_under_way(
    keeping, answers, tasks, journal
):
    journal.add(CheckInDraft(able=5))
    keeping.send(CheckInDraft(able=6))
    tasks.let_go()
    assert answers.said == [keeping.last_id]


def test_a_later_change_from_elsewhere_is_no_answer(keeping, answers, tasks, journal):
    keeping.send(CheckInDraft(able=5))
    tasks.let_go()
    journal.add(CheckInDraft(able=7, amends=keeping.last_id))
    tasks.let_go()
    assert len(answers.said) == 1


def test_what_could_not_be_kept_is_said(keeping, answers, tasks, broken):
    keeping.send(CheckInDraft(able=5))
    tasks.let_go()
    assert answers.said == ["not kept"]


def test_another_failure_of_the_journal_is_no_answer(keeping, answers, tasks, journal):
    from desktop.core.errors import AppError, ErrorKind

    keeping.send(CheckInDraft(able=5))
    journal.failed.emit(AppError(ErrorKind.JOURNAL_BUSY))
    assert answers.said == []
    tasks.let_go()
    assert answers.said == [keeping.last_id]


def test_an_impossible_value_is_not_kept(keeping, answers):
    keeping.send(CheckInDraft(able=11))
    assert answers.said == ["not kept"]
    assert not keeping.is_under_way


def test_undo_takes_back_what_was_sent_last(keeping, tasks, journal):
    removed = []
    journal.check_in_removed.connect(removed.append)
    keeping.send(CheckInDraft(able=5))
    sent_id = keeping.last_id
    keeping.undo()
    tasks.let_go()
    assert [check_in.id for check_in in removed] == [sent_id]
    assert keeping.last_id is None
