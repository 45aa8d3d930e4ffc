"""What is kept of a recording besides its sound: one small file. Knows no decoder."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audio.frames import MINUTE
from audio.recordings.captions import Caption
from audio.toml_text import quoted

NAME, SOUND = "recording.toml", "sound.flac"
LINE = 120  # characters of a title, a teacher or a licence


@dataclass(frozen=True, slots=True)
class Mark:
    """A named place, shown as the part that begins there."""

    at_frame: int
    name: str


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording as it stands in the library; frames are of what sounds, after trimming."""

    id: str
    title: str
    teacher: str
    licence: str
    source: str  # the name of the file it came from
    first_frame: int  # of the kept sound, where it begins to be played
    frame_count: int
    gain_db: float
    captions: tuple[Caption, ...] = ()
    marks: tuple[Mark, ...] = ()
    channels: int = 1  # of the kept sound; records of earlier versions do not say, and had one

    @property
    def minutes(self) -> int:
        """Its length in whole minutes, as a list shows it: the last one begun counts."""
        return max(1, -(-self.frame_count // MINUTE))


def written(recording: Recording) -> str:
    """Return the text that keeps `recording`; its id is the name of its folder."""
    lines = [
        f"{name} = {quoted(getattr(recording, name))}"
        for name in ("title", "teacher", "licence", "source")
    ]
    lines.append(f"first_frame = {recording.first_frame}")
    lines.append(f"frame_count = {recording.frame_count}")
    lines.append(f"gain_db = {recording.gain_db!r}")
    lines.append(f"channels = {recording.channels}")
    for caption in recording.captions:
        lines += ["", "[[caption]]", f"at_frame = {caption.at_frame}"]
        lines += [f"end_frame = {caption.end_frame}", f"text = {quoted(caption.text)}"]
    for mark in recording.marks:
        lines += ["", "[[mark]]", f"at_frame = {mark.at_frame}", f"name = {quoted(mark.name)}"]
    return "\n".join(lines) + "\n"


def read(folder: Path) -> Recording:
    """Return the recording in `folder`.

    Raises:
        OSError, ValueError, KeyError, TypeError: its file cannot be read, or is damaged.
    """
    try:
        recording = _from_table(folder.name, tomllib.loads((folder / NAME).read_text("utf-8")))
    except (OverflowError, RecursionError) as error:  # a length without end, deep nesting
        raise ValueError(f"no record of a recording: {error}") from error
    if recording.frame_count <= 0 or recording.first_frame < 0:
        raise ValueError("a recording has some length")
    if not math.isfinite(recording.gain_db):
        raise ValueError("a gain is a number")
    return recording


def _from_table(recording_id: str, table: dict[str, Any]) -> Recording:
    return Recording(
        id=recording_id,
        title=str(table["title"]),
        teacher=str(table["teacher"]),
        licence=str(table["licence"]),
        source=str(table["source"]),
        first_frame=int(table["first_frame"]),
        frame_count=int(table["frame_count"]),
        gain_db=float(table["gain_db"]),
        captions=tuple(
            Caption(int(one["at_frame"]), int(one["end_frame"]), str(one["text"]))
            for one in table.get("caption", ())
        ),
        marks=tuple(Mark(int(one["at_frame"]), str(one["name"])) for one in table.get("mark", ())),
        channels=int(table.get("channels", 1)),
    )
