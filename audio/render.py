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
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from audio.clips_in_turn import ClipsInTurn
from audio.frames import RATE
from audio.mixer import Mixer
from audio.timeline import Timeline

Progress = Callable[[float], None]  # 0…1

BLOCK = 1 << 15  # frames
FULL_SCALE = 1 << 23


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


def to_24_bit(samples: NDArray[np.float32]) -> bytes:
    """Return float32 samples as little-endian 24-bit PCM, rounded without dither."""
    scaled = np.rint(samples.reshape(-1) * np.float32(FULL_SCALE))
    np.clip(scaled, -FULL_SCALE, FULL_SCALE - 1, out=scaled)
    whole = np.zeros(-(-len(scaled) // 4) * 4, np.int32)
    whole[: len(scaled)] = scaled
    return _packed(whole.view(np.uint32).reshape(-1, 4) & np.uint32(0xFFFFFF))[: 3 * len(scaled)]


def _packed(numbers: NDArray[np.uint32]) -> bytes:
    """Return rows of four 24-bit numbers as rows of three 32-bit words."""
    words = np.empty((len(numbers), 3), "<u4")
    first, second, third, fourth = numbers.T
    words[:, 0] = first | second << 24
    words[:, 1] = second >> 8 | third << 16
    words[:, 2] = third >> 16 | fourth << 8
    return words.tobytes()


def blocks(timeline: Timeline) -> Iterator[NDArray[np.float32]]:
    """Yield the whole of `timeline` in turn, float32 `[n, 2]`; each block is overwritten."""
    with ClipsInTurn(timeline) as clips:
        mixer = Mixer(timeline, clips)
        out = np.empty((BLOCK, 2), np.float32)
        for start in range(0, timeline.total_frames, BLOCK):
            block = out[: timeline.total_frames - start]
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
    with path.open("wb") as file, wave.open(file, "wb") as out:
        out.setparams((2, 3, RATE, timeline.total_frames, "NONE", ""))
        done = 0
        for block in blocks(timeline):
            out.writeframesraw(to_24_bit(block))
            done += len(block)
            progress(done / timeline.total_frames)


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
