"""A Piper voice of a few kilobytes, written byte by byte: it hums as long as it has phonemes.

Only what a model of Piper's has: inputs `input` (int64 [1, N]), `input_lengths` (int64 [1]) and
`scales` (float [3]), and an output (float [1, 1, 1, M]). The hum is a stored wave, a stretch of it
for each phoneme, and M grows with the length scale as Piper's does.
"""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy as np

RATE = 22_050
FRAMES = 1500  # samples of a phoneme, at a length scale of 1
FLOAT, INT64 = 1, 7


def piper_voice(folder: Path, name: str = "en_GB-hum-low.onnx") -> Path:
    """Write a model and the settings beside it; return the model's path."""
    path = folder / name
    path.write_bytes(_model())
    Path(f"{path}.json").write_text(json.dumps(_settings()))
    return path


def _settings() -> dict[str, object]:
    letters = "abcdefghijklmnopqrstuvwxyz .,;!?'"
    ids = {letter: [number + 3] for number, letter in enumerate(letters)}
    return {
        "audio": {"sample_rate": RATE},
        "espeak": {"voice": "en-gb"},
        "language": {"code": "en_GB"},
        "phoneme_type": "text",
        "num_symbols": 64,
        "num_speakers": 1,
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_id_map": {"_": [0], "^": [1], "$": [2], **ids},
    }


def _number(value: int) -> bytes:
    value &= (1 << 64) - 1
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def _field(number: int, value: int | bytes | str) -> bytes:
    """Return one field of a protobuf message."""
    if isinstance(value, int):
        return _number(number << 3) + _number(value)
    data = value.encode() if isinstance(value, str) else value
    return _number(number << 3 | 2) + _number(len(data)) + data


def _tensor(name: str, kind: int, shape: list[int], data: bytes) -> bytes:
    dims = b"".join(_field(1, size) for size in shape)
    return dims + _field(2, kind) + _field(8, name) + _field(9, data)


def _value(name: str, kind: int, shape: list[int | str]) -> bytes:
    dims = b"".join(
        _field(1, _field(1, size) if isinstance(size, int) else _field(2, size)) for size in shape
    )
    return _field(1, name) + _field(2, _field(1, _field(1, kind) + _field(2, dims)))


def _node(kind: str, inputs: str, output: str, **attributes: int) -> bytes:
    named = b"".join(
        _field(5, _field(1, name) + _field(3, value) + _field(20, 2))
        for name, value in attributes.items()
    )
    ins = b"".join(_field(1, name) for name in inputs.split())
    return ins + _field(2, output) + _field(4, kind) + named


def _model() -> bytes:
    wave = np.sin(2 * np.pi * 210 * np.arange(2100) / RATE) * 0.4  # twenty whole waves
    tensors = [
        _tensor("wave", FLOAT, [2100], wave.astype("<f4").tobytes()),
        _tensor("one", INT64, [1], struct.pack("<q", 1)),
        _tensor("frames", FLOAT, [1], struct.pack("<f", FRAMES)),
        _tensor("place", INT64, [1], struct.pack("<q", 1)),
        _tensor("period", INT64, [1], struct.pack("<q", 2100)),
        _tensor("zero", INT64, [], struct.pack("<q", 0)),
        _tensor("step", INT64, [], struct.pack("<q", 1)),
        _tensor("shape", INT64, [4], struct.pack("<qqqq", 1, 1, 1, -1)),
    ]
    nodes = [
        _node("Cast", "input_lengths", "phonemes", to=FLOAT),
        _node("Gather", "scales place", "slowness", axis=0),
        _node("Mul", "phonemes slowness", "stretched"),
        _node("Mul", "stretched frames", "samples"),
        _node("Cast", "samples", "count", to=INT64),
        _node("Squeeze", "count", "many"),
        _node("Range", "zero many step", "places"),
        _node("Mod", "places period", "within"),
        _node("Gather", "wave within", "hum", axis=0),
        _node("Cast", "input", "ids", to=FLOAT),  # the phonemes themselves change nothing
        _node("Reshape", "hum shape", "output"),
    ]
    graph = b"".join(_field(1, node) for node in nodes) + _field(2, "hum")
    graph += b"".join(_field(5, tensor) for tensor in tensors)
    graph += _field(11, _value("input", INT64, [1, "phonemes_in"]))
    graph += _field(11, _value("input_lengths", INT64, [1]))
    graph += _field(11, _value("scales", FLOAT, [3]))
    graph += _field(12, _value("output", FLOAT, [1, 1, 1, "samples_out"]))
    return _field(1, 8) + _field(7, graph) + _field(8, _field(1, "") + _field(2, 13))
