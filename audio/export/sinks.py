"""Where mixed blocks go: a WAV file, libsndfile's encoders, or ffmpeg. Each writes one file.

libsndfile is in the wheel of `soundfile`, so every machine has it. Its MP3 and Opus encoders are
built for no particular processor and take two to three times as long as ffmpeg's, so those two go
through ffmpeg where one is found.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from audio.export.about import About
from audio.export.errors import EncoderMissing
from audio.export.ffmpeg_sink import FfmpegSink, encodes, find_encoder
from audio.export.kinds import Kind
from audio.export.sndfile_sink import SndfileSink
from audio.export.wav_sink import WavSink


class Sink(Protocol):
    """Takes the blocks of one practice in turn. Methods may be called from any one thread."""

    def write(self, block: NDArray[np.float32]) -> None:
        """Take a block, float32 `[n, 2]`, at most `BLOCK` frames long.

        Raises:
            OSError: the disk is full, or the file cannot be written.
            EncodingError: the encoder gave up.
        """
        ...

    def finish(self, go_on: Callable[[], bool]) -> None:
        """Put all that was written into the file; `go_on` is asked while it takes its time.

        Raises:
            Stopped: `go_on` said no.
            OSError, EncodingError: as `write`.
        """
        ...

    def close(self) -> None:
        """Let go of file and encoder, finished or not."""
        ...


def open_sink(
    path: Path, kind: Kind, frame_count: int, about: About, *, behind: bool = False
) -> Sink:
    """Return what writes a file of this kind to `path`.

    Raises:
        OSError: the file cannot be made.
        EncoderMissing: it needs ffmpeg, and there is none.
    """
    if kind is Kind.WAV:
        return WavSink(path, frame_count, about)
    if kind is Kind.FLAC:
        return SndfileSink(path, kind)
    try:
        ffmpeg = find_encoder()
        if encodes(ffmpeg, kind):
            return FfmpegSink(ffmpeg, path, kind, about, behind=behind)
    except EncoderMissing:
        if kind is Kind.M4A:
            raise
    if kind is Kind.M4A:
        raise EncoderMissing("aac")
    return SndfileSink(path, kind)
