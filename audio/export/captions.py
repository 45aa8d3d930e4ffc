"""Caption files of a plan: what is said and when, as WebVTT, SubRip or LRC. Reads nothing."""

from __future__ import annotations

from collections.abc import Iterator

from audio.frames import RATE
from audio.plan import CueKind, Plan, PlannedCue

ENDINGS = ("vtt", "srt", "lrc")


def captions(plan: Plan, ending: str, title: str = "") -> str:
    """Return the text of a caption file; times are exact to the unit that the format counts in.

    Raises:
        ValueError: an ending that is none of `ENDINGS`.
    """
    lines = [cue for cue in plan.cues if cue.kind is CueKind.SAY]
    if ending == "vtt":
        written = _vtt(lines)
    elif ending == "srt":
        written = _srt(lines)
    elif ending == "lrc":
        written = _lrc(lines, title)
    else:
        raise ValueError(f"captions are kept as {', '.join(ENDINGS)}, not {ending!r}")
    return "\n".join(written) + "\n"


def _vtt(cues: list[PlannedCue]) -> Iterator[str]:
    yield "WEBVTT"
    for cue in cues:
        text = _line(cue.text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        yield f"\n{_clock(cue.at_frame, '.')} --> {_clock(cue.end_frame, '.')}\n{text}"


def _srt(cues: list[PlannedCue]) -> Iterator[str]:
    for number, cue in enumerate(cues, 1):
        yield f"{number}\n{_clock(cue.at_frame, ',')} --> {_clock(cue.end_frame, ',')}"
        yield f"{_line(cue.text)}\n"


def _lrc(cues: list[PlannedCue], title: str) -> Iterator[str]:
    """Yield lines that each last until the next time; an empty one ends what nothing follows."""
    if title:
        yield f"[ti:{_line(title)}]"
    following = [_hundredths(cue.at_frame) for cue in cues[1:]]
    for cue, then in zip(cues, [*following, -1], strict=True):
        yield f"[{_lrc_clock(_hundredths(cue.at_frame))}]{_line(cue.text)}"
        end = _hundredths(cue.end_frame)
        if end != then:
            yield f"[{_lrc_clock(end)}]"


def _clock(frame: int, point: str) -> str:
    whole = round(frame * 1000 / RATE)
    seconds, ms = divmod(whole, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{ms:03}"


def _hundredths(frame: int) -> int:
    return round(frame * 100 / RATE)


def _lrc_clock(hundredths: int) -> str:
    return f"{hundredths // 6000:02}:{hundredths // 100 % 60:02}.{hundredths % 100:02}"


def _line(text: str) -> str:
    return " ".join(text.split())
