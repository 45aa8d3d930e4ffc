"""Reading aloud, from the keys to the pack and to the player."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.app.read_aloud_desk import ReadAloudDesk
from desktop.services.player_build import build_session
from desktop.ui.pages.read_aloud import ReadAloudPage
from tests.desktop.services.test_read_aloud_service import SHORT, Studio


@pytest.fixture
def studio(qapp, folder):
    made = Studio(folder)
    yield made
    made.close()


@pytest.fixture
def page(qtbot, studio):
    page = ReadAloudPage()
    qtbot.addWidget(page, before_close_func=lambda _: page.left.disconnect())
    page.desk_of_the_test = ReadAloudDesk(page, studio.service, page)
    return page


def test_a_whole_practice_is_read_by_keyboard_alone_and_then_speaks(page, studio, qtbot):
    studio.service.open(SHORT)
    page.choice.name.setText("Ann")
    qtbot.keyClick(page.choice.name, Qt.Key.Key_Return)
    lines = studio.view.lines
    for line in lines:
        assert page.desk.line.text() == line.text
        qtbot.keyClick(page, Qt.Key.Key_Space)
        studio.look()
        qtbot.keyClick(page, Qt.Key.Key_Return)
        studio.look()
    assert not page.desk.end.isHidden()
    page.desk.use.click()
    chosen = studio.settings.snapshot() | {"voice": "captions"}
    session = build_session(studio.library, SHORT, 60 * 48_000, chosen, lambda _: None)
    assert session.timeline.spoken
    assert all(line.is_heard for line in session.timeline.spoken)


def test_what_the_microphone_hears_is_shown_and_out_of_sight_it_is_closed(page, studio):
    studio.begin()
    studio.service.record_or_stop()
    studio.look()
    studio.look()
    assert page.desk.meter.share > 0.5
    assert "1 second" in page.desk.state.text()
    page.left.emit()
    assert studio.recorder.told[-1] == "stop"


def test_another_reading_can_be_chosen_on_the_way(page, studio):
    studio.begin()
    assert page.choice.isHidden()
    page.another.click()
    assert not page.choice.isHidden()
    assert page.choice.readings.chip("pack-ann") is not None


def test_one_that_came_in_from_a_file_is_shown_where_they_are_chosen(page, studio):
    studio.service.open(SHORT)
    assert page.choice.readings.count() == 0
    from tests.audio.voices.sharing.conftest import make_voice

    make_voice(studio.shelf / "bea", "Bea")
    page.desk_of_the_test.refresh()
    assert page.choice.readings.chip("pack-bea") is not None


def test_the_end_of_a_take_does_not_bring_the_old_lines_back(page, studio):
    studio.begin()
    studio.service.record_or_stop()
    studio.look()
    page.another.click()
    studio.look()
    assert not page.choice.isHidden()
    page.chosen.emit("pack-ann")
    assert page.choice.isHidden()
    assert studio.view.has_take


def test_another_practice_is_not_read_into_the_lines_of_the_one_before(page, studio):
    studio.begin()
    studio.service.open("breathing-space")
    studio.settings.set("reading", "pack-ann")
    assert not page.choice.isHidden()
    page.chosen.emit("pack-ann")
    assert page.choice.isHidden()
    assert studio.view.title != studio.library.known(SHORT).header.title


def test_a_voice_that_comes_in_while_one_chooses_leaves_the_choice(page, studio):
    studio.begin()
    studio.take()
    page.another.click()
    studio.service.reopen()
    assert not page.choice.isHidden()
    page.chosen.emit("pack-ann")
    assert studio.view.has_take
