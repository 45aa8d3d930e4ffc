"""What the sound benchmarks share: a practice, its clips as files, a player, and a counter."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import resources
from audio.errors import ScriptError, SoundFileError
from audio.frames import MINUTE, RATE, frames
from audio.mixer import Mixer
from audio.plan import CueKind, Plan, PlannedCue
from audio.script import BellKind
from audio.timeline import Timeline, compose
from audio.voices import Voice
from audio.voices.catalogue import Catalogue
from tests.audio.sound_server import SoundServer
from tests.audio.sounds import HummingVoice

ROOT = Path(__file__).resolve().parents[2]
PRACTICE = "body-scan"


def practice(minutes: int, background: str | None = "rain") -> Timeline:
    """Return a shipped practice in its bundled voice, or a hummed one where neither can be read."""
    try:
        voice = Catalogue().open("slt")
        return compose(_shipped_plan(minutes, voice), voice, background)
    except (ImportError, ScriptError, SoundFileError, OSError) as error:
        print(f"  (hummed, not spoken: {error})")
        return compose(_hummed_plan(minutes), KeepingVoice(), background)


class KeepingVoice(HummingVoice):
    """Hums each line once, so that humming is not what is measured."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[str, NDArray[np.float32]] = {}

    def clip(self, text: str) -> NDArray[np.float32]:
        if text not in self._kept:
            self._kept[text] = super().clip(text)
        return self._kept[text]


def _shipped_plan(minutes: int, voice: Voice) -> Plan:
    from audio.planner import plan
    from audio.script_parser import read_script

    file = resources.practices() / f"{PRACTICE}.toml"
    return plan(read_script(file, resources.shared_lines()), minutes * MINUTE, voice)


def _hummed_plan(minutes: int) -> Plan:
    """Return as many lines as a spoken practice has, about eight a minute."""
    total, voice = minutes * MINUTE, HummingVoice()
    cues = [PlannedCue(0, frames(8), CueKind.BELL, bell=BellKind.OPEN)]
    for index, at in enumerate(range(frames(6), total - frames(20), frames(7.5))):
        text = f"A hummed line of the usual length, number {index}."[: 30 + index % 20]
        cues.append(PlannedCue(at, voice.frame_count(text), CueKind.SAY, text))
    close = total - frames(8)
    cues.append(PlannedCue(close, frames(8), CueKind.BELL, bell=BellKind.CLOSE))
    return Plan(PRACTICE, total, ("Only",), tuple(cues))


def rendered(timeline: Timeline, end_frame: int) -> NDArray[np.float32]:
    """Return the practice's first frames as the mixer renders them offline."""
    out = np.empty((min(end_frame, timeline.total_frames), 2), np.float32)
    Mixer(timeline).render(0, out)
    return out


def cpu_seconds(pid: int) -> float:
    """Return how much processor time a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


PLAYER = """
import sys, time
from PySide6.QtCore import QCoreApplication, QTimer
from audio.engine import Engine
from audio.outputs.device import DeviceOutput
from audio.synth.beds import bed
from tests.bench._sound_stage import practice
minutes, stall = int(sys.argv[1]), float(sys.argv[2])
app = QCoreApplication([])
timeline = practice(minutes)
bed(timeline.background, timeline.seed)
engine = Engine(DeviceOutput)
engine.load(timeline)
engine.prepare()
def stalled():
    until = time.perf_counter() + stall
    while time.perf_counter() < until:
        pass
looking, stalling = QTimer(), QTimer()
looking.timeout.connect(lambda: engine.snapshot())
if stall:
    looking.start(66)
if stall:
    stalling.timeout.connect(stalled)
    stalling.start(1000)
QTimer.singleShot(1500, engine.play)
QTimer.singleShot(1500, lambda: print("playing", flush=True))
def finish():
    print(engine.snapshot().underruns, flush=True)
    engine.close()
    app.quit()
QTimer.singleShot(int(1500 + 1000 * float(sys.argv[3])), finish)
app.exec()
"""


@contextmanager
def player(
    server: SoundServer, minutes: int, stall_s: float, seconds: float
) -> Iterator[subprocess.Popen[str]]:
    """Play the practice in a process of its own for `seconds`; it prints its underruns last."""
    command = [sys.executable, "-c", PLAYER, str(minutes), str(stall_s), str(seconds)]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=server.environment() | {"QT_LOGGING_RULES": "qt.multimedia.*=false"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait()


def wait_playing(process: subprocess.Popen[str]) -> None:
    """Return once the player says that it plays."""
    while process.stdout is not None:
        line = process.stdout.readline()
        if not line or line.strip() == "playing":
            return
        print(line, end="")


@contextmanager
def busy_cores(count: int) -> Iterator[None]:
    """Keep `count` cores busy."""
    load = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for process in load:
            process.kill()
            process.wait()


def compare(heard: NDArray[np.float32], meant: NDArray[np.float32]) -> dict[str, int]:
    """Count what a recording lost or repeated of what was meant, from its first sound on."""
    at = int(np.flatnonzero(heard[:, 0])[0]) if heard[:, 0].any() else len(heard)
    place = int(np.flatnonzero(meant[:, 0])[0])
    counts = {"compared": 0, "breaks": 0, "lost": 0, "repeated": 0}
    while at < len(heard) and place < len(meant):
        length = min(len(heard) - at, len(meant) - place)
        wrong = np.flatnonzero((heard[at : at + length] != meant[place : place + length]).any(1))
        good = int(wrong[0]) if len(wrong) else length
        counts["compared"] += good
        at, place = at + good, place + good
        if good == length:
            break
        gap = int(np.argmax((heard[at:] != 0).any(1)))
        if gap == 0 and not heard[at:].any():
            break  # the player was stopped here
        counts["breaks"] += 1
        at += gap
        found = _find(heard[at + 64 : at + 128], meant, place + 64)
        if found is None:
            counts["lost"] += len(meant) - place
            break
        shift = found - place - 64
        counts["lost" if shift >= 0 else "repeated"] += abs(shift) or gap
        place += shift
    return counts


def _find(piece: NDArray[np.float32], meant: NDArray[np.float32], near: int) -> int | None:
    first = max(0, near - RATE)
    for place in np.flatnonzero(meant[first : near + 4 * RATE, 0] == piece[0, 0]) + first:
        if np.array_equal(meant[place : place + len(piece)], piece):
            return int(place)
    return None


def median(values: list[float]) -> float:
    """Return the middle one."""
    return float(np.median(values))


def now() -> float:
    """Return a clock for short times."""
    return time.perf_counter()
