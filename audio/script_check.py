"""Everything that can be wrong with one script file, as lines for whoever writes it.

Format, pacing at every length and choice, wording, and lines that stand elsewhere already.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from audio.errors import PlanError, ScriptError
from audio.library import shared_beside
from audio.pacing import check
from audio.pacing_report import report
from audio.planner import shortest_minutes
from audio.script import Script
from audio.script_parser import read_script
from audio.voices import Voice
from audio.wording import levelled, slips


def faults(path: Path, shared: Path | None, voice: Voice, others: Iterable[Path]) -> list[str]:
    """Return what is wrong with the script in `path`, a line each; nothing when it is good.

    Args:
        path: the script file.
        shared: the lines that it may use; a `shared/lines.toml` beside it is used instead.
        voice: by which it is measured.
        others: script files whose lines it must not say again.
    """
    try:
        script = read_script(path, shared_beside(path, shared))
    except ScriptError as error:
        return [str(error)]
    places = _places(other for other in others if other.resolve() != path.resolve())
    said = list(report(path.name, check(script, voice)))
    return said + list(_worded(path.name, script, _own(path), places))


def range_of(path: Path, shared: Path | None, voice: Voice) -> str:
    """Return the lengths to which a good script can be fitted, such as `2 to 8 min`.

    Raises:
        ScriptError: it is no script.
    """
    script = read_script(path, shared_beside(path, shared))
    try:
        return f"{shortest_minutes(script, voice)} to {script.header.minutes.longest} min"
    except PlanError:
        return "no length"


def written_lines(path: Path) -> Iterator[str]:
    """Yield every line written in a file, in its order; a shared line is not written where used."""
    yield from _texts(tomllib.loads(path.read_text("utf-8")))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name in ("say", "else") and isinstance(each, str):
                yield " ".join(each.split())
            elif name == "remind" and isinstance(each, list):
                yield from (" ".join(text.split()) for text in each if isinstance(text, str))
            else:
                yield from _texts(each)


def _own(path: Path) -> set[str]:
    return {levelled(line) for line in written_lines(path)}


def _places(files: Iterable[Path]) -> dict[str, str]:
    """Return in which of `files` each line stands; one that cannot be read is told of by itself."""
    places: dict[str, str] = {}
    for file in files:
        with suppress(OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
            places.update((levelled(line), file.name) for line in written_lines(file))
    return places


def _worded(name: str, script: Script, own: set[str], places: Mapping[str, str]) -> Iterator[str]:
    written = {line: place for line, place in places.items() if line in own}
    for slip in slips(script, written):
        yield f"{name}, line {slip.line}: {slip.rule}: {slip.found}; {slip.allowed}"
