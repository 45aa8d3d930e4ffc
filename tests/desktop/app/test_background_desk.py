"""A sound of one's own, from the settings to beneath a practice."""

import pytest
import soundfile
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from audio.frames import RATE
from desktop.app.background_desk import BackgroundDesk
from desktop.services.settings_service import SettingsService
from desktop.services.tasks import InlineTasks
from desktop.ui.pages.settings_background import BackgroundRow
from tests.audio.backgrounds.test_keeping import hum
from tests.desktop.held_tasks import HeldTasks
from tests.desktop.ui.pages.hosting import hosted


@pytest.fixture
def row(qtbot):
    row = BackgroundRow("background", "Background", "A quiet sound.")
    qtbot.addWidget(row)
    return row


@pytest.fixture
def settings(tmp_path, row):
    settings = SettingsService(tmp_path, InlineTasks(), row)
    settings.changed.connect(lambda _key, value: row.show_value(value))
    return settings


@pytest.fixture
def river(tmp_path):
    soundfile.write(tmp_path / "My_river.flac", hum(6), RATE)
    return tmp_path / "My_river.flac"


def a_desk(row, settings, tmp_path, tasks=None):
    return BackgroundDesk(row, tmp_path / "backgrounds", settings, tasks or InlineTasks(), row)


def test_a_sound_that_was_brought_in_is_chosen_and_shown(row, settings, river, tmp_path):
    a_desk(row, settings, tmp_path).bring(river)
    assert settings.get("background") == "own-my-river"
    assert row.chips.chip("own-my-river").text() == "My river"
    assert row.chips.keys() == ("own-my-river",)
    assert "without a seam" in row.state.text()
    assert not row.remove.isHidden()


def test_what_is_no_sound_is_told_of_and_changes_nothing(row, settings, tmp_path):
    (tmp_path / "text.mp3").write_text("a river")
    a_desk(row, settings, tmp_path).bring(tmp_path / "text.mp3")
    assert "text.mp3 was not added" in row.state.text()
    assert settings.get("background") == "none"
    assert row.add.isEnabled()


def test_the_keyboard_stays_where_the_sound_is_added(row, settings, river, tmp_path, qtbot):
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(row)
    column.addWidget(QPushButton("what comes next on the page"))
    hosted(qtbot, page)
    tasks = HeldTasks("backgrounds", holds=True)
    row.add.setFocus()
    a_desk(row, settings, tmp_path, tasks).bring(river)
    assert page.window().focusWidget() is row.stop
    tasks.let_go()
    assert page.window().focusWidget() is row.add


def test_it_can_be_stopped_and_leaves_nothing(row, settings, river, tmp_path):
    tasks = HeldTasks("backgrounds", holds=True)
    desk = a_desk(row, settings, tmp_path, tasks)
    desk.bring(river)
    assert not row.stop.isHidden()
    row.stop.click()
    tasks.let_go()
    assert settings.get("background") == "none"
    assert list((tmp_path / "backgrounds").iterdir()) == []
    assert row.stop.isHidden()


def test_removing_it_leaves_no_background(row, settings, river, tmp_path):
    a_desk(row, settings, tmp_path).bring(river)
    row.remove.click()
    assert settings.get("background") == "none"
    assert row.chips.chip("own-my-river") is None
    assert row.remove.isHidden()


def test_a_synthesised_one_is_chosen_by_its_chip(row, settings, tmp_path, qtbot):
    a_desk(row, settings, tmp_path).refresh()
    with qtbot.waitSignal(row.changed) as chosen:
        row.chips.chip("ocean").click()
    assert chosen.args == ["background", "ocean"]
