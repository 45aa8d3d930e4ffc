"""Writes a timeline to a file, sample for sample what is played. Knows no device and no encoder.

Blocks are streamed, so an hour takes no more memory than a minute. The file appears under its
name only when it is whole, and what lies beside it only after it; whatever goes wrong, nothing
partial is left behind.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audio.clips_in_turn import ClipsInTurn
from audio.export.about import About
from audio.export.errors import BesideNotWritten, Stopped
from audio.export.kinds import kind_of
from audio.export.sinks import Sink, open_sink
from audio.export.tags import tag
from audio.low_priority import lower_this_thread
from audio.mixer import Mixer
from audio.timeline import Timeline

Progress = Callable[[float], bool]  # 0…1; False: stop

BLOCK = 1 << 15  # frames


def render_file(
    timeline: Timeline,
    path: Path,
    about: About | None = None,
    beside: Mapping[str, str] | None = None,
    progress: Progress = lambda _done: True,
    *,
    behind: bool = False,
) -> None:
    """Write `timeline` to `path`, as the kind of file that its name ends in.

    WAV and FLAC hold the samples as played, at 48 kHz, stereo, rounded to 24 bit. `beside` has the
    text of files of the same name with other endings, such as captions. With `behind`, everything
    else goes before the encoder.

    Raises:
        ValueError: another ending.
        Stopped: `progress` said so.
        OSError: the file cannot be written, or the disk is full; what was there is still there.
        BesideNotWritten: the sound is whole, but a file beside it could not take its place.
        EncoderMissing: the kind needs ffmpeg, and there is none.
        EncodingError: the encoder gave up.
        audio.errors.SoundFileError: a clip is damaged.
    """
    kind, words = kind_of(path), about or About()
    with ExitStack() as whole:
        for ending, text in (beside or {}).items():
            whole.enter_context(_beside(path.with_suffix(f".{ending}"), text))
        # Entered last, it takes its place first: captions of another sound would mislead.
        partial = whole.enter_context(_whole_or_nothing(path))
        sink = open_sink(partial, kind, timeline.total_frames, words, behind=behind)
        try:
            _fill(sink, timeline, progress, behind)
            sink.finish(lambda: progress(1.0))
        finally:
            sink.close()
        tag(partial, kind, words)


def blocks(timeline: Timeline) -> Iterator[NDArray[np.float32]]:
    """Yield the whole of `timeline` in turn, float32 `[n, 2]`.

    A block stays as it is until the one after the next is asked for.
    """
    with ClipsInTurn(timeline) as clips:
        mixer = Mixer(timeline, clips)
        both = np.empty((2, BLOCK, 2), np.float32)
        for index, start in enumerate(range(0, timeline.total_frames, BLOCK)):
            block = both[index % 2, : timeline.total_frames - start]
            mixer.render(start, block)
            yield block


def _fill(sink: Sink, timeline: Timeline, progress: Progress, behind: bool) -> None:
    """Give `sink` all of `timeline`: a block is mixed while the one before it is written."""
    done, written = 0, None
    with ThreadPoolExecutor(1, "tend-writer", lower_this_thread if behind else None) as writer:
        for block in blocks(timeline):
            if written is not None:
                written.result()
            written = writer.submit(sink.write, block)
            done += len(block)
            if not progress(done / timeline.total_frames):
                raise Stopped
        if written is not None:
            written.result()


@contextmanager
def _whole_or_nothing(path: Path) -> Iterator[Path]:
    """Hand out a name beside `path`, which takes its place only if nothing goes wrong."""
    partial = path.with_name(f".{path.stem}.{os.getpid()}{path.suffix}.part")
    try:
        yield partial
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def _beside(path: Path, text: str) -> Iterator[None]:
    """Let `text` take its place as `path` once everything within has taken its own."""
    is_sound_there = False
    try:
        with _whole_or_nothing(path) as partial:
            partial.write_text(text, "utf-8")
            yield
            is_sound_there = True
    except OSError as error:
        if is_sound_there:
            raise BesideNotWritten(path) from error
        raise
