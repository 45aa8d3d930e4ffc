"""What of the library is wanted: words, minutes, a posture, favourites. Pure; shows nothing."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.words import tr
from desktop.services.postures import Posture, postures
from desktop.services.views import PracticeSummary
from desktop.ui.widgets.families import family_title

POSTURES = {
    Posture.SITTING: "Sitting",
    Posture.STANDING: "Standing",
    Posture.LYING: "Lying down",
    Posture.WALKING: "Walking",
}


@dataclass(frozen=True, slots=True)
class PracticeFilter:
    """Every wish must hold; without wishes everything is wanted."""

    text: str = ""
    minutes: int | None = None  # that the practice must be able to last
    posture: Posture | None = None
    favourites_only: bool = False

    @property
    def hides_beyond_words(self) -> bool:
        """Whether something other than the search may hide a practice."""
        return self.minutes is not None or self.posture is not None or self.favourites_only

    @property
    def is_open(self) -> bool:
        """Whether everything is wanted."""
        return not self.text.strip() and not self.hides_beyond_words

    def admits(self, practice: PracticeSummary, is_favourite: bool) -> bool:
        """Say whether a practice is wanted."""
        if self.favourites_only and not is_favourite:
            return False
        if self.minutes is not None and not practice.shortest <= self.minutes <= practice.longest:
            return False
        if self.posture is not None and self.posture not in postures(practice.posture):
            return False
        return self._has_words(practice)

    def _has_words(self, practice: PracticeSummary) -> bool:
        about = (practice.title, practice.purpose, practice.posture, family_title(practice.family))
        text = " ".join(about).casefold()
        return all(word in text for word in self.text.casefold().split())

    def in_words(self) -> str:
        """Return what is wanted, to be said where nothing is left."""
        wishes = [f"“{self.text.strip()}”"] if self.text.strip() else []
        if self.minutes is not None:
            wishes.append(tr("{n} min", n=self.minutes))
        if self.posture is not None:
            wishes.append(tr(POSTURES[self.posture]).lower())
        if self.favourites_only:
            wishes.append(tr("favourites"))
        return ", ".join(wishes)
