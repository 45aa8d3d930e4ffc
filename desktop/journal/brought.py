"""One row of another program, ready to be kept: the records it makes, and its own words."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.journal.records import CheckIn, Sitting


@dataclass(frozen=True, slots=True)
class Brought:
    """What the row is known by however often it comes, word for word, and its records."""

    source_id: str
    raw: str
    records: tuple[CheckIn | Sitting, ...]
