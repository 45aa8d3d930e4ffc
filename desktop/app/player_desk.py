"""The player, connected: its page, its keys and "how are you leaving?"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.app.keeping import Keeping
from desktop.course.questions import WRITTEN_AFTER
from desktop.services.views import CheckInDraft, EntryDraft, PlayState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.journal.records import EntryKind
    from desktop.services.journal_service import JournalService
    from desktop.services.player_service import PlayerService
    from desktop.services.settings_service import SettingsService
    from desktop.services.sitting_recorder import SittingRecorder
    from desktop.services.views import PlayerView
    from desktop.system.turns import Step
    from desktop.ui.main_window import MainWindow
    from desktop.ui.pages.player import PlayerPage, Screens


class PlayerDesk(QObject):
    """Puts the player over the window while a practice is open."""

    say_more_requested = Signal(object)  # CheckInDraft
    write_requested = Signal(object)  # EntryDraft

    def __init__(
        self,
        window: MainWindow,
        player: PlayerService,
        recorder: SittingRecorder,
        journal: JournalService,
        settings: SettingsService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._player, self._recorder = window, player, recorder
        self._settings = settings
        self._page: PlayerPage | None = None
        self._screens: Screens | None = None
        self._keeping = Keeping(journal, self)
        self._draft: CheckInDraft | None = None
        self._kind: EntryKind | None = None  # what may be written down after this practice
        player.started.connect(self._on_started)
        player.left.connect(self._on_left)
        player.view_changed.connect(self._on_view)

    def warming(self) -> Iterator[Step]:
        """Yield the steps that build the page ahead of the first Begin, a turn each."""
        from desktop.ui.pages.player import Screens

        screens = self._screens = Screens()
        yield lambda: screens.playing
        yield lambda: (screens.away, screens.grounding)
        yield lambda: screens.leaving
        yield self.warm

    def warm(self) -> None:
        """Build what is not yet built of the page."""
        if self._page is None:
            self._page = self._built()

    def close(self) -> None:
        """Let go of the page, or of screens that none has taken: left to Python, they go in no
        order, and the window need not have them yet."""
        if self._page is not None:
            self._page.deleteLater()
        elif self._screens is not None:
            for screen in vars(self._screens).values():
                screen.deleteLater()

    def _built(self) -> PlayerPage:
        from desktop.ui.pages.player import PlayerPage

        page = PlayerPage(self._screens)
        player, settings = self._player, self._settings
        page.pause_toggled.connect(player.toggle_pause)
        page.away_requested.connect(player.away)
        page.back_requested.connect(player.come_back)
        page.end_requested.connect(player.end_early)
        page.ground_requested.connect(self._on_ground)
        page.cue_moved.connect(player.move_cue)
        page.part_skipped.connect(player.skip_part)
        page.minutes_changed.connect(player.change_minutes)
        page.voice_toggled.connect(player.sound.toggle_voice)
        page.captions_toggled.connect(player.toggle_captions)
        page.ward_toggled.connect(player.toggle_ward)
        page.time_toggled.connect(self._on_time)
        page.volume_changed.connect(player.sound.set_volume)
        page.leaving_check_in.connect(self._on_leaving)
        page.leaving_undone.connect(self._keeping.undo)
        page.say_more_requested.connect(self._on_say_more)
        page.write_requested.connect(self._on_write)
        page.hard_said.connect(player.say_hard)
        page.finished.connect(player.leave)
        self._keeping.kept.connect(page.show_saved)
        self._keeping.not_kept.connect(page.show_not_saved)
        self._recorder.not_kept.connect(page.show_time_not_kept)
        settings.changed.connect(self._on_setting)
        return page

    @Slot(str)
    def _on_started(self, practice_id: str) -> None:
        self.warm()
        if self._page is not None:
            self._keeping.begin_with(None)
            self._kind = WRITTEN_AFTER.get(practice_id)
            self._page.offer_writing(self._kind is not None)
            self._show_settings(self._page)
            self._window.enter_player(self._page)

    @Slot()
    def _on_left(self) -> None:
        self._window.leave_player()

    @Slot(object)
    def _on_view(self, view: PlayerView) -> None:
        self._window.set_away(view.state is PlayState.AWAY)
        if self._page is not None:
            self._page.show_view(view)

    @Slot()
    def _on_ground(self) -> None:
        if self._player.state is PlayState.PLAYING:
            self._player.toggle_pause()

    @Slot()
    def _on_time(self) -> None:
        self._settings.set("hide_time", not self._settings.get("hide_time"))

    @Slot(str, object)
    def _on_setting(self, key: str, value: object) -> None:
        if self._page is not None:
            self._show_settings(self._page)

    def _show_settings(self, page: PlayerPage) -> None:
        settings = self._settings
        page.show_settings(settings.snapshot())
        locked = settings.are_own_words_locked
        page.show_contact(str(settings.get("contact")), locked=locked)

    @Slot(object)
    def _on_leaving(self, draft: CheckInDraft) -> None:
        sitting_id = self._recorder.sitting_id
        self._draft = replace(
            draft, moment="after" if sitting_id else "alone", sitting_id=sitting_id
        )
        self._keeping.send(self._draft)
        sent_id = self._keeping.last_id
        if self._window.is_covered and self._page is not None and sent_id is not None:
            self._page.show_waiting(sent_id)

    @Slot()
    def _on_say_more(self) -> None:
        draft, kept_id = self._draft, self._keeping.last_id
        self._player.leave()
        if draft is not None and kept_id is not None:
            self.say_more_requested.emit(replace(draft, amends=kept_id))

    @Slot()
    def _on_write(self) -> None:
        kind, sitting_id = self._kind, self._recorder.sitting_id
        self._player.leave()
        if kind is not None:
            self.write_requested.emit(EntryDraft(kind.value, sitting_id=sitting_id))
