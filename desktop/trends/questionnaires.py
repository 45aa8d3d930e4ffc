"""Scoring keys of questionnaires that are filled in elsewhere, read from data. Pure; no Qt.

A key has facts only: how many items, their range, which are reversed, what is summed. What the
items ask is their authors', and is not here.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Z_95 = 1.96  # in SDC95 alone, as its sources have it


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """One number that a questionnaire gives: of all its items, or of some."""

    key: str
    name: str
    of: tuple[int, ...]  # numbers of the items, from 1
    is_mean: bool  # else a sum
    times: int = 1  # what a sum is multiplied with
    sd: float | None = None
    reliability: float | None = None
    bands: tuple[float, ...] = ()  # where each further published band begins
    band_names: tuple[str, ...] = ()
    threshold: str = ""  # what its authors say of a cut-off, in our words
    people_at_most: float | None = None  # from here down one line points to people
    people_at_least: float | None = None  # from here up likewise

    @property
    def sdc95(self) -> float | None:
        """The smallest detectable change: 1.96·√2·SD·√(1−r); None where SD or r is not known.

        Source: measurement, section 3; Weir 2005 for the formula.
        """
        if self.sd is None or self.reliability is None:
            return None
        return Z_95 * math.sqrt(2) * self.sd * math.sqrt(1 - self.reliability)

    def band(self, score: float) -> str:
        """Return the published band of a score that is not rounded, or nothing."""
        if not self.bands:
            return ""
        return self.band_names[sum(score >= begins for begins in self.bands)]

    def points_to_people(self, score: float) -> bool:
        """Say whether one quiet line should stand after this score (product, Safety)."""
        low = self.people_at_most is not None and score <= self.people_at_most
        return low or (self.people_at_least is not None and score >= self.people_at_least)


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """How one questionnaire is scored."""

    key: str
    short: str
    name: str
    items: int
    lowest: int
    highest: int
    reversed: tuple[int, ...]
    scales: tuple[Scale, ...]
    source: str
    lowest_means: str = ""  # where a form's lowest answer is not plain from itself

    def __post_init__(self) -> None:
        everything = range(1, self.items + 1)
        for numbers in (self.reversed, *(scale.of for scale in self.scales)):
            if not set(numbers) <= set(everything) or len(set(numbers)) != len(numbers):
                raise ValueError(f"{self.key}: an item that there is not, or twice: {numbers}")

    def scale(self, key: str) -> Scale:
        """Return the scale of this key; raises KeyError where there is none."""
        found = next((scale for scale in self.scales if scale.key == key), None)
        if found is None:
            raise KeyError(key)
        return found

    def ends(self, scale: Scale) -> tuple[float, float]:
        """Return the lowest and the highest score that a scale can have."""
        if scale.is_mean:
            return float(self.lowest), float(self.highest)
        many = len(scale.of) * scale.times
        return float(self.lowest * many), float(self.highest * many)


def read_questionnaires(folder: Path) -> dict[str, Questionnaire]:
    """Return every scoring key in a folder, by its key, in the order of their names.

    Raises:
        ValueError: a file is not as it should be: a fault of ours.
    """
    found = [_questionnaire(path) for path in sorted(folder.glob("*.toml"))]
    return {one.key: one for one in sorted(found, key=lambda one: one.short.casefold())}


def _questionnaire(path: Path) -> Questionnaire:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    if raw["key"] != path.stem:
        raise ValueError(f"{path.name} has the key {raw['key']}")
    scales = tuple(_scale(one, raw["items"]) for one in raw.pop("scales"))
    return Questionnaire(**raw | {"reversed": tuple(raw.get("reversed", ())), "scales": scales})


def _scale(raw: Mapping[str, Any], items: int) -> Scale:
    fields = dict(raw)
    way = fields.pop("way")
    if way not in ("mean", "sum"):
        raise ValueError(f"a scale is a mean or a sum, not {way!r}")
    fields["of"] = tuple(fields.get("of", range(1, items + 1)))
    for name in ("bands", "band_names"):
        fields[name] = tuple(fields.get(name, ()))
    return Scale(is_mean=way == "mean", **fields)
