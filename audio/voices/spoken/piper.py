"""Piper's voices: a model chosen from disk, spoken by the package piper-tts where it is installed.

The model is used where it lies (it has 60 MB or more) and its settings are looked for beside it, as
`NAME.onnx.json`.
"""

from __future__ import annotations

import importlib.util
import json
import threading
from collections.abc import Iterable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, Protocol

from audio.voices.spoken import SpokenVoice
from audio.voices.spoken.errors import SpeechError, Trouble

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ENGINE = "piper"
LENGTH_SCALE, NOISE_SCALE, NOISE_W_SCALE = 1.35, 0.5, 0.6  # slower and steadier than usual


class _Chunk(Protocol):
    audio_float_array: NDArray[np.float32]
    sample_rate: int


class _Model(Protocol):
    def synthesize(self, text: str, config: object) -> Iterable[_Chunk]: ...


class Piper:
    """The Piper voices that were chosen; the one used last stays loaded."""

    engine = ENGINE

    def __init__(self) -> None:
        """Load nothing yet."""
        self._lock = threading.Lock()
        self._loaded: tuple[str, _Model] | None = None

    def voices(self) -> list[SpokenVoice]:
        """Return none: a person chooses them, and the shelf remembers which."""
        return []

    def settings(self, voice: str) -> dict[str, object]:
        """Return what shapes a clip; another file of the same name is another voice."""
        try:
            size = Path(voice).stat().st_size
        except OSError:
            size = 0
        return {
            "voice": voice,
            "bytes": size,
            "length_scale": LENGTH_SCALE,
            "noise_scale": NOISE_SCALE,
            "noise_w_scale": NOISE_W_SCALE,
        }

    def looked_at(self, model: Path) -> SpokenVoice:
        """Return the voice in the file `model`, after loading it.

        Raises:
            SpeechError: it is no voice, its settings are missing, or piper-tts is not installed.
        """
        path = str(model.absolute())
        with self._lock:
            self._load(path)
        facts = _facts(model)
        language = facts.get("language")
        code = language.get("code") if isinstance(language, dict) else None
        voice = facts.get("espeak", {}).get("voice", "en")
        name = model.stem.replace("_", " ")
        return SpokenVoice(ENGINE, path, name, str(code or voice).replace("_", "-"))

    def speak(self, voice: str, text: str, stop: Event) -> NDArray[np.float32]:
        """Return `text` as the model at `voice` says it; raises SpeechError."""
        import numpy as np

        from audio.voices.spoken.clip import at_48_khz

        pieces = []
        with self._lock:
            loaded = self._load(voice)
            try:
                for chunk in loaded.synthesize(text, _config()):
                    if stop.is_set():
                        raise SpeechError(Trouble.STOPPED, ENGINE)
                    samples = np.asarray(chunk.audio_float_array, np.float32).reshape(-1)
                    pieces.append(at_48_khz(samples, chunk.sample_rate))
            except SpeechError:
                raise
            except Exception as error:  # whatever the model makes of it: the runtime's own kinds
                raise SpeechError(Trouble.NO_MODEL, Path(voice).name, str(error)[:200]) from error
        if not pieces:
            raise SpeechError(Trouble.SILENT, Path(voice).name)
        return np.concatenate(pieces)

    def _load(self, path: str) -> _Model:
        """Return the loaded model."""
        if not Path(path).is_file():
            raise SpeechError(Trouble.MODEL_GONE, Path(path).name)
        if not Path(f"{path}.json").is_file():
            raise SpeechError(Trouble.NO_JSON, Path(path).name)
        if self._loaded is not None and self._loaded[0] == path:
            return self._loaded[1]
        if (
            importlib.util.find_spec("piper") is None
            or importlib.util.find_spec("onnxruntime") is None
        ):
            raise SpeechError(Trouble.NO_PIPER, Path(path).name)
        _facts(Path(path))
        try:
            from piper import PiperVoice

            model: _Model = PiperVoice.load(path)
        except Exception as error:  # the runtime raises kinds of its own for a file that is none
            raise SpeechError(Trouble.NO_MODEL, Path(path).name, str(error)[:200]) from error
        self._loaded = (path, model)
        return model


def _config() -> object:
    from piper import SynthesisConfig

    return SynthesisConfig(
        length_scale=LENGTH_SCALE, noise_scale=NOISE_SCALE, noise_w_scale=NOISE_W_SCALE
    )


def _facts(model: Path) -> dict[str, Any]:
    """Return a voice's settings, from the file beside it."""
    try:
        facts = json.loads(Path(f"{model}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SpeechError(Trouble.NO_JSON, model.name, str(error)) from error
    if not isinstance(facts, dict) or not isinstance(facts.get("espeak", {}), dict):
        raise SpeechError(Trouble.NO_JSON, model.name, "it holds something else")
    return facts
