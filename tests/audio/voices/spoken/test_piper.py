"""Tests of audio/voices/spoken/piper.py, the real road with a tiny model where Piper is there."""

import importlib.util
import json
import sys
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import ClassVar

import numpy as np
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


class OtherPiper:
    """In the place of the package: a model says a constant by its name, a sentence at a time."""

    loaded: ClassVar[list[str]] = []

    def __init__(self, path):
        self._value = {"low": 0.1, "high": 0.3}[Path(path).stem]

    @classmethod
    def load(cls, path):
        cls.loaded.append(Path(path).stem)
        return cls(path)

    def synthesize(self, text, config):
        for sentence in text.split(". "):
            samples = np.full(100 * len(sentence), self._value, np.float32)
            yield SimpleNamespace(audio_float_array=samples, sample_rate=48_000)


@pytest.fixture
def other_piper(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: True)
    package = SimpleNamespace(PiperVoice=OtherPiper, SynthesisConfig=SimpleNamespace)
    monkeypatch.setitem(sys.modules, "piper", package)
    monkeypatch.setattr(OtherPiper, "loaded", [])
    return OtherPiper


@pytest.fixture
def two_models(tmp_path):
    for name in ("low", "high"):
        (tmp_path / f"{name}.onnx").write_bytes(b"")
        (tmp_path / f"{name}.onnx.json").write_text("{}")
    return [str(tmp_path / f"{name}.onnx") for name in ("low", "high")]


def test_every_sentence_of_a_line_is_said(other_piper, two_models):
    samples = Piper().speak(two_models[0], "Rest here. And come back", Event())
    assert len(samples) == 100 * len("Rest hereAnd come back")


def test_each_line_is_said_by_its_own_model_and_the_last_stays_loaded(other_piper, two_models):
    piper, (low, high) = Piper(), two_models
    heard = [piper.speak(path, LINE, Event()).max() for path in (low, low, high, low)]
    assert heard == pytest.approx([0.1, 0.1, 0.3, 0.1])
    assert other_piper.loaded == ["low", "high", "low"]


def test_a_line_that_nobody_wants_any_more_is_not_said_to_its_end(other_piper, two_models):
    stop = Event()
    stop.set()
    assert trouble(lambda: Piper().speak(two_models[0], LINE, stop)) is Trouble.STOPPED


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
