"""Where in a plan breathing is paced: whole breaths over its paced parts. Pure; knows no sound.

A breath that has begun is never moved. Where what lies ahead is planned anew it is finished, even
over the line that follows; only going on with another line, outside the paced parts, cuts it short.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from audio.plan import CueKind, Paced, PlannedCue

Stretch = tuple[int, int]  # from which frame to which


def breaths(cues: Iterable[PlannedCue], parts: frozenset[int], length: int) -> tuple[Paced, ...]:
    """Return the breaths, `length` frames each, of the paced `parts`: as many as are whole."""
    return tuple(
        _whole(stretch, length) for stretch in _stretches(cues, parts) if _fits(stretch, length)
    )


def breaths_anew(
    cues: Iterable[PlannedCue],
    parts: frozenset[int],
    length: int,
    before: Sequence[Paced],
    at_frame: int,
    *,
    finish: bool,
) -> tuple[Paced, ...]:
    """Return the breaths of cues that differ from `at_frame` on from those that had `before`.

    What was paced until then is kept. The breath being taken is finished with `finish`, and where
    the part it is taken in goes on; otherwise it ends with `at_frame`.
    """
    stretches = list(_stretches(cues, parts))
    goes_on = any(start <= at_frame < end for start, end in stretches)
    kept = [paced for paced in before if paced.at_frame < at_frame]
    if kept and kept[-1].end_frame > at_frame:
        kept[-1] = _until(kept[-1], at_frame, whole=finish or goes_on)
    for start, end in stretches:
        free = max(at_frame, kept[-1].end_frame if kept else 0)
        if _fits((max(start, free), end), length):
            _append(kept, _whole((max(start, free), end), length))
    return tuple(kept)


def _stretches(cues: Iterable[PlannedCue], parts: frozenset[int]) -> Iterator[Stretch]:
    """Return the longest stretches of lines and silences of paced parts, in order."""
    begun, ended = 0, 0
    for cue in cues:
        if cue.kind in (CueKind.SAY, CueKind.REST) and cue.part in parts:
            if cue.at_frame != ended and begun < ended:
                yield begun, ended
            begun, ended = begun if cue.at_frame == ended else cue.at_frame, cue.end_frame
    if begun < ended:
        yield begun, ended


def _fits(stretch: Stretch, length: int) -> bool:
    return stretch[1] - stretch[0] >= length


def _whole(stretch: Stretch, length: int) -> Paced:
    start, end = stretch
    return Paced(start, length, end - (end - start) % length)


def _until(paced: Paced, frame: int, *, whole: bool) -> Paced:
    """Return `paced` up to `frame`, or to the end of the breath being taken there."""
    left = (paced.at_frame - frame) % paced.breath_frames if whole else 0
    return replace(paced, end_frame=min(paced.end_frame, frame + left))


def _append(kept: list[Paced], new: Paced) -> None:
    """Add `new`, made one with the last if it goes on where that ends, breath for breath."""
    last = kept[-1] if kept else None
    if last and last.end_frame == new.at_frame and not last.cut_frames:
        kept[-1] = replace(last, end_frame=new.end_frame)
    else:
        kept.append(new)
