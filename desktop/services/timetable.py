"""When each part of a long practice begins, from the plan itself. No Qt, no widgets."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.services.course_views import TimetableRow
from desktop.services.player_build import Chosen, build_session

if TYPE_CHECKING:
    from desktop.services.library_service import LibraryService


def timetable(
    library: LibraryService, practice_id: str, minutes: int, chosen: Chosen
) -> tuple[TimetableRow, ...]:
    """Return the parts of a practice of so many minutes, as they will be played.

    Raises:
        AppError: no such practice, a damaged one, or a length it cannot be fitted to.
    """
    from audio.frames import MINUTE, frames

    plan = build_session(
        library, practice_id, frames(minutes * 60), chosen, lambda _concern: None
    ).plan
    begins: dict[int, int] = {}
    for cue in plan.cues:
        begins.setdefault(cue.part, cue.at_frame)
    starts = [round(frame / MINUTE) for frame in begins.values()]
    return tuple(
        TimetableRow(f"{start // 60}:{start % 60:02}", plan.part_names[part], end - start)
        for part, (start, end) in zip(begins, pairwise([*starts, minutes]), strict=True)
    )
