"""The button that lets something be heard: what it says while it does, and while it cannot."""

import pytest

from desktop.services.views import HearingView
from desktop.ui.widgets.listen_button import ListenButton
from tests.desktop.ui.pages.hosting import hosted


@pytest.fixture
def button(qtbot):
    button = ListenButton("bells", "Bowl")
    qtbot.addWidget(button.words)
    return hosted(qtbot, button)


def test_it_listens_and_stops(button):
    assert (button.text(), button.accessibleName()) == ("Listen", "Listen: Bowl")
    button.show_hearing(HearingView("bells", is_on=True))
    assert button.accessibleName() == "Stop listening: Bowl"
    button.show_hearing(HearingView())
    assert button.text() == "Listen"


def test_what_another_button_lets_be_heard_changes_nothing_here(button):
    button.show_hearing(HearingView("voice", is_on=True))
    assert button.text() == "Listen"
    button.show_hearing(HearingView("voice", message="Nothing is played."))
    assert button.words.isHidden()


def test_why_nothing_is_heard_stands_beside_it_until_that_is_over(button):
    button.show_hearing(HearingView("bells", message="Ward mode is on."))
    assert button.words.text() == "Ward mode is on."
    assert not button.words.isHidden()
    button.show_hearing(HearingView())
    assert button.words.isHidden()
