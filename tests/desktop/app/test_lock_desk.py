"""The lock in the whole window: what is in sight, what is kept, and what is let go of."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.app.first_window import FirstWindow
from desktop.app.tend import Tend
from desktop.core.clock import SystemClock
from desktop.core.journal_head import is_locked
from desktop.core.paths import journal_file
from desktop.journal import door
from desktop.journal import key as keys
from desktop.journal.making import new_check_in
from desktop.journal.passphrase import key_for, set_passphrase
from desktop.journal.repository import Journal
from desktop.services.history_views import HistoryWish
from desktop.services.settings_service import SettingsService
from desktop.services.views import EntryDraft, PlayState
from desktop.ui.pages.check_in import CheckInPage
from desktop.ui.pages.journal import JournalPage
from desktop.ui.pages.player import PlayerPage
from desktop.ui.pages.settings import SettingsPage
from desktop.ui.pages.unlock import UnlockPage

PHRASE = "seven old bells"
WORDS = "nobody else may read this"


class House:
    """The window on a data folder, opened as the app opens it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        settings = SettingsService(folder)
        locked = is_locked(journal_file(folder))
        self.first = FirstWindow(QApplication.instance(), settings, locked=locked)
        self.tend = Tend(self.first, folder)
        self.first.closing.append(self.tend.close)
        self.window = self.first.window

    @property
    def is_covered(self) -> bool:
        return isinstance(self.window._root.currentWidget(), UnlockPage)

    def unlock(self, qtbot, phrase: str = PHRASE) -> None:
        page = self.first.unlock_page
        page.field.clear()
        qtbot.keyClicks(page.field, phrase)
        qtbot.keyClick(page.field, Qt.Key.Key_Return)

    def journal(self) -> Journal:
        locked = is_locked(journal_file(self.folder))
        key = key_for(self.folder, PHRASE) if locked else None
        return Journal.open(self.folder, SystemClock(), key=key)


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch):
    monkeypatch.setattr(keys, "ROUNDS", 1000)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    folder, clock = tmp_path / "data", SystemClock()
    with Journal.open(folder, clock) as journal:
        journal.add_check_in(new_check_in(clock, able=6, note=WORDS))
    yield folder
    door.note(journal_file(folder), False)


@pytest.fixture
def open_house(qtbot, folder, tmp_path, monkeypatch) -> Iterator[Callable[..., House]]:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    houses: list[House] = []

    def open_it(locked: bool = True) -> House:
        if locked:
            set_passphrase(folder, PHRASE)
        house = House(folder)
        houses.append(house)
        with qtbot.waitExposed(house.window):
            house.window.show()
        house.tend.open(None, None)
        qtbot.waitUntil(lambda: house.first.now_page.card.has_answer, timeout=20_000)
        return house

    yield open_it
    for house in houses:
        house.first.close()


def shown(house: House, qtbot, count: int) -> JournalPage:
    house.window.show_page("journal")
    page = house.window.page("journal")
    qtbot.waitUntil(lambda: page.model.entry_count() == count, timeout=20_000)
    return page


def test_a_locked_journal_opens_by_enter_and_then_shows_everything(qtbot, open_house):
    house = open_house()
    assert house.is_covered
    assert house.window.focusWidget() is house.first.unlock_page.field
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: not house.is_covered, timeout=20_000)
    assert house.first.unlock_page.field.text() == ""
    shown(house, qtbot, 1)
    assert house.window.notices.text == ""


def test_the_keyboard_stays_in_the_field_when_the_window_is_covered_once_more(qtbot, open_house):
    house = open_house()
    house.window.activateWindow()
    house.first.cover()
    house.window.cover(house.first.unlock_page)
    assert house.window.focusWidget() is house.first.unlock_page.field
    house.first.unlock_page.setFocus()
    assert house.window.focusWidget() is house.first.unlock_page.field


def test_a_wrong_passphrase_is_said_calmly_and_stays_to_be_typed_over(qtbot, open_house):
    house = open_house()
    page = house.first.unlock_page
    house.unlock(qtbot, "seven new bells")
    qtbot.waitUntil(lambda: "does not open" in page.said.text(), timeout=20_000)
    assert house.is_covered
    assert page.field.selectedText() or page.field.hasSelectedText()
    assert page.field.isEnabled()
    assert not page.field.isReadOnly()
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: not house.is_covered, timeout=20_000)


def test_a_passphrase_typed_before_anything_is_loaded_is_tried_once_it_is(qtbot, folder, tmp_path):
    set_passphrase(folder, PHRASE)
    page = UnlockPage()
    qtbot.addWidget(page)
    heard = []
    page.unlock_requested.connect(heard.append)
    qtbot.keyClicks(page.field, PHRASE)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert heard == []
    page.begin_listening()
    assert heard == [PHRASE]


def test_locking_covers_the_window_and_lets_go_of_what_was_read(qtbot, open_house):
    house = open_house()
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: not house.is_covered, timeout=20_000)
    shown(house, qtbot, 1)
    house.tend.lock.lock()
    assert house.is_covered
    qtbot.waitUntil(lambda: house.tend.journal.lane._key is None, timeout=20_000)
    assert house.tend.journal.lane._journal is None
    QApplication.sendPostedEvents(None, 52)  # what is to be deleted later
    gc.collect()
    held = [one for one in gc.get_objects() if type(one).__name__ in ("CheckIn", "JournalEntry")]
    assert [one for one in held if WORDS in repr(one)] == []
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: not house.is_covered, timeout=20_000)
    shown(house, qtbot, 1)


def test_what_stands_in_a_form_waits_behind_the_lock(qtbot, open_house):
    house = open_house()
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: not house.is_covered, timeout=20_000)
    house.tend.ways.say_more()
    page = house.window.page("check-in")
    assert isinstance(page, CheckInPage)
    page.note.setPlainText("begun, and not kept")
    house.tend.lock.lock()
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: not house.is_covered, timeout=20_000)
    house.tend.ways.say_more()
    again = house.window.page("check-in")
    assert again is not page
    qtbot.waitUntil(lambda: again.note.toPlainText() == "begun, and not kept", timeout=20_000)


def test_minutes_practised_while_it_is_locked_are_kept_once_it_is_not(qtbot, open_house, folder):
    house = open_house()
    page = house.first.unlock_page
    page.without.click()
    qtbot.waitUntil(lambda: page.practices.count() > 3, timeout=20_000)
    page.begin_requested.emit("at-the-door", 1)
    player = house.tend.player
    qtbot.waitUntil(lambda: player.state is PlayState.PLAYING, timeout=20_000)
    house.tend.recorder.progress(30.0)
    player.end_early()
    player.leave()
    assert house.is_covered
    assert house.window.notices.text == ""
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: not house.is_covered, timeout=20_000)
    shown(house, qtbot, 2)
    house.first.close()
    with house.journal() as journal:
        (sitting,) = journal.sittings()
        assert sitting.practised_s >= 30
        assert sitting.closed


def test_one_key_hides_the_window_silent_and_locked(qtbot, open_house):
    house = open_house()
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: not house.is_covered, timeout=20_000)
    house.tend.player.begin("at-the-door", 1)
    qtbot.waitUntil(lambda: house.tend.player.state is PlayState.PLAYING, timeout=20_000)
    house.tend.recorder.progress(20.0)
    house.tend._lock_desk.hide()
    assert house.window.isMinimized()
    assert house.window.windowTitle() == "Documents"
    assert house.tend.player.state is PlayState.AWAY
    assert house.tend.lock.is_locked
    house.window.showNormal()
    assert house.is_covered
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: not house.is_covered, timeout=20_000)
    assert house.tend.player.state is PlayState.AWAY
    assert house.window._root.currentWidget() is house.window._player


def test_the_key_that_hides_works_where_there_is_no_passphrase_too(qtbot, open_house):
    house = open_house(locked=False)
    qtbot.keyClick(house.window, Qt.Key.Key_F9)
    assert house.window.isMinimized()
    assert house.window.windowTitle() == "Documents"
    house.window.showNormal()
    assert not house.is_covered
    assert house.window.windowTitle() == "Tend"


def test_it_is_not_locked_while_a_practice_plays_but_once_it_is_over(qtbot, open_house):
    house = open_house()
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: not house.is_covered, timeout=20_000)
    house.tend.player.begin("at-the-door", 1)
    qtbot.waitUntil(lambda: house.tend.player.state is PlayState.PLAYING, timeout=20_000)
    house.tend._lock_desk.lock_soon()
    assert not house.tend.lock.is_locked
    house.tend.player.end_early()
    assert house.tend.lock.is_locked


def test_a_passphrase_is_set_changed_and_taken_away_in_the_settings(qtbot, open_house, folder):
    house = open_house(locked=False)
    house.window.show_page("settings")
    page = house.window.page("settings")
    assert isinstance(page, SettingsPage)
    card = page.privacy
    card.set.click()
    card.form.new.setText(PHRASE)
    card.form.again.setText(PHRASE)
    card.form.go_on.click()
    assert "no way back" in card.form.problem.text()
    assert not is_locked(journal_file(folder))
    card.form.no_way_back.setChecked(True)
    card.form.go_on.click()
    qtbot.waitUntil(lambda: house.tend.lock.has_passphrase, timeout=20_000)
    assert is_locked(journal_file(folder))
    assert card.form.new.text() == ""
    shown(house, qtbot, 1)
    card.change.click()
    card.form.old.setText("seven new bells")
    card.form.new.setText("nine new bells")
    card.form.again.setText("nine new bells")
    card.form.go_on.click()
    qtbot.waitUntil(lambda: "does not open" in card.form.problem.text(), timeout=20_000)
    card.form.old.setText(PHRASE)
    card.form.go_on.click()
    qtbot.waitUntil(lambda: card.form.isHidden(), timeout=20_000)
    card.remove.click()
    card.form.old.setText("nine new bells")
    card.form.go_on.click()
    qtbot.waitUntil(lambda: not house.tend.lock.has_passphrase, timeout=20_000)
    assert not is_locked(journal_file(folder))
    house.tend.journal.journal_changed.emit()
    shown(house, qtbot, 1)


def test_every_page_can_be_locked_away_and_opened_again(qtbot, open_house):
    house = open_house()
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: not house.is_covered, timeout=20_000)
    for _ in range(2):
        for key in list(house.window._factories):
            house.window.show_page(key)
        house.tend.lock.lock()
        assert house.is_covered
        assert house.window.is_covered
        house.unlock(qtbot)
        qtbot.waitUntil(lambda: not house.is_covered, timeout=20_000)
    shown(house, qtbot, 1)


def test_a_forgotten_passphrase_sets_the_journal_aside_whole(qtbot, open_house, folder):
    house = open_house()
    page = house.first.unlock_page
    assert page.afresh.isHidden()
    page.forgotten.click()
    assert "Nobody can open it" in page.said.text()
    page.afresh.click()
    qtbot.waitUntil(lambda: not house.is_covered, timeout=20_000)
    assert not house.tend.lock.has_passphrase
    shown(house, qtbot, 0)
    aside = folder / "journal.db.damaged-1" / "journal.db"
    key = key_for(aside.parent, PHRASE)
    with Journal.open(aside.parent, SystemClock(), key=key) as journal:
        assert journal.check_ins()[0].note == WORDS


def test_a_journal_locked_by_another_copy_meanwhile_covers_the_window(qtbot, open_house, folder):
    house = open_house(locked=False)
    shown(house, qtbot, 1)
    house.tend.tasks.run("journal", house.tend.journal.lane._let_go)
    house.tend.tasks.run("journal", lambda: set_passphrase(folder, PHRASE))
    house.tend.journal.journal_changed.emit()
    qtbot.waitUntil(lambda: house.is_covered, timeout=20_000)
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: not house.is_covered, timeout=20_000)
    shown(house, qtbot, 1)


def practise_locked(house: House, qtbot, practice: str) -> PlayerPage:
    """Practise for a while beside the locked journal, and come to the page after it."""
    house.first.unlock_page.begin_requested.emit(practice, 4)
    player = house.tend.player
    qtbot.waitUntil(lambda: player.state is PlayState.PLAYING, timeout=20_000)
    house.tend.recorder.progress(30.0)
    player.end_early()
    qtbot.waitUntil(lambda: player.state is PlayState.LEAVING, timeout=20_000)
    return house.tend._player_desk._page


def test_say_more_after_a_locked_practice_lands_there_once_it_is_unlocked(qtbot, open_house):
    house = open_house()
    page = practise_locked(house, qtbot, "breathing-space")
    pad = page.leaving.check_in
    pad.pad.set_value(40, None)
    pad.pad.placed.emit(40, None)
    assert "once your journal is unlocked" in pad._saved.text()
    pad._able.chosen.emit(7)
    pad.more_requested.emit()
    assert house.is_covered
    assert "go on writing" in house.first.unlock_page.said.text()
    house.unlock(qtbot, "seven new bells")
    qtbot.waitUntil(lambda: "does not open" in house.first.unlock_page.said.text(), timeout=20_000)
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: house.window.current_key == "check-in", timeout=20_000)
    assert not house.is_covered
    check_in = house.window.page("check-in")
    qtbot.keyClicks(check_in.note, "a quiet minute")
    check_in.save.click()
    qtbot.waitUntil(lambda: house.window.current_key == "now", timeout=20_000)
    house.first.close()
    with house.journal() as journal:
        kept = journal.check_ins()[0]
        assert len(journal.check_ins()) == 2
        assert (kept.pleasantness, kept.note) == (40, "a quiet minute")
        assert kept.sitting_id == journal.sittings()[0].id


def test_what_is_said_of_a_check_in_that_waits_is_kept_with_it(qtbot, open_house):
    house = open_house()
    page = practise_locked(house, qtbot, "breathing-space")
    pad = page.leaving.check_in
    pad.pad.set_value(40, None)
    pad.pad.placed.emit(40, None)
    pad._able.set_value(7)
    pad._able.chosen.emit(7)
    house.tend.player.leave()
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: not house.is_covered, timeout=20_000)
    assert house.window.current_key == "now"
    house.first.close()
    with house.journal() as journal:
        kept = journal.check_ins()[0]
        assert (len(journal.check_ins()), kept.pleasantness, kept.able) == (2, 40, 7)


def test_write_it_down_after_a_locked_practice_lands_there_too(qtbot, open_house):
    house = open_house()
    house.tend.ways.on_write_after(EntryDraft("good-things"))
    assert house.is_covered
    assert house.window.current_key == "now"
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: house.window.current_key == "entry", timeout=20_000)
    house.tend.lock.lock()
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: not house.is_covered, timeout=20_000)
    assert house.window.current_key == "now"


def drop(window, path: Path) -> bool:
    """Drag a file over the window and let it fall; say whether the window would have it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    fall = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, fall)
    return enter.isAccepted() and fall.isAccepted()


def test_a_file_dropped_on_a_locked_window_is_told_when_it_can_come_in(qtbot, open_house, tmp_path):
    house = open_house()
    path = tmp_path / "diary of mine.csv"
    path.write_text("date,mood\n2026-03-04,good\n")
    page = house.first.unlock_page
    assert not page.field.acceptDrops()
    assert drop(house.window, path)
    assert "once your journal is unlocked" in page.said.text()
    assert "diary" not in page.said.text() + page.field.text() + house.window.windowTitle()
    assert house.tend.histories is None
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: not house.is_covered, timeout=20_000)
    assert house.window.current_key == "now"


def test_own_words_are_locked_with_the_journal_and_come_back(qtbot, open_house, folder):
    house = open_house(locked=False)
    settings, page = house.tend.settings, house.window.page("help")
    settings.set("contact", "Anna, ext. 12")
    settings.set("phrases", ("May you be warm.",))
    assert "Anna" in page._noted.text()
    house.tend.lock.set_passphrase(PHRASE)
    qtbot.waitUntil(lambda: house.tend.lock.has_passphrase, timeout=20_000)
    house.tend.lock.lock()
    assert settings.snapshot()["phrases"] == ()
    assert "once your journal is unlocked" in page._noted.text()
    assert "Anna" not in page._noted.text()
    player = practise_locked(house, qtbot, "someone-easy")
    player.leaving.show_minutes(60.0)
    assert "is kept once" in player.leaving._minutes.text()
    for words in (player.grounding._noted, player.leaving._people):
        assert "once your journal is unlocked" in words.text()
        assert "Anna" not in words.text()
    house.tend.player.leave()
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: "Anna" in page._noted.text(), timeout=20_000)
    assert settings.lines("phrases") == ("May you be warm.",)
    assert b"Anna" not in (folder / "journal.db").read_bytes()


def test_what_is_typed_and_not_yet_taken_in_settings_is_kept_when_it_is_locked(qtbot, open_house):
    house = open_house()
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: not house.is_covered, timeout=20_000)
    house.window.show_page("settings")
    row = house.window.page("settings").rows["contact"]
    qtbot.keyClicks(row.field, "Anna")
    house.tend.lock.lock()
    assert row.field.text() == ""
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: row.field.text() == "Anna", timeout=20_000)
    house.first.close()
    with house.journal() as journal:
        assert journal.own_words.all() == {"contact": "Anna"}


def long_history(tmp_path: Path) -> Path:
    path, head = tmp_path / "daylio.csv", "full_date,date,weekday,time,mood,activities,note\n"
    rows = (f"2024-05-01,x,x,12:00,good,,row {number}\n" for number in range(20_000))
    path.write_text(head + "".join(rows))
    return path


@pytest.mark.parametrize("when", ["read", "counted", "kept"])
def test_a_history_that_was_coming_in_is_dropped_whole_by_the_lock(
    qtbot, open_house, tmp_path, when
):
    house = open_house()
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: not house.is_covered, timeout=20_000)
    house.window.show_page("histories")
    page, desk = house.window.page("histories"), house.tend.histories
    service = desk._service
    desk.open(long_history(tmp_path))
    if when != "read":
        with qtbot.waitSignal(service.examined, timeout=20_000):
            pass
        if when == "counted":
            service.examine(HistoryWish(zone="Asia/Tokyo"))
        else:
            service.bring_in(HistoryWish())
    del page, desk, service
    house.tend.lock.lock()
    assert house.is_covered
    done: list[None] = []
    house.tend.tasks.run("histories", lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    house.unlock(qtbot)
    qtbot.waitUntil(lambda: not house.is_covered, timeout=20_000)
    house.window.show_page("histories")
    house.tend.journal.ask(lambda journal: len(journal.check_ins()), done.append)
    qtbot.waitUntil(lambda: len(done) == 2, timeout=20_000)
    assert done[1] == 1
