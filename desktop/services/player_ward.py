"""Ward mode: how much of a practice was silent, and what is said of it. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.words import tr

if TYPE_CHECKING:
    from desktop.services.settings_service import SettingsService

WARD = "ward"  # the setting


class Silence:
    """Whether ward mode is on, and whether it was for the whole of a practice or a part."""

    def __init__(self, settings: SettingsService) -> None:
        self._settings = settings
        self._were: set[bool] = set()

    @property
    def is_on(self) -> bool:
        """Whether there is to be no sound at all."""
        return bool(self._settings.get(WARD))

    def begin(self) -> None:
        """Begin a practice as it is now."""
        self._were = {self.is_on}

    def turn(self) -> None:
        """Go on with the practice as it is now."""
        self._were.add(self.is_on)

    @property
    def share(self) -> str:
        """How much of the practice was silent, for its record: none, part or all of it."""
        if len(self._were) > 1:
            return "part"
        return "all" if True in self._were else "none"

    @property
    def sentence(self) -> str:
        """What is said as it turns, in the middle of a practice."""
        if self.is_on:
            return tr("Silent now. The practice goes on in captions.")
        return tr("The sound comes back, gently.")


def nothing_is_played() -> str:
    """Return why nothing is heard that somebody wants to listen to, and how that ends."""
    return tr("Ward mode is on, so nothing is played. S ends it.")
