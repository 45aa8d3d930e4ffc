"""The figures of a pack's `[settings]`, checked, for the steps that make a clip."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields


@dataclass(frozen=True, slots=True)
class Settings:
    """How the clips of a pack are made; every figure is part of each clip's name."""

    profile: str  # the synthesiser's own name of the voice
    rate_percent: int
    pitch_percent: int
    clause_s: float  # added to the pause at a comma
    sentence_s: float  # added between sentences
    stretch: float  # how many times longer
    pitch_range: float  # how many times wider, in semitones
    semitones: float
    breath: float  # 0 to 1, added above 1.5 kHz
    lufs: float
    kilobits: int  # a second, of the compressed clip
    chain: int  # raised by hand when the steps themselves change
    # What a deeper voice needs otherwise. Slt has these without naming them, and keeps its names.
    search_from_hz: float = 80.0  # the search for the voice's pitch
    search_to_hz: float = 300.0
    steadiness: float = 0.2  # how far the pitch may move in one frame and still be voiced
    lowest_hz: float = 95.0  # a wider melody must neither growl nor squeak
    highest_hz: float = 270.0
    warm_hz: float = 232.0  # a bell that warms
    warm_db: float = 1.5
    hard_hz: float = 4180.0  # a bell that takes hardness away
    hard_q: float = 1.6
    hard_db: float = -3.0

    @classmethod
    def of(cls, table: Mapping[str, object]) -> Settings:
        """Return the settings in `table`. Raises ValueError for one missing or unknown."""
        names = {field.name for field in fields(cls)}
        needed = {field.name for field in fields(cls) if field.default is MISSING}
        if not needed <= set(table) <= names:
            may = sorted(names - needed)
            raise ValueError(f"[settings] must have {sorted(needed)} and may have {may}")
        return cls(**table)  # type: ignore[arg-type]
