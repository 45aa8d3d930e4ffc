"""What is done to a practice while it plays: pause, seek, swap, volumes. Knows no device or thread.

A `Transport` fills blocks for whoever sounds them. Every change is a raised-cosine ramp, no frame
of the practice is left out or repeated by one, and each filled block says which frames it holds.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np

from audio.backgrounds import is_made
from audio.frames import frames
from audio.mixer import Clips, Mixer
from audio.ramps import Floats, Ramp, rise
from audio.timeline import DUCK_ATTACK, DUCK_RELEASE, Layer, Timeline

FADE = frames(0.030)  # pause, seek, mute, volume
RETURN_FADE = frames(0.300)  # coming back after having been called away
UNHUSH_FADE = frames(3.0)  # sound that comes back into a room where there was none
LATE_FADE = frames(3.0)  # a background that was still being made when the practice began
SWAP_FADE = {
    Layer.VOICE: frames(0.030),
    Layer.BELLS: frames(0.030),
    Layer.BACKGROUND: frames(1.5),
}


Span = tuple[int, int]  # frame count, and the frame of the practice that it begins with


class Moving(Enum):
    """Whether the head moves through the practice."""

    RUNNING = auto()
    STOPPING = auto()
    STOPPED = auto()


@dataclass(slots=True)
class Swap:
    """A change of timeline that is being faded over."""

    old: Mixer
    done: int = 0


class Transport:
    """The head of one practice. All methods belong to one thread."""

    def __init__(self) -> None:
        self.head = 0  # the next frame to be rendered
        self.peak = 0.0  # highest sample since it was last asked for
        self._mixer: Mixer | None = None
        self._master = Ramp(0.0)
        self._volumes = {layer: Ramp(1.0) for layer in Layer}
        self._wanted = dict.fromkeys(Layer, 1.0)
        self._muted = dict.fromkeys(Layer, False)
        self._giving_way = Ramp(1.0)  # of the background to the voice: not while it is muted
        self._moving = Moving.STOPPED
        self._seek_to: int | None = None
        self._swap: Swap | None = None
        self._bed_is_late = False

    @property
    def timeline(self) -> Timeline | None:
        """What is loaded."""
        return None if self._mixer is None else self._mixer.timeline

    @property
    def total_frames(self) -> int:
        """The length of what is loaded; 0 when nothing is."""
        return 0 if self._mixer is None else self._mixer.timeline.total_frames

    @property
    def moving(self) -> bool:
        """Say whether blocks hold anything but silence."""
        return self._moving is not Moving.STOPPED and self.head < self.total_frames

    def load(self, timeline: Timeline, clips: Clips | None, at_frame: int = 0) -> None:
        """Stand at `at_frame` of another practice, stopped."""
        self._mixer = Mixer(timeline, clips)
        self._swap = None
        self._bed_is_late = timeline.background is not None and not is_made(timeline.background)
        self.halt(at_frame)

    def run(self, fade: int = FADE) -> None:
        """Go on from where the head stands; a practice's own beginning needs no ramp."""
        if self._moving is Moving.STOPPED and self.head == 0:
            self._master.jump(1.0)
        self._moving = Moving.RUNNING
        if self._seek_to is None:
            self._master.to(1.0, fade)

    def pause(self) -> None:
        """Fade, then stop."""
        if self._moving is Moving.RUNNING:
            self._moving = Moving.STOPPING
            self._master.to(0.0, FADE)

    def halt(self, at_frame: int) -> None:
        """Stand at `at_frame` at once: for when nothing sounds any more."""
        self._moving = Moving.STOPPED
        self._master.jump(0.0)
        self._seek_to = None
        self.head = self._within(at_frame)
        for layer, ramp in self._volumes.items():
            ramp.jump(self._gain(layer))
        self._giving_way.jump(self._giving_way.target)

    def seek(self, at_frame: int) -> None:
        """Fade, move to `at_frame`, and fade in again; where nothing sounds, just move."""
        if not self.moving:
            self.head = self._within(at_frame)
            if self._moving is Moving.RUNNING:
                self._master.jump(0.0)
                self._master.to(1.0, FADE)
            return
        self._seek_to = self._within(at_frame)
        self._master.to(0.0, FADE)

    def swap(self, timeline: Timeline, clips: Clips | None) -> bool:
        """Go on with another timeline that is the same up to the head; False where it is not."""
        current = self.timeline
        if self._mixer is None or current is None or not current.same_until(timeline, self.head):
            return False
        if self.moving:
            self._swap = Swap(self._mixer)
        self._mixer = Mixer(timeline, clips)
        return True

    def set_volume(self, layer: Layer, value: float) -> None:
        """Set a layer's volume, 0…1; half way is 12 dB down."""
        self._wanted[layer] = min(1.0, max(0.0, value)) ** 2
        self._glide(layer)

    def set_muted(self, layer: Layer, muted: bool) -> None:
        """Silence a layer, or give it its volume back."""
        self._muted[layer] = muted
        self._glide(layer)
        if layer is Layer.VOICE:
            self._giving_way.to(float(not muted), DUCK_ATTACK if not muted else DUCK_RELEASE)
            if not self.moving:
                self._giving_way.jump(self._giving_way.target)

    def fill(self, out: Floats) -> list[Span]:
        """Fill `out` as far as there is something to play; return what it holds, in turn."""
        spans = []
        done = 0
        self._await_bed()
        while done < len(out) and self.moving:
            part = out[done:]
            if self._master.left:
                part = part[: self._master.left]
            part = part[: self.total_frames - self.head]
            self._render(part)
            spans.append((len(part), self.head))
            self.head += len(part)
            done += len(part)
            if not self._master.left:
                self._arrive()
        if done:
            self.peak = max(self.peak, float(out[:done].max()), -float(out[:done].min()))
        return spans

    def pass_over(self, frame_count: int) -> list[Span]:
        """Let at most `frame_count` frames go by unheard, as `fill` would."""
        self._swap = None
        for ramp in (self._master, self._giving_way, *self._volumes.values()):
            ramp.jump(ramp.target)
        if self._master.value == 0.0:
            self._arrive()
            self._master.jump(self._master.target)
        count = min(frame_count, self.total_frames - self.head) if self.moving else 0
        spans = [(count, self.head)] if count else []
        self.head += count
        return spans

    def _await_bed(self) -> None:
        """Let a background that was still being made come in once it is there."""
        timeline = self.timeline
        if self._bed_is_late and timeline and is_made(timeline.background or ""):
            self._bed_is_late = False
            self._volumes[Layer.BACKGROUND].to(self._gain(Layer.BACKGROUND), LATE_FADE)

    def _arrive(self) -> None:
        """Do what the ramp to silence was for."""
        if self._master.value != 0.0:
            return
        if self._seek_to is not None:
            self.head, self._seek_to = self._seek_to, None
        if self._moving is Moving.STOPPING:
            self._moving = Moving.STOPPED
        elif self._moving is Moving.RUNNING:
            self._master.to(1.0, FADE)

    def _render(self, out: Floats) -> None:
        if self._mixer is None:
            return
        gains = {layer: ramp.take(len(out)) for layer, ramp in self._volumes.items()}
        self._mixer.giving_way = self._giving_way.take(len(out))
        self._mixer.render(self.head, out, gains)
        if self._swap is not None:
            self._swap.old.giving_way = self._mixer.giving_way
            self._fade_over(self._swap, out, gains)
        master = self._master.take(len(out))
        if not isinstance(master, float):
            out *= master[:, None]
        elif master != 1.0:
            out *= np.float32(master)

    def _fade_over(self, swap: Swap, out: Floats, gains: dict[Layer, float | Floats]) -> None:
        """Add what the old timeline has over the new one, layer by layer, falling to nothing.

        The difference is faded rather than the two, so what both have passes through untouched.
        """
        if self._mixer is None:
            return
        for layer, length in SWAP_FADE.items():
            count = min(len(out), length - swap.done)
            if count > 0:
                difference = self._layer_of(swap.old, layer, count)
                difference -= self._layer_of(self._mixer, layer, count)
                gain = gains[layer]
                difference *= gain if isinstance(gain, float) else gain[:count, None]
                difference *= (1 - rise(length)[swap.done : swap.done + count])[:, None]
                out[:count] += difference
        swap.done += len(out)
        if swap.done >= max(SWAP_FADE.values()):
            self._swap = None

    def _layer_of(self, mixer: Mixer, layer: Layer, count: int) -> Floats:
        block = np.zeros((count, 2), np.float32)
        inside = block[: max(0, mixer.timeline.total_frames - self.head)]
        if len(inside) and not mixer.render_layer(layer, self.head, inside):
            inside[:] = 0.0
        return block

    def _gain(self, layer: Layer) -> float:
        late = layer is Layer.BACKGROUND and self._bed_is_late
        return 0.0 if late or self._muted[layer] else self._wanted[layer]

    def _glide(self, layer: Layer) -> None:
        if self.moving:
            self._volumes[layer].to(self._gain(layer), FADE)
        else:
            self._volumes[layer].jump(self._gain(layer))

    def _within(self, frame: int) -> int:
        return max(0, min(frame, self.total_frames))


class Ledger:
    """Which frame of the practice each frame given to the device holds."""

    def __init__(self, at_frame: int) -> None:
        self.written = 0  # frames given to the device
        self._stands_at = at_frame
        self._spans: deque[tuple[int, int, int]] = deque()

    def add(self, spans: list[Span]) -> None:
        """Note what was written next."""
        for count, at_frame in spans:
            last = self._spans[-1] if self._spans else None
            if last and at_frame == last[2] + last[1]:
                self._spans[-1] = (last[0], last[1] + count, last[2])
            else:
                self._spans.append((self.written, count, at_frame))
            self.written += count

    def stand(self, at_frame: int) -> None:
        """Forget what was written: the practice stands at `at_frame`, and nothing sounds."""
        self._spans.clear()
        self._stands_at = at_frame

    def heard(self, device_frame: int) -> tuple[int, int]:
        """Return the practice's frame at `device_frame`, and how many frames run on from it."""
        while len(self._spans) > 1 and device_frame >= self._spans[1][0]:
            self._spans.popleft()
        if not self._spans:
            return self._stands_at, 0
        start, count, at_frame = self._spans[0]
        passed = min(max(0, device_frame - start), count)
        return at_frame + passed, count - passed
