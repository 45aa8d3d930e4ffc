"""Makes ready, in a thread of its own, what will sound soon: clips, bells and backgrounds."""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue
from threading import Lock, Thread

from audio.backgrounds import bed
from audio.clips import ClipStore
from audio.errors import SoundFileError
from audio.frames import frames
from audio.ramps import Floats
from audio.script import BellKind, Bowl
from audio.synth.bells import bell_samples
from audio.timeline import Timeline

BUDGET_BYTES = 8 * 1024 * 1024  # of each channel: more than is ever spoken within `REACH`
REACH = frames(20.0)  # how far ahead clips are decoded
STRIDE = frames(5.0)  # and how often


class LiveClips:
    """The clips of one voice; a damaged one is silent and remembered, and the practice goes on."""

    def __init__(self, store: ClipStore) -> None:
        self._store = store
        self.damaged: tuple[str, ...] = ()

    def get(self, text: str) -> Floats | None:
        """Return the clip of `text`, or None where nothing is spoken or the clip is damaged."""
        if text in self.damaged:
            return None
        try:
            return self._store.get(text)
        except SoundFileError:
            self.damaged = (*self.damaged, text)
            return None


class Ahead:
    """Works ahead of the sound. `take` and `look` never wait."""

    def __init__(self) -> None:
        self._wanted: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._starting = Lock()  # the window and the engine may both be first
        self._timeline: Timeline | None = None
        self._clips: LiveClips | None = None
        self._reached = 0

    @property
    def damaged(self) -> tuple[str, ...]:
        """The lines of the present voice whose clips are damaged."""
        return () if self._clips is None else self._clips.damaged

    def take(self, timeline: Timeline, at_frame: int) -> LiveClips:
        """Begin to make ready what sounds from `at_frame`; return where the clips will be."""
        clips = self._clips
        if clips is None or self._timeline is None or self._timeline.voice is not timeline.voice:
            budget = BUDGET_BYTES * getattr(timeline.voice, "channels", 1)
            clips = self._clips = LiveClips(ClipStore(timeline.voice, budget))
        self._timeline = timeline
        self._want(timeline, clips, at_frame)
        return clips

    def prepare(self, bowl: Bowl = Bowl.ROUND) -> None:
        """Begin to make what every practice has: its bells."""
        self._want_work(lambda: [bell_samples(kind, bowl) for kind in BellKind])

    def look(self, head: int) -> None:
        """Go on making ready, now that the sound has come to `head`."""
        if self._timeline is None or self._clips is None:
            return
        if not self._reached - REACH <= head < self._reached - REACH + STRIDE:
            self._want(self._timeline, self._clips, head)

    def close(self) -> None:
        """End the thread."""
        if self._thread is not None:
            self._wanted.put(None)
            self._thread.join()
            self._thread = None

    def _want(self, timeline: Timeline, clips: LiveClips, head: int) -> None:
        self._reached = head + REACH
        reached = self._reached
        self._want_work(lambda: make_ready(timeline, clips, head, reached))

    def _want_work(self, work: Callable[[], object]) -> None:
        with self._starting:
            self._start()
        self._wanted.put(work)

    def _start(self) -> None:
        if self._thread is None:
            self._thread = Thread(target=self._run, name="tend-sound-ahead", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while (work := self._wanted.get()) is not None:
            work()


def make_ready(timeline: Timeline, clips: LiveClips, start: int, end: int) -> None:
    """Make whatever `timeline` sounds between two frames, soonest first."""
    for bell in timeline.struck:
        if bell.at_frame < end:
            bell_samples(bell.bell, timeline.bowl)
    for line in timeline.spoken:
        if line.is_heard and line.at_frame < end and line.end_frame > start:
            clips.get(line.text)
    if timeline.background is not None:
        bed(timeline.background, timeline.seed)
