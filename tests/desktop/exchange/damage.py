"""Histories damaged in every way that files are, for tests and for the long runs.

`damaged_files()` makes the bytes; `comes_in_or_is_refused` holds the promise: whatever they are, it
is one sentence, or a history of which every row is kept or listed, and never half of it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

from desktop.core.clock import Clock
from desktop.core.errors import AppError
from desktop.core.sentences import sentence
from desktop.exchange.found import History
from desktop.exchange.intake import Choices, intake
from desktop.exchange.readers.any_csv import Columns
from desktop.exchange.recognising import AsksForColumns, Recognised, read_file
from desktop.journal.brought import Brought
from desktop.journal.repository import Journal
from desktop.services.histories import counted, take_in
from tests.desktop.exchange import samples

_ODD = (
    b"\0",
    b'"',
    b"'",
    b"\xff\xfe",
    b"\r",
    b"<",
    b"&a;",
    b"|",
    b",,,,",
    b"\xed\xa0\x80",
    b"9" * 400,
)


def _xml(data: bytes) -> bytes:
    return samples.zipped({"apple_health_export/export.xml": data})


def _backup(data: bytes) -> bytes:
    return samples.zipped({"backup.daylio": base64.b64encode(data)})


def _plain(data: bytes) -> bytes:
    return data


# What is inside, and what it is wrapped in: damage may be within or without.
_SHAPES: list[tuple[bytes, Callable[[bytes], bytes]]] = [
    *((text.encode(), _plain) for text in samples.TEXTS.values()),
    (samples.TWO_SESSIONS.encode(), _plain),
    (samples.TWO_SESSIONS.encode(), _xml),
    (json.dumps(samples.daylio_entries()).encode(), _backup),
    (json.dumps(samples.state_of_mind_json()).encode(), _plain),
]


@st.composite
def _damage(draw: st.DrawFn, data: bytes) -> bytes:
    """Return `data` cut, doubled, swapped or with something odd within it."""
    if not data:
        return data
    at = draw(st.integers(0, len(data) - 1))
    length = draw(st.integers(1, 60))
    kind = draw(st.sampled_from(("cut", "drop", "double", "odd", "byte", "digit", "whole")))
    if kind == "cut":
        return data[:at]
    if kind == "drop":
        return data[:at] + data[at + length :]
    if kind == "double":
        return data[: at + length] + data[at:]
    if kind == "odd":
        return data[:at] + draw(st.sampled_from(_ODD)) + data[at:]
    if kind == "byte":
        return data[:at] + draw(st.binary(min_size=1, max_size=4)) + data[at + 1 :]
    if kind == "digit":
        return data[:at] + draw(st.sampled_from((b"0", b"9", b"-", b"e9"))) + data[at + 1 :]
    return data


@st.composite
def damaged_files(draw: st.DrawFn) -> bytes:
    """Return the bytes of a history that is damaged a few times, within or without its zip."""
    inside, wrap = draw(st.sampled_from(_SHAPES))
    for _ in range(draw(st.integers(0, 4))):
        inside = draw(_damage(inside))
    data = wrap(inside)
    if wrap is not _plain or draw(st.booleans()):
        for _ in range(draw(st.integers(0, 2))):
            data = draw(_damage(data))
    return data


def comes_in_or_is_refused(path: Path, journal: Journal, clock: Clock) -> None:
    """Bring the file in as the app would; raise where it is neither whole in nor refused."""
    before = _kept(journal)
    try:
        read = _read(path)
    except AppError as refused:
        said = sentence(refused)
    else:
        said = ""
    if said:
        assert "Your journal is as it was." in said
        return
    if not isinstance(read, History):
        return
    ready = intake(read, Choices(), clock, journal.boundary)
    rows = len(read.found) + len(read.unreadable)
    assert rows == len(ready.brought) + len(ready.unreadable)
    counts = counted(journal, ready)
    batch = take_in(journal, ready, clock.now())
    assert counts.new == (0 if batch is None else batch.added)
    assert counts.new + counts.already_here == len(ready.brought)
    new = _new(journal, ready.brought)
    assert len(new) == counts.new
    assert _kept(journal) == before + sum(len(one.records) for one in new)


def _read(path: Path) -> Recognised | None:
    """Read a file; of a table that is not known, its first column is the date."""
    read = read_file(path)
    if not isinstance(read, AsksForColumns):
        return read
    names = [name for name in read.header if name]
    if not names:
        return None
    return read_file(path, Columns(names[0], names[-1], 1, 10, names[-1]))


def _new(journal: Journal, brought: tuple[Brought, ...]) -> list[Brought]:
    """Return those of the rows whose records are in the journal now."""
    ids = {one.id for one in (*journal.check_ins(), *journal.sittings())}
    return [one for one in brought if one.records[0].id in ids]


def _kept(journal: Journal) -> int:
    return len(journal.check_ins()) + len(journal.sittings())
