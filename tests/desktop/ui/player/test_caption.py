"""The caption: never cut, told to screen readers, faded in only where motion is welcome."""

import pytest
from PySide6.QtGui import QAccessible, QFontMetrics

from desktop.ui.player.caption import WRAP, Caption

LONG = (
    "If it helps, say the words slowly and without any need to feel them: may you be safe, "
    "may you be well, may you have rest when this is done."
)


@pytest.fixture
def caption(qtbot):
    caption = Caption()
    qtbot.addWidget(caption)
    caption.resize(820, 78)
    caption.show()
    qtbot.waitExposed(caption)
    return caption


def test_it_shows_the_line(caption):
    caption.say("May I be at ease.")
    assert caption.text() == "May I be at ease."


@pytest.mark.parametrize("width", [820, 420])
def test_a_long_line_is_set_smaller_and_not_cut(caption, width):
    caption.resize(width, 110)
    caption.say(LONG)
    needed = QFontMetrics(caption.fitted_font).boundingRect(0, 0, width, 9999, int(WRAP), LONG)
    assert needed.height() <= caption.height()
    assert needed.width() <= width


def test_a_short_line_keeps_its_full_size(caption):
    caption.say(LONG)
    caption.say("Feel the feet.")
    assert caption.fitted_font.pixelSize() == 26


def test_a_new_line_fades_in_and_then_rests(caption, qtbot):
    caption.say("May I be at ease.")
    assert caption.is_fading
    qtbot.waitUntil(lambda: not caption.is_fading)


def test_under_reduced_motion_a_new_line_is_there_at_once(caption):
    caption.set_reduced_motion(True)
    caption.say("May I be at ease.")
    assert not caption.is_fading


def test_hiding_it_ends_a_fade(caption):
    caption.say("May I be at ease.")
    caption.hide()
    assert not caption.is_fading


def test_the_same_line_again_does_not_begin_anew(caption, qtbot):
    caption.say("May I be at ease.")
    qtbot.waitUntil(lambda: not caption.is_fading)
    caption.say("May I be at ease.")
    assert not caption.is_fading


def test_a_screen_reader_hears_each_line_once(caption, monkeypatch):
    told = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda news: told.append(news.message())
    )
    caption.say("May I be at ease.")
    caption.say("May I be at ease.")
    caption.say("")
    assert told == ["May I be at ease."]


def test_the_line_can_be_read_through_the_accessible_tree(caption):
    caption.say("May I be at ease.")
    interface = QAccessible.queryAccessibleInterface(caption)
    assert interface.text(QAccessible.Text.Name) == "May I be at ease."
