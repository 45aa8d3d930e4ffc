"""The window: pages built on demand, the rail by keyboard, the player over everything."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QAbstractAnimation, Qt, QTimer
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget

from desktop.ui import theme
from desktop.ui.main_window import MainWindow
from desktop.ui.widgets import announcing
from desktop.ui.widgets.cross_fade import _Veil
from desktop.ui.widgets.ward_word import WardWord

FIRST_PAINT = """
import sys
import PySide6.QtCore
from PySide6.QtWidgets import QApplication
from desktop.ui import theme
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.now import NowPage
app = QApplication(["tend", *theme.ARGUMENTS])
theme.apply(app)
window = MainWindow()
window.first_painted.connect(app.quit)
window.add_page("now", "Now", NowPage)
window.show_page("now")
window.show()
app.exec()
print(" ".join(name for name in ("Qt",) if name in vars(PySide6.QtCore)))
print(" ".join(sorted(m for m in sys.modules if m.startswith(("numpy", "sqlite", "PySide6.QtSvg",
      "PySide6.QtMultimedia", "audio", "desktop.journal", "desktop.trends")))))
"""


@pytest.fixture
def window(qtbot, qapp):
    theme.apply(qapp)
    made = MainWindow()
    made.set_reduced_motion(True)
    qtbot.addWidget(made)
    made.built = []
    for key, title in (("now", "Now"), ("practices", "Practices"), ("journal", "Journal")):
        made.add_page(key, title, lambda key=key: made.built.append(key) or Place())
    made.add_page(
        "settings", "Settings", lambda: made.built.append("settings") or Place(), foot=True
    )
    made.add_page(
        "check-in", "Check-in", lambda: made.built.append("check-in") or Place(), under="now"
    )
    made.show_page("now")
    made.show()
    qtbot.waitExposed(made)
    return made


class Place(QWidget):
    """A page that takes the keyboard."""

    def __init__(self):
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def test_a_page_is_built_when_it_is_first_shown_and_only_once(window):
    assert window.built == ["now"]
    window.show_page("journal")
    window.show_page("now")
    window.show_page("journal")
    assert window.built == ["now", "journal"]


def test_showing_a_page_says_which(qtbot, window):
    with qtbot.waitSignal(window.page_shown) as said:
        window.show_page("practices")
    assert said.args == ["practices"]
    assert window.current_key == "practices"


@pytest.mark.parametrize(
    ("number", "key"), [("1", "now"), ("2", "practices"), ("3", "journal"), ("4", "settings")]
)
def test_control_and_a_number_opens_the_places_from_top_to_bottom(qtbot, window, number, key):
    qtbot.keyClick(window, number, Qt.KeyboardModifier.ControlModifier)
    assert window.current_key == key


def test_the_open_key_asks_for_a_file_on_any_page_but_not_while_a_practice_plays(qtbot, window):
    spy = QSignalSpy(window.open_requested)
    qtbot.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert spy.count() == 1
    window.enter_player(QWidget())
    qtbot.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert spy.count() == 1


def test_arrows_move_in_the_rail_and_enter_opens(qtbot, window):
    items = window._rail.items
    items[0].setFocus()
    qtbot.keyClick(items[0], Qt.Key.Key_Down)
    assert window.current_key == "now"
    assert window.focusWidget() is items[1]
    qtbot.keyClick(items[1], Qt.Key.Key_Return)
    assert window.current_key == "practices"


def test_end_and_home_reach_the_ends_of_the_rail(qtbot, window):
    items = window._rail.items
    items[1].setFocus()
    qtbot.keyClick(items[1], Qt.Key.Key_End)
    assert window.focusWidget() is items[-1]
    qtbot.keyClick(items[-1], Qt.Key.Key_Home)
    assert window.focusWidget() is items[0]


def test_a_page_beneath_another_marks_that_one_in_the_rail(window):
    window.show_page("check-in")
    assert [item.key for item in window._rail.items if item.isChecked()] == ["now"]
    assert "check-in" not in [item.key for item in window._rail.items]


def test_the_player_takes_the_whole_window_and_gives_it_back(qtbot, window):
    player = Place()
    window.enter_player(player)
    assert player.size() == window.size()
    assert window.focusWidget() is player
    qtbot.keyClick(player, "2", Qt.KeyboardModifier.ControlModifier)
    assert window.current_key == "now"
    window.leave_player()
    assert not player.isVisible()
    assert window.page("now").isVisible()
    player.deleteLater()


def test_notices_say_offer_and_go(qtbot, window):
    done = []
    window.notices.say("Check-in deleted.", "Undo", lambda: done.append(True))
    assert window.notices.text == "Check-in deleted."
    qtbot.mouseClick(window.notices._action, Qt.MouseButton.LeftButton)
    assert done == [True]
    assert window.notices.text == ""


def test_a_notice_takes_no_focus_and_covers_nothing(qtbot, window):
    page = window.page("now")
    page.setFocus()
    window.notices.say("The data folder can only be read.", stays=True)
    qtbot.waitUntil(lambda: window.notices.height() > 0 and page.height() < window.height())
    bar = window.notices.mapTo(window, window.notices.rect().topLeft()).y()
    assert window.focusWidget() is page
    assert page.mapTo(window, page.rect().bottomLeft()).y() < bar


def test_an_undo_goes_by_itself_and_a_fault_stays(window):
    window.notices.say("Check-in deleted.", "Undo", lambda: None)
    assert window.notices._timer.isActive()
    window.notices.say("The disk is full.", stays=True)
    assert not window.notices._timer.isActive()


def test_pages_dissolve_and_leave_nothing_behind(qtbot, window):
    window.set_reduced_motion(False)
    window.show_page("journal")
    assert window._stack.findChildren(_Veil)
    qtbot.waitUntil(lambda: not window._stack.findChildren(_Veil), timeout=2000)
    assert not window.findChildren(QAbstractAnimation)


def test_nothing_moves_under_reduced_motion(window):
    window.show_page("journal")
    assert not window.findChildren(_Veil)


def test_two_quick_changes_leave_one_veil(qtbot, window):
    window.set_reduced_motion(False)
    window.show_page("journal")
    window.show_page("practices")
    qtbot.waitUntil(lambda: not window._stack.findChildren(_Veil), timeout=2000)
    assert window._stack.currentWidget() is window.page("practices")


def test_a_closed_window_leaves_no_timer_running(qtbot, window):
    window.notices.say("Check-in deleted.")
    window.notices.put_away()
    assert not [timer for timer in window.findChildren(QTimer) if timer.isActive()]


def test_the_first_painted_window_needs_neither_the_qt_namespace_nor_what_is_heavy():
    found = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert found.stdout.split() == []


@pytest.mark.parametrize("percent", [100, 200])
def test_the_rail_cuts_no_name_at_the_smallest_size(qtbot, qapp, window, percent):
    theme.apply(qapp, text_percent=percent)
    window.resize(900, 600)
    qtbot.waitUntil(lambda: window.width() == 900)
    rail = window._rail
    qtbot.waitUntil(lambda: rail.width() >= rail.sizeHint().width())
    for item in rail.items:
        assert item.width() >= item.sizeHint().width()
        assert item.height() >= theme.TARGET
        assert window._rail.rect().contains(item.geometry())
    theme.apply(qapp)


def test_in_ward_mode_the_title_tells_nothing(window):
    assert window.windowTitle() == "Tend"
    window.set_ward(True)
    assert window.windowTitle() == "Documents"
    window.set_away(True)
    window.set_ward(False)
    assert window.windowTitle() == "Documents"
    window.set_away(False)
    assert window.windowTitle() == "Tend"


def test_nothing_but_the_title_names_the_window_to_the_desktop(qapp):
    assert qapp.applicationDisplayName() == qapp.applicationName()


def test_one_key_asks_for_ward_mode_and_only_alone(qtbot, window):
    spy = QSignalSpy(window.ward_toggled)
    qtbot.keyClick(window.page("now"), Qt.Key.Key_S)
    assert spy.count() == 1
    qtbot.keyClick(window.page("now"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    window.enter_player(QWidget())
    qtbot.keyClick(window, Qt.Key.Key_S)
    assert spy.count() == 1


def test_ward_mode_is_said_at_the_foot_of_the_rail_and_ends_there(qtbot, window):
    assert not window.findChildren(WardWord)
    window.set_ward(True)
    (word,) = window.findChildren(WardWord)
    assert word.isVisible()
    assert "no sound at all" in word.accessibleName()
    spy = QSignalSpy(window.ward_toggled)
    word.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(word, Qt.Key.Key_Space)
    assert spy.count() == 1
    window.set_ward(False)
    assert not word.isVisible()


def test_turning_ward_mode_on_and_off_is_told_to_screen_readers(window, monkeypatch):
    told = []
    monkeypatch.setattr(announcing, "announce", lambda _widget, words: told.append(words))
    for ward in (True, True, False):
        window.set_ward(ward)
    assert told == [
        "Ward mode is on: no sound at all, captions only. S ends it.",
        "Ward mode is off: practices sound again.",
    ]


@pytest.mark.parametrize("percent", [100, 200])
def test_the_word_for_ward_mode_is_whole_in_the_smallest_window(qtbot, qapp, window, percent):
    theme.apply(qapp, text_percent=percent)
    window.resize(900, 600)
    window.set_ward(True)
    qapp.processEvents()
    (word,) = window.findChildren(WardWord)
    assert word.width() >= word.sizeHint().width()
    assert word.height() >= max(theme.TARGET, 2 * theme.metrics("small").ascent())
    assert word.mapTo(window, word.rect().bottomLeft()).y() <= 600
    theme.apply(qapp)
