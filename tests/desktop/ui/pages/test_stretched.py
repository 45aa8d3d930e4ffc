"""A language half as long again: nothing on these pages is cut or pushed out of the window."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication

from desktop.core import words
from desktop.core.settings import OPTIONS
from desktop.services.read_aloud_view import AloudLine, AloudView
from desktop.services.views import PlayerView, PlayState, PracticeSummary
from desktop.ui.pages.histories import HistoriesPage
from desktop.ui.pages.journal import JournalPage
from desktop.ui.pages.player import PlayerPage
from desktop.ui.pages.practices import PracticesPage
from desktop.ui.pages.read_aloud import ReadAloudPage
from desktop.ui.pages.settings import SettingsPage
from desktop.ui.widgets.text import Text
from tests.desktop.ui.pages.hosting import hosted
from tests.desktop.ui.pages.test_histories import EARLIER, VIEW

PRACTICE = PracticeSummary(
    "body-scan", "Body scan", "mbsr", "Part by part.", "Lying or sitting", 3, 20, 60
)


@pytest.fixture
def stretched():
    words.install(lambda text: text + "~" * (len(text) // 2))
    yield
    words.install(None)


def build_player():
    page = PlayerPage()
    page.show_view(PlayerView(PlayState.PAUSED, "Body scan", "Arriving", "Feel.", 10, 3900))
    return page


def build_ward():
    page = PlayerPage()
    page.show_view(
        PlayerView(PlayState.PLAYING, "Body scan", "Arriving", "Feel.", 10, 3900, ward=True)
    )
    return page


def build_practices():
    page = PracticesPage()
    page.show_practices((PRACTICE,), date(2026, 11, 22))
    return page


def build_journal():
    page = JournalPage()
    page.show_entries((), date(2026, 11, 22), more=True)
    return page


def build_histories():
    page = HistoriesPage()
    page.show_earlier(EARLIER)
    page.show_found(VIEW)
    return page


def build_settings():
    page = SettingsPage()
    page.show_settings({key: option.default for key, option in OPTIONS.items()})
    return page


def build_read_aloud():
    page = ReadAloudPage()
    lines = (AloudLine("Arriving", "Feel the weight of the body."),) * 3
    page.show_view(AloudView("Body scan", "Ann", lines, frozenset(range(3)), 1))
    page.show_lines()
    return page


@pytest.mark.usefixtures("stretched")
@pytest.mark.parametrize(
    "build",
    [
        build_player,
        build_ward,
        build_practices,
        build_journal,
        build_settings,
        build_histories,
        build_read_aloud,
    ],
)
def test_words_half_as_long_again_still_fit_the_smallest_window(qtbot, build):
    player = build in (build_player, build_ward)
    page = hosted(qtbot, build(), 900 if player else 700, 600)
    QApplication.processEvents()
    for widget in (*page.findChildren(Text), *page.findChildren(QAbstractButton)):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            left = widget.mapTo(page, QPoint(0, 0)).x()
            assert left >= 0
            assert left + widget.width() <= page.width(), widget
            assert widget.width() >= widget.minimumSizeHint().width(), widget
