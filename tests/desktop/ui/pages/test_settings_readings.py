"""Tests of desktop/ui/pages/settings_readings.py."""

from __future__ import annotations

import pytest

from desktop.services.read_aloud_view import OwnReading
from desktop.ui.pages.settings import SettingsPage


@pytest.fixture
def page(qtbot):
    page = SettingsPage()
    qtbot.addWidget(page)
    page.readings.show_readings((OwnReading("pack-ann", "Ann"),))
    return page


def test_a_reading_is_chosen_and_given_up_again(page):
    said = []
    page.changed.connect(lambda *what: said.append(what))
    page.readings.chips.chip("pack-ann").click()
    page.readings.chips.chip("").click()
    assert said == [("reading", "pack-ann"), ("reading", "")]


def test_what_is_chosen_can_be_saved_as_a_file(page):
    page.show_settings({"reading": "pack-ann"})
    assert page.readings.chips.keys() == ("pack-ann",)
    assert not page.readings.files.save.isHidden()
    page.show_settings({"reading": ""})
    assert page.readings.files.save.isHidden()


def test_readings_that_come_later_keep_the_choice(page):
    page.show_settings({"reading": "pack-bea"})
    page.readings.show_readings((OwnReading("pack-ann", "Ann"), OwnReading("pack-bea", "Bea")))
    assert page.readings.chips.keys() == ("pack-bea",)
