"""Help: what matters most stands first, whole, at any size; F1 opens it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.ui import theme
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.help import HelpPage
from desktop.ui.player.grounding import GroundingScreen
from desktop.ui.widgets import signposts
from desktop.ui.widgets.text import Text
from tests.desktop.ui.pages.hosting import hosted
from tests.desktop.ui.pages.legible import cut_words


def words_of(page) -> list[str]:
    return [text.text() for text in page.findChildren(Text)]


def test_the_emergency_line_and_people_to_turn_to_come_before_everything_else(qtbot):
    page = hosted(qtbot, HelpPage())
    said = words_of(page)
    assert said.index(signposts.emergency()) < said.index(signposts.people()) < 8
    assert "Help" in said


def test_grounding_points_to_the_same_people_in_the_same_words(qtbot):
    screen = hosted(qtbot, GroundingScreen())
    assert {signposts.emergency(), signposts.people()} <= set(words_of(screen))


def test_it_names_who_had_better_ask_somebody_first(qtbot):
    said = " ".join(words_of(hosted(qtbot, HelpPage())))
    for word in ("psychosis", "mania", "dissociation", "trauma", "addiction", "driving", "tired"):
        assert word in said


@pytest.mark.parametrize(("width", "height", "text"), [(1180, 760, 100), (716, 600, 200)])
def test_no_word_of_it_is_cut(qtbot, qapp, width, height, text):
    theme.apply(qapp, False, text)
    try:
        assert cut_words(hosted(qtbot, HelpPage(), width, height)) == []
    finally:
        theme.apply(qapp, False, 100)


def test_f1_opens_it(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    window.add_page("help", "Help", HelpPage, foot=True)
    window.show()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.current_key == "help"
