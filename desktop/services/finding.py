"""What a person looks for in the journal, made into what the repository finds. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.journal.wanted import Kind, Wanted

if TYPE_CHECKING:
    from desktop.journal.repository import Journal

MOST_NAMES = 500  # of shifts: SQLite takes no end of them


def with_practices(journal: Journal, wanted: Wanted, title_of: Callable[[str], str]) -> Wanted:
    """Return `wanted` with the practices and shifts in whose name every word occurs."""
    words = wanted.words.casefold().split()
    if not words:
        return wanted
    found = [one for one in journal.practice_ids() if _has_all(title_of(one), words)]
    wanted = replace(wanted, practices=tuple(found))
    if not wanted.has(Kind.SHIFT):
        return wanted
    named = [kind for kind in journal.shift_kinds() if _has_all(kind, words)][:MOST_NAMES]
    return replace(wanted, shift_kinds=tuple(named))


def _has_all(title: str, words: list[str]) -> bool:
    return all(word in title.casefold() for word in words)
