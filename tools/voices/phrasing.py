"""Room between what is said: the synthesiser hurries over its commas and full stops.

Each sentence is spoken by itself. The pause at a comma is looked for where the words up to it,
spoken alone, would end; where no silence lies near, nothing is changed, so no word is ever torn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage, signal

from tools.voices.settings import Settings
from tools.voices.tone import Sound, level_db

Speak = Callable[[str], tuple[Sound, int]]

QUIET_DB = -45.0  # of full scale, in the synthesiser's own output
NEAR_S, SHORTEST_S = 0.30, 0.08
_SENTENCE_END = re.compile(r"(?<=[.?!])[\"']?\s+")
_CLAUSE_END = re.compile(r"[,;:](?=\s)")


def phrased(text: str, speak: Speak, settings: Settings) -> tuple[Sound, int]:
    """Return `text` spoken with its pauses lengthened, and the rate of the samples."""
    pieces: list[Sound] = []
    rate = 0
    for sentence in sentences(text):
        spoken, rate = speak(sentence)
        places = list(_clause_pauses(sentence, spoken, rate, speak))
        room = np.zeros(round(settings.clause_s * rate))
        pieces += [np.concatenate(_with_room(spoken, places, room))]
        pieces += [np.zeros(round(settings.sentence_s * rate))]
    return np.concatenate(pieces[:-1]), rate


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`."""
    return [sentence for sentence in _SENTENCE_END.split(text.strip()) if sentence]


def beginnings(sentence: str) -> list[str]:
    """Return the beginnings of `sentence` that end at one of its inner marks."""
    return [sentence[: mark.end()] for mark in _CLAUSE_END.finditer(sentence)]


def silences(sound: Sound, rate: int) -> NDArray[np.int64]:
    """Return where silences of some length begin and end in `sound`, a row each, in frames."""
    clean = signal.sosfiltfilt(signal.butter(2, 100, "highpass", fs=rate, output="sos"), sound)
    quiet, count = ndimage.label(level_db(clean, rate, 0.02) < QUIET_DB)
    spans = [found[0] for found in ndimage.find_objects(quiet, count)]
    rows = [(s.start, s.stop) for s in spans if s.stop - s.start >= SHORTEST_S * rate]
    return np.array(rows, dtype=np.int64).reshape(-1, 2)


def _clause_pauses(sentence: str, spoken: Sound, rate: int, speak: Speak) -> Iterator[int]:
    """Yield the frame in the middle of each pause that an inner mark has in `spoken`."""
    rows = silences(spoken, rate)
    rows = rows[(rows[:, 0] > 0) & (rows[:, 1] < len(spoken))]
    for beginning in beginnings(sentence):
        expected = _last_heard(speak(beginning)[0], rate)
        near = rows[np.abs(rows[:, 0] - expected) <= NEAR_S * rate]
        if len(near):
            start, stop = near[np.argmax(near[:, 1] - near[:, 0])]
            rows = rows[rows[:, 0] > start]
            yield int(start + stop) // 2


def _last_heard(sound: Sound, rate: int) -> int:
    rows = silences(sound, rate)
    return int(rows[-1, 0]) if len(rows) and rows[-1, 1] == len(sound) else len(sound)


def _with_room(sound: Sound, places: list[int], room: Sound) -> list[Sound]:
    first, *others = np.split(sound, places)
    return [first, *(piece for other in others for piece in (room, other))]
