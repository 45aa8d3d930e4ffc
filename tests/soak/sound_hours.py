"""The quiet day: three hours through the engine's own supply, then some of it in real time.

Fast, on a device of our own whose clock runs ahead: every frame it is given must be the next one of
the offline render, none lost and none twice, while the memory stays as it was. In real time, on a
sound server whose monitor is recorded and counted.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np

import resources
from audio.ahead import BUDGET_BYTES
from audio.clips import ClipStore
from audio.frames import MINUTE, RATE, frames
from audio.mixer import Mixer
from audio.outputs.null import NullOutput
from audio.planner import plan
from audio.playback import TICK_S, EngineState, Playback
from audio.script_parser import read_script
from audio.synth.beds import bed
from audio.timeline import Timeline, compose
from audio.voices.catalogue import Catalogue
from tests.audio.sound_server import MISSING, Recorder, SoundServer
from tests.bench._sound_stage import compare, player, practice, rendered, wait_playing

HOURS = 3
MAY_GROW_MB = 12  # clips come and go within their budgets
SETTLED = 10 * MINUTE  # by then every cache is as full as it will be


class Judge(NullOutput):
    """A speaker that holds each block it is given against the offline render, and keeps none."""

    is_silent = False

    def __init__(self, timeline: Timeline, monotonic) -> None:
        super().__init__(monotonic)
        self._mixer = Mixer(timeline)
        self.given = self.wrong = 0

    def write(self, block: np.ndarray) -> None:
        meant = np.empty_like(block)
        self._mixer.render(self.given, meant)
        self.wrong += int((block != meant).any(1).sum())
        self.given += len(block)
        super().write(block)


def quiet_day() -> Timeline:
    """Return three hours of the quiet day in the bundled voice, over brown noise."""
    voice = Catalogue().open("slt")
    script = read_script(resources.practices() / "quiet-day.toml", resources.shared_lines())
    return compose(plan(script, HOURS * 60 * MINUTE, voice), voice, "brown")


def resident_mb() -> float:
    """Return how much memory this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def play_fast() -> None:
    """Play all three hours as fast as they can be mixed."""
    timeline, now = quiet_day(), [0.0]
    bed("brown", timeline.seed)
    judge = Judge(timeline, lambda: now[0])
    playback = Playback(lambda: judge, lambda: now[0])
    playback.load(timeline, ClipStore(timeline.voice, BUDGET_BYTES), 0)
    playback.play()
    memory, off, began = [], 0, time.monotonic()
    while playback.report().state is EngineState.PLAYING:
        playback.tick()
        now[0] += TICK_S
        meant = min(frames(now[0]), timeline.total_frames)
        off = max(off, abs(playback.report().frame - meant))
        if judge.given > SETTLED and round(now[0] / TICK_S) % 240 == 0:
            memory.append(resident_mb())
    report = playback.report()
    playback.close()
    grown = max(memory) - memory[0]
    print(
        f"sound: {HOURS} h of the quiet day in {time.monotonic() - began:.0f} s: "
        f"{judge.given - timeline.total_frames:+d} frames, {judge.wrong} not as rendered, position "
        f"off by at most {off} frames, {report.underruns} underruns (all 0); memory grew by "
        f"{grown:.1f} MB after the first ten minutes (at most {MAY_GROW_MB})"
    )
    if judge.given != timeline.total_frames or judge.wrong or off > 1 or grown > MAY_GROW_MB:
        raise SystemExit("the three hours are not what was rendered")


def play_slowly(seconds: float) -> None:
    """Play in real time for `seconds`, and count what the sound server's monitor heard."""
    if MISSING:
        print(f"sound: in real time: not measured, needs {' and '.join(MISSING)}")
        return
    minutes = max(10, int(seconds // 60) + 2)
    server = SoundServer()
    try:
        recorder = Recorder(server)
        recorder.wait_started()
        with player(server, minutes, 0.0, seconds) as process:
            wait_playing(process)
            time.sleep(seconds + 1)
            process.wait(30)
        heard = recorder.stop()
    finally:
        server.close()
    counts = compare(heard, rendered(practice(minutes), frames(seconds + 5)))
    print(
        f"sound: {counts['compared'] / RATE:.0f} s in real time at the monitor: "
        f"{counts['lost']} frames lost, {counts['repeated']} repeated (0)"
    )
    if counts["breaks"] or counts["compared"] < frames(seconds * 0.9):
        raise SystemExit("not all that was played was heard")


def main(seconds: float = 300.0) -> None:
    """Play three hours fast, and for what is left of `seconds` in real time."""
    began = time.monotonic()
    play_fast()
    play_slowly(max(10.0, seconds - (time.monotonic() - began)))


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 300.0)
