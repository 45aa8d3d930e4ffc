"""The voices' card at work: voices found, heard, made ready; Piper's taken in and let go of."""

from __future__ import annotations

import importlib.util

import pytest

from audio.library import Library
from audio.voices.catalogue import Catalogue
from audio.voices.spoken.piper import Piper
from audio.voices.spoken.shelf import MadeVoices
from desktop.app.voices_desk import VoicesDesk
from desktop.core.errors import ErrorKind
from desktop.services.library_service import LibraryService
from desktop.services.player_service import PlayerService
from desktop.services.sitting_recorder import SittingRecorder
from desktop.services.tasks import InlineTasks
from desktop.services.voice_list import every_line
from desktop.ui.pages.settings_voices import VoicesCard
from tests.audio.script_making import toml_of, written
from tests.audio.test_replan import SIMPLE
from tests.audio.voices.spoken.onnx_bytes import piper_voice
from tests.audio.voices.spoken.speaking import Hummer
from tests.desktop.services.hand_engine import HandEngine

BUNDLED = ["A woman’s voice", "A man’s voice"]


@pytest.fixture
def hummer():
    return Hummer(word_s=0.1, names=("Low",))


@pytest.fixture
def library(tmp_path, hummer):
    practices = tmp_path / "practices"
    practices.mkdir()
    written(practices, toml_of(SIMPLE))
    made = MadeVoices(tmp_path / "made", lambda: [hummer])
    catalogue = Catalogue(tmp_path / "voices", lambda: made)
    return LibraryService(lambda: Library([practices]), catalogue.open, None, catalogue)


@pytest.fixture
def engine():
    return HandEngine()


@pytest.fixture
def player(library, journal, fake_clock, settings, engine):
    recorder = SittingRecorder(journal, fake_clock)
    player = PlayerService(library, recorder, settings, InlineTasks(), fake_clock, lambda: engine)
    yield player
    player.close()


@pytest.fixture
def card(qtbot):
    card = VoicesCard()
    qtbot.addWidget(card)
    return card


@pytest.fixture
def desk(card, library, player, settings):
    settings.changed.connect(lambda key, value: key == "voice" and card.show_voice(value))
    desk = VoicesDesk(card, library, player, settings, InlineTasks(), card)
    desk.refresh()
    return desk


@pytest.fixture
def low(desk, library, settings):
    """Choose the voice that this computer makes."""
    (voice,) = library.catalogue.made_here()
    settings.set("voice", voice.id)
    return library.voice(voice.id)


def test_the_card_has_the_computers_voices_between_the_bundled_one_and_captions(desk, card):
    labels = [one.label for one in card._choices.voices]
    assert labels == [*BUNDLED, "Low, hum", "Captions only"]


def test_voices_for_languages_of_no_practice_are_left_out(library, card, player, settings, hummer):
    hummer.names = ()
    german = Hummer(names=("Hans",)).voices()[0]
    hummer.voices = lambda: [type(german)("hum", "hans", "Hans", "de-DE")]
    VoicesDesk(card, library, player, settings, InlineTasks(), card).refresh()
    assert [one.label for one in card._choices.voices] == [*BUNDLED, "Captions only"]


def test_all_lines_are_made_ready_phrases_too(card, low, library, settings):
    settings.set("phrases", ("May you be warm.",))
    card.make_all.click()
    assert all(map(low.speaks, every_line(library)))
    assert low.speaks("May you be warm.")
    assert "lines are made" in card.state.text()
    card.make_all.click()
    assert card.state.text() == "It is ready for all practices."


@pytest.fixture
def piper(monkeypatch):
    """Let Piper be there without its package: a model is whatever has its settings."""
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: name in ("piper", "onnxruntime") or find(name)
    )
    monkeypatch.setattr(Piper, "_load", lambda self, path: None)


def test_a_piper_voice_is_taken_in_chosen_and_let_go_of(
    desk, card, settings, tmp_path, piper, library
):
    model = piper_voice(tmp_path)
    desk.keep_piper(model)
    voice_id = settings.get("voice")
    assert voice_id.startswith("made-piper-")
    assert [one.label for one in card._choices.voices][3] == "en GB-hum-low, Piper"
    assert not card.remove.isHidden()
    card.remove.click()
    assert settings.get("voice") == "slt"
    assert voice_id not in [one.id for one in card._choices.voices]
    assert model.exists()


def test_a_file_that_is_no_voice_is_one_sentence_on_the_card(desk, card, settings, tmp_path):
    (tmp_path / "letter.onnx").write_text("Dear friend")
    desk.keep_piper(tmp_path / "letter.onnx")
    assert card.state.text().startswith("letter.onnx was not added as a voice: ")
    assert settings.get("voice") == "slt"


def test_without_a_place_for_voices_there_are_none_to_choose(library, card, player, settings):
    library.catalogue = None
    VoicesDesk(card, library, player, settings, InlineTasks(), card).refresh()
    assert card._choices.voices == ()


def test_a_failure_while_all_is_made_is_told_by_the_player(card, low, hummer, player):
    failed = []
    player.failed.connect(failed.append)
    hummer.is_gone = True
    card.make_all.click()
    assert [error.kind for error in failed] == [ErrorKind.VOICE_NOT_MADE]
    assert not card.make_all.isHidden()
