"""Pacing findings as plain lines for the writer of a practice, and the command for them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import resources
from audio.errors import PlanError, ScriptError, SoundFileError
from audio.pacing import Finding, check
from audio.planner import every_choice, shortest_minutes
from audio.script import Choices, Script
from audio.script_parser import read_script
from audio.voices import Voice
from audio.voices.captions import CaptionsVoice
from audio.voices.catalogue import open_voice


def report(file: str, findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a line for each finding, such as `x.toml, line 9: rest: 3 s at 1 min; at least …`."""
    for finding in findings:
        place = f"{file}, line {finding.line}" if finding.line else file
        where = minutes_range(finding.minutes) + choices_named(finding.choices)
        yield f"{place}: {finding.rule}: {finding.found} at {where}; {finding.allowed}"


def minutes_range(minutes: Sequence[float]) -> str:
    """Return lengths as they are read: `3–7, 12 min`; a part of a minute is `just under 5`."""
    shown: list[str] = []
    for number in minutes:
        whole = round(number)
        if abs(number - whole) > 1e-9:
            just = "under" if whole > number else "over"
            shown.append(f"just {just} {whole}" if abs(number - whole) < 0.01 else f"{number:g}")
        elif shown and shown[-1].split("–")[-1] == str(whole - 1):
            shown[-1] = f"{shown[-1].split('–')[0]}–{whole}"
        else:
            shown.append(str(whole))
    return ", ".join(shown) + " min"


def choices_named(choices: Sequence[Choices]) -> str:
    """Return what a finding's choices have in common, or nothing if all choices have it."""
    if len(choices) == len(every_choice()):
        return ""
    names: list[str] = []
    for kind in ("anchor", "eyes"):
        found = sorted({str(getattr(choice, kind)) for choice in choices})
        if len(found) < len({getattr(choice, kind) for choice in every_choice()}):
            names.append(" or ".join(found))
    skipped = {choice.leave_out_skippable for choice in choices}
    if len(skipped) == 1:
        names.append("skippable parts left out" if skipped.pop() else "every part")
    return f" ({', '.join(names)})" if names else ""


def findings_of(path: Path, voice: Voice) -> tuple[Script, list[Finding]]:
    """Read and check one script file; the shared lines beside it, or else the shipped ones.

    Raises:
        ScriptError: it is no script.
    """
    beside = path.parent / "shared" / "lines.toml"
    shared = beside if beside.exists() else resources.shared_lines()
    script = read_script(path, shared if shared.exists() else None)
    return script, check(script, voice)


def main(files: Sequence[str]) -> int:
    """Print what is wrong with each script file; return 1 if anything is."""
    voice = bundled_voice()
    wrong = 0
    for name in files:
        try:
            script, findings = findings_of(Path(name), voice)
            lines = list(report(Path(name).name, findings))
            lines += [] if lines else [f"{Path(name).name}: good{_from(script, voice)}"]
            wrong += bool(findings)
        except ScriptError as error:
            lines, wrong = [str(error)], wrong + 1
        sys.stdout.write("\n".join(lines) + "\n")
    return 1 if wrong else 0


def bundled_voice() -> Voice:
    """Return the voice by which scripts are measured."""
    try:
        return open_voice("slt")
    except SoundFileError:  # a pack not yet rendered: reading times
        return CaptionsVoice()


def _from(script: Script, voice: Voice) -> str:
    try:
        shortest = shortest_minutes(script, voice)
    except PlanError:
        return ""
    return f", from {shortest} to {script.header.minutes.longest} min"
