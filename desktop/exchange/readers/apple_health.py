"""Apple Health's export: the mindful minutes, out of up to 3 GB of XML, in constant memory.

The DOCTYPE, which some versions write malformed, is skipped unread; no entity can be declared.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.parsers import expat

from desktop.core.words import tr
from desktop.exchange.files import BROKEN_ZIP, MB, damaged_zip, refused, world, zip_world
from desktop.exchange.found import (
    MOST_ITEMS,
    CannotRead,
    Found,
    Item,
    LeftOut,
    Progress,
    Stopped,
    Unreadable,
)
from desktop.exchange.moments import moment_of
from desktop.exchange.scales import practised

ROOT = b"<HealthData"
MINDFUL = "HKCategoryTypeIdentifierMindfulSession"
LARGEST = 16_000 * MB  # unpacked: five times the largest export anyone has
_BLOCK = 1 << 18
_HEAD = 1 << 20  # bytes before the first record: a DOCTYPE is some 10 kB
_LONGEST_QUIET = 16 * MB  # bytes without the begin of an element: no record is as long
_DEEPEST = 64


def fits(head: bytes) -> bool:
    """Say whether XML that begins so is such an export."""
    return ROOT in head


def read(path: Path, part: str = "", progress: Progress | None = None) -> Iterator[Item]:
    """Yield the mindful sessions of a zip's `part`, or of the XML file itself.

    Where the XML breaks off, what stands before is read and the break is listed.

    Raises:
        AppError: the file cannot be opened, or is no such export.
        Stopped: `progress` said so.
    """
    if not part:
        with world(path):
            plain, size = path.open("rb"), path.stat().st_size
        with plain:
            yield from _sessions(path, plain, size, progress)
        return
    with zip_world(path):
        whole = zipfile.ZipFile(path)
    with whole:
        with zip_world(path):
            file, size = whole.open(part), whole.getinfo(part).file_size
        with file:
            yield from _sessions(path, file, size, progress)


def _sessions(path: Path, file: IO[bytes], size: int, progress: Progress | None) -> Iterator[Item]:
    sink = _Sink()
    try:
        head, skipped = _head(path, file)
    except CannotRead as error:
        raise refused(path, damaged_zip()) from error
    parser, lines = sink.parser, skipped.count(b"\n")
    parser.Parse(b'<?xml version="1.0" encoding="UTF-8"?>', False)  # a phone writes no other
    block, done = head, len(skipped)
    try:
        while block:
            done += len(block)
            sink.feed(block, lines)
            yield from sink.taken()
            if done > LARGEST:
                raise refused(path, tr("it unpacks to more than any such export"))
            if progress is not None and not progress(min(1.0, done / max(1, size))):
                raise Stopped
            block = _next(file)
        sink.finish()
    except (expat.ExpatError, CannotRead) as error:
        yield from sink.taken()
        why = str(error) if isinstance(error, CannotRead) else _broken(error)
        yield Unreadable(parser.CurrentLineNumber + lines, why)
    yield from sink.taken()


def _broken(error: Exception) -> str:
    if isinstance(error, expat.ExpatError) and "entity" in str(error):
        return tr("it uses an entity of its own, which Tend refuses; nothing after it was read")
    return tr("the file is damaged or cut short here; nothing after it could be read")


def _next(file: IO[bytes]) -> bytes:
    """Return the next bytes of the file.

    Raises:
        CannotRead: the zip breaks off, or its sum is wrong.
    """
    try:
        return file.read(_BLOCK)
    except (*BROKEN_ZIP, OSError) as error:
        raise CannotRead(
            tr("the zip is damaged or cut short here; nothing after it could be read")
        ) from error


def _head(path: Path, file: IO[bytes]) -> tuple[bytes, bytes]:
    """Return what begins with the root element, and what was skipped before it."""
    head = b""
    while ROOT not in head:
        block = _next(file)
        head += block
        if not block or (len(head) > _HEAD and ROOT not in head):
            raise refused(path, tr("it is no export of Apple Health"))
    at = head.index(ROOT)
    return head[at:], head[:at]


class _Sink:
    """Hears of elements as the parser meets them and keeps the sessions among them."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._on_start
        self.parser.EndElementHandler = self._on_end
        self._seen: set[str] = set()
        self._ready: list[Item] = []
        self._depth = self._quiet = self._lines = self._count = 0

    def feed(self, block: bytes, lines: int) -> None:
        """Parse a block; `lines` stand before what the parser was given."""
        self._lines = lines
        self._quiet += len(block)
        self.parser.Parse(block, False)
        if self._quiet > _LONGEST_QUIET:
            raise CannotRead(tr("what stands here is longer than any record; reading ended here"))

    def finish(self) -> None:
        """Say that there is no more."""
        self.parser.Parse(b"", True)

    def taken(self) -> list[Item]:
        """Return what was found since the last time."""
        ready, self._ready = self._ready, []
        return ready

    def _on_start(self, name: str, attributes: dict[str, str]) -> None:
        self._quiet = 0
        self._depth += 1
        if self._depth > _DEEPEST:
            raise CannotRead(tr("it is nested deeper than any such export; reading ended here"))
        if name == "Record" and attributes.get("type") == MINDFUL:
            self._take(attributes)

    def _on_end(self, _name: str) -> None:
        self._depth -= 1

    def _take(self, attributes: dict[str, str]) -> None:
        names = ("startDate", "endDate", "sourceName")
        start, end, source = (attributes.get(name, "") for name in names)
        key = "\0".join((start, end, source))
        line = self.parser.CurrentLineNumber + self._lines
        self._count += 1
        if self._count > MOST_ITEMS:
            raise CannotRead(tr("there are more records than anyone has; reading ended here"))
        if key in self._seen:  # an export may hold a record twice
            self._ready.append(LeftOut(tr("the same record again")))
            return
        self._seen.add(key)
        raw = " ".join(f'{name}="{value}"' for name, value in attributes.items())
        try:
            begun, ended = moment_of(start), moment_of(end)
            if (begun.tzinfo is None) is not (ended.tzinfo is None):
                raise CannotRead(tr("its begin and its end have no common zone"))
            length = practised((ended - begun).total_seconds())
            found = Found(line=line, raw=raw, key=key, at=begun, practised_s=length, title=source)
            self._ready.append(found)
        except CannotRead as error:
            self._ready.append(Unreadable(line, str(error)))
