"""The road to the first sound of `--start`: walked in a thread while the window is being made.

What playing needs takes as long to load as the window; side by side they take half. It knows no
widgets, and leaves the device alone until Qt's application is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Event, Thread
from typing import TYPE_CHECKING

from desktop.core.errors import AppError

if TYPE_CHECKING:
    from pathlib import Path

    from audio.engine import Engine
    from audio.library import Library
    from audio.recorder import Recorder
    from desktop.core.settings import Value
    from desktop.services.library_service import LibraryService
    from desktop.services.player_session import Session
    from desktop.services.settings_service import SettingsService


@dataclass(frozen=True, slots=True)
class Begun:
    """A practice that sounds already, and what was wrong with its voice."""

    session: Session
    concerns: tuple[AppError, ...]


class SoundRoad:
    """Loads numbers, a bell, one practice and its voice, opens the device and begins to play."""

    def __init__(self, folder: Path, practice_id: str, minutes: int | None) -> None:
        """Set out at once; `go_on` tells what is not known yet."""
        self._folder, self._practice_id, self._minutes = folder, practice_id, minutes
        self._settings: SettingsService | None = None
        self._is_locked = False
        self._own_words: dict[str, Value] = {}
        self._may_go_on, self._is_closed = Event(), False
        self._library: LibraryService | None = None
        self._engine: Engine | None = None
        self._begun: Begun | None = None
        self._thread = Thread(target=self._walk, name="tend-sound-road", daemon=True)
        self._thread.start()

    def go_on(self, settings: SettingsService, *, locked: bool = False) -> None:
        """Go on to the voice and the device: Qt's application is there, and what was chosen.

        A `locked` journal keeps the person's own phrases to itself.
        """
        self._settings, self._is_locked = settings, locked
        self._may_go_on.set()

    @property
    def library(self) -> LibraryService:
        """The practices, the wanted one and its voice among them; waits for the road's end."""
        self._thread.join()
        return self._library or make_library(self._folder)

    def engine(self) -> Engine:
        """Hand over the engine, ready to play; its taker closes it."""
        self._thread.join()
        engine, self._engine = self._engine, None
        return engine or make_engine()

    @property
    def own_words(self) -> dict[str, Value]:
        """The person's own words, as far as they were read; waits for the road's end."""
        self._thread.join()
        return self._own_words

    @property
    def begun(self) -> Begun | None:
        """The practice that plays already on the engine, if any; waits for the road's end."""
        self._thread.join()
        return self._begun

    def wait(self) -> None:
        """Wait for the road's end: what else is loaded meanwhile would only delay the sound."""
        self._thread.join()

    def close(self) -> None:
        """Let go of what nobody has taken."""
        self._is_closed = True
        self._may_go_on.set()
        self._thread.join()
        if self._engine is not None:
            self._engine.close()

    def _walk(self) -> None:
        """Go all the way."""
        from audio.engine import Engine
        from audio.outputs.device import DeviceOutput
        from audio.planner import plan  # noqa: F401 - loaded here, used by what comes after
        from audio.script import BellKind
        from audio.synth.bells import bell_samples
        from desktop.core.paths import journal_file
        from desktop.journal.own_words import early
        from desktop.services.backgrounds import chosen_bowl

        bell_samples(BellKind.OPEN)
        library = self._library = make_library(self._folder)
        library.warm_one(self._practice_id)
        self._may_go_on.wait()
        if self._settings is None or self._is_closed:
            return
        if not self._is_locked:
            self._own_words = early(journal_file(self._folder))
        self._engine = Engine(DeviceOutput)
        self._engine.keep_silent(bool(self._settings.get("ward")))
        self._engine.prepare(chosen_bowl(self._settings.snapshot()))
        self._begin(library, self._settings, self._engine)

    def _begin(self, library: LibraryService, settings: SettingsService, engine: Engine) -> None:
        """Play, unless there is something to wait for or to be said first: that is the player's."""
        from audio.frames import MINUTE
        from desktop.services.player_build import build_session
        from desktop.services.player_sound import set_levels

        minutes = self._minutes or library.usual_minutes(self._practice_id)
        if minutes is None or settings.get("settle_s"):
            return
        concerns: list[AppError] = []
        chosen = settings.snapshot() | self._own_words
        try:
            session = build_session(
                library, self._practice_id, minutes * MINUTE, chosen, concerns.append
            )
        except AppError:
            return
        set_levels(engine, settings)
        engine.load(session.timeline)
        engine.play()
        self._begun = Begun(session, tuple(concerns))


def make_library(folder: Path) -> LibraryService:
    """Return the practices that come with Tend, and a person's own in data folder `folder`."""
    from audio.recordings.shelf import Shelf
    from desktop.core.paths import backgrounds_folder, recordings_folder
    from desktop.services.library_service import LibraryService
    from desktop.services.voices import catalogue_of

    shelf = Shelf(recordings_folder(folder))
    catalogue = catalogue_of(folder)
    return LibraryService(
        lambda: _read_library(folder),
        catalogue.open,
        shelf,
        catalogue,
        backgrounds_folder(folder),
    )


def make_engine() -> Engine:
    """Return an engine on whatever speaker there is."""
    from audio.engine import Engine
    from audio.outputs.device import DeviceOutput

    return Engine(DeviceOutput)


def make_recorder() -> Recorder:
    """Return a recorder on whatever microphone there is; it is opened for each take."""
    from audio.inputs.device import DeviceInput
    from audio.recorder import Recorder

    return Recorder(DeviceInput)


def _read_library(folder: Path) -> Library:
    import resources
    from audio.library import Library
    from desktop.core.paths import own_practices

    return Library([resources.practices(), own_practices(folder)], resources.shared_lines())
