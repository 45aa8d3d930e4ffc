"""Practice scripts from TOML files, checked field by field. Knows no voice and no time line.

`docs/script-format.md` describes the format.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from audio.errors import ScriptError
from audio.script import (
    Admission,
    BellKind,
    Cue,
    Header,
    Minutes,
    Part,
    PartKind,
    Ring,
    Rules,
    Script,
)
from audio.script_fields import LONGEST_MINUTES, Fields
from audio.script_source import Source, read_text

if TYPE_CHECKING:
    from audio.script_cues import CueReader

HEADER = (
    "title", "family", "purpose", "posture", "language", "credit", "tradition", "rules", "minutes",
    "part",
)  # fmt: skip
PART = ("name", "kind", "skippable", "paced", "from", "until", "when", "anchor", "cues")


class Family(StrEnum):
    """The shelf on which a practice is found."""

    LOVING_KINDNESS = "loving-kindness"
    MBSR = "mbsr"
    BETWEEN_PATIENTS = "between-patients"
    COMPASSIONATE_CARE = "compassionate-care"
    UNGUIDED = "unguided"


def read_header(path: Path) -> Header:
    """Read what a list of practices shows, and nothing after the first `[[part]]`.

    Raises:
        ScriptError: the file cannot be read, or a field of the header is missing or wrong.
    """
    text = read_text(path)
    head, _, _ = text.partition("\n[[part]]")
    try:
        source = Source(path.name, head + "\n")
    except ScriptError:
        source = Source(path.name, text)  # a text over several lines may hold `[[part]]`
    return _header(source, path.stem)


def read_script(path: Path, shared: Path | None = None) -> Script:
    """Read a whole practice; `shared` is the file of lines that `use` names.

    Raises:
        ScriptError: a file cannot be read, or a field is missing, unknown or wrong.
    """
    source = Source(path.name, read_text(path))
    header = _header(source, path.stem)
    lines = Source(shared.name, read_text(shared)) if shared is not None else None
    return _script(source, header, lines)


def _header(source: Source, practice_id: str) -> Header:
    fields = Fields(source, (), source.table, "a script")
    fields.only(HEADER)
    return Header(
        id=practice_id,
        title=fields.text("title"),
        family=fields.name_of("family", Family).value,
        purpose=fields.text("purpose"),
        posture=fields.text("posture"),
        language=fields.text("language"),
        credit=fields.text("credit"),
        minutes=_minutes(source),
        tradition=fields.text("tradition", ""),
        rules=fields.name_of("rules", Rules, Rules.FULL),
    )


def _minutes(source: Source) -> Minutes:
    place = ("minutes",)
    fields = Fields(source, place, source.table.get("minutes", {}), "minutes")
    names = ("shortest", "usual", "longest")
    fields.only(names)
    shortest, usual, longest = (fields.whole(name, LONGEST_MINUTES) for name in names)
    if not shortest <= usual <= longest:
        found = f"{shortest}, {usual}, {longest}"
        raise source.error(place, found, "shortest ≤ usual ≤ longest")
    return Minutes(shortest, usual, longest)


def _script(source: Source, header: Header, shared: Source | None) -> Script:
    parts = source.table.get("part")
    if not isinstance(parts, list) or not parts:
        raise source.error(("part",), "no part", "at least one [[part]]")
    from audio.script_cues import CueReader  # kept off the road to the first window

    reader = CueReader(source, header.minutes, shared)
    read = tuple(_part(reader, source, index) for index in range(len(parts)))
    _check_closing_bell(source, header, read)
    return Script(header, read)


def _part(reader: CueReader, source: Source, index: int) -> Part:
    fields = Fields(source, ("part", index), source.table["part"][index], "a part")
    fields.only(PART)
    return Part(
        name=fields.text("name"),
        cues=reader.cues(fields),
        kind=fields.name_of("kind", PartKind, PartKind.THEME),
        skippable=fields.flag("skippable"),
        paced=fields.flag("paced"),
        line=fields.line,
    )


def _check_closing_bell(source: Source, header: Header, parts: tuple[Part, ...]) -> None:
    closing = [
        (part, cue) for part in parts for cue in part.cues
        if isinstance(cue, Ring) and cue.bell is BellKind.CLOSE
    ]  # fmt: skip
    if not closing and header.rules is Rules.SLEEP:
        return
    last: Cue = parts[-1].cues[-1]
    if not closing:
        raise _bell_error(source, last.line, "no closing bell")
    for part, cue in closing:
        if cue is not last:
            raise _bell_error(source, cue.line, "a closing bell before the end")
        if cue.admission != Admission() or part.skippable:
            raise _bell_error(source, cue.line, "a closing bell that may be left out")


def _bell_error(source: Source, line: int, found: str) -> ScriptError:
    allowed = '{ bell = "close" } is the last cue, in every session'
    return ScriptError(source.file, line, "bell", found, allowed)
