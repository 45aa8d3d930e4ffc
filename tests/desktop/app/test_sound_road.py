"""The road to the first sound: loaded beside the window, playing before the pages are there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from audio.outputs import device
from audio.outputs.null import NullOutput
from desktop.app.sound_road import SoundRoad
from desktop.core.clock import SystemClock
from desktop.journal.repository import Journal
from desktop.services.settings_service import SettingsService

NOWHERE = Path("/nowhere")  # a data folder without practices of its own


@pytest.fixture
def settings(qtbot, tmp_path: Path) -> Iterator[SettingsService]:
    made = SettingsService(tmp_path)
    made.set("voice", "captions")
    yield made
    made.close()


def test_it_plays_what_was_asked_for_before_anyone_takes_it_over(qtbot, settings: SettingsService):
    road = SoundRoad(NOWHERE, "at-the-door", 1)
    road.go_on(settings)
    begun = road.begun
    assert begun is not None
    assert begun.session.total_s == 60
    engine = road.engine()
    try:
        qtbot.waitUntil(lambda: engine.snapshot().state.value == "playing", timeout=20_000)
        assert engine.snapshot().total_frames == begun.session.plan.total_frames
    finally:
        engine.close()
        road.close()


@pytest.mark.parametrize("locked", [False, True])
def test_it_says_the_persons_own_phrases_unless_they_are_locked(
    tmp_path: Path, settings: SettingsService, locked: bool
):
    with Journal.open(tmp_path, SystemClock()) as journal:
        journal.own_words.put({"phrases": ("May you be warm.",)})
    road = SoundRoad(tmp_path, "someone-easy", 8)
    road.go_on(settings, locked=locked)
    assert road.begun is not None
    assert road.begun.session.plan.choices.phrases == (() if locked else ("May you be warm.",))
    assert road.own_words == ({} if locked else {"phrases": ("May you be warm.",)})
    road.close()


def test_without_a_length_it_takes_the_usual_one(settings: SettingsService):
    road = SoundRoad(NOWHERE, "breathing-space", None)
    road.go_on(settings)
    assert road.begun is not None
    assert road.begun.session.total_s == 180
    road.close()


def test_a_settling_in_is_left_to_the_player(settings: SettingsService):
    settings.set("settle_s", 5)
    road = SoundRoad(NOWHERE, "at-the-door", 1)
    road.go_on(settings)
    assert road.begun is None
    road.close()


@pytest.mark.parametrize(("practice", "minutes"), [("levitation", 3), ("at-the-door", 59)])
def test_what_cannot_be_played_is_left_for_the_player_to_say(
    settings: SettingsService, practice: str, minutes: int
):
    road = SoundRoad(NOWHERE, practice, minutes)
    road.go_on(settings)
    assert road.begun is None
    road.close()


def test_a_second_copy_that_leaves_at_once_ends_the_road():
    road = SoundRoad(NOWHERE, "at-the-door", 1)
    road.close()
    assert road.begun is None


@pytest.mark.parametrize("ward", [False, True])
def test_in_ward_mode_no_device_is_opened_on_the_way(qtbot, settings, monkeypatch, ward: bool):
    opened = []

    def open_one() -> NullOutput:
        opened.append(True)
        return NullOutput()

    monkeypatch.setattr(device, "DeviceOutput", open_one)
    settings.set_for_now("ward", ward)
    road = SoundRoad(NOWHERE, "at-the-door", 1)
    road.go_on(settings)
    engine = road.engine()
    qtbot.waitUntil(lambda: engine.snapshot().frame > 0, timeout=20_000)
    engine.close()
    road.close()
    assert bool(opened) is not ward
