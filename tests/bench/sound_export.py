"""Saving five minutes as each kind of file, against ffmpeg encoding the same samples.

ffmpeg is handed a finished WAV file; we begin with the clips and end with tags and chapters. Beside
it: mixing the same clips by plain pydub, which is one long append and two overlays.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path
from unittest.mock import patch

from audio.export import sinks
from audio.export.errors import EncoderMissing
from audio.export.rendering import render_file
from tests.bench._sound_stage import median, practice
from tests.bench.sound_render import timed, write_parts

MINUTES = 5
LONGER = 20
FFMPEG = {
    "wav": ["-c:a", "pcm_s24le"],
    "flac": ["-c:a", "flac"],
    "opus": ["-c:a", "libopus", "-b:a", "96k"],
    "mp3": ["-c:a", "libmp3lame", "-b:a", "128k", "-compression_level", "7"],
    "m4a": ["-c:a", "aac", "-b:a", "128k"],
}
WITHOUT = ("opus", "mp3")  # what libsndfile encodes where there is no ffmpeg


def by_pydub(folder: Path) -> None:
    """Mix the parts in `folder` as one would with pydub alone."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pydub import AudioSegment
    names = [line.split()[1] for line in (folder / "voice.txt").read_text().splitlines()]
    whole = AudioSegment.from_wav(folder / names[0])
    for name in names[1:]:
        whole = whole.append(AudioSegment.from_wav(folder / name), crossfade=0)
    whole = whole.set_channels(2).overlay(AudioSegment.from_wav(folder / "bells.wav"))
    bed = AudioSegment.from_wav(folder / "bed.wav")
    whole.overlay(bed, loop=True).export(folder / "pydub.wav", format="wav")


def main(seconds: float = 60.0) -> None:
    """Take turns for `seconds`, at least twice; print times and ratios."""
    if shutil.which("ffmpeg") is None:
        print("sound: export: not measured, needs ffmpeg")
        return
    timeline = practice(MINUTES)
    until = time.monotonic() + seconds
    runs: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_parts(timeline, folder)
        render_file(timeline, folder / "whole.wav")
        turns = 0
        while time.monotonic() < until or turns < 2:
            turns += 1
            for kind, how in FFMPEG.items():
                command = ["ffmpeg", "-v", "error", "-nostdin", "-y", "-i", "whole.wav", *how]
                command.append(f"theirs.{kind}")
                encode = [timed(lambda c=command: subprocess.run(c, cwd=folder, check=True))]
                runs.setdefault(f"theirs {kind}", []).extend(encode)
                own = timed(lambda k=kind: render_file(timeline, folder / f"own.{k}"))
                runs.setdefault(f"own {kind}", []).append(own)
            for kind in WITHOUT:
                with patch.object(sinks, "find_encoder", side_effect=EncoderMissing):
                    own = timed(lambda k=kind: render_file(timeline, folder / f"own.{k}"))
                runs.setdefault(f"without {kind}", []).append(own)
    medians = {what: median([taken for taken, _ in found]) for what, found in runs.items()}
    for kind in FFMPEG:
        ours, theirs = medians[f"own {kind}"], medians[f"theirs {kind}"]
        words = f"sound: export: {MINUTES} min as {kind}: {ours:.2f} s, mixing and tags included"
        words += f"; ffmpeg encoding alone {theirs:.2f} s, ratio {ours / theirs:.2f}"
        if kind in WITHOUT:
            bare = medians[f"without {kind}"]
            words += f"; without ffmpeg {bare:.2f} s, ratio {bare / theirs:.2f}"
        print(words)
    _against_pydub()


def _against_pydub() -> None:
    """Mix a longer practice once each way: pydub's time grows with the square of the length."""
    timeline = practice(LONGER)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_parts(timeline, folder)
        ours, _ = timed(lambda: render_file(timeline, folder / "own.wav"))
        theirs, _ = timed(lambda: by_pydub(folder))
    print(
        f"sound: export: mixing {LONGER} min to wav: {ours:.2f} s, plain pydub {theirs:.2f} s, "
        f"ratio {ours / theirs:.2f}"
    )


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0)
