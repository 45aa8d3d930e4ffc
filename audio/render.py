"""Writes a timeline to a file, sample for sample what is played. Knows no device.

Blocks are streamed, so an hour takes no more memory than a minute. The file appears under its
name only when it is whole; whatever goes wrong, nothing partial is left behind.
"""

from __future__ import annotations

import os
import subprocess
import warnings
import wave
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from audio.clips_in_turn import ClipsInTurn
from audio.frames import RATE
from audio.mixer import Mixer
from audio.pcm import Packer
from audio.timeline import Timeline

Progress = Callable[[float], None]  # 0…1

BLOCK = 1 << 15  # frames


class EncoderMissing(Exception):  # noqa: N818 - it is not an error to have none
    """No ffmpeg was found to encode with."""


class EncodingError(Exception):
    """The encoder gave up; its own last words are the argument."""


def render_file(
    timeline: Timeline,
    path: Path,
    progress: Progress | None = None,
    tags: Mapping[str, str] | None = None,
) -> None:
    """Write `timeline` to `path`: `.wav` (48 kHz, stereo, 24-bit PCM) or `.mp3` with `tags`.

    Raises:
        ValueError: another kind of file.
        OSError: the file cannot be written, or the disk is full.
        EncoderMissing: an `.mp3`, and no ffmpeg.
        EncodingError: ffmpeg gave up.
        audio.errors.SoundFileError: a clip is damaged.
    """
    writers = {".wav": _write_wav, ".mp3": _write_mp3}
    write = writers.get(path.suffix.lower())
    if write is None:
        raise ValueError(f"a practice is written as {' or '.join(writers)}, not {path.suffix}")
    with _whole_or_nothing(path) as partial:
        write(timeline, partial, progress or (lambda _: None), tags or {})


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


def find_encoder() -> str:
    """Return the path of an ffmpeg: the system's own, or that of `imageio-ffmpeg`.

    Raises:
        EncoderMissing: there is neither.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own regular expressions, as it is compiled
        from pydub import utils

    found: str | None = utils.which("ffmpeg")  # type: ignore[no-untyped-call]
    if found is not None:
        return found
    try:
        extra = import_module("imageio_ffmpeg")
        return str(extra.get_ffmpeg_exe())
    except (ImportError, RuntimeError) as error:
        raise EncoderMissing("ffmpeg") from error


@contextmanager
def _whole_or_nothing(path: Path) -> Iterator[Path]:
    """Hand out a name beside `path`, which takes its place only if nothing goes wrong."""
    partial = path.with_name(f".{path.stem}.{os.getpid()}{path.suffix}.part")
    try:
        yield partial
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _write_wav(
    timeline: Timeline, path: Path, progress: Progress, _tags: Mapping[str, str]
) -> None:
    packer, done = Packer(BLOCK), 0
    with (
        path.open("wb") as file,
        wave.open(file, "wb") as out,
        ThreadPoolExecutor(1, "tend-writer") as writer,
    ):
        out.setparams((2, 3, RATE, timeline.total_frames, "NONE", ""))

        def write(block: NDArray[np.float32]) -> None:
            out.writeframesraw(packer.pack(block))

        written: Future[None] | None = None
        for block in blocks(timeline):  # one is mixed while the one before it is written
            if written is not None:
                written.result()
            written = writer.submit(write, block)
            done += len(block)
            progress(done / timeline.total_frames)
        if written is not None:
            written.result()


def _write_mp3(timeline: Timeline, path: Path, progress: Progress, tags: Mapping[str, str]) -> None:
    command = [find_encoder(), "-v", "error", "-nostdin", "-y"]
    command += ["-f", "f32le", "-ar", str(RATE), "-ac", "2", "-i", "pipe:0"]
    command += ["-codec:a", "libmp3lame", "-b:a", "128k", "-compression_level", "7"]
    command += ["-fflags", "+bitexact", "-flags:a", "+bitexact", "-id3v2_version", "3"]
    for key, value in tags.items():
        command += ["-metadata", f"{key}={value}"]
    encoder = subprocess.Popen(
        [*command, "-f", "mp3", str(path)], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        _feed(encoder.stdin, timeline, progress)
    except BaseException:
        encoder.kill()
        raise
    finally:
        last_words = _finish(encoder)
    if encoder.returncode:
        raise EncodingError(last_words)


def _feed(pipe: IO[bytes] | None, timeline: Timeline, progress: Progress) -> None:
    """Hand all of `timeline` to the encoder; if it gave up, its own words say why."""
    if pipe is None:
        return
    done = 0
    try:
        for block in blocks(timeline):
            pipe.write(block.tobytes())
            done += len(block)
            progress(done / timeline.total_frames)
    except BrokenPipeError:
        return


def _finish(encoder: subprocess.Popen[bytes]) -> str:
    """Wait for the encoder and return the last thing it said."""
    try:
        _, said = encoder.communicate()
    except BrokenPipeError:
        _, said = b"", b""
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else f"ffmpeg ended with {encoder.returncode}"
