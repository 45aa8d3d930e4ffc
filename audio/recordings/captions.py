"""Captions of a recording, from WebVTT, SubRip or LRC. Strict: what it cannot trust it refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from audio.frames import RATE, frames
from audio.recordings.errors import RecordingError, Refusal
from audio.recordings.text_file import lines_of

ENDINGS = (".vtt", ".srt", ".lrc")
LARGEST_MB = 4
_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_SPAN = re.compile(rf"^\s*{_TIME}\s+-->\s+{_TIME}(?:\s.*)?$")
_LRC_TIME = re.compile(r"\[(\d{1,3}):(\d{2})(?:[.:](\d{1,3}))?\]")
_LRC_TAG = re.compile(r"^\s*\[[a-z#]+:.*\]\s*$", re.IGNORECASE)
_MARKUP = re.compile(r"<[^>]*>|\{\\[^}]*\}")


@dataclass(frozen=True, slots=True)
class Caption:
    """One caption, from `at_frame` until before `end_frame`."""

    at_frame: int
    end_frame: int
    text: str


def read_captions(path: Path, total_frames: int) -> tuple[Caption, ...]:
    """Return the captions in the file `path`, for a recording of `total_frames`, in order.

    Raises:
        RecordingError: it cannot be read, or a time is wrong, out of order or after the end.
    """
    lines = lines_of(path, LARGEST_MB)
    reader = _from_lrc if path.suffix.lower() == ".lrc" else _from_blocks
    found = list(reader(path, lines, total_frames))
    if not found:
        raise RecordingError(path, Refusal.CAPTIONS, "no caption with a time", 1)
    _check(path, found, total_frames)
    return tuple(caption for _, caption in found)


def _from_blocks(path: Path, lines: list[str], _total: int) -> Iterator[tuple[int, Caption]]:
    """Yield (line number, caption) of WebVTT or SubRip: a time, then text until an empty line."""
    at = 0
    while at < len(lines):
        if "-->" not in lines[at]:
            at += 1
            continue
        number = at + 1
        match = _SPAN.match(lines[at])
        if match is None:
            raise RecordingError(path, Refusal.CAPTIONS, f"“{lines[at].strip()[:60]}”", number)
        at += 1
        words = []
        while at < len(lines) and lines[at].strip():
            words.append(lines[at])
            at += 1
        text = _plain(" ".join(words))
        if path.suffix.lower() == ".vtt":
            text = unescape(text)
        if text:
            yield number, Caption(_frames(match.groups()[:4]), _frames(match.groups()[4:]), text)


def _from_lrc(path: Path, lines: list[str], total: int) -> Iterator[tuple[int, Caption]]:
    """Yield (line number, caption) of LRC: each lasts until the next time, also of an empty one."""
    timed: list[tuple[int, int, str]] = []
    for number, line in enumerate(lines, 1):
        marks = list(_LRC_TIME.finditer(line))
        if not marks and line.strip() and not _LRC_TAG.match(line):
            raise RecordingError(path, Refusal.CAPTIONS, f"“{line.strip()[:60]}”", number)
        text = _plain(_LRC_TIME.sub("", line))
        timed += [(number, _frames((None, *mark.groups())), text) for mark in marks]
    ends = [*(at for _, at, _ in timed[1:]), total]
    for (number, at, text), end in zip(timed, ends, strict=False):
        if text:
            yield number, Caption(at, end, text)


def _check(path: Path, found: list[tuple[int, Caption]], total_frames: int) -> None:
    before = 0
    for number, caption in found:
        if caption.end_frame <= caption.at_frame:
            raise RecordingError(path, Refusal.CAPTIONS, "an end before its beginning", number)
        if caption.at_frame < before:
            raise RecordingError(path, Refusal.CAPTIONS, "a time before the one above it", number)
        if caption.at_frame >= total_frames or caption.end_frame > total_frames + RATE:
            raise RecordingError(path, Refusal.CAPTIONS, "a time after the end", number)
        before = caption.end_frame


def _plain(text: str) -> str:
    return " ".join(_MARKUP.sub("", text).split())


def _frames(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, fraction = parts
    tail = float(f"0.{fraction}") if fraction else 0.0
    return frames(int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + tail)
