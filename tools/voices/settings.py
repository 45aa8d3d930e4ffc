"""The figures of a pack's `[settings]`, checked, for the steps that make a clip."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields


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

    @classmethod
    def of(cls, table: Mapping[str, object]) -> Settings:
        """Return the settings in `table`. Raises ValueError for one missing or unknown."""
        names = {field.name for field in fields(cls)}
        if names != set(table):
            raise ValueError(f"[settings] must have exactly {sorted(names)}, not {sorted(table)}")
        return cls(**table)  # type: ignore[arg-type]
