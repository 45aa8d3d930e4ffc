from __future__ import annotations

import pytest

from desktop.core.errors import AppError, ErrorKind
from desktop.journal.records import Moment
from desktop.journal.repository import Journal
from desktop.services.sitting_recorder import SittingRecorder
from desktop.services.views import CheckInDraft
from tests.desktop.services.conftest import Heard


@pytest.fixture
def kept(service):
    """Every sitting in the journal, newest first."""

    def kept():
        found = []
        service.ask(lambda journal: journal.sittings(), found.extend)
        return found

    return kept


def play(recorder, clock, to_s, from_s=0.0, step_s=0.1):
    """Tell the recorder of time that sounds, as the player does many times a second."""
    practised = from_s
    while practised < to_s - 1e-9:
        practised = min(to_s, practised + step_s)
        clock.pass_s(step_s)
        recorder.progress(practised)


def test_the_first_second_is_kept_and_then_every_five(recorder, fake_clock, kept):
    recorder.begin("body-scan", 600)
    play(recorder, fake_clock, 0.9)
    assert kept() == []
    play(recorder, fake_clock, 1.0, 0.9)
    assert kept()[0].practised_s == pytest.approx(1.0)
    play(recorder, fake_clock, 5.9, 1.0)
    assert kept()[0].practised_s == pytest.approx(1.0)
    play(recorder, fake_clock, 6.2, 5.9)
    assert kept()[0].practised_s == pytest.approx(6.0, abs=0.11)
    play(recorder, fake_clock, 63.0, 6.2)
    assert kept()[0].practised_s > 58.0
    assert not kept()[0].closed


def test_a_sitting_belongs_to_the_moment_it_began(recorder, fake_clock, kept):
    began = fake_clock.now()
    recorder.begin("body-scan", 600, '{"eyes": "open"}')
    play(recorder, fake_clock, 20, step_s=1)
    assert kept()[0].at == began
    assert kept()[0].choices == '{"eyes": "open"}'


def test_ending_keeps_the_minutes_whole_or_not(recorder, fake_clock, kept, heard):
    recorder.begin("body-scan", 600)
    play(recorder, fake_clock, 42, step_s=1)
    recorder.end(42.4, finished=False, hard=True)
    (sitting,) = kept()
    assert (sitting.practised_s, sitting.finished, sitting.closed) == (42.4, False, True)
    assert sitting.hard
    assert heard.last("sitting_changed") == sitting


def test_nothing_is_announced_while_it_plays(recorder, fake_clock, heard):
    recorder.begin("body-scan", 600)
    play(recorder, fake_clock, 42, step_s=1)
    assert heard.names() == []


@pytest.mark.parametrize(("seconds", "is_kept"), [(0.5, False), (9.9, False), (10.0, True)])
def test_a_sitting_of_under_ten_seconds_is_not_kept(recorder, fake_clock, kept, seconds, is_kept):
    recorder.begin("body-scan", 600)
    play(recorder, fake_clock, seconds)
    recorder.end(seconds, finished=False)
    assert bool(kept()) is is_kept
    assert (recorder.sitting_id is not None) is is_kept


def test_a_sitting_that_was_never_written_is_kept_as_it_ends(recorder, kept):
    recorder.begin("body-scan", 600)
    recorder.end(30.0, finished=False)
    assert [sitting.practised_s for sitting in kept()] == [30.0]


def test_a_wall_clock_that_jumps_changes_no_minute(recorder, fake_clock, kept):
    recorder.begin("body-scan", 600)
    play(recorder, fake_clock, 20, step_s=1)
    fake_clock.jump_s(-86_400)
    play(recorder, fake_clock, 40, 20, step_s=1)
    fake_clock.jump_s(10 * 86_400)
    play(recorder, fake_clock, 60, 40, step_s=1)
    recorder.end(60.0, finished=True)
    assert [sitting.practised_s for sitting in kept()] == [60.0]


def test_moving_back_by_a_cue_takes_no_minutes_away(recorder, fake_clock, kept):
    recorder.begin("body-scan", 600)
    play(recorder, fake_clock, 30, step_s=1)
    recorder.progress(12.0)
    recorder.end(12.0, finished=False)
    assert kept()[0].practised_s == 30.0


def test_a_longer_plan_is_kept_with_it(recorder, fake_clock, kept):
    recorder.begin("body-scan", 600)
    play(recorder, fake_clock, 30, step_s=1)
    recorder.replanned(660)
    recorder.end(660.0, finished=True)
    assert kept()[0].planned_s == 660


def test_a_check_in_of_the_last_minutes_stands_before_it(recorder, service, heard, fake_clock):
    service.add(CheckInDraft(pleasantness=-40))
    fake_clock.pass_s(120)
    sitting_id = recorder.begin("body-scan", 600)
    play(recorder, fake_clock, 2)
    linked = heard.last("check_in_changed")
    assert (linked.moment, linked.sitting_id) == (Moment.BEFORE, sitting_id)


def test_how_somebody_leaves_is_tied_to_the_sitting(recorder, service, heard, fake_clock):
    recorder.begin("body-scan", 600)
    play(recorder, fake_clock, 30, step_s=1)
    recorder.end(600.0, finished=True)
    service.add(CheckInDraft(able=7, moment="after", sitting_id=recorder.sitting_id))
    left = heard.last("check_in_added")
    assert (left.moment, left.sitting_id) == (Moment.AFTER, recorder.sitting_id)


def test_that_was_hard_can_be_said_after_the_end(recorder, fake_clock, kept):
    recorder.begin("body-scan", 600)
    play(recorder, fake_clock, 30, step_s=1)
    recorder.say_hard()
    assert not kept()[0].hard
    recorder.end(30.0, finished=False)
    recorder.say_hard()
    assert kept()[0].hard


def test_what_comes_after_the_end_is_passed_over(recorder, fake_clock, kept):
    recorder.progress(5.0)
    recorder.end(5.0, finished=True)
    recorder.begin("body-scan", 600)
    recorder.end(20.0, finished=False)
    recorder.progress(300.0)
    recorder.end(300.0, finished=True)
    assert [sitting.practised_s for sitting in kept()] == [20.0]


def test_minutes_that_a_crash_left_open_are_kept_and_can_be_gone_on_with(
    service, recorder, fake_clock, kept
):
    recorder.begin("body-scan", 600, "{}")
    play(recorder, fake_clock, 61, step_s=1)
    after_crash = SittingRecorder(service, fake_clock)
    heard = Heard(after_crash, "recovered")
    after_crash.recover()
    (sitting,) = kept()
    assert heard.last("recovered") == sitting
    assert sitting.closed
    assert not sitting.finished
    assert sitting.practised_s >= 56


def test_recovering_leaves_alone_what_this_app_is_playing(recorder, fake_clock, kept):
    heard = Heard(recorder, "recovered")
    recorder.begin("body-scan", 600)
    play(recorder, fake_clock, 30, step_s=1)
    recorder.recover()
    assert not kept()[0].closed
    assert heard.names() == []


def test_a_few_seconds_that_a_crash_left_open_are_not_kept(service, recorder, fake_clock, kept):
    recorder.begin("body-scan", 600)
    play(recorder, fake_clock, 4)
    assert len(kept()) == 1
    again = SittingRecorder(service, fake_clock)
    heard = Heard(again, "recovered")
    again.recover()
    assert kept() == []
    assert heard.names() == []


def test_with_nothing_left_open_nothing_is_recovered(service, recorder, fake_clock, kept):
    recorder.begin("body-scan", 600)
    recorder.end(60.0, finished=True)
    again = SittingRecorder(service, fake_clock)
    heard = Heard(again, "recovered")
    again.recover()
    assert heard.names() == []
    assert kept()[0].finished


def test_a_disk_that_fails_is_told_once_a_sitting_and_the_minutes_are_kept_when_it_is_back(
    recorder, fake_clock, heard, folder, service
):
    service.add(CheckInDraft(able=5))
    recorder.begin("body-scan", 600)
    folder.rename(folder.with_name("away"))
    play(recorder, fake_clock, 60, step_s=1)
    failures = [said for said in heard.said if said[0] == "failed"]
    assert [error.kind for _, (error,) in failures] == [ErrorKind.FOLDER_MISSING]
    folder.with_name("away").rename(folder)
    play(recorder, fake_clock, 70, 60, step_s=1)
    recorder.end(70.0, finished=False)
    service.close()
    with Journal.open(folder, fake_clock) as journal:
        assert [sitting.practised_s for sitting in journal.sittings()] == [70.0]


def test_an_end_that_the_journal_cannot_take_is_told(qtbot, recorder, fake_clock, monkeypatch):
    recorder.begin("body-scan", 600)
    play(recorder, fake_clock, 12, step_s=1)
    monkeypatch.setattr(Journal, "amend_sitting", failing)
    monkeypatch.setattr(Journal, "start_sitting", failing)
    with qtbot.waitSignal(recorder.not_kept, timeout=5_000):
        recorder.end(12.0, finished=False)


def test_a_failure_in_mid_practice_is_not_yet_an_end_that_was_not_kept(
    qtbot, recorder, fake_clock, monkeypatch
):
    monkeypatch.setattr(Journal, "start_sitting", failing)
    recorder.begin("body-scan", 600)
    with qtbot.assertNotEmitted(recorder.not_kept):
        play(recorder, fake_clock, 12, step_s=1)


def failing(*given):
    raise AppError(ErrorKind.DISK_FULL)
