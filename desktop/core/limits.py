"""Limits that the pages and the journal must agree on. Costs nothing to import."""

from __future__ import annotations

SAME_CHECK_IN_S = 600.0  # changes within ten minutes amend the same check-in
MOST_WORDS = 3  # of a check-in

MOST_OF_A_LINE = 120  # characters of a line of one's own in Settings
MOST_PHRASES = 4  # of one's own, for loving-kindness
