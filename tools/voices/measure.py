"""Measure a voice pack as a listener would judge it: `python -m tools.voices.measure PACK`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from audio.decode import decode
from audio.frames import RATE, seconds
from audio.loudness import integrated_lufs, true_peak_dbtp
from audio.voices.captions import word_count
from audio.voices.description import read_description
from audio.voices.index import clip_path, read_index
from audio.voices.pack import VoicePack
from tools.voices.lines import shipped_lines

QUIET = 0.001  # −60 dB of full scale
LUFS, LUFS_WITHIN, HIGHEST_DBTP = -20.0, 1.0, -3.0


@dataclass(frozen=True, slots=True)
class Clip:
    """The figures of one clip."""

    key: str
    frame_count: int
    lufs: float
    dbtp: float
    edge: float  # the larger of the first and last sample
    lead: float  # seconds of quiet before and after
    trail: float


def measured(folder: Path, key: str) -> Clip:
    """Return the figures of the clip called `key`."""
    samples = decode(clip_path(folder, key))
    heard = np.flatnonzero(np.abs(samples) > QUIET)
    return Clip(
        key,
        len(samples),
        integrated_lufs(samples, RATE),
        true_peak_dbtp(samples),
        float(np.abs(samples[[0, -1]]).max()),
        seconds(int(heard[0])),
        seconds(len(samples) - int(heard[-1])),
    )


def words_a_minute(folder: Path, lines: list[str]) -> float:
    """Return all words over all clip minutes of the `lines` that the pack speaks."""
    voice = VoicePack(folder)
    spoken = [line for line in lines if voice.speaks(line)]
    minutes = sum(seconds(voice.frame_count(line)) for line in spoken) / 60
    return sum(map(word_count, spoken)) / minutes


def main(folder: Path) -> int:
    """Print the figures; return 1 if a clip is too loud, too soft or too high."""
    clips = [measured(folder, key) for key in sorted(read_index(folder))]
    size = sum(path.stat().st_size for path in folder.iterdir())
    speed = words_a_minute(folder, shipped_lines(read_description(folder).language))
    print(f"{len(clips)} clips, {seconds(sum(c.frame_count for c in clips)) / 60:.1f} minutes")
    print(f"{size / 1e6:.2f} MB, {speed:.1f} words a minute")
    for name in ("lufs", "dbtp", "edge", "lead", "trail"):
        values = [getattr(clip, name) for clip in clips]
        low, middle, high = np.percentile(values, [0, 50, 100])
        print(f"{name}: {low:.4f} to {high:.4f}, middle {middle:.4f}")
    wrong = [c for c in clips if abs(c.lufs - LUFS) > LUFS_WITHIN or c.dbtp > HIGHEST_DBTP]
    for clip in wrong:
        print(f"{clip.key}: {clip.lufs:.1f} LUFS, {clip.dbtp:.1f} dBTP")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
