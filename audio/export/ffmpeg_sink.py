"""MP3, Opus and M4A by an ffmpeg that is fed as it goes. The only door to that encoder."""

from __future__ import annotations

import base64
import errno
import os
import subprocess
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audio.export.about import About
from audio.export.errors import EncoderMissing, EncodingError, Stopped
from audio.export.kinds import Kind
from audio.frames import RATE
from audio.low_priority import lower_process

ASK_S = 0.1  # how often whoever waits is asked whether to go on
_IN = ["-v", "error", "-nostdin", "-y", "-f", "f32le", "-ar", str(RATE), "-ac", "2", "-i", "pipe:0"]
_SAME = ["-fflags", "+bitexact", "-flags:a", "+bitexact"]
_MP3 = ["-b:a", "128k", "-compression_level", "7", "-id3v2_version", "0", "-write_id3v1", "0"]
_CODECS = {Kind.MP3: "libmp3lame", Kind.OPUS: "libopus", Kind.M4A: "aac"}
_HOW = {
    Kind.MP3: [*_MP3, "-f", "mp3"],  # a level of 7 halves the time
    Kind.OPUS: ["-b:a", "96k", "-f", "opus"],
    Kind.M4A: ["-b:a", "128k", "-f", "ipod"],
}


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


@cache
def encodes(ffmpeg: str, kind: Kind) -> bool:
    """Say whether this ffmpeg was built with the encoder for a kind."""
    words = [ffmpeg, "-hide_banner", "-h", f"encoder={_CODECS[kind]}"]
    try:
        said = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except OSError:
        return False
    return said.stdout.startswith(b"Encoder ")


class FfmpegSink:
    """Writes one file through a process of ffmpeg."""

    def __init__(
        self, ffmpeg: str, path: Path, kind: Kind, about: About, *, behind: bool = False
    ) -> None:
        """Begin to write `path`; only M4A gets its tags here.

        Raises:
            OSError: the file cannot be made, or ffmpeg not started.
        """
        self._gain = np.float32(kind.gain)
        path.open("wb").close()  # the system's own reason, where it cannot be
        words = [ffmpeg, *_IN, *(_m4a_tags(about) if kind is Kind.M4A else [])]
        words += ["-codec:a", _CODECS[kind], *_SAME, *_HOW[kind], str(path.absolute())]
        self._process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,  # Ctrl+C is ours to hear first
        )
        if behind:
            lower_process(self._process.pid)

    def write(self, block: NDArray[np.float32]) -> None:
        """Hand a block on; if ffmpeg gave up, its own words say why."""
        try:
            if self._process.stdin is not None:
                self._process.stdin.write((block * self._gain).tobytes())
        except OSError as error:
            raise self._why() from error

    def finish(self, go_on: Callable[[], bool]) -> None:
        """Wait for ffmpeg to write what it still holds."""
        try:
            if self._process.stdin is not None:
                self._process.stdin.close()
        except OSError as error:
            raise self._why() from error
        while True:
            try:
                self._process.wait(ASK_S)
                break
            except subprocess.TimeoutExpired:
                if not go_on():
                    raise Stopped from None
        if self._process.returncode:
            raise self._why()

    def close(self) -> None:
        """End the process, if it has not ended."""
        if self._process.poll() is None:
            self._process.kill()
        self._last_words()

    def _last_words(self) -> str:
        process = self._process
        if process.stdin is not None and not process.stdin.closed:
            with suppress(OSError):
                process.stdin.close()
        process.wait()
        if process.stderr is None or process.stderr.closed:
            return ""
        with process.stderr as pipe:
            lines = pipe.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else f"ffmpeg ended with {process.returncode}"

    def _why(self) -> Exception:
        said = self._last_words()
        if os.strerror(errno.ENOSPC) in said:
            return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return EncodingError(said)


def _m4a_tags(about: About) -> list[str]:
    """Return the words that give ffmpeg tags and chapters, without a file for them."""
    text = base64.b64encode("\n".join(_metadata(about)).encode()).decode()
    words = ["-f", "ffmetadata", "-i", f"data:text/plain;base64,{text}"]
    words += ["-map", "0:a", "-map_metadata", "1", "-map_chapters", "1"]
    if about.language:
        words += ["-metadata:s:a:0", f"language={about.language_3}"]
    return words


def _metadata(about: About) -> Iterator[str]:
    yield ";FFMETADATA1"
    for field in ("title", "album", "artist", "comment"):
        if text := getattr(about, field):
            yield f"{field}={_escaped(text)}"
    for chapter in about.chapters:
        yield f"[CHAPTER]\nTIMEBASE=1/{RATE}\nSTART={chapter.at_frame}\nEND={chapter.end_frame}"
        yield f"title={_escaped(chapter.name)}"


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "=;#\\\n" else letter for letter in text)
