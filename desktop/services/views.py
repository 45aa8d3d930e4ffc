"""The frozen records that pages are shown and the drafts they emit. Plain data: no Qt, no rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from desktop.services.life_views import MarkDraft, ReflectionDraft, ScoreDraft

SHORTEST_S = 10.0  # a shorter sitting is not kept


@dataclass(frozen=True, slots=True)
class PracticeSummary:
    """One practice in a list."""

    id: str
    title: str
    family: str  # loving-kindness, mbsr, between-patients, compassionate-care, unguided
    purpose: str
    posture: str
    shortest: int  # minutes
    usual: int
    longest: int
    credit: str = ""
    last_used: date | None = None


@dataclass(frozen=True, slots=True)
class VoiceChoice:
    """One voice in a list, and what can be done with it."""

    id: str
    label: str
    is_made: bool = False  # its lines are made on this computer
    is_chosen_file: bool = False  # a model chosen from disk, which can be let go of


@dataclass(frozen=True, slots=True)
class VoiceChoices:
    """Who can say the lines; readings that come before are chosen by themselves."""

    voices: tuple[VoiceChoice, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What Now proposes, and why in one sentence."""

    practice: PracticeSummary
    minutes: int
    reason: str


@dataclass(frozen=True, slots=True)
class DayMinutes:
    """How long was practised on one day."""

    day: date
    minutes: float
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class WeekSummary:
    """This week on Now: seven days from Monday; no streak."""

    days: tuple[DayMinutes, ...]
    minutes: int
    practised_days: int
    last_check_in: datetime | None = None  # local civil time


@dataclass(frozen=True, slots=True)
class CheckInDraft:
    """What a page entered, before it is a check-in. Null means not said."""

    pleasantness: int | None = None
    energy: int | None = None
    able: int | None = None
    words: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    slept_minutes: int | None = None
    note: str = ""
    at: datetime | None = None  # local civil time of an earlier moment; None is now
    moment: str = "alone"  # before, after, alone
    sitting_id: str | None = None
    amends: str | None = None  # id of the check-in that this completes


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """What was written under the questions of a kind of entry, before it is kept."""

    kind: str  # an `EntryKind`
    answers: tuple[tuple[str, str], ...] = ()  # (question, words)
    course: str = ""  # "eight-weeks/3"
    sitting_id: str | None = None
    at: datetime | None = None  # local civil time of an earlier moment; None is now
    amends: str | None = None  # id of the entry that this changes


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """A written entry to be read again: its questions in words, with their answers."""

    id: str
    title: str
    day: date
    answers: tuple[tuple[str, str], ...]
    later: bool
    draft: EntryDraft


@dataclass(frozen=True, slots=True)
class RecordingDraft:
    """A sound file that is to be added, and what is said of it."""

    path: str
    title: str = ""
    teacher: str = ""
    licence: str = ""
    trim: bool = True
    captions: str = ""  # the path of a caption file, or nothing
    marks: str = ""  # the path of a label track, or nothing
    marks_inside: bool = True  # without one, the cue marks in the sound file are taken

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.replace("\\", "/").rsplit("/", 1)[-1]

    def with_captions(self, path: str) -> RecordingDraft:
        """Return the draft with another caption file."""
        return replace(self, captions=path)

    def with_marks(self, path: str, *, inside: bool = True) -> RecordingDraft:
        """Return the draft with another label track."""
        return replace(self, marks=path, marks_inside=inside)


@dataclass(frozen=True, slots=True)
class SoundFileOffer:
    """What a practice can be saved as, at one length."""

    practice_id: str
    title: str
    minutes: int
    sizes: tuple[tuple[str, int], ...]  # (kind of file, bytes, about), the usual kind first
    voice: str = ""  # who speaks, or nothing: a recording is as it is
    background: str = ""  # what lies under it, or nothing


@dataclass(frozen=True, slots=True)
class SoundFileWish:
    """What is to be saved, and as what."""

    practice_id: str
    title: str
    minutes: int
    kind: str  # mp3, opus, flac, wav, m4a
    captions: str = ""  # vtt, srt, lrc, or nothing


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """One line of the reading view."""

    text: str
    rest: str = ""  # "4 s", "6 to 20 s" or ""
    condition: str = ""  # "from 5 minutes", "eyes open"


@dataclass(frozen=True, slots=True)
class ReadingPart:
    """One part of the reading view."""

    name: str
    lines: tuple[ReadingLine, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A practice as text, to be read before it is heard."""

    practice: PracticeSummary
    parts: tuple[ReadingPart, ...]


@dataclass(frozen=True, slots=True)
class AtLength:
    """A practice as it is said at one length, with a person's anchor, eyes and phrases."""

    practice_id: str
    minutes: int
    words_s: float
    silence_s: float
    parts: tuple[ReadingPart, ...]  # those with something to say
    anchor: str = "breath"
    eyes: str = "closed"

    @property
    def lines(self) -> int:
        """How many lines are said."""
        return sum(len(part.lines) for part in self.parts)

    @property
    def silence_share(self) -> float:
        """How much of it is silence, 0 … 1."""
        return self.silence_s / (self.words_s + self.silence_s)


class PlayState(StrEnum):
    """Where the player stands."""

    IDLE = "idle"
    SETTLING = "settling"  # the chosen delay before the first bell
    PLAYING = "playing"
    PAUSED = "paused"
    AWAY = "away"  # called away: silent, neutral screen
    LEAVING = "leaving"  # the practice is over: "how are you leaving?"


@dataclass(frozen=True, slots=True)
class PlayerView:
    """All that the player page shows, about four times a second."""

    state: PlayState = PlayState.IDLE
    title: str = ""
    part: str = ""
    caption: str = ""
    elapsed_s: float = 0.0
    total_s: float = 0.0
    has_next_part: bool = False  # there is a part to go on to
    skippable: bool = False  # and this one many leave out
    bell_ringing: bool = False  # the visible twin of a bell
    bell_progress: float = 0.0  # 0…1: how far to the next bell
    breath_s: float = 0.0  # how long a paced breath takes; 0 where none is paced
    breath_phase: float = 0.0  # 0…1: how far into it
    anchor: str = "breath"  # breath, feet, sound, sight: how the shape behaves
    voice_on: bool = True
    captions_on: bool = True
    by_eye: bool = False  # nothing is spoken: captions stay on, and a bell is told in words
    ward: bool = False  # no sound at all, by choice
    silent_reason: str = ""  # e.g. "No sound device: captions only"
    message: str = ""  # one calm sentence, e.g. why + stops here
    hidden_time: bool = False

    @property
    def left_s(self) -> float:
        """Seconds until the last sample."""
        return max(0.0, self.total_s - self.elapsed_s)


@dataclass(frozen=True, slots=True)
class BackgroundChoice:
    """A sound that can lie beneath a practice."""

    id: str  # as the settings have it
    title: str


@dataclass(frozen=True, slots=True)
class HearingView:
    """What somebody wants to hear before they choose it, and how that stands."""

    what: str = ""  # voice, bells or background, as the layers and their volumes are called
    is_on: bool = False  # it sounds, or is being made
    message: str = ""  # one calm sentence on why nothing is heard


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One row of the journal page: a check-in, a sitting, something written, and so on."""

    id: str
    kind: str  # check-in, sitting, reflection, score, mark, shift, or that of a written entry
    at: datetime  # local civil time
    day: date
    title: str  # "Able 6 · pleasant 30 · energy −20" or the practice's title
    detail: str = ""  # words, contexts, slept; or minutes done
    note: str = ""
    later: bool = False  # marked as added later
    check_in: CheckInDraft | None = None  # for the edit form; `amends` carries the id
    written: EntryDraft | None = None  # likewise
    life: ReflectionDraft | ScoreDraft | MarkDraft | None = None  # likewise

    @property
    def is_shift(self) -> bool:
        """Whether it is one of the shifts, which have a page of their own."""
        return self.kind == "shift"

    @property
    def can_be_edited(self) -> bool:
        """Whether there is a form for it: a sitting is as it was played."""
        drafts = (self.check_in, self.written, self.life)
        return self.is_shift or any(one is not None for one in drafts)


@dataclass(frozen=True, slots=True)
class CopyView:
    """One copy of the journal in a list."""

    path: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class CopyPreview:
    """What a copy holds, and what would change if it took the journal's place."""

    path: str
    title: str
    lines: tuple[str, ...]
