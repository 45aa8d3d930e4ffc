"""What a sound file says of itself: title, credit, language, and a chapter for each part."""

from __future__ import annotations

from dataclasses import dataclass

from audio.plan import Plan
from audio.script import Header
from audio.voices import Voice

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


def about(header: Header, plan: Plan, album: str = "", voice_credit: str = "") -> About:
    """Return what the file of a planned practice says of itself; the voice is in the comment."""
    return About(
        title=header.title,
        album=album,
        artist=header.credit,
        language=header.language,
        comment=". ".join(part for part in (MADE_BY, voice_credit) if part),
        chapters=chapters_of(plan),
    )


def voice_credit(voice: Voice) -> str:
    """Return who spoke, as the packs of a voice say it."""
    packs = getattr(voice, "voices", (voice,))
    found = (getattr(pack, "description", None) for pack in packs)
    return " ".join(one.credit for one in found if one is not None and one.credit)


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
