"""What a sound file says of itself: title, credit, language, and a chapter for each part."""

from __future__ import annotations

from dataclasses import dataclass

from audio.plan import Plan
from audio.script import Header

MADE_BY = "made by Tend"
_THREE_LETTERS = {"de": "ger", "en": "eng", "es": "spa", "fr": "fre", "it": "ita", "nl": "dut"}


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the practice, from `at_frame` until before `end_frame`."""

    at_frame: int
    end_frame: int
    name: str


@dataclass(frozen=True, slots=True)
class About:
    """The words that go into a file; an empty one is left out."""

    title: str = ""
    album: str = ""
    artist: str = ""
    language: str = ""  # two letters, as in ISO 639-1
    comment: str = MADE_BY
    chapters: tuple[Chapter, ...] = ()

    @property
    def language_3(self) -> str:
        """The language in the three letters that some formats ask for, as in ISO 639-2."""
        return _THREE_LETTERS.get(self.language, "und") if self.language else ""


def about(header: Header, plan: Plan, album: str = "", spoken_by: str = "") -> About:
    """Return what the file of a planned practice says of itself.

    `spoken_by` is the voice's own credit; it stands after that of the practice.
    """
    credits_ = (header.credit, spoken_by)
    return About(
        title=header.title,
        album=album,
        artist=". ".join(one.strip(". ") for one in credits_ if one),
        language=header.language,
        chapters=chapters_of(plan),
    )


def chapters_of(plan: Plan) -> tuple[Chapter, ...]:
    """Return the parts as they follow one another; they fill the practice without a gap."""
    begins: dict[int, int] = {}
    for cue in plan.cues:
        if cue.part < len(plan.part_names):
            begins[cue.part] = min(cue.at_frame, begins.get(cue.part, cue.at_frame))
    parts = sorted(begins, key=lambda part: (begins[part], part))
    starts = [0, *(begins[part] for part in parts[1:]), plan.total_frames]
    spans = zip(parts, starts, starts[1:], strict=False)
    return tuple(Chapter(at, end, plan.part_names[part]) for part, at, end in spans if end > at)
