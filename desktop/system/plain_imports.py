"""Gives imports back to Python while the app runs. Knows no pages.

PySide6 puts a hook of its own before every import: it reads the whole source of each module loaded
after it, and keeps it, to see whether the module names PySide6. That serves `from __feature__
import snake_case` alone, which Tend does not use; without it the first window comes sooner, what is
loaded later holds the interface thread for less long, and no source stays in memory.
"""

from __future__ import annotations

import builtins


def restore_plain_imports() -> None:
    """Undo PySide6's import hook; a PySide6 that sets none is left as it is."""
    plain = getattr(builtins, "__orig_import__", None)  # PySide6 keeps Python's own under this name
    if plain is not None:
        builtins.__import__ = plain
