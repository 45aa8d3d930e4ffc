"""A long play in which the listener never leaves it alone, held against the offline render.

Every stretch of sound in which nothing is fading must be the offline render of the frames it
claims to be, bit for bit; where something fades, it may not click.
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from time import monotonic

import numpy as np

from audio.frames import RATE, frames
from audio.mixer import Mixer
from audio.synth.beds import bed
from audio.timeline import compose
from audio.transport import RETURN_FADE, SWAP_FADE, Transport
from tests.audio.sounds import VOICE, a_plan

LENGTH_S = 600.0
QUIET = max(SWAP_FADE.values()) + RETURN_FADE  # after this long, nothing fades any more


class Check:
    """Plays, meddles, and compares; counts what it has seen."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.transport = Transport()
        self.now_playing = compose(a_plan(LENGTH_S), VOICE, "brown")
        self.mixer = Mixer(self.now_playing)
        self.since = 0  # frames since something was last asked for
        self.compared = self.actions = self.swaps = 0
        self.last = np.zeros(2, np.float32)
        self.steepest = 0.0
        self.transport.load(self.now_playing, None, 0)
        self.transport.run()

    def play(self, count: int) -> None:
        """Play `count` frames or until the practice stands."""
        out = np.zeros((count, 2), np.float32)
        done = 0
        for length, start in self.transport.fill(out):
            block = out[done : done + length]
            whole = np.empty_like(block)
            self.mixer.render(start, whole)
            settled = max(0, QUIET - self.since)
            if not np.array_equal(block[settled:], whole[settled:]):
                raise SystemExit(f"differs from the offline render at frame {start}")
            self.compared += max(0, length - settled)
            self.since += length
            done += length
        self._listen(out[:done])

    def _listen(self, block: np.ndarray) -> None:
        if not len(block):
            return
        steps = np.abs(np.diff(np.concatenate([self.last[None], block]), axis=0)).max()
        self.steepest = max(self.steepest, float(steps))
        if steps > 0.45:
            raise SystemExit(f"a step of {steps:.2f} was heard")
        self.last = block[-1]

    def meddle(self) -> None:
        """Do one thing that a listener might."""
        self.actions += 1
        self.since = 0
        head = self.transport.head
        action = self.random.choice(["pause", "seek", "swap", "swap", "away"])
        if action == "pause":
            self.transport.pause()
            self.play(RATE)
            self.transport.run()
        elif action == "seek" or head > self.transport.total_frames - frames(30):
            self.transport.seek(self.random.randrange(self.transport.total_frames - frames(40)))
        elif action == "away":
            self.transport.halt(max(0, head - frames(0.5)))
            self.last = np.zeros(2, np.float32)
            self.transport.run(RETURN_FADE)
        else:
            self._swap(head)

    def _swap(self, head: int) -> None:
        """Move all lines from a second ahead on, by up to a second either way."""
        moved = frames(self.random.uniform(-0.9, 0.9))
        now = self.now_playing
        spoken = [
            replace(line, at_frame=line.at_frame + moved)
            if line.at_frame > head + frames(1)
            else line
            for line in now.spoken
        ]
        later = replace(now, spoken=tuple(spoken))
        if self.transport.swap(later, None):
            self.now_playing, self.mixer = later, Mixer(later)
            self.swaps += 1


def main(seconds: float = 600.0) -> None:
    """Play for `seconds` of processor time or so, several hundred times as fast as it sounds."""
    bed("brown", 0)  # made beforehand, or it would come in late
    check = Check(seed=20)
    until = monotonic() + seconds
    while monotonic() < until:
        check.play(check.random.randrange(1, 4 * RATE))
        check.meddle()
    print(
        f"sound: {check.compared / RATE / 60:.0f} min equal to the offline render, bit for bit, "
        f"through {check.actions} actions ({check.swaps} swaps); "
        f"steepest step {check.steepest:.2f}"
    )


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 600.0)
