"""Speaks the lines of the shipped practices into a pack; run by `tools.voices.build`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from audio.voices.description import read_description
from audio.voices.opus import encoded
from tools.voices.gentle import gentle
from tools.voices.lines import shipped_lines
from tools.voices.master import mastered
from tools.voices.phrasing import phrased
from tools.voices.settings import Settings
from tools.voices.synthesiser import Synthesiser
from tools.voices.update import update


def clip_file(spoken: str, root: Path, settings: Settings) -> bytes:
    """Return the finished clip of a line as the synthesiser is given it."""
    samples, rate = phrased(spoken, Synthesiser(root, settings).speak, settings)
    clip = mastered(gentle(samples, rate, settings), rate, settings)
    return encoded(clip, settings.kilobits)


def clip_files(lines: list[str], root: Path, settings: Settings) -> Iterator[bytes]:
    """Yield the clips of `lines` in their order, made by all processors."""
    with ProcessPoolExecutor() as pool:
        yield from pool.map(partial(clip_file, root=root, settings=settings), lines)


def main() -> None:
    """Bring the pack to the shipped practices and say what changed."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("pack", type=Path)
    parser.add_argument("root", type=Path, help="where the synthesiser lies unpacked")
    options = parser.parse_args()
    description = read_description(options.pack)
    make = partial(clip_files, root=options.root, settings=Settings.of(description.settings))
    changes = update(options.pack, shipped_lines(description.language), make)
    print(f"{changes.made} clips made, {changes.kept} kept, {changes.removed} removed")


if __name__ == "__main__":
    main()
