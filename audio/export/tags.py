"""Tags and chapters of MP3, FLAC and Opus files, by mutagen; other files have theirs already.

ID3 is written as version 2.3, which every player reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mutagen import MutagenError, id3
from mutagen.flac import FLAC
from mutagen.oggopus import OggOpus

from audio.export.about import About, Chapter
from audio.export.kinds import Kind
from audio.frames import RATE

_UTF16 = id3.Encoding.UTF16
_FIELDS = ("title", "album", "artist", "language", "comment")


def tag(path: Path, kind: Kind, about: About) -> None:
    """Write what the file says of itself into `path`.

    Raises:
        OSError: it cannot be written.
    """
    try:
        if kind is Kind.MP3:
            _id3(about).save(path, v1=0, v2_version=3)
        elif kind in (Kind.FLAC, Kind.OPUS):
            file = FLAC(path) if kind is Kind.FLAC else OggOpus(path)
            for name, text in _comments(about):
                file[name] = text
            file.save()
    except MutagenError as error:  # mutagen's own error, round what the system said
        raise error.__cause__ or error.__context__ or error from None


def _comments(about: About) -> Iterator[tuple[str, str]]:
    """Yield Vorbis comments; chapters as Xiph's wiki describes them."""
    for field in _FIELDS:
        if text := getattr(about, field):
            yield field.upper(), text
    for number, chapter in enumerate(about.chapters):
        yield f"CHAPTER{number:03}", _clock(chapter.at_frame)
        yield f"CHAPTER{number:03}NAME", chapter.name


def _clock(frame: int) -> str:
    whole = _ms(frame)
    return f"{whole // 3_600_000:02}:{whole // 60_000 % 60:02}:{whole / 1000 % 60:06.3f}"


def _ms(frame: int) -> int:
    return round(frame * 1000 / RATE)


def _id3(about: About) -> id3.ID3:
    tags = id3.ID3()
    for frame, text in (
        (id3.TIT2, about.title),
        (id3.TALB, about.album),
        (id3.TPE1, about.artist),
        (id3.TLAN, about.language_3),
    ):
        if text:
            tags.add(frame(encoding=_UTF16, text=text))
    if about.comment:
        tags.add(
            id3.COMM(encoding=_UTF16, lang=about.language_3 or "und", desc="", text=about.comment)
        )
    names = _ids(about.chapters)
    if names:
        tags.add(id3.CTOC(element_id="parts", flags=_TOP_IN_ORDER, child_element_ids=names))
    for name, chapter in zip(names, about.chapters, strict=True):
        tags.add(_chap(name, chapter))
    return tags


def _ids(chapters: tuple[Chapter, ...]) -> list[str]:
    """Return a name for each chapter; mutagen writes short frames first, and ffmpeg wants order.

    So all frames are made equally long, and then go by their names.
    """
    sizes = [len(chapter.name.encode("utf-16-le")) for chapter in chapters]
    widest = max(sizes, default=0)
    return [f"{number:03}{'_' * (widest - size)}" for number, size in enumerate(sizes)]


def _chap(name: str, chapter: Chapter) -> id3.CHAP:
    return id3.CHAP(
        element_id=name,
        start_time=_ms(chapter.at_frame),
        end_time=_ms(chapter.end_frame),
        start_offset=_UNUSED,
        end_offset=_UNUSED,
        sub_frames=[id3.TIT2(encoding=_UTF16, text=chapter.name)],
    )


_TOP_IN_ORDER = 3
_UNUSED = 0xFFFFFFFF  # of a place in bytes: the times count
