"""Copies of the journal in words: when, what for, what is in them and what would change. No Qt."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from desktop.core.words import plural, tr
from desktop.services.views import CopyPreview, CopyView

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.journal.backups import Backup
    from desktop.journal.restoring import Preview

_FORM = "%a %d %b %Y, %H:%M"


def copy_view(backup: Backup) -> CopyView:
    """Return a copy as a line of a list; its time as the wall here shows it."""
    return CopyView(str(backup.path), local_text(backup.at), _why(backup.why))


def local_text(at: datetime) -> str:
    """Return an instant as the wall clock here shows it."""
    return at.astimezone().strftime(_FORM)


def preview_words(path: str, title: str, seen: Preview) -> CopyPreview:
    """Return what a copy holds, and what would become of the journal, in sentences."""
    if seen.inside.is_sealed:
        sealed = tr(
            "It is locked with a passphrase of its own, so nobody can look into it here. "
            "That passphrase will open your journal if you go back to it."
        )
        return CopyPreview(path, title, (sealed,))
    lines = [tr("In it: {things}.", things=things(seen.inside.counts))]
    if seen.inside.newest is not None:
        lines.append(tr("Its newest entry: {when}.", when=seen.inside.newest.strftime(_FORM)))
    return CopyPreview(path, title, (*lines, *_changes(seen)))


def things(counts: Mapping[str, int]) -> str:
    """Return "12 check-ins, 1 practice"."""
    words = [_thing(name, n) for name, n in counts.items() if n]
    return ", ".join(words) or tr("nothing")


def _changes(seen: Preview) -> tuple[str, ...]:
    change = seen.change
    if change is None:
        return (tr("Your journal cannot be read just now, so the two cannot be compared."),)
    if change.is_none:
        return (tr("It says the same as your journal does now."),)
    said = []
    if change.lost:
        said.append(tr("Would be gone: {things}.", things=things(change.lost)))
    if change.back:
        said.append(tr("Would come back: {things}.", things=things(change.back)))
    if change.changed:
        said.append(tr("Would be as they were: {things}.", things=things(change.changed)))
    return tuple(said)


def _thing(name: str, n: int) -> str:
    words = {
        "checkins": ("{n} check-in", "{n} check-ins"),
        "sittings": ("{n} practice", "{n} practices"),
        "entries": ("{n} written entry", "{n} written entries"),
        "course": ("{n} step of a course", "{n} steps of a course"),
        "shifts": ("{n} shift", "{n} shifts"),
        "marks": ("{n} mark", "{n} marks"),
        "reflections": ("{n} reflection", "{n} reflections"),
        "scores": ("{n} score", "{n} scores"),
        "imports": ("{n} import", "{n} imports"),
        "imported": ("{n} row of another program", "{n} rows of other programs"),
        "ownwords": ("{n} line of your own settings", "{n} lines of your own settings"),
    }
    return plural(n, *words.get(name, ("{n} record", "{n} records")))


def _why(why: str) -> str:
    words = {
        "daily": tr("made by itself"),
        "before-restore": tr("made before going back to another"),
        "before-import": tr("made before something came in"),
        "before-taking-out": tr("made before something was taken out again"),
        "saved": tr("what could be read of a damaged journal"),
    }
    return words.get(why, tr("made before a new version"))


def left_aside(paths: list[Path]) -> str:
    """Say that what was deleted may still be in damaged journals, by their names."""
    names = ", ".join(path.name for path in paths)
    if len(paths) == 1:
        return tr(
            "No copy has it any more. A damaged journal that was put aside may: {names}. "
            "It cannot be edited, only removed.",
            names=names,
        )
    return tr(
        "No copy has it any more. Damaged journals that were put aside may: {names}. "
        "They cannot be edited, only removed.",
        names=names,
    )
