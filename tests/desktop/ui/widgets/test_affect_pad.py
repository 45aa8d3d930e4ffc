"""The affect pad: geometry, keys, and what it says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt

from desktop.ui.widgets.affect_pad import AffectPad


@pytest.fixture
def pad(qtbot, look):
    made = AffectPad(176)
    qtbot.addWidget(made)
    made.resize(288, 204)
    made.show()
    placed = []
    made.placed.connect(lambda p, e: placed.append((p, e)))
    made.heard = placed
    return made


@settings(max_examples=60, deadline=None)
@given(
    width=st.integers(220, 700), height=st.integers(160, 600), p=st.integers(-100, 100),
    e=st.integers(-100, 100), both=st.booleans(),
)  # fmt: skip
def test_a_value_is_drawn_where_a_click_would_give_it_back(qapp, width, height, p, e, both):
    pad = AffectPad(both_axes=both)
    pad.resize(width, height)
    assert pad.value_at(pad.point_of(p, e)) == (p, e)


@settings(max_examples=60, deadline=None)
@given(x=st.integers(0, 287), y=st.integers(0, 175))
def test_the_mark_lands_under_the_pointer_wherever_the_scale_reaches(qapp, x, y):
    pad = AffectPad()
    pad.resize(288, 204)
    drawn = pad.point_of(*pad.value_at(QPointF(x, y)))
    plot = pad._plot()
    wanted = QPointF(min(max(x, plot.left()), plot.right()), min(max(y, plot.top()), plot.bottom()))
    assert abs(drawn.x() - wanted.x()) <= 1.0
    assert abs(drawn.y() - wanted.y()) <= 1.0


def test_right_is_pleasant_and_up_is_high_energy(pad):
    middle = pad.point_of(0, 0)
    assert pad.value_at(middle + QPointF(40, -40))[0] > 0
    assert pad.value_at(middle + QPointF(40, -40))[1] > 0
    assert pad.value_at(QPointF(0, 400)) == (-100, -100)


def test_one_click_is_said_once_and_shown(qtbot, pad):
    at = pad.point_of(-20, -50).toPoint()
    qtbot.mouseClick(pad, Qt.MouseButton.LeftButton, pos=at)
    assert len(pad.heard) == 1
    assert pad.value == pad.heard[0]
    assert pad.heard[0] == pytest.approx((-20, -50), abs=2)


def test_another_button_of_the_mouse_says_nothing(qtbot, pad):
    qtbot.mouseClick(pad, Qt.MouseButton.RightButton, pos=QPoint(100, 60))
    assert pad.heard == []


@pytest.mark.parametrize(
    ("key", "pleasantness"),
    [("1", -100), ("2", -67), ("3", -33), ("4", 0), ("5", 33), ("6", 67), ("7", 100)],
)
def test_a_key_from_1_to_7_says_pleasantness_and_leaves_energy_unknown(
    qtbot, pad, key, pleasantness
):
    qtbot.keyClicks(pad, key)
    assert pad.heard == [(pleasantness, None)]


@pytest.mark.parametrize("key", [Qt.Key.Key_0, Qt.Key.Key_8, Qt.Key.Key_A])
def test_other_keys_say_nothing(qtbot, pad, key):
    qtbot.keyClick(pad, key)
    assert pad.heard == []


def test_a_digit_with_control_is_the_windows(qtbot, pad):
    qtbot.keyClick(pad, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert pad.heard == []


def test_arrows_move_a_cursor_and_enter_places_it(qtbot, pad):
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        qtbot.keyClick(pad, key)
    assert pad.heard == []
    qtbot.keyClick(pad, Qt.Key.Key_Return)
    assert pad.heard == [(20, 10)]


def test_a_cursor_that_was_left_is_forgotten(qtbot, pad):
    qtbot.keyClick(pad, Qt.Key.Key_Right)
    pad.focusOutEvent(_focus_out())
    qtbot.keyClick(pad, Qt.Key.Key_Return)
    assert pad.heard == []


def _focus_out():
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent

    return QFocusEvent(QEvent.Type.FocusOut)


def test_showing_a_value_says_nothing(pad):
    pad.set_value(10, None)
    assert (pad.heard, pad.value) == ([], (10, None))


def test_unknown_energy_is_drawn_as_a_stroke_as_high_as_the_scale(pad):
    pad.set_value(33, None)
    picture = pad.grab().toImage()
    x = round(pad.point_of(33, 0).x())
    column = [picture.pixelColor(x, round(pad.point_of(0, e).y())).name() for e in (-80, 0, 80)]
    assert column == ["#a2562c"] * 3


def test_a_known_value_is_a_point_and_not_a_stroke(pad):
    pad.set_value(33, 0)
    picture = pad.grab().toImage()
    x = round(pad.point_of(33, 0).x())
    column = [picture.pixelColor(x, round(pad.point_of(0, e).y())).name() for e in (-80, 0, 80)]
    assert column[1] == "#a2562c"
    assert "#a2562c" not in (column[0], column[2])


def test_screen_readers_hear_the_name_and_the_value(pad):
    assert pad.accessibleName()
    pad.set_value(30, -20)
    assert "30" in pad.accessibleDescription()
    assert "-20" in pad.accessibleDescription()
