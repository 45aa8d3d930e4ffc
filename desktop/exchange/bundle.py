"""Tend's own export, read back: a bundle.json, a folder of CSV files, or a zip of either.

It says what each line holds; what of it is new is `desktop.journal.whole`'s to find out.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from desktop.core.errors import AppError
from desktop.core.words import tr
from desktop.exchange.csv_lines import WithoutColumnError, csv_lines
from desktop.exchange.going_out import FORMAT, SCHEMA_VERSION, Progress, StoppedError, go_on
from desktop.exchange.json_stream import BrokenJsonError, Found, JsonStream
from desktop.exchange.plain import PlainKind, plain_kinds
from desktop.exchange.refusing import damaged, missing, newer, not_ours, refused
from desktop.exchange.zips import LARGEST, SafeZip
from desktop.journal.incoming import Line
from desktop.journal.kinds import KINDS

if TYPE_CHECKING:
    from typing_extensions import Buffer

_HEAD = 4096  # characters in which a bundle has said what it is
_RANK = {kind.name: rank for rank, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Part:
    """One file of an export, wherever it lies."""

    name: str
    size: int


class Bundle:
    """An export that was recognised. `lines` may be read several times."""

    def __init__(self, path: Path, largest: int = LARGEST) -> None:
        """Look at what `path` is; nothing of it is read yet but its beginning.

        Raises:
            AppError: it is none of Tend's, is of a newer version, or cannot be read.
        """
        self.path, self._largest = path, largest
        self._parts = {part.name: part for part in self._found()}
        self._json = self._recognised()

    def lines(self, progress: Progress = go_on) -> Iterator[Line]:
        """Yield every line in an order in which they can be put in.

        Raises:
            AppError: it is damaged, so that what follows cannot be told.
            StoppedError: `progress` said so.
        """
        kinds, watched = plain_kinds(), _Watched(self, progress)
        if self._json:
            yield from self._of_json(kinds, watched)
            return
        for name, kind in kinds.items():
            file = f"{name}.csv"
            if file in self._parts:
                yield from self._of_csv(file, kind, watched)

    def _of_csv(self, name: str, kind: PlainKind, watched: _Watched) -> Iterator[Line]:
        with self._text(name, watched) as file:
            try:
                yield from csv_lines(file, name, kind)
            except WithoutColumnError as error:
                why = tr("{file} has no column “{column}”", file=name, column=error)
                raise refused(self.path, why) from error

    def _of_json(self, kinds: dict[str, PlainKind], watched: _Watched) -> Iterator[Line]:
        order = list(kinds)
        if self._begins_in(order):
            yield from self._one_pass(kinds, watched)
            return
        for name in order:  # another program has put it in an order of its own
            yield from self._one_pass({name: kinds[name]}, watched)

    def _begins_in(self, order: list[str]) -> bool:
        """Say whether the lists come in `order`, up to the first that holds anything."""
        with self._text(self._json, None) as file:
            stream = JsonStream(file)
            with suppress(BrokenJsonError):  # it is told of where it is read
                next((one for one in stream.values() if one.in_list and one.key in order), None)
        seen = [key for key in stream.keys if key in order]
        return seen == order[: len(seen)]

    def _one_pass(self, kinds: dict[str, PlainKind], watched: _Watched) -> Iterator[Line]:
        rank = 0
        for found in self._found_in(watched):
            kind = kinds.get(found.key)
            if kind is None:
                continue
            place = tr("line {line}", line=found.line)
            if len(kinds) > 1 and _RANK[found.key] < rank:
                raise damaged(self.path, place)
            rank = _RANK[found.key]
            yield _line(place, found, kind)

    def _found_in(self, watched: _Watched) -> Iterator[Found]:
        with self._text(self._json, watched) as file:
            try:
                for found in JsonStream(file).values():
                    if found.key == "schema_version":
                        self._check_version(found.value)
                    yield found
            except BrokenJsonError as error:
                raise damaged(self.path, tr("line {line}", line=error.line)) from error

    # What it is

    def _found(self) -> list[Part]:
        try:
            if self.path.is_dir():
                files = [one for one in self.path.iterdir() if one.is_file()]
                return [Part(one.name, one.stat().st_size) for one in files]
            with self.path.open("rb") as file:
                is_zip = file.read(2) == b"PK"
            if not is_zip:
                return [Part(self.path.name, self.path.stat().st_size)]
        except OSError as error:
            raise missing(self.path) from error
        with SafeZip(self.path, self._largest) as archive:
            return [Part(name, one.file_size) for name, one in archive.entries.items()]

    def _recognised(self) -> str:
        """Return the name of the JSON file, or nothing where the parts are CSV files.

        CSV files may lie in a folder within a zip; they are known by their own names.
        """
        if self.path.is_file() and list(self._parts) == [self.path.name]:
            self._check_head(self.path.name)
            return self.path.name
        bundles = [name for name in self._parts if name.rpartition("/")[2] == "bundle.json"]
        if bundles:
            self._check_head(bundles[0])
            return bundles[0]
        ours = {f"{kind.name}.csv": kind.name for kind in KINDS}
        last = {name.rpartition("/")[2]: part for name, part in self._parts.items()}
        self._places = {name: part.name for name, part in last.items() if name in ours}
        self._parts = {name: Part(name, last[name].size) for name in self._places}
        if not any(self._has_columns(name, ours[name]) for name in self._places):
            raise not_ours(self.path)
        return ""

    def _has_columns(self, name: str, kind: str) -> bool:
        with self._text(name, None) as file:
            head = file.readline(_HEAD).removeprefix("\ufeff").strip().replace('"', "")
        return plain_kinds()[kind].needed <= {cell.strip() for cell in head.split(",")}

    def _check_head(self, name: str) -> None:
        """Refuse what does not say in its beginning that it is a bundle of ours."""
        with self._text(name, None) as file:
            head = file.read(_HEAD).lstrip("\ufeff")
        values: dict[str, object] = {}
        try:
            for found in JsonStream(io.StringIO(head)).values():
                if found.in_list:
                    break
                values[found.key] = found.value
        except BrokenJsonError:
            pass  # it goes on
        if values.get("format") != FORMAT:
            raise not_ours(self.path)
        self._check_version(values.get("schema_version", SCHEMA_VERSION))

    def _check_version(self, version: object) -> None:
        if type(version) is not int or version < 1:
            raise not_ours(self.path)
        if version > SCHEMA_VERSION:
            raise newer(self.path)

    @contextmanager
    def _text(self, name: str, watched: _Watched | None) -> Iterator[IO[str]]:
        """Open one part as text; bytes that are no UTF-8 are refused where they stand."""
        with self._bytes(name) as (raw, count):
            counted = _Counted(raw, watched, count)
            with io.TextIOWrapper(
                io.BufferedReader(counted, 1 << 18),
                encoding="utf-8-sig",
                errors="surrogateescape",
                newline="",
            ) as text:
                yield text

    @contextmanager
    def _bytes(self, name: str) -> Iterator[tuple[IO[bytes], Callable[[int], None] | None]]:
        place = getattr(self, "_places", {}).get(name, name)
        if self.path.is_dir() or place == self.path.name:
            try:
                file = (self.path / place if self.path.is_dir() else self.path).open("rb")
            except OSError as error:
                raise missing(self.path) from error
            with file:
                yield file, None
            return
        with SafeZip(self.path, self._largest) as archive, archive.opened(place) as entry:
            yield entry, archive.count


class _Watched:
    """Says how far reading is, by bytes."""

    def __init__(self, bundle: Bundle, progress: Progress) -> None:
        self._many = max(1, sum(part.size for part in bundle._parts.values()))
        self._progress, self._done = progress, 0

    def count(self, size: int) -> None:
        self._done += size
        if not self._progress(min(1.0, self._done / self._many)):
            raise StoppedError


class _Counted(io.RawIOBase):
    """Bytes on their way, counted."""

    def __init__(
        self, raw: IO[bytes], watched: _Watched | None, count: Callable[[int], None] | None
    ) -> None:
        super().__init__()
        self._raw, self._watched, self._count = raw, watched, count

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        room = memoryview(buffer).cast("B")
        piece = self._raw.read(len(room))
        room[: len(piece)] = piece
        if self._count is not None:
            self._count(len(piece))
        if self._watched is not None:
            self._watched.count(len(piece))
        return len(piece)


def is_bundle(path: Path) -> bool:
    """Say whether `path` is an export of Tend's that this version can read."""
    try:
        Bundle(path)
    except AppError:
        return False
    return True


def _line(place: str, found: Found, kind: PlainKind) -> Line:
    if not found.in_list or not isinstance(found.value, dict):
        return Line(place, None, tr("it is no entry"))
    try:
        return Line(place, kind.record(found.value))
    except ValueError as error:
        return Line(place, None, str(error))
