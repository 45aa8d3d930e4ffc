"""The form for a sound file: it fits, says how large it will be, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.services.views import SoundFileOffer
from desktop.ui import theme
from desktop.ui.pages.save_sound import SaveSoundPage
from tests.desktop.ui.pages.hosting import hosted

SIZES = (("mp3", 9_600_000), ("opus", 6_900_000), ("flac", 118_500_000), ("wav", 1_728_000_000))
OFFER = SoundFileOffer("body-scan", "Body scan", 10, SIZES, "Slt", "rain")


@pytest.fixture
def shown(qtbot, qapp: QApplication) -> Iterator[Callable[..., SaveSoundPage]]:
    def show(percent: int = 100) -> SaveSoundPage:
        theme.apply(qapp, False, percent)
        page = SaveSoundPage()
        page.load(OFFER)
        hosted(qtbot, page, 716, 600)
        return page

    yield show
    theme.apply(qapp, False, 100)


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_wider_than_the_page(shown, percent):
    page = shown(percent)
    assert page.horizontalScrollBar().maximum() == 0


def test_each_kind_says_what_it_is_for_and_how_large(shown):
    page = shown()
    assert page.what.text() == "Plays nearly everywhere. About 10 MB."
    page.kinds.chip("wav").click()
    assert page.what.text().endswith("About 1.7 GB.")
    assert page.sound.text() == "Spoken by Slt, over rain, as chosen in Settings."


def test_enter_asks_for_what_was_chosen(shown, qtbot):
    page = shown()
    page.kinds.chip("opus").click()
    page.captions.chip("lrc").click()
    with qtbot.waitSignal(page.wanted) as heard:
        qtbot.keyClick(page, Qt.Key.Key_Return)
    (wish,) = heard.args
    assert (wish.practice_id, wish.minutes, wish.kind, wish.captions) == (
        "body-scan", 10, "opus", "lrc",
    )  # fmt: skip


def test_what_was_chosen_last_stays_chosen_where_it_can_be_had(shown):
    page = shown()
    page.kinds.chip("flac").click()
    page.load(OFFER)
    assert page.kinds.keys() == ("flac",)


def test_while_it_is_written_escape_leaves_the_page_and_stop_stops(shown, qtbot):
    page = shown()
    page.show_busy()
    page.show_progress(42)
    assert "42 %" in page.state.text()
    assert not page.kinds.isEnabled()
    with qtbot.assertNotEmitted(page.stopped), qtbot.waitSignal(page.closed):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.stopped):
        page.leave.click()


def test_once_it_is_stopped_enter_saves_and_does_not_leave(shown, qtbot):
    page = shown()
    page.show_busy()
    assert page.window().focusWidget() is page.leave
    page.show_problem("It was stopped.")
    assert page.window().focusWidget() is page.save


def test_another_wish_takes_the_question_back(shown, qtbot):
    page = shown()
    page.ask_to_replace(["door.flac", "door.vtt"])
    assert "door.flac, door.vtt" in page.state.text()
    assert page.replace.isVisible()
    page.captions.chip("lrc").click()
    assert not page.replace.isVisible()
    assert not page.state.isVisible()


def test_the_question_fits_and_is_gone_with_another_practice(shown, qtbot):
    page = shown(200)
    page.ask_to_replace(["door.flac"])
    assert page.horizontalScrollBar().maximum() == 0
    with qtbot.waitSignal(page.replace_pressed):
        page.replace.click()
    page.load(OFFER)
    assert page.replace.isHidden()
