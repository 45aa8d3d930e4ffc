"""Where a journal is to be read, in SQLite's words. Stands on the standard library alone."""

from __future__ import annotations

from pathlib import Path


def to_read(path: Path) -> list[str]:
    """Return the `file:` URIs to read `path` by, the better one first.

    To share a journal SQLite keeps two files beside it, and makes them where they are missing; in a
    folder or on a disk that takes nothing it cannot. But then nobody has the journal open, and it
    may be read as it lies.
    """
    address = path.absolute().as_uri()
    log = path.with_name(f"{path.name}-wal")
    shared = f"{address}?mode=ro"
    return [shared] if log.exists() and log.stat().st_size else [shared, f"{address}?immutable=1"]
