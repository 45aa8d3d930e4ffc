"""Renders a timeline, or any stretch of it, layer by layer. Knows no devices and no listener.

What a frame holds depends on the timeline and the frame's number alone: never on where a block
begins or ends. Gains come from curves on an absolute grid, and everything else is looked up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from audio.backgrounds import bed
from audio.clips import ClipStore
from audio.plan import Paced
from audio.ramps import GRID, Floats, between, ease, grid_points, rise
from audio.synth.beds import Bed
from audio.synth.bells import bell_frames, bell_samples
from audio.synth.pace import breath_samples
from audio.timeline import (
    BELL_FADE_OUT,
    BREATH_RELEASE,
    DUCK_ATTACK,
    DUCK_RELEASE,
    Layer,
    Spoken,
    Timeline,
)

CLIP_EDGE = 240  # 5 ms: a clip never begins or ends with a step
CENTRE_DB = -3.0103  # one voice from two speakers is as loud as it was from one


class Clips(Protocol):
    """Where the mixer finds the clip of a line."""

    def get(self, text: str) -> Floats | None:
        """Return the clip of `text`, `[n]` or `[n, 2]`, or None where nothing is spoken."""
        ...


def _gain(db: float) -> np.float32:
    return np.float32(10 ** (db / 20))


def _edges(length: int, first: int, last: int, line: Spoken) -> Floats | np.float32:
    """Return the gains of frames `first` to `last` of a clip: 1 except near its two ends.

    An end that joins its neighbour stays as it is.
    """
    edge = min(CLIP_EDGE, length // 2)
    rises, falls = not line.joins_before, not line.joins_after
    if (edge <= first or not rises) and (last <= length - edge or not falls):
        return np.float32(1)
    gains = np.ones(last - first, np.float32)
    if rises:
        rising = rise(edge)[first:last]
        gains[: len(rising)] = rising
    if falls:
        falling = rise(edge)[::-1][max(0, first - length + edge) : max(0, last - length + edge)]
        gains[len(gains) - len(falling) :] *= falling
    return gains


def _breathes(paced: Paced, start: int, end: int) -> bool:
    """Say whether breaths are heard between two frames."""
    release = BREATH_RELEASE if paced.cut_frames else 0
    return start < paced.end_frame + release and end > paced.at_frame


class Mixer:
    """The sound of one timeline. For one thread at a time."""

    def __init__(self, timeline: Timeline, clips: Clips | None = None) -> None:
        """Clips come from `clips`, or are decoded from the timeline's own voice."""
        self.timeline = timeline
        self._clips = clips or ClipStore(timeline.voice, 8 * 1024 * 1024)
        self._line_starts = [line.at_frame for line in timeline.spoken]
        self._line_ends = [line.end_frame for line in timeline.spoken]
        self._bell_starts = [bell.at_frame for bell in timeline.struck]
        levels = timeline.levels
        self._voice_gain = _gain(levels.voice_db)
        self._centre_gain = _gain(levels.voice_db + CENTRE_DB)
        self._bells_gain = _gain(levels.bells_db)
        self._bed_gain = _gain(levels.background_db)
        self._duck = np.float32(1) - _gain(-levels.duck_db)
        self.giving_way: float | Floats = 1.0  # 0 while the voice is muted; a value a frame between
        self._scratch = np.empty((0, 2), np.float32)
        self._layer = np.empty((0, 2), np.float32)

    @cached_property
    def _bed(self) -> Bed | None:
        name = self.timeline.background
        return None if name is None else bed(name, self.timeline.seed)

    def render(
        self, start: int, out: Floats, gains: Mapping[Layer, float | Floats] | None = None
    ) -> None:
        """Fill `out`, float32 `[n, 2]`, with the frames from `start` (≥ 0); silence after the end.

        `gains` are the listener's volumes, a number or one value a frame for each layer.

        Raises:
            audio.errors.SoundFileError: a clip is damaged; what sounds without it is in `out`.
        """
        out[:] = 0.0
        count = min(len(out), self.timeline.total_frames - start)
        if count <= 0:
            return
        if len(self._layer) < count:
            self._layer = np.empty((count, 2), np.float32)
        for layer in Layer:
            gain = 1.0 if gains is None else gains[layer]
            if isinstance(gain, float) and gain == 0.0:
                continue
            block = self._layer[:count]
            if self.render_layer(layer, start, block):
                if isinstance(gain, float):
                    if gain != 1.0:
                        block *= np.float32(gain)
                else:
                    block *= gain[:count, None]
                out[:count] += block

    def render_layer(self, layer: Layer, start: int, out: Floats) -> bool:
        """Fill `out` with one layer alone; False where it is silent throughout."""
        if layer is Layer.VOICE:
            return self._render_voice(start, out)
        if layer is Layer.BELLS:
            return self._render_bells(start, out)
        return self._render_background(start, out)

    def texts(self, start: int, end: int) -> list[str]:
        """Return the lines that sound between two frames, for whoever decodes ahead."""
        return [line.text for line in self._lines(start, end)]

    def _lines(self, start: int, end: int) -> tuple[Spoken, ...]:
        first = bisect_right(self._line_ends, start)
        return self.timeline.spoken[first : max(first, bisect_left(self._line_starts, end))]

    def _render_voice(self, start: int, out: Floats) -> bool:
        lines = self._lines(start, start + len(out))
        if not lines:
            return False
        out[:] = 0.0
        sounded = False
        for line in lines:
            clip = self._clips.get(line.text) if line.is_heard else None
            if clip is not None:
                self._add_clip(clip[: line.frame_count], line.at_frame - start, out, line)
                sounded = True
        return sounded

    def _add_clip(self, clip: Floats, at: int, out: Floats, line: Spoken) -> None:
        """Add `clip` to `out`, beginning at frame `at`, which may lie outside.

        One channel sounds in the middle, two sound left and right, as loud as they were.
        """
        first, last = max(0, at), min(len(out), at + len(clip))
        if first >= last:
            return
        centred = clip.ndim == 1
        part = clip[first - at : last - at].T  # time comes last, of one channel and of two
        part = part * (self._centre_gain if centred else self._voice_gain)
        part *= _edges(len(clip), first - at, last - at, line)
        out[first:last] += part[:, None] if centred else part.T

    def _render_bells(self, start: int, out: Floats) -> bool:
        end = start + len(out)
        sounding = [
            bell
            for bell in self.timeline.struck[: bisect_left(self._bell_starts, end)]
            if bell.at_frame + bell_frames(bell.bell, self.timeline.bowl) > start
        ]
        paced = [one for one in self.timeline.paced if _breathes(one, start, end)]
        if not sounding and not paced:
            return False
        out[:] = 0.0
        for breaths in paced:
            self._add_breaths(breaths, start, out)
        for bell in sounding:
            samples = bell_samples(bell.bell, self.timeline.bowl)
            first = max(0, bell.at_frame - start)
            skipped = max(0, start - bell.at_frame)
            part = samples[skipped : skipped + len(out) - first]
            out[first : first + len(part)] += part
        if self._bells_gain != 1:
            out *= self._bells_gain
        self._fade_out(start, out, BELL_FADE_OUT)
        return True

    def _add_breaths(self, paced: Paced, start: int, out: Floats) -> None:
        """Add paced breaths: each is silent at both ends, but for one that was cut short."""
        samples = breath_samples(paced.breath_frames)
        at, last = max(start, paced.at_frame), min(start + len(out), paced.end_frame)
        while at < last:
            within = (at - paced.at_frame) % paced.breath_frames
            count = min(last - at, paced.breath_frames - within)
            out[at - start : at - start + count] += samples[within : within + count]
            at += count
        if paced.cut_frames:
            self._let_go(samples[paced.cut_frames :], paced.end_frame - start, out)

    def _let_go(self, rest: Floats, at: int, out: Floats) -> None:
        """Add how the `rest` of a breath, cut short at frame `at` of `out`, dies away."""
        first, last = max(0, at), min(len(out), at + min(BREATH_RELEASE, len(rest)))
        if first < last:
            falling = rise(BREATH_RELEASE)[::-1][first - at : last - at]
            out[first:last] += rest[first - at : last - at] * falling[:, None]

    def _fade_out(self, start: int, out: Floats, length: int) -> None:
        left = self.timeline.total_frames - GRID - start
        if left < len(out) + length:
            points = grid_points(start, len(out))
            curve = ease(self.timeline.total_frames - GRID - points, length)
            out *= between(curve, start, len(out))[:, None]

    def _render_background(self, start: int, out: Floats) -> bool:
        bed = self._bed
        if bed is None:
            return False
        if len(self._scratch) < len(out):
            self._scratch = np.empty((len(out), 2), np.float32)
        bed.render(start, out, self._scratch)
        points = grid_points(start, len(out))
        first, last = int(points[0]), int(points[-1])
        lines = self._lines(first - DUCK_RELEASE, last + DUCK_ATTACK + 1)
        ends = self.timeline.total_frames - GRID
        fades = self.timeline.fades
        if not lines and first >= fades.rise and last <= ends - fades.fall:
            if self._bed_gain != 1:
                out *= self._bed_gain
            return True
        curve = self._bed_gain * ease(points, fades.rise)
        curve *= ease(ends - points, fades.fall)
        gains = between(curve * self._ducking(points, lines), start, len(out))
        if not isinstance(self.giving_way, float) or self.giving_way != 1.0:
            whole = between(curve, start, len(out))
            gains = whole + self._way(len(out)) * (gains - whole)
        out *= gains[:, None]
        return True

    def _way(self, count: int) -> np.float32 | Floats:
        way = self.giving_way
        return np.float32(way) if isinstance(way, float) else way[:count]

    def _ducking(self, points: NDArray[np.int64], lines: tuple[Spoken, ...]) -> Floats:
        """Return the gain under `lines` at the grid `points`, from the timeline alone."""
        depth = np.zeros(len(points), np.float32)
        for line in lines:
            if line.is_heard:
                down = ease(points - (line.at_frame - DUCK_ATTACK), DUCK_ATTACK)
                up = ease(line.end_frame + DUCK_RELEASE - points, DUCK_RELEASE)
                np.maximum(depth, np.minimum(down, up), out=depth)
        return np.float32(1) - self._duck * depth
