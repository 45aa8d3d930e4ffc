"""Rendering 20 minutes to a file, against ffmpeg mixing the same clips with concat and amix.

We begin with the voice's compressed clips. ffmpeg is handed them decoded, which is all that it has
to mix; what it takes to decode the same clips first is measured beside it.
"""

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
from audio.export.rendering import render_file
from audio.frames import RATE
from audio.synth.beds import bed
from audio.synth.bells import bell_samples
from audio.timeline import Timeline
from tests.bench._sound_stage import median, now, practice

MINUTES = 20
DECODING = ["ffmpeg", "-v", "error", "-y", "-f", "concat", "-i", "clips.txt", "clips.wav"]


def write_parts(timeline: Timeline, folder: Path) -> list[str]:
    """Write clips, bells and background as files; return ffmpeg's command to mix the same."""
    lines, clips, at = [], [], 0
    store = ClipStore(timeline.voice)
    for index, line in enumerate(timeline.spoken):
        clip = store.get(line.text)
        if clip is None:
            continue
        _write(folder / f"clip{index}.wav", clip)
        soundfile.write(folder / f"clip{index}.opus", clip, RATE, format="OGG", subtype="OPUS")
        _write(folder / f"rest{index}.wav", np.zeros(line.at_frame - at, np.float32))
        lines += [f"file rest{index}.wav", f"file clip{index}.wav"]
        clips.append(f"file clip{index}.opus")
        at = line.end_frame
    _write(folder / "last.wav", np.zeros(timeline.total_frames - at, np.float32))
    (folder / "clips.txt").write_text("\n".join(clips))
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
        runs: dict[str, list[tuple[float, float]]] = {"own": [], "mix": [], "decode": []}
        while time.monotonic() < until or len(runs["own"]) < 3:
            runs["mix"].append(timed(lambda: subprocess.run(command, cwd=folder, check=True)))
            runs["decode"].append(timed(lambda: subprocess.run(DECODING, cwd=folder, check=True)))
            runs["own"].append(timed(lambda: render_file(timeline, folder / "own.wav")))
    for what, index in (("", 0), (" in processor time", 1)):
        own, mix, decode = (median([run[index] for run in taken]) for taken in runs.values())
        print(
            f"sound: rendering {MINUTES} min{what}: {own:.2f} s, ffmpeg concat and amix {mix:.2f} s"
            f", ratio {own / mix:.2f} (at most 0.2); with its decoding of the same clips "
            f"{mix + decode:.2f} s, ratio {own / (mix + decode):.2f}; {len(runs['own'])} turns"
        )


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0)
