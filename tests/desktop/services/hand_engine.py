"""An engine cranked by hand: it plays as far as a test says, and remembers what it was told."""

from __future__ import annotations

from audio.engine import EngineState, Snapshot
from audio.frames import RATE, frames
from audio.script import Bowl
from audio.timeline import Layer, Timeline


class HandEngine:
    """Satisfies what the player asks of `audio.engine.Engine`."""

    def __init__(self) -> None:
        self.frame = 0
        self.timeline: Timeline | None = None
        self.state = EngineState.IDLE
        self.silent_reason = ""
        self.late_swaps = 0
        self.is_silent = False
        self.volumes: dict[Layer, float] = {}
        self.muted: dict[Layer, bool] = {}
        self.told: list[str] = []
        self.damaged: tuple[str, ...] = ()
        self.bowl: Bowl | None = None

    def sound(self, seconds: float) -> None:
        """Let this much of the practice sound."""
        total = self.timeline.total_frames if self.timeline else 0
        self.frame = min(total, self.frame + frames(seconds))
        if self.frame == total:
            self.state = EngineState.ENDED

    def snapshot(self) -> Snapshot:
        total = self.timeline.total_frames if self.timeline else 0
        return Snapshot(
            frame=self.frame,
            total_frames=total,
            state=self.state,
            silent_reason=self.silent_reason,
            settled_frame=self.frame + RATE,
            damaged=self.damaged,
            late_swaps=self.late_swaps,
        )

    def load(self, timeline: Timeline, at_frame: int = 0) -> None:
        self.timeline, self.frame = timeline, at_frame

    def swap(self, timeline: Timeline) -> None:
        assert self.timeline is not None
        assert self.timeline.same_until(timeline, self.frame)
        self.timeline = timeline
        self.told.append("swap")

    def prepare(self, bowl: Bowl = Bowl.ROUND) -> None:
        self.bowl = bowl
        self.told.append("prepare")

    def keep_silent(self, silent: bool) -> None:
        self.is_silent = silent
        self.told.append("keep silent" if silent else "sound again")

    def play(self) -> None:
        self.state = EngineState.PLAYING
        self.told.append("play")

    def pause(self) -> None:
        self.state = EngineState.PAUSED
        self.told.append("pause")

    def away(self) -> None:
        self.state = EngineState.AWAY
        self.told.append("away")

    def come_back(self) -> None:
        self.state = EngineState.PLAYING
        self.told.append("come back")

    def set_volume(self, layer: Layer, value: float) -> None:
        self.volumes[layer] = value

    def set_muted(self, layer: Layer, muted: bool) -> None:
        self.muted[layer] = muted

    def close(self) -> None:
        self.told.append("close")
