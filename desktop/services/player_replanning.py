"""Plans anew what lies ahead while a practice plays: one change at a time, in the lane "sound"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.core.words import tr
from desktop.services.player_build import CannotReplanError, re_planned, revoiced

if TYPE_CHECKING:
    from audio.engine import Engine, Snapshot
    from audio.voices import Voice
    from desktop.services.player_session import Session
    from desktop.services.tasks import Tasks


class Replanning:
    """Changes one session on its way; an answer that nobody waits for any more is dropped.

    `changed` is called with the session that plays from now on, `refused` with the sentence that
    says why nothing changed; both on the interface thread.
    """

    def __init__(
        self,
        tasks: Tasks,
        lane: str,
        changed: Callable[[Session], None],
        refused: Callable[[str], None],
    ) -> None:
        self._tasks, self._lane = tasks, lane
        self._changed, self._refused = changed, refused
        self._of: Session | None = None  # what the change under way is a change of
        self._before: Session | None = None  # what played before the last change
        self._is_quiet = False  # nobody asked for the last change, so nothing is said of it
        self._late_swaps: int | None = None  # as the engine counted them when last looked at

    @property
    def is_under_way(self) -> bool:
        """Whether an answer is still to come."""
        return self._of is not None

    def ask(
        self, engine: Engine, session: Session, total_s: float, step: int, *, quiet: bool = False
    ) -> None:
        """Let `session` end after `total_s` seconds; only what is not yet on its way may differ.

        `step` is as for `re_planned`: 0, or 1 and −1 to go on with another line.
        """
        at_frame = engine.snapshot().settled_frame
        total_frames = round(total_s * session.rate)
        self._ask(
            engine,
            session,
            lambda: re_planned(session, at_frame, total_frames, step),
            quiet=quiet,
        )

    def ask_voice(self, engine: Engine, session: Session, voice: Callable[[], Voice]) -> None:
        """Let `session` go on with the lines that `voice` has come to say; the end stays."""
        at_frame = engine.snapshot().settled_frame
        self._ask(engine, session, lambda: revoiced(session, at_frame, voice()), quiet=True)

    def _ask(
        self, engine: Engine, session: Session, work: Callable[[], Session], *, quiet: bool = False
    ) -> None:
        self._of = session

        def done(new: Session) -> None:
            if self._of is session:
                self._of, self._before, self._is_quiet = None, session, quiet
                engine.swap(new.timeline)
                self._changed(new)

        def failed(error: Exception) -> None:
            wanted, self._of = self._of is session, None
            if not isinstance(error, CannotReplanError):
                raise error
            if wanted and not quiet:
                self._refused(str(error))

        self._tasks.run(self._lane, work, done, failed)

    def watch(self, snapshot: Snapshot) -> None:
        """Go back to what plays where the engine could not take a change in time."""
        before, self._late_swaps = self._late_swaps, snapshot.late_swaps
        if before in (None, snapshot.late_swaps) or self._before is None:
            return
        self._changed(self._before)
        if not self._is_quiet:
            self._refused(tr("That came too late to change. Try once more."))

    def drop(self) -> None:
        """Let an answer that is still to come be of no consequence."""
        self._of = self._before = None
