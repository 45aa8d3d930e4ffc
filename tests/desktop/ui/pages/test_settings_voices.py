"""The voices' card: the voices there are, and what can be done with the one that is chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from desktop.services.views import VoiceChoice, VoiceChoices
from desktop.ui import theme
from desktop.ui.pages.settings import SettingsPage
from tests.desktop.ui.pages.hosting import hosted

CHOICES = VoiceChoices(
    (
        VoiceChoice("slt", "A woman’s voice"),
        VoiceChoice("made-hum", "Hum", is_made=True),
        VoiceChoice("made-piper", "Ann, Piper", is_made=True, is_chosen_file=True),
        VoiceChoice("captions", "Captions only"),
    ),
)


@pytest.fixture
def page(qtbot):
    page = SettingsPage()
    page.show_settings({"voice": "slt", "reading": ""})
    return hosted(qtbot, page)


@pytest.fixture
def card(page):
    page.voices.show_choices(CHOICES)
    return page.voices


def shown(card):
    buttons = (card.listen, card.make_all, card.stop, card.piper, card.remove)
    return [button.text() for button in buttons if not button.isHidden()]


def test_before_they_are_found_there_are_the_bundled_voice_and_captions(page):
    assert page.voices.voice.chips.chip("slt") is not None
    assert page.voices.voice.chips.chip("captions") is not None


def test_every_voice_that_is_found_can_be_chosen(page, card, qtbot):
    spy = QSignalSpy(page.changed)
    for key in ("made-hum", "captions"):
        qtbot.mouseClick(card.voice.chips.chip(key), Qt.MouseButton.LeftButton)
    assert [spy.at(n) for n in range(spy.count())] == [["voice", "made-hum"], ["voice", "captions"]]


def test_what_is_chosen_is_shown_once_its_voice_is_found(page):
    page.show_settings({"voice": "made-hum"})
    assert page.voices.voice.chips.keys() == ()
    page.voices.show_choices(CHOICES)
    assert page.voices.voice.chips.keys() == ("made-hum",)


@pytest.mark.parametrize(
    ("voice", "can"),
    [
        ("slt", ["Listen", "Choose a Piper voice…"]),
        ("captions", ["Choose a Piper voice…"]),
        ("made-hum", ["Listen", "Make it ready for all practices", "Choose a Piper voice…"]),
        (
            "made-piper",
            [
                "Listen",
                "Make it ready for all practices",
                "Choose a Piper voice…",
                "Remove this voice",
            ],
        ),
    ],
)
def test_what_can_be_done_depends_on_the_voice(page, card, voice, can):
    page.show_settings({"voice": voice})
    assert shown(card) == can


def test_while_lines_are_made_it_says_how_many_and_can_be_stopped(page, card):
    page.show_settings({"voice": "made-piper"})
    card.show_progress(40, 2500)
    assert card.state.text() == "40 of 2500 lines are made."
    assert shown(card) == ["Listen", "Stop", "Choose a Piper voice…"]
    card.show_done()
    assert card.state.text() == "40 of 2500 lines are made."
    assert "Stop" not in shown(card)


def test_the_same_voices_again_leave_the_chips_and_the_keyboard_where_they_are(page, card):
    chip = card.voice.chips.chip("made-hum")
    chip.setFocus()
    card.show_choices(CHOICES)
    assert card.voice.chips.chip("made-hum") is chip
    assert chip.hasFocus()


def test_every_button_says_what_is_wanted(page, card, qtbot):
    wishes = {
        card.make_all: card.make_all_requested,
        card.stop: card.stop_requested,
        card.piper: card.piper_requested,
        card.remove: card.remove_requested,
    }
    for button, wish in wishes.items():
        spy = QSignalSpy(wish)
        button.click()
        assert spy.count() == 1


MANY = VoiceChoices(
    tuple(VoiceChoice(f"made-{n}", f"A voice of number {n}", is_made=True) for n in range(40))
)


def test_many_voices_stand_in_one_list_that_names_the_chosen_one(page, card, qtbot):
    page.show_settings({"voice": "made-7"})
    card.show_choices(MANY)
    menu = card.voice.menu
    assert card.voice.chips.chip("made-7") is None
    assert menu.text() == "A voice of number 7"
    assert menu.accessibleName() == "Voice: A voice of number 7"
    assert menu.isChecked()
    spy = QSignalSpy(page.changed)
    menu._group.actions()[9].trigger()
    assert [spy.at(n) for n in range(spy.count())] == [["voice", "made-9"]]
    page.show_settings({"voice": "made-11"})
    assert menu.text() == "A voice of number 11"


def test_a_voice_that_is_not_in_the_list_is_not_shown_as_chosen(page, card):
    page.show_settings({"voice": "gone"})
    card.show_choices(MANY)
    assert card.voice.menu.text() == "Choose one"
    assert not card.voice.menu.isChecked()


def test_a_few_voices_are_chips_again(page, card):
    card.show_choices(MANY)
    card.show_choices(CHOICES)
    assert card.voice.menu is None
    assert card.voice.chips.chip("slt") is not None
    assert card.voice.chips.count() == len(CHOICES.voices)


@pytest.mark.parametrize("width", [420, 660])
def test_a_long_name_in_the_list_is_not_cut_at_the_side(page, card, qapp, width):
    theme.apply(qapp, text_percent=200)
    try:
        long = VoiceChoice("long", "English (Received Pronunciation, Great Britain), eSpeak NG")
        card.show_choices(VoiceChoices((*MANY.voices, long)))
        page.show_settings({"voice": "long"})
        page.resize(width, 600)
        assert card.voice.menu.geometry().right() <= card.voice.chips.width()
        assert page.widget().width() <= page.viewport().width()
    finally:
        theme.apply(qapp)


@pytest.mark.parametrize("width", [420, 660])
def test_nothing_is_cut_at_the_side_in_a_narrow_window(page, card, width):
    page.show_settings({"voice": "made-piper"})
    page.resize(width, 600)
    for widget in (card.listen, card.make_all, card.piper, card.remove):
        assert widget.geometry().right() <= card.buttons.width()


def test_the_keyboard_stays_with_the_work_from_its_beginning_to_its_end(page, card):
    page.voices.show_voice("made-hum")
    card.make_all.setFocus(Qt.FocusReason.TabFocusReason)
    card.show_progress(1, 9)
    assert page.window().focusWidget() is card.stop
    card.show_done()
    assert page.window().focusWidget() is card.make_all
