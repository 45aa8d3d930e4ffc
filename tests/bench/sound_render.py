"""Rendering 20 minutes to a file, against ffmpeg mixing the same clips with concat and amix."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import soundfile

from audio.clips import ClipStore
from audio.frames import RATE
from audio.render import render_file
from audio.synth.beds import bed
from audio.synth.bells import bell_samples
from audio.timeline import Timeline
from tests.bench._sound_stage import median, now, practice

MINUTES = 20


def write_parts(timeline: Timeline, folder: Path) -> list[str]:
    """Write clips, bells and background as files; return ffmpeg's command to mix the same."""
    lines, at = [], 0
    store = ClipStore(timeline.voice)
    for index, line in enumerate(timeline.spoken):
        clip = store.get(line.text)
        if clip is None:
            continue
        _write(folder / f"clip{index}.wav", clip)
        _write(folder / f"rest{index}.wav", np.zeros(line.at_frame - at, np.float32))
        lines += [f"file rest{index}.wav", f"file clip{index}.wav"]
        at = line.end_frame
    _write(folder / "last.wav", np.zeros(timeline.total_frames - at, np.float32))
    (folder / "voice.txt").write_text("\n".join([*lines, "file last.wav"]))
    bells = np.zeros((timeline.total_frames, 2), np.float32)
    for bell in timeline.struck:
        part = bell_samples(bell.bell)[: timeline.total_frames - bell.at_frame]
        bells[bell.at_frame : bell.at_frame + len(part)] += part
    _write(folder / "bells.wav", bells)
    loop = np.empty((60 * RATE, 2), np.float32)
    bed(timeline.background or "rain", timeline.seed).render(0, loop, np.empty_like(loop))
    _write(folder / "bed.wav", loop)
    command = ["ffmpeg", "-v", "error", "-y", "-f", "concat", "-i", "voice.txt"]
    command += ["-i", "bells.wav", "-stream_loop", "-1", "-i", "bed.wav"]
    command += ["-filter_complex", "amix=inputs=3:duration=first:normalize=0"]
    return [*command, "-ar", str(RATE), "-ac", "2", "-c:a", "pcm_s24le", "out.wav"]


def _write(path: Path, samples: np.ndarray) -> None:
    soundfile.write(path, samples, RATE, "PCM_16")


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the time and the processor time of one run, in seconds, children included."""
    began, used = now(), _used()
    work()
    return now() - began, _used() - used


def _used() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main(seconds: float = 60.0) -> None:
    """Take turns for `seconds`; print both times and their ratio."""
    if shutil.which("ffmpeg") is None:
        print("sound: rendering: not measured, needs ffmpeg")
        return
    timeline = practice(MINUTES)
    until = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = write_parts(timeline, folder)
        theirs, own = [], []
        while time.monotonic() < until or len(own) < 3:
            theirs.append(timed(lambda: subprocess.run(command, cwd=folder, check=True)))
            own.append(timed(lambda: render_file(timeline, folder / "own.wav")))
    took, used = ([median([run[i] for run in runs]) for runs in (own, theirs)] for i in (0, 1))
    print(
        f"sound: rendering {MINUTES} min: {took[0]:.2f} s, ffmpeg concat and amix {took[1]:.2f} s, "
        f"ratio {took[0] / took[1]:.2f} (at most 0.2); processor {used[0]:.2f} s and "
        f"{used[1]:.2f} s, ratio {used[0] / used[1]:.2f}; median of {len(own)} turns"
    )


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0)
