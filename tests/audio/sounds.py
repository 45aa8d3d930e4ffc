"""A voice, a plan and timelines to test sound with: short, seeded, without files."""

from __future__ import annotations

from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from audio.frames import RATE, frames
from audio.plan import CueKind, Plan, PlannedCue
from audio.script import BellKind
from audio.timeline import Timeline, compose


class HummingVoice:
    """Says every line as a hum of its own, a tenth of a second a letter."""

    name = "Humming"

    def __init__(self) -> None:
        self.decoded: list[str] = []

    def speaks(self, text: str) -> bool:
        return True

    def frame_count(self, text: str) -> int:
        return frames(0.1 * len(text)) + 7

    def clip(self, text: str) -> NDArray[np.float32] | None:
        self.decoded.append(text)
        rng = np.random.default_rng(crc32(text.encode()))
        t = np.arange(self.frame_count(text)) / RATE
        hum = np.sin(2 * np.pi * rng.uniform(120, 240) * t) + 0.3 * rng.standard_normal(len(t))
        return (0.1 * hum).astype(np.float32)


def a_plan(total_s: float = 20.0, shift_s: float = 0.0, from_s: float = 6.0) -> Plan:
    """Return a plan: a bell, lines every few seconds (moved by `shift_s` from `from_s` on)."""
    total = frames(total_s)
    cues = [PlannedCue(0, frames(4), CueKind.BELL, bell=BellKind.OPEN)]
    at = 2.0
    for index in range(int(total_s)):
        place = frames(at + (shift_s if at >= from_s else 0.0))
        text = "a quiet line"[: 5 + index % 7] + str(index)
        length = HummingVoice().frame_count(text)
        if place + length > total - frames(3):
            break
        cues.append(PlannedCue(place, length, CueKind.SAY, text))
        at += 2.7
    if total_s > 8:
        cues.append(PlannedCue(frames(5), frames(2), CueKind.BELL, bell=BellKind.INTERVAL))
    close = max(0, total - frames(5))
    cues.append(PlannedCue(close, total - close, CueKind.BELL, bell=BellKind.CLOSE))
    return Plan("test-practice", total, ("Only",), tuple(cues))


def a_timeline(total_s: float = 20.0, background: str | None = "brown", **more) -> Timeline:
    """Return the timeline of `a_plan`, spoken by a humming voice."""
    return compose(a_plan(total_s, **more), VOICE, background)


VOICE = HummingVoice()
