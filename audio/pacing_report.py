"""Pacing findings as plain lines for the writer of a practice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audio.pacing import Finding
from audio.planner import every_choice
from audio.script import Choices


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
