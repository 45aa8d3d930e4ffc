"""The shifts' pages on a journal: list, form, rota, and the way back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from desktop.app.shifts_desk import ShiftsDesk
from desktop.services.journal_service import JournalService
from desktop.services.settings_service import SettingsService
from desktop.services.shift_service import ShiftService
from desktop.services.tasks import InlineTasks
from desktop.ui.models.shift_list import ShiftRole
from desktop.ui.pages.rota import RotaPage
from desktop.ui.pages.shift_form import ShiftFormPage
from desktop.ui.pages.shifts import ShiftsPage
from tests.desktop.exchange.test_calendar_file import event, ics

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def desk(qtbot, tmp_path, fake_clock):
    fake_clock.utc = NOW
    settings = SettingsService(tmp_path)
    journal = JournalService(InlineTasks(), fake_clock, tmp_path, settings)
    shifts = ShiftService(journal, settings, InlineTasks(), fake_clock)
    pages = (
        ShiftsPage(lambda: fake_clock.now().local),
        ShiftFormPage(lambda: date(2026, 11, 24)),
        RotaPage(),
    )
    for page in pages:
        qtbot.addWidget(page)
    made = ShiftsDesk(pages, shifts, journal, settings, fake_clock)
    made.refresh()
    made.keys = QSignalSpy(made.page_requested)
    yield made
    journal.close()
    settings.close()


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def listed(desk):
    model = desk._list.model
    found = [model.index(row).data(ShiftRole.SHIFT) for row in range(model.rowCount())]
    return [(one.kind, one.start.day) for one in found if one is not None]


def shown(desk):
    return desk.keys.at(desk.keys.count() - 1)[0]


def add_night(desk, qtbot):
    click(qtbot, desk._list.add)
    click(qtbot, desk._form.kinds.chip("night shift"))
    click(qtbot, desk._form.keep)


def test_a_shift_is_added_changed_deleted_and_undone(desk, qtbot):
    add_night(desk, qtbot)
    assert (listed(desk), shown(desk)) == ([("night shift", 24)], "shifts")
    assert desk._list.news.text() == "1 shift added."
    click(qtbot, desk._list.edit)
    assert shown(desk) == "shift"
    desk._form.day.setText("25 Nov")
    click(qtbot, desk._form.keep)
    assert listed(desk) == [("night shift", 25)]
    click(qtbot, desk._list.delete)
    assert (listed(desk), desk._list.news.text()) == ([], "1 shift deleted.")
    for expected in ([("night shift", 25)], [("night shift", 24)], []):
        desk._list.undo_requested.emit()
        assert listed(desk) == expected
    assert desk._list.undo.isHidden()


def test_an_overlap_is_told(desk, qtbot):
    add_night(desk, qtbot)
    click(qtbot, desk._list.add)
    click(qtbot, desk._form.kinds.chip("late shift"))
    click(qtbot, desk._form.keep)
    told = "It overlaps with night shift, Tue 24 Nov 20:00 – Wed 25 Nov 08:00."
    assert told in desk._list.news.text()


def test_a_pasted_rota_is_offered_kept_and_undone(desk, qtbot):
    click(qtbot, desk._list.paste)
    desk._rota.text.setPlainText("24-26 Nov N\nhello")
    click(qtbot, desk._rota.read)
    assert (listed(desk), shown(desk)) == ([], "rota")
    click(qtbot, desk._rota.offer.keep)
    assert [day for _, day in listed(desk)] == [24, 25, 26]
    assert (shown(desk), desk._rota.text.toPlainText()) == ("shifts", "")
    desk._list.undo_requested.emit()
    assert listed(desk) == []


def test_the_order_of_dates_is_asked_once(desk, qtbot):
    click(qtbot, desk._list.paste)
    desk._rota.text.setPlainText("12/11 N")
    click(qtbot, desk._rota.read)
    assert not desk._rota.offer.order.isHidden()
    click(qtbot, desk._rota.offer.order.chip("month"))
    assert desk._rota.offer.order.isHidden()
    assert "Fri 11 Dec" in desk._rota.offer.shifts.text()
    click(qtbot, desk._rota.offer.keep)
    click(qtbot, desk._list.paste)
    desk._rota.text.setPlainText("12/10 N")
    click(qtbot, desk._rota.read)
    assert desk._rota.offer.order.isHidden()


def test_new_codes_are_used_for_what_stands_there(desk, qtbot):
    click(qtbot, desk._list.paste)
    desk._rota.text.setPlainText("24 Nov TW")
    click(qtbot, desk._rota.read)
    assert desk._rota.offer.offer.new == ()
    desk._rota.codes_text.setPlainText("TW | twilight | 17:00 | 01:00")
    click(qtbot, desk._rota.codes)
    click(qtbot, desk._rota.codes_keep)
    assert [one.kind for one in desk._rota.offer.offer.new] == ["twilight"]


def test_a_calendar_file_is_offered_and_comes_in_once(desk, qtbot, tmp_path):
    path = tmp_path / "rota.ics"
    path.write_bytes(ics(event("20261124T200000", "20261125T080000")))
    desk.open_file(path)
    assert (shown(desk), desk._rota.offer.title.text()) == ("rota", "rota.ics")
    click(qtbot, desk._rota.offer.keep)
    assert listed(desk) == [("night shift", 24)]
    desk.open_file(path)
    assert desk._rota.offer.keep.isHidden()


def test_what_the_journal_refuses_is_told_at_the_form_and_stays(desk, qtbot, fake_clock):
    fake_clock.zone = "Europe/Berlin"
    click(qtbot, desk._list.add)
    click(qtbot, desk._form.kinds.chip("on call"))
    # Seventy-two hours on the wall are seventy-three on the night that has an hour twice.
    desk._form.day.setText("24 Oct 2026")
    desk._form.end.setText("27 Oct 2026 08:00")
    click(qtbot, desk._form.keep)
    assert "72 hours" in desk._form.problem.text()
    assert (listed(desk), shown(desk)) == ([], "shift")


def test_what_another_process_wrote_is_shown(desk, qtbot, tmp_path, fake_clock):
    add_night(desk, qtbot)
    shift_id = desk._list.chosen()[0]
    desk._journal.ask(lambda journal: journal.shifts.delete(shift_id))
    desk._journal.journal_changed.emit()
    assert listed(desk) == []


def test_older_shifts_are_shown_on_request(desk, qtbot):
    click(qtbot, desk._list.add)
    click(qtbot, desk._form.kinds.chip("night shift"))
    desk._form.day.setText("2 Jan 2026")
    click(qtbot, desk._form.keep)
    assert listed(desk) == []
    assert not desk._list.earlier.isHidden()
    click(qtbot, desk._list.earlier)
    assert listed(desk) == [("night shift", 2)]
    assert desk._list.earlier.isHidden()
