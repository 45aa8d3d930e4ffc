"""The README.txt of an export: what each file and each of its columns means."""

from __future__ import annotations

from desktop.core.words import tr
from desktop.exchange.columns import columns, headings


def readme_text(when: str) -> str:
    """Return the words; `when` says when the export was made."""
    parts = [_about(when)]
    for name, heading in headings().items():
        lines = [f"{name}.csv", heading]
        lines += [f"    {column.name}: {column.meaning}" for column in columns(name)]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _about(when: str) -> str:
    return tr(
        "Your journal from Tend, as it was on {when}.\n\n"
        "Each file is CSV in UTF-8, with a comma between the columns and their names in the first "
        "line. Times are ISO 8601 with the offset from UTC that held where you were. An empty "
        "cell means that nothing was said; it never means 0.\n"
        "A text that a spreadsheet would take for a formula has a ' in front, and so has one that "
        "begins with that sign itself: take away the first ' to have it as it was.\n"
        "Tend reads this folder back, whole. What stood in a form and was not kept is not in it.",
        when=when,
    )
