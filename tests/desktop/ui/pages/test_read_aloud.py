"""The page "Read aloud": by keyboard alone, in a small window, with large text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.services.read_aloud_view import (
    AloudChoice,
    AloudDraft,
    AloudLine,
    AloudState,
    AloudView,
    OwnReading,
)
from desktop.ui import theme
from desktop.ui.pages.read_aloud import ReadAloudPage
from tests.desktop.ui.pages.hosting import hosted
from tests.desktop.ui.pages.legible import cut_words, low_targets

LINES = (
    AloudLine("Arriving", "Let the weight of the body be carried by whatever holds it."),
    AloudLine(
        "Arriving", "And breathe, as if there were nothing else to be done.", "from 5 minutes"
    ),
    AloudLine("Home", "Come back, kindly."),
)
CHOICE = AloudChoice("short", "A short one", "en", (OwnReading("pack-ann", "Ann"),))
SIGNALS = ("record_pressed", "keep_pressed", "listen_pressed", "redo_pressed", "moved", "closed")


def view(**more) -> AloudView:
    return AloudView("A short one", "Ann", LINES, **{"kept": frozenset({0}), "at": 1} | more)


@pytest.fixture
def shown(qtbot, qapp: QApplication) -> Iterator[Callable[..., ReadAloudPage]]:
    def show(what: AloudView | AloudChoice, percent: int = 100) -> ReadAloudPage:
        theme.apply(qapp, False, percent)
        page = ReadAloudPage()
        hosted(qtbot, page, 716, 600)
        if isinstance(what, AloudView):
            page.show_view(what)
            page.show_lines()
        else:
            page.show_choice(what)
        QApplication.processEvents()
        return page

    yield show
    theme.apply(qapp, False, 100)


def heard(page: ReadAloudPage) -> list[tuple[object, ...]]:
    said: list[tuple[object, ...]] = []
    for name in SIGNALS:
        getattr(page, name).connect(lambda *words, name=name: said.append((name, *words)))
    return said


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (Qt.Key.Key_Space, ("record_pressed",)),
        (Qt.Key.Key_Return, ("keep_pressed",)),
        (Qt.Key.Key_L, ("listen_pressed",)),
        (Qt.Key.Key_R, ("redo_pressed",)),
        (Qt.Key.Key_Left, ("moved", -1)),
        (Qt.Key.Key_Right, ("moved", 1)),
        (Qt.Key.Key_Escape, ("closed",)),
    ],
)
def test_every_step_has_a_key(shown, qtbot, key, said):
    page = shown(view(has_take=True))
    told = heard(page)
    qtbot.keyClick(page, key)
    assert told == [said]


def test_a_key_that_is_held_down_records_once(shown, qtbot):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    page = shown(view())
    told = heard(page)
    none = Qt.KeyboardModifier.NoModifier
    again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, none, " ", True)
    QApplication.sendEvent(page, again)
    assert told == []


def test_a_click_leaves_space_to_the_recording(shown, qtbot):
    page = shown(view(has_take=True))
    qtbot.mouseClick(page.desk.listen, Qt.MouseButton.LeftButton)
    told = heard(page)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert told == [("record_pressed",)]


def test_a_button_that_is_pressed_by_key_leaves_the_keyboard_with_the_lines(shown, qtbot):
    page = shown(view(state=AloudState.RECORDING))
    page.desk.record.setFocus(Qt.FocusReason.TabFocusReason)
    page.show_view(view(state=AloudState.WORKING))
    page.show_view(view(has_take=True))
    told = heard(page)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_L)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert told == [("listen_pressed",), ("record_pressed",)]


def test_the_line_stands_between_the_ones_before_and_after_with_what_is_kept(shown):
    page = shown(view())
    assert page.desk.before.text() == f"• {LINES[0].text}"
    assert page.desk.line.text() == LINES[1].text
    assert page.desk.after.text() == LINES[2].text
    assert page.desk.where.text() == "Arriving · from 5 minutes · Line 2"
    assert page.desk.done.text() == "A short one · Ann · 1 of 3 lines"
    assert page.desk.dots.accessibleName() == "1 of 3 lines are kept"


def test_while_it_records_it_says_for_how_long_and_shows_the_level(shown):
    page = shown(view(state=AloudState.RECORDING))
    page.show_heard(-30.0, 4.7)
    assert page.desk.state.text().startswith("Recording, 4 seconds.")
    assert page.desk.meter.share == pytest.approx(0.5)
    assert (page.desk.record.text(), page.desk.on.isEnabled()) == ("Stop", False)
    page.show_view(view(has_take=True))
    assert (page.desk.meter.share, page.desk.record.text()) == (0.0, "Record")


def test_only_what_can_be_done_can_be_pressed(shown):
    page = shown(view())
    desk = page.desk
    assert [b.isEnabled() for b in (desk.record, desk.keep, desk.listen)] == [True, False, False]
    page.show_view(view(has_take=True))
    assert [b.isEnabled() for b in (desk.record, desk.keep, desk.listen)] == [True] * 3
    page.show_view(view(state=AloudState.WORKING, has_take=True))
    assert [b.isEnabled() for b in (desk.record, desk.keep, desk.listen)] == [False] * 3


def test_once_all_is_there_it_offers_to_use_the_reading(shown):
    page, pressed = shown(view(kept=frozenset(range(3)))), []
    page.use_pressed.connect(lambda: pressed.append(True))
    assert not page.desk.end.isHidden()
    page.desk.use.click()
    assert pressed == [True]
    page.show_view(view(kept=frozenset(range(3)), is_used=True))
    assert page.desk.use.isHidden()
    page.show_view(view())
    assert page.desk.end.isHidden()


def test_what_is_offered_at_the_end_comes_into_sight(shown):
    page = shown(view(kept=frozenset({0, 1}), at=2), 200)
    page.show_view(view(kept=frozenset(range(3)), at=2))
    QApplication.processEvents()
    use = page.desk.use
    place = use.rect().translated(use.mapTo(page.viewport(), use.rect().topLeft()))
    assert page.viewport().rect().contains(place)


def test_a_reading_is_begun_by_name_and_enter(shown, qtbot):
    page, drafts = shown(CHOICE), []
    page.begun.connect(drafts.append)
    page.choice.name.setText("Mine")
    qtbot.keyClick(page.choice.name, Qt.Key.Key_Return)
    assert drafts == [AloudDraft("Mine")]


def test_the_form_is_empty_once_its_reading_is_there(shown):
    page = shown(CHOICE)
    page.choice.name.setText("Mine")
    page.choice.speaker.setText("Me")
    page.show_choice(CHOICE)
    assert page.choice.name.text() == "Mine"  # nothing has come of it yet
    page.show_view(view())
    page.show_lines()
    page.show_choice(CHOICE)
    assert (page.choice.name.text(), page.choice.speaker.text()) == ("", "")


def test_one_that_is_there_has_the_keyboard(shown, qtbot):
    page, chosen = shown(CHOICE), []
    page.chosen.connect(chosen.append)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert chosen == ["pack-ann"]


def test_what_happens_to_a_line_does_not_take_the_choice_away(shown):
    page = shown(CHOICE)
    page.show_view(view(has_take=True))
    assert (page.choice.isHidden(), page.desk.isHidden()) == (False, True)
    page.show_lines()
    assert (page.choice.isHidden(), page.desk.isHidden()) == (True, False)


def test_out_of_sight_it_says_so(shown):
    page, left = shown(view()), []
    page.left.connect(lambda: left.append(True))
    page.hide()
    assert left == [True]


STATES = [
    view(message="The microphone went away. What it heard until then waits here.", has_take=True),
    view(kept=frozenset(range(3)), at=2),
    CHOICE,
]


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("what", STATES)
def test_nothing_is_cut_or_wider_than_the_page(shown, what, percent):
    page = shown(what, percent)
    assert page.horizontalScrollBar().maximum() == 0
    assert cut_words(page) == []
    assert low_targets(page) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_another_line_is_in_sight(shown, percent):
    page = shown(view(at=0), percent)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    page.show_view(view(at=1))
    top = page.desk.line.mapTo(page.viewport(), page.desk.line.rect().topLeft()).y()
    assert top >= 0
    assert top + theme.line_height("caption") <= page.viewport().height()
