"""sqlite-utils, loaded without pandas: the one place that imports it.

It would load pandas, where installed, only to recognise data frames; that costs a second or more,
and Tend has none.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def hidden(name: str) -> Iterator[None]:
    """Make `import name` fail for a moment, unless it is loaded already."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]


with hidden("pandas"):
    from sqlite_utils import Database, Migrations

__all__ = ["Database", "Migrations"]
