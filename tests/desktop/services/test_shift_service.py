from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.core.errors import ErrorKind
from desktop.core.repeating import Repeat
from desktop.journal.wanted import Kind, Wanted
from desktop.services import shift_plans
from desktop.services.journal_service import JournalService
from desktop.services.shift_service import ShiftService
from desktop.services.shift_views import ShiftDraft
from desktop.services.tasks import InlineTasks
from desktop.services.views import CheckInDraft
from tests.desktop.exchange.test_calendar_file import event, ics
from tests.desktop.services.conftest import Heard

NIGHT = ShiftDraft("night shift", datetime(2026, 3, 3, 20), datetime(2026, 3, 4, 8))


@pytest.fixture
def shifts(service, settings, fake_clock):
    return ShiftService(service, settings, InlineTasks(), fake_clock)


@pytest.fixture
def told(shifts):
    return Heard(shifts, "changed", "refused", "offered", "failed", "near_changed")


@pytest.fixture
def kept(service):
    """The shifts in the journal as (kind, start, end), oldest first."""

    def kept():
        found = []
        service.ask(lambda journal: journal.shifts.all(), found.extend)
        return [
            (one.kind, f"{one.at.local:%d %H:%M}", f"{one.end.local:%d %H:%M}")
            for one in reversed(found)
        ]

    return kept


def test_a_shift_that_comes_moves_the_check_ins_of_its_hours_and_tells_the_journal(
    shifts, service, heard, told, fake_clock
):
    fake_clock.utc = datetime(2026, 3, 4, 5, tzinfo=UTC)  # six in the morning in Berlin
    service.add(CheckInDraft(able=5))
    shifts.keep(NIGHT)
    found = []
    service.ask(lambda journal: journal.check_ins(), found.extend)
    assert [one.day for one in found] == ["2026-03-03"]
    assert heard.names()[-1] == "journal_changed"
    assert told.last("changed").added == 1


def test_today_is_the_day_on_which_the_shift_that_goes_on_began(shifts, service, fake_clock):
    fake_clock.utc = datetime(2026, 3, 4, 5, tzinfo=UTC)
    assert service.today() == date(2026, 3, 4)
    shifts.keep(NIGHT)
    assert service.today() == date(2026, 3, 3)
    assert shifts.current().kind == "night shift"
    fake_clock.utc = datetime(2026, 3, 4, 12, 59, tzinfo=UTC)
    assert shifts.current() is None
    assert service.today() == date(2026, 3, 3)
    fake_clock.utc = datetime(2026, 3, 4, 13, tzinfo=UTC)
    assert service.today() == date(2026, 3, 4)


def test_the_shifts_about_now_are_known_once_the_journal_was_read(
    folder, shifts, settings, fake_clock
):
    shifts.keep(NIGHT)
    fake_clock.utc = datetime(2026, 3, 4, 5, tzinfo=UTC)
    service = JournalService(InlineTasks(), fake_clock, folder, settings)
    heard = Heard(service, "journal_changed")
    again = ShiftService(service, settings, InlineTasks(), fake_clock)
    again.refresh()
    assert service.today() == date(2026, 3, 3)
    assert heard.names() == ["journal_changed"]  # what shows today reads it anew, once
    service.close()


def test_a_shift_is_changed_deleted_and_each_step_undone(shifts, kept, told):
    shifts.keep(NIGHT)
    shift_id = told.last("changed").chosen
    shifts.keep(replace(NIGHT, kind="on call", end=datetime(2026, 3, 5, 20), amends=shift_id))
    assert kept() == [("on call", "03 20:00", "05 20:00")]
    shifts.delete([shift_id])
    assert kept() == []
    for expected in (
        [("on call", "03 20:00", "05 20:00")],
        [("night shift", "03 20:00", "04 08:00")],
        [],
    ):
        shifts.undo()
        assert kept() == expected
    assert not shifts.can_undo
    shifts.undo()
    assert told.last("changed").undone


def test_a_shift_that_repeats_passes_over_what_is_here_and_is_undone_as_a_whole(shifts, kept, told):
    shifts.keep(replace(NIGHT, start=datetime(2026, 3, 5, 20), end=datetime(2026, 3, 6, 8)))
    shifts.keep(replace(NIGHT, repeat=Repeat(every_days=1, times=4)))
    assert [start for _, start, _ in kept()] == ["03 20:00", "04 20:00", "05 20:00", "06 20:00"]
    assert (told.last("changed").added, told.last("changed").here_already) == (3, 1)
    shifts.undo()
    assert [start for _, start, _ in kept()] == ["05 20:00"]


def test_a_night_that_repeats_keeps_its_hours_on_the_wall_when_the_clocks_change(shifts, service):
    shifts.keep(
        ShiftDraft(
            "night shift",
            datetime(2026, 3, 27, 20),
            datetime(2026, 3, 28, 8),
            Repeat(times=3),
        )
    )
    found = []
    service.ask(lambda journal: journal.shifts.all(), found.extend)
    assert {(one.at.local.hour, one.end.local.hour) for one in found} == {(20, 8)}
    assert [(one.end.utc - one.at.utc) / timedelta(hours=1) for one in found] == [12, 11, 12]


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (replace(NIGHT, end=datetime(2026, 3, 3, 19)), "end"),
        (replace(NIGHT, end=NIGHT.start), "end"),
        (replace(NIGHT, end=datetime(2026, 3, 6, 20, 1)), "end"),
        (replace(NIGHT, kind="  "), "kind"),
        (replace(NIGHT, kind="two\nlines"), "kind"),
        (replace(NIGHT, start=datetime(1, 1, 1), end=datetime(1, 1, 1, 8)), "at"),
        (replace(NIGHT, start=datetime(9999, 12, 31), end=datetime(9999, 12, 31, 9)), "at"),
        (replace(NIGHT, repeat=Repeat(until=date(2026, 3, 1))), "repeat"),
    ],
)
def test_what_no_shift_can_be_is_refused_at_its_field(shifts, kept, told, draft, field):
    shifts.keep(draft)
    assert told.said[-1][0] == "refused"
    assert told.last("refused") == field
    assert kept() == []


def test_seventy_two_hours_a_future_shift_and_an_overlap_are_kept_and_the_overlap_told(
    shifts, kept, told
):
    shifts.keep(replace(NIGHT, end=datetime(2026, 3, 6, 20)))
    shifts.keep(replace(NIGHT, start=datetime(2026, 3, 6, 8), end=datetime(2026, 3, 6, 21)))
    assert len(told.last("changed").overlaps) == 1
    shifts.keep(replace(NIGHT, start=datetime(2030, 3, 6, 8), end=datetime(2030, 3, 6, 21)))
    assert told.last("changed").overlaps == ()
    assert len(kept()) == 3


def test_a_clock_that_was_set_back_keeps_nobody_from_keeping_shifts(
    shifts, service, kept, fake_clock
):
    shifts.keep(NIGHT)
    fake_clock.jump_s(-400 * 24 * 3600)
    shifts.refresh()
    assert shifts.current() is None
    assert service.today() == date(2025, 1, 28)
    shifts.keep(replace(NIGHT, start=datetime(2026, 3, 9, 20), end=datetime(2026, 3, 10, 8)))
    assert len(kept()) == 2


ROTA = "3 Mar N\n4-5 Mar N\n9-11 Mar AL\nhello"


def test_a_pasted_rota_is_offered_first_and_kept_and_undone_as_a_whole(shifts, service, kept, told):
    shifts.keep(NIGHT)
    shifts.read_text(ROTA)
    offer = told.last("offered")
    assert kept() == [("night shift", "03 20:00", "04 08:00")]  # nothing yet
    assert (len(offer.new), offer.here_already, offer.overlapping) == (2, 1, 0)
    assert offer.kinds == (("night shift", 2),)
    assert [one.line for one in offer.planned.unreadable] == [4]
    shifts.keep_offer(offer, ["night shift"], leaves=True)
    assert len(kept()) == 3
    marks = []
    service.ask(lambda journal: journal.marks.all(), marks.extend)
    assert [(one.name, one.day, one.until) for one in marks] == [
        ("annual leave", "2026-03-09", "2026-03-11")
    ]
    shifts.read_text(ROTA)
    assert told.last("offered").new == ()
    shifts.undo()
    assert len(kept()) == 1
    service.ask(lambda journal: marks.clear() or journal.marks.all(), marks.extend)
    assert marks == []


def test_only_the_kinds_that_were_chosen_are_kept(shifts, kept, told):
    shifts.read_text("3 Mar N\n4 Mar 09:00-10:00 dentist")
    shifts.keep_offer(told.last("offered"), ["night shift"], leaves=False)
    assert [kind for kind, _, _ in kept()] == ["night shift"]


def test_shifts_that_overlap_are_counted_in_the_offer(shifts, told):
    shifts.keep(NIGHT)
    shifts.read_text("4 Mar 07:00-15:00 early\n4 Mar 14:00-21:00 late\n9 Mar N")
    assert told.last("offered").overlapping == 2


def test_a_calendar_comes_in_once_and_is_undone_as_a_whole(shifts, service, kept, told, tmp_path):
    path = tmp_path / "a name without an ending"
    series = event("20260303T200000", "20260304T080000", RRULE="FREQ=DAILY;COUNT=3")
    path.write_bytes(ics(series, event("20260309T200000", "20260310T080000Z")))
    shifts.read_file(path)
    offer = told.last("offered")
    assert (offer.source, len(offer.new)) == ("ics", 3)
    shifts.keep_offer(offer, ["night shift"], leaves=True)
    assert len(kept()) == 3
    shifts.read_file(path)
    assert (told.last("offered").new, told.last("offered").here_already) == ((), 3)
    shifts.undo()
    assert kept() == []
    shifts.read_file(path)
    assert len(told.last("offered").new) == 3


def test_a_shift_of_a_calendar_that_was_deleted_stays_away(shifts, kept, told, tmp_path):
    path = tmp_path / "rota.ics"
    path.write_bytes(ics(event("20260303T200000", "20260304T080000")))
    shifts.read_file(path)
    shifts.keep_offer(told.last("offered"), ["night shift"], leaves=True)
    shifts.delete([told.last("changed").chosen])
    shifts.read_file(path)
    assert told.last("offered").new == ()


def test_the_same_event_twice_in_a_file_is_one_shift(shifts, told, tmp_path):
    path = tmp_path / "rota.ics"
    path.write_bytes(ics(event("20260303T200000", "20260304T080000")) * 2)
    shifts.read_file(path)
    assert len(told.last("offered").new) == 1


@pytest.mark.parametrize("data", [b"\xff\xfe\0\0nonsense", b"a\0b", None])
def test_a_file_that_is_neither_calendar_nor_rota_is_refused(shifts, told, tmp_path, data):
    path = tmp_path / "rota.pdf"
    if data is not None:
        path.write_bytes(data)
    shifts.read_file(path)
    assert told.last("failed").kind is ErrorKind.SHIFTS_NOT_READ
    assert told.last("failed").facts["path"] == "rota.pdf"


def test_a_zone_that_a_calendar_names_is_kept_and_utc_is_this_places(fake_clock):
    from zoneinfo import ZoneInfo

    there = shift_plans.stamp_of(
        fake_clock, datetime(2026, 3, 3, 20, tzinfo=ZoneInfo("Pacific/Auckland"))
    )
    assert (there.zone, there.offset_minutes) == ("Pacific/Auckland", 780)
    here = shift_plans.stamp_of(fake_clock, datetime(2026, 3, 3, 20, tzinfo=UTC))
    assert (here.zone, here.local.hour) == ("Europe/Berlin", 21)


def test_a_change_that_leaves_a_time_as_it_was_keeps_its_zone(fake_clock):
    from zoneinfo import ZoneInfo

    zone = ZoneInfo("Pacific/Auckland")
    planned = shift_plans.planned_from(NIGHT)[0]
    far = replace(
        planned, start=planned.start.replace(tzinfo=zone), end=planned.end.replace(tzinfo=zone)
    )
    shift = shift_plans.shift_from(far, fake_clock)
    changed = shift_plans.amended(shift, replace(NIGHT, kind="other"), fake_clock)
    assert (changed.at, changed.end) == (shift.at, shift.end)


def test_a_shift_that_another_deleted_is_told_and_nothing_breaks(shifts, heard, told, service):
    shifts.keep(NIGHT)
    shift_id = told.last("changed").chosen
    service.ask(lambda journal: journal.shifts.delete(shift_id))
    shifts.keep(replace(NIGHT, kind="other", amends=shift_id))
    shifts.delete([shift_id])
    assert heard.names()[-2:] == ["journal_changed", "journal_changed"]
    shifts.undo()
    assert told.last("changed").undone


@pytest.mark.parametrize(
    ("hour", "phase"),
    [(15, None), (16, "soon"), (18, "soon"), (19, "during"), (30, "during"), (31, "over"),
     (36, "over"), (37, None)],
)  # fmt: skip
def test_the_logged_shift_that_suggestions_look_at_is_near(shifts, fake_clock, hour, phase):
    shifts.keep(replace(NIGHT, kind="twilight"))  # 19 to 31 o'clock UTC
    fake_clock.utc = datetime(2026, 3, 3, tzinfo=UTC) + timedelta(hours=hour)
    logged = shifts.logged()
    assert (logged.phase if logged else None) == phase
    assert logged is None or logged.word == "night shift"


def test_what_is_known_of_shifts_can_be_forgotten_and_read_again(shifts, service, fake_clock):
    fake_clock.utc = datetime(2026, 3, 4, 5, tzinfo=UTC)
    shifts.keep(NIGHT)
    shifts.forget()
    assert (shifts.current(), shifts.can_undo) == (None, False)
    assert service.today() == date(2026, 3, 4)
    service.journal_changed.emit()
    assert service.today() == date(2026, 3, 3)


WORKED = ShiftDraft("Night shift", datetime(2026, 2, 20, 20), datetime(2026, 2, 21, 8))


def listed(service, **wanted):
    found = []
    service.entries(50, 0, found.extend, Wanted(**wanted))
    return [(one.kind, one.title, one.detail) for one in found]


def test_a_shift_stands_in_the_journal_where_shifts_are_asked_for(service, shifts):
    shifts.keep(WORKED)
    only = frozenset({Kind.SHIFT})
    row = ("shift", "Night shift", "A shift, 20:00–08:00")
    assert listed(service) == []  # a rota would bury everything else
    assert listed(service, words="night") == []
    assert listed(service, kinds=only) == [row]
    assert listed(service, day=date(2026, 2, 20)) == [row]
    assert listed(service, kinds=only, day=date(2026, 2, 21)) == []
    assert listed(service, kinds=frozenset({Kind.MARK})) == []


def test_shifts_are_found_by_what_they_are_called(service, shifts):
    shifts.keep(WORKED)
    only = frozenset({Kind.SHIFT})
    assert len(listed(service, kinds=only, words="shift NIGHT")) == 1
    assert listed(service, kinds=only, words="late") == []


def test_a_shift_that_is_still_to_come_is_none_of_the_journals_yet(service, shifts):
    shifts.keep(replace(WORKED, start=datetime(2027, 2, 20, 20), end=datetime(2027, 2, 21, 8)))
    assert listed(service, kinds=frozenset({Kind.SHIFT})) == []
