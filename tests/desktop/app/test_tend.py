"""The whole app in an offscreen window, by its keys, on a data folder of the test's own."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from datetime import time
from pathlib import Path

import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from audio.backgrounds.keeping import keep_background
from audio.frames import RATE
from audio.outputs import device
from audio.outputs.memory import MemoryOutput
from audio.voices.description import READING, Description
from audio.voices.growing import GrowingPack
from audio.voices.sharing.saving import save_voice
from desktop.app.first_window import FirstWindow
from desktop.app.tend import Tend
from desktop.app.voice_files_desk import VoiceFilesDesk
from desktop.core.clock import SystemClock
from desktop.core.errors import AppError, ErrorKind
from desktop.core.paths import backgrounds_folder, voices_folder
from desktop.journal.records import CheckIn, Sitting
from desktop.journal.repository import Journal
from desktop.services.settings_service import SettingsService
from desktop.services.views import CheckInDraft, EntryDraft, PlayState
from desktop.system.file_drop import FileDrop
from desktop.ui import theme
from desktop.ui.pages.player import PlayerPage
from tests.audio.recordings.conftest import tone
from tests.audio.voices.sharing.conftest import make_voice
from tests.desktop.exchange.samples import DAYLIO, written


class House:
    """The window and everything behind it."""

    def __init__(self, application: QApplication, folder: Path, *, ward: bool = False) -> None:
        self.folder = folder
        settings = SettingsService(folder)
        if ward:
            settings.set_for_now("ward", True)
        self.first = FirstWindow(application, settings)
        self.tend = Tend(self.first, folder)
        self.first.closing.append(self.tend.close)
        self.window = self.first.window
        self.now = self.first.now_page

    def kept(self) -> tuple[list[CheckIn], list[Sitting]]:
        with Journal.open(self.folder, SystemClock(), time(4)) as journal:
            return list(journal.check_ins()), list(journal.sittings())


@pytest.fixture(autouse=True)
def usual_look(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp)


@pytest.fixture
def open_house(
    qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., House]]:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    houses: list[House] = []

    def open_it(start: str | None = None, minutes: int | None = None) -> House:
        house = House(QApplication.instance(), tmp_path / "data")
        houses.append(house)
        with qtbot.waitExposed(house.window):
            house.window.show()
        house.tend.open(start, minutes)
        qtbot.waitUntil(lambda: house.now.card.has_answer, timeout=20_000)
        return house

    yield open_it
    for house in houses:
        house.first.close()


def press(qtbot, house: House, key: Qt.Key, **how: object) -> None:
    qtbot.keyClick(house.window.focusWidget() or house.window, key, **how)


def playing(house: House) -> bool:
    return house.tend.player.state is PlayState.PLAYING


def test_enter_begins_what_is_suggested_and_escape_keeps_nothing_under_ten_seconds(
    qtbot, open_house
):
    house = open_house()
    title = house.now.card.title.text()
    press(qtbot, house, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: playing(house), timeout=20_000)
    with qtbot.waitSignal(house.tend.player.view_changed) as told:
        pass
    assert told.args[0].title == title
    press(qtbot, house, Qt.Key.Key_Escape)
    assert house.tend.player.state is PlayState.LEAVING
    press(qtbot, house, Qt.Key.Key_Return)
    assert house.tend.player.state is PlayState.IDLE
    assert house.window.current_key == "now"
    house.first.close()
    assert house.kept() == ([], [])


def test_enter_before_the_suggestion_has_come_begins_it_when_it_does(qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    house = House(QApplication.instance(), tmp_path / "data")
    with qtbot.waitExposed(house.window):
        house.window.show()
    press(qtbot, house, Qt.Key.Key_Return)
    house.tend.open(None, None)
    qtbot.waitUntil(lambda: playing(house), timeout=20_000)
    house.first.close()


def test_a_key_on_the_pad_and_a_digit_are_one_check_in(qtbot, open_house):
    house = open_house()
    house.now.check_in.pad.setFocus()
    with qtbot.waitSignal(house.tend.journal.check_in_added, timeout=20_000):
        press(qtbot, house, Qt.Key.Key_6)
    with qtbot.waitSignal(house.tend.journal.check_in_changed, timeout=20_000):
        press(qtbot, house, Qt.Key.Key_7)
    house.first.close()
    [check_in], _ = house.kept()
    assert (check_in.pleasantness, check_in.energy, check_in.able) == (67, None, 7)


def test_undo_takes_the_check_in_back(qtbot, open_house):
    house = open_house()
    house.now.check_in.pad.setFocus()
    with qtbot.waitSignal(house.tend.journal.check_in_added, timeout=20_000):
        press(qtbot, house, Qt.Key.Key_2)
    with qtbot.waitSignal(house.tend.journal.check_in_removed, timeout=20_000):
        house.now.undo_requested.emit()
    house.first.close()
    assert house.kept()[0] == []


def test_saying_more_completes_the_same_check_in(qtbot, open_house):
    house = open_house()
    house.now.check_in.pad.setFocus()
    with qtbot.waitSignal(house.tend.journal.check_in_added, timeout=20_000):
        press(qtbot, house, Qt.Key.Key_3)
    house.now.full_check_in_requested.emit()
    assert house.window.current_key == "check-in"
    page = house.window.page("check-in")
    page.note.setPlainText("A long corridor.")
    with qtbot.waitSignal(house.tend.journal.check_in_changed, timeout=20_000):
        page.saved.emit(page.draft())
    qtbot.waitUntil(lambda: house.window.current_key == "now")
    house.first.close()
    [check_in], _ = house.kept()
    assert (check_in.pleasantness, check_in.note) == (-33, "A long corridor.")


@pytest.mark.parametrize("number", range(1, 7))
def test_every_place_in_the_rail_opens_by_its_number(qtbot, open_house, number: int):
    house = open_house()
    press(qtbot, house, Qt.Key(Qt.Key.Key_0 + number), modifier=Qt.KeyboardModifier.ControlModifier)
    keys = ("now", "practices", "course", "trends", "journal", "settings", "help")
    assert house.window.current_key == keys[number - 1]
    assert house.window.page(keys[number - 1]).isVisible()


def test_the_lists_take_the_arrows_as_soon_as_their_page_is_open(qtbot, open_house):
    house = open_house()
    press(qtbot, house, Qt.Key.Key_2, modifier=Qt.KeyboardModifier.ControlModifier)
    practices = house.window.page("practices").list
    qtbot.waitUntil(lambda: practices.currentIndex().isValid(), timeout=20_000)
    before = practices.currentIndex().row()
    press(qtbot, house, Qt.Key.Key_Down)
    assert practices.currentIndex().row() > before


def test_a_journal_that_fills_while_it_is_open_takes_the_arrows(qtbot, open_house):
    house = open_house()
    press(qtbot, house, Qt.Key.Key_5, modifier=Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(house.tend.journal.check_in_added, timeout=20_000):
        house.tend.journal.add(CheckInDraft(able=4))
    entries = house.window.page("journal").list
    qtbot.waitUntil(lambda: entries.model().rowCount() > 0, timeout=20_000)
    assert house.window.focusWidget() is entries


def test_started_with_a_practice_it_plays_at_once(qtbot, open_house):
    house = open_house("at-the-door", 1)
    qtbot.waitUntil(lambda: playing(house), timeout=20_000)


def test_started_with_an_unknown_practice_it_says_which_there_are(qtbot, open_house):
    house = open_house("levitation", 5)
    qtbot.waitUntil(lambda: "levitation" in house.window.notices.text, timeout=20_000)
    assert "body-scan" in house.window.notices.text


def test_a_damaged_journal_is_said_calmly_and_a_new_one_can_begin(qtbot, open_house, tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    damaged = b"not a database at all" * 400
    (folder / "journal.db").write_bytes(damaged)
    house = open_house()
    qtbot.waitUntil(lambda: "journal.db" in house.window.notices.text, timeout=20_000)
    press(qtbot, house, Qt.Key.Key_5, modifier=Qt.KeyboardModifier.ControlModifier)
    page = house.window.page("journal")
    qtbot.waitUntil(lambda: "could not be read" in page._empty.text(), timeout=20_000)
    with qtbot.waitSignal(house.tend.journal.journal_changed, timeout=20_000):
        house.tend.troubles.start_afresh()
    house.first.close()
    assert house.kept() == ([], [])
    assert any(path.read_bytes() == damaged for path in folder.rglob("*") if path.is_file())


def test_a_damaged_journal_leads_to_its_copies(qtbot, open_house, tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "journal.db").write_bytes(b"not a database at all" * 400)
    house = open_house()
    qtbot.waitUntil(lambda: "journal.db" in house.window.notices.text, timeout=20_000)
    house.window.notices._action.click()
    assert house.window.current_key == "copies"
    page = house.window.page("copies")
    assert page.trouble.isVisible()
    with qtbot.waitSignal(house.tend.journal.journal_changed, timeout=20_000):
        page.trouble.afresh.click()


def test_everything_is_deleted_once_all_is_closed(qtbot, open_house, tmp_path):
    house = open_house()
    house.tend.journal.add(CheckInDraft(able=5))
    page = house.window.page("settings")
    page.data.deleting.begin.click()
    page.data.deleting.typed.setText("delete everything")
    page.data.deleting.sure.click()
    house.first.close()
    assert house.first.afterwards is not None
    assert "Tend begins afresh" in house.first.afterwards()
    assert list((tmp_path / "data").iterdir()) == []


def test_a_practice_cut_off_by_a_crash_is_told_at_the_next_start(qtbot, open_house, tmp_path):
    from desktop.journal.making import new_sitting

    with Journal.open(tmp_path / "data", SystemClock(), time(4)) as journal:
        sitting = new_sitting(SystemClock(), time(4), "body-scan", 600)
        journal.start_sitting(sitting)
        journal.note_progress(sitting.id, 245.0)
    house = open_house()
    qtbot.waitUntil(lambda: "minutes" in house.window.notices.text, timeout=20_000)
    house.first.close()
    [kept] = house.kept()[1]
    assert (kept.practised_s, kept.closed) == (245.0, True)


def test_night_and_larger_text_apply_at_once_and_stay(qtbot, open_house, tmp_path):
    house = open_house()
    house.tend.settings.set("appearance", "night")
    assert theme.tokens().night
    house.tend.settings.set("text_size", 150)
    assert theme.scale() == 1.5
    house.first.close()
    settings = SettingsService(tmp_path / "data")
    assert (settings.get("appearance"), settings.get("text_size")) == ("night", 150)


def test_a_check_in_reaches_the_trend_that_is_looked_at(qtbot, open_house):
    house = open_house()
    with qtbot.waitSignal(house.tend.trends.view_ready, timeout=20_000):
        house.window.show_page("trends")
    with qtbot.waitSignal(
        house.tend.trends.view_ready,
        timeout=20_000,
        check_params_cb=lambda view: view.checkins == 1,
    ):
        house.tend.journal.add(CheckInDraft(able=5))


@pytest.mark.parametrize("source", ["journal", "player", "settings", "trends"])
def test_a_failure_of_the_world_is_said_wherever_it_comes_from(qtbot, open_house, source: str):
    house = open_house()
    getattr(house.tend, source).failed.emit(AppError(ErrorKind.DISK_FULL, path="/here"))
    assert "/here" in house.window.notices.text


def test_a_crash_of_our_own_is_said_from_any_thread_without_a_word_of_the_journal(
    qtbot, open_house
):
    house = open_house()
    fallen = threading.Thread(target=house.tend.troubles.crashed.emit, args=("ValueError",))
    fallen.start()
    fallen.join()
    qtbot.waitUntil(lambda: "ValueError" in house.window.notices.text)


def test_after_a_practice_the_week_is_shown_anew(qtbot, open_house):
    house = open_house("at-the-door", 1)
    qtbot.waitUntil(lambda: playing(house), timeout=20_000)
    shown = []
    house.now.show_week = shown.append
    house.tend.player.end_early()
    house.tend.player.leave()
    qtbot.waitUntil(lambda: bool(shown), timeout=20_000)


def test_a_file_that_is_dropped_is_looked_at_and_comes_in(qtbot, open_house, tmp_path):
    house = open_house()
    path = written(tmp_path / "in", DAYLIO, "days.csv")
    drop = house.window.findChild(FileDrop)
    drop.dropped.emit(str(path))
    page = house.window.page("histories")
    assert house.window.current_key == "histories"
    qtbot.waitUntil(lambda: page.found.counts.text().startswith("3 new"), timeout=20_000)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.earlier.rows) == 1, timeout=20_000)
    assert len(house.kept()[0]) == 3


def test_no_file_is_taken_while_a_practice_plays(qtbot, open_house):
    house = open_house("at-the-door", 1)
    qtbot.waitUntil(lambda: house.window.shows_player)
    assert house.window.findChild(FileDrop)._welcome() is False


def test_closing_in_mid_practice_leaves_nothing_running(qtbot, open_house):
    house = open_house("breathing-space", 3)
    qtbot.waitUntil(lambda: playing(house), timeout=20_000)
    house.first.close()
    assert [one.name for one in threading.enumerate() if one.name.startswith("tend-")] == []


def test_words_that_were_begun_stand_there_when_tend_is_opened_again(qtbot, open_house):
    house = open_house()
    house.tend.ways.write_entry(EntryDraft("role-model"))
    qtbot.keyClicks(house.window.focusWidget(), "The porter")
    house.first.close()
    again = open_house()
    again.tend.ways.write_entry(EntryDraft("role-model"))
    page = again.window.page("entry")
    qtbot.waitUntil(lambda: dict(page.draft().answers)["who"] == "The porter", timeout=10_000)
    assert again.kept() == ([], [])


def test_closed_it_leaves_errors_to_whoever_had_them_before(open_house):
    before = sys.excepthook, threading.excepthook
    house = open_house()
    assert (sys.excepthook, threading.excepthook) != before
    house.first.close()
    assert (sys.excepthook, threading.excepthook) == before


def test_a_recording_is_added_shown_removed_and_brought_back(qtbot, open_house, tmp_path):
    house = open_house()
    shelf = house.tend.library.shelf.folder
    left = shelf / ".removed-left-by-a-crash" / "recording-old"
    soundfile.write(tmp_path / "zest.wav", tone(6), RATE)
    house.window.show_page("practices")
    library, form = house.window.page("practices"), house.window.page("add-recording")
    house.tend.recordings.open(tmp_path / "zest.wav")
    assert house.window.current_key == "add-recording"
    form.add.click()
    qtbot.waitUntil(lambda: house.window.current_key == "practices", timeout=20_000)
    qtbot.waitUntil(lambda: library.bar.practice.id == "recording-zest", timeout=20_000)
    row = library.list.visualRect(library.list.currentIndex())
    assert library.list.viewport().rect().contains(row)
    library.remove_requested.emit("recording-zest")
    qtbot.waitUntil(library.removed.isVisible, timeout=20_000)
    qtbot.waitUntil(lambda: library.bar.practice.id != "recording-zest", timeout=20_000)
    press(qtbot, house, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: library.bar.practice.id == "recording-zest", timeout=20_000)
    library.remove_requested.emit("recording-zest")
    qtbot.waitUntil(library.removed.isVisible, timeout=20_000)
    left.mkdir(parents=True)
    house.first.close()
    assert list(shelf.iterdir()) == []
    left.mkdir(parents=True)
    open_house()
    qtbot.waitUntil(lambda: list(shelf.iterdir()) == [], timeout=20_000)


def test_settings_show_the_readings_and_the_sounds_of_ones_own(qtbot, open_house):
    house = open_house()
    shelf = voices_folder(house.tend.folder)
    GrowingPack.begun(shelf / "ann", Description("Ann", "en", "CC0-1.0", "Ann", READING, {}, {}))
    soundfile.write(house.tend.folder / "river.wav", tone(6), RATE)
    keep_background(house.tend.folder / "river.wav", backgrounds_folder(house.tend.folder))
    house.window.show_page("settings")
    page = house.window.page("settings")
    qtbot.waitUntil(lambda: page.readings.chips.chip("pack-ann") is not None, timeout=20_000)
    qtbot.waitUntil(lambda: page.background.chips.chip("own-river") is not None, timeout=20_000)


def test_a_voice_that_is_brought_in_can_be_chosen_at_once(qtbot, open_house, tmp_path):
    house = open_house()
    pack = make_voice(tmp_path / "bo", "Bo")
    about = (pack / "voice.toml").read_text("utf-8")
    (pack / "voice.toml").write_text(about.replace(READING, "a tone"), "utf-8")
    save_voice(pack, tmp_path / "bo.tendvoice")
    house.window.show_page("settings")
    page = house.window.page("settings")
    page.readings.files.findChild(VoiceFilesDesk).bring(tmp_path / "bo.tendvoice")
    qtbot.waitUntil(lambda: "pack-bo" in page.voices.voice.values, timeout=20_000)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[MemoryOutput]:
    """The devices that were opened, each a memory of what it was given."""
    devices: list[MemoryOutput] = []

    def open_one() -> MemoryOutput:
        devices.append(MemoryOutput())
        return devices[-1]

    monkeypatch.setattr(device, "DeviceOutput", open_one)
    return devices


def test_in_ward_mode_a_practice_is_read_and_no_device_is_ever_opened(
    qtbot, tmp_path, monkeypatch, opened
):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    settings = SettingsService(tmp_path / "data")
    settings.set("captions_on", False)
    settings.save()
    settings.close()
    house = House(QApplication.instance(), tmp_path / "data", ward=True)
    with qtbot.waitExposed(house.window):
        house.window.show()
    house.tend.open(None, None)
    qtbot.waitUntil(lambda: house.now.card.has_answer, timeout=20_000)
    titles = {house.window.windowTitle()}
    house.window.windowTitleChanged.connect(titles.add)
    press(qtbot, house, Qt.Key.Key_Return)
    page = house.window.findChild
    qtbot.waitUntil(lambda: playing(house) and page(PlayerPage) is not None, timeout=20_000)
    shown = house.window.findChild(PlayerPage).playing
    qtbot.waitUntil(lambda: bool(shown.caption.text()), timeout=20_000)
    press(qtbot, house, Qt.Key.Key_Escape)
    house.first.close()
    assert opened == []
    assert titles == {"Documents"}
    assert not SettingsService(tmp_path / "data").get("ward")


def test_one_key_silences_in_mid_practice_and_lets_sound_back(qtbot, open_house, opened):
    house = open_house()
    press(qtbot, house, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: playing(house) and bool(opened), timeout=20_000)
    engine = house.tend.player.sound.engine
    qtbot.waitUntil(lambda: engine.snapshot().frame > 0, timeout=20_000)
    with qtbot.waitSignal(house.tend.player.view_changed):
        press(qtbot, house, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: opened[-1].is_closed, timeout=5_000)
    stood, before = engine.snapshot().frame, len(opened)
    assert house.window.windowTitle() == "Documents"
    qtbot.waitUntil(lambda: engine.snapshot().frame > stood + RATE // 4, timeout=5_000)
    assert len(opened) == before
    press(qtbot, house, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: len(opened) == before + 1, timeout=5_000)
    assert house.window.windowTitle() == "Tend"
    assert playing(house)


def test_on_now_one_key_turns_ward_mode_on_and_it_stays_until_it_is_turned_off(
    qtbot, open_house, tmp_path
):
    house = open_house()
    press(qtbot, house, Qt.Key.Key_S)
    assert house.tend.settings.get("ward")
    house.first.close()
    again = open_house()
    assert again.window.windowTitle() == "Documents"
    press(qtbot, again, Qt.Key.Key_S)
    assert again.window.windowTitle() == "Tend"


def corner(house: House) -> str:
    """Return the colour of the page's upper edge, as it is seen."""
    return house.window.grab().toImage().pixelColor(600, 5).name()


def test_in_ward_mode_the_whole_window_is_dark_by_day_too(qtbot, open_house):
    house = open_house()
    house.tend.settings.set("appearance", "day")
    press(qtbot, house, Qt.Key.Key_S)
    assert theme.tokens() is theme.WARD
    house.tend.settings.set("text_size", 125)
    assert theme.tokens() is theme.WARD
    qtbot.waitUntil(lambda: corner(house) == theme.WARD.paper.name())
    press(qtbot, house, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: corner(house) == theme.DAY.paper.name())


def test_a_window_that_opens_in_ward_mode_is_dark_from_its_first_paint(qtbot, tmp_path):
    house = House(QApplication.instance(), tmp_path / "data", ward=True)
    try:
        assert theme.tokens() is theme.WARD
    finally:
        house.first.close()


def test_a_second_copy_in_ward_mode_silences_the_first_for_this_once(qtbot, open_house, tmp_path):
    house = open_house()
    house.tend._instance.ward_called.emit()
    assert house.window.windowTitle() == "Documents"
    house.first.close()
    assert not SettingsService(tmp_path / "data").get("ward")
