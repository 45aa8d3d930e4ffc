"""Tests of audio/voices/spoken/piper.py, the real road with a tiny model where Piper is there."""

import importlib.util
import json
from pathlib import Path
from threading import Event

import pytest

from audio.loudness import integrated_lufs
from audio.voices.spoken.errors import SpeechError, Trouble
from audio.voices.spoken.piper import LENGTH_SCALE, Piper
from audio.voices.spoken.shelf import MadeVoices
from tests.audio.voices.spoken.onnx_bytes import FRAMES, RATE, piper_voice

IS_HERE = all(importlib.util.find_spec(name) for name in ("piper", "onnxruntime"))
real = pytest.mark.skipif(not IS_HERE, reason="piper-tts is not installed")
LINE = "rest here"


@pytest.fixture
def model(tmp_path):
    return piper_voice(tmp_path)


@pytest.fixture
def shelf(tmp_path):
    return MadeVoices(tmp_path / "made", list)


def trouble(work):
    with pytest.raises(SpeechError) as caught:
        work()
    return caught.value.trouble


def test_a_file_that_is_not_there_is_told_as_gone(tmp_path):
    assert trouble(lambda: Piper().looked_at(tmp_path / "none.onnx")) is Trouble.MODEL_GONE


@pytest.mark.parametrize("settings", [None, "{", "[]", '{"espeak": 1}'])
def test_a_model_without_its_settings_is_told_as_such(model, settings, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: True)
    beside = Path(f"{model}.json")
    beside.unlink() if settings is None else beside.write_text(settings)
    assert trouble(lambda: Piper().looked_at(model)) is Trouble.NO_JSON


def test_without_the_package_that_is_what_is_said(model, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert trouble(lambda: Piper().looked_at(model)) is Trouble.NO_PIPER


@real
def test_a_file_that_is_no_model_is_refused(model):
    model.write_bytes(b"This is a letter to a friend.")
    assert trouble(lambda: Piper().looked_at(model)) is Trouble.NO_MODEL


@real
def test_settings_that_are_not_pipers_are_refused(model):
    Path(f"{model}.json").write_text(json.dumps({"audio": {}}))
    assert trouble(lambda: Piper().looked_at(model)) is Trouble.NO_MODEL


@real
def test_a_voice_is_named_after_its_file(model):
    voice = Piper().looked_at(model)
    assert (voice.name, voice.language, voice.voice) == ("en GB-hum-low", "en-GB", str(model))


@real
def test_a_line_is_spoken_slowly_and_at_48_khz(model):
    samples = Piper().speak(str(model), LINE, Event())
    phonemes = 2 * len(LINE) + 3  # a pause between any two, and a beginning and an end
    said_s = phonemes * FRAMES * LENGTH_SCALE / RATE
    assert len(samples) / 48_000 == pytest.approx(said_s, rel=0.1)


@real
def test_a_line_that_nobody_wants_any_more_ends(model):
    stop = Event()
    stop.set()
    assert trouble(lambda: Piper().speak(str(model), LINE, stop)) is Trouble.STOPPED


@real
def test_a_piper_voice_is_kept_made_and_found_again(shelf, model, tmp_path):
    voice_id = shelf.keep_piper(model).id
    voice = shelf.open(voice_id)
    voice.make(LINE, Event())
    assert integrated_lufs(voice.clip(LINE), 48_000) == pytest.approx(-20, abs=1)
    later = MadeVoices(tmp_path / "made", list)
    assert [one.id for one in later.voices()] == [voice_id]
    assert later.open(voice_id).speaks(LINE)


@real
def test_a_model_that_was_moved_leaves_what_was_made_and_is_told(shelf, model, tmp_path):
    voice_id = shelf.keep_piper(model).id
    shelf.open(voice_id).make(LINE, Event())
    model.rename(tmp_path / "elsewhere.onnx")
    later = MadeVoices(tmp_path / "made", list).open(voice_id)
    assert later.clip(LINE) is not None
    assert trouble(lambda: later.make("another", Event())) is Trouble.MODEL_GONE


@real
def test_a_model_that_is_chosen_again_after_it_changed_begins_anew(shelf, model):
    voice_id = shelf.keep_piper(model).id
    shelf.open(voice_id).make(LINE, Event())
    shelf.keep_piper(model)
    assert shelf.open(voice_id).speaks(LINE)
    model.write_bytes(model.read_bytes() + b"\x32\x00")  # another field: another file
    shelf.keep_piper(model)
    assert not shelf.open(voice_id).speaks(LINE)


@real
def test_a_piper_voice_that_is_removed_leaves_its_file(shelf, model):
    shelf.remove(shelf.keep_piper(model).id)
    assert shelf.voices() == []
    assert model.exists()
