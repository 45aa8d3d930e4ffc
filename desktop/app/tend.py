"""Everything behind the window, built in order once it is painted, and closed in reverse."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot

from desktop.app.copies_desk import DeletedWords
from desktop.app.data_road import show_damage
from desktop.app.first_window import FirstWindow
from desktop.app.lock_desk import LockDesk
from desktop.app.now_desk import NowDesk
from desktop.app.player_desk import PlayerDesk
from desktop.app.sound_road import make_engine, make_library
from desktop.app.troubles import Troubles
from desktop.app.ways import Ways
from desktop.core.clock import SystemClock
from desktop.core.errors import AppError, ErrorKind
from desktop.core.paths import journal_file
from desktop.core.words import tr
from desktop.course.reading import shipped_courses
from desktop.journal import door
from desktop.services.course_service import CourseService
from desktop.services.journal_service import JournalService
from desktop.services.life_service import LifeService
from desktop.services.lock_service import LockService
from desktop.services.own_words import OwnWordsService
from desktop.services.player_service import PlayerService
from desktop.services.safekeeping import Safekeeping
from desktop.services.settings_service import SettingsService
from desktop.services.shift_service import ShiftService
from desktop.services.sitting_recorder import SittingRecorder
from desktop.services.tasks import ThreadTasks
from desktop.services.trend_service import TrendService
from desktop.services.views import CheckInDraft, PlayState
from desktop.services.week_prompt import WeekPrompt
from desktop.system.gui_garbage import GuiGarbage
from desktop.system.single_instance import SingleInstance
from desktop.system.turns import Step, Turns

if TYPE_CHECKING:
    from desktop.app.check_in_desk import CheckInDesk
    from desktop.app.entry_desk import EntryDesk
    from desktop.app.histories_desk import HistoriesDesk
    from desktop.app.life_pages import LifePages
    from desktop.app.recording_desk import RecordingDesk
    from desktop.app.shift_pages import ShiftPages
    from desktop.app.sound_file_desk import SoundFileDesk
    from desktop.app.sound_road import SoundRoad
    from desktop.services.read_aloud_service import ReadAloudService


class Tend(QObject):
    """The services and the desks that connect them with the pages."""

    def __init__(self, first: FirstWindow, folder: Path, road: SoundRoad | None = None) -> None:
        """Build everything; `road` has gone ahead to the first sound."""
        super().__init__()
        self.first = self._first = first
        self.window, self.folder = first.window, folder
        door.note(journal_file(folder), first.locked)
        self.settings: SettingsService = first.settings
        self.clock = SystemClock()
        self.tasks = ThreadTasks(self)
        self.settings.save_through(self.tasks)
        self.library = make_library(folder) if road is None else road.library
        self._begun = None if road is None else road.begun
        self.journal = JournalService(
            self.tasks, self.clock, folder, self.settings, self.library.title_of, self
        )
        self.own_words = OwnWordsService(self.journal, self.settings, folder, self)
        self.keeping = Safekeeping(self.journal, self.clock, folder, self._is_practising, self)
        self.life = LifeService(self.journal, self.clock, self)
        self._prompt = WeekPrompt(self.journal, self.settings, self)
        self.troubles = Troubles(self.window, folder, self.journal, self)
        self.shifts = ShiftService(self.journal, self.settings, self.tasks, self.clock, self)
        self.recorder = SittingRecorder(self.journal, self.clock, self)
        self.player = PlayerService(
            self.library,
            self.recorder,
            self.settings,
            self.tasks,
            self.clock,
            make_engine if road is None else road.engine,
            self,
        )
        self._now = NowDesk(
            first.now_page,
            folder,
            self.clock,
            self.tasks,
            self.settings,
            self.library,
            self.journal,
            self,
        )
        self._player_desk = PlayerDesk(
            self.window, self.player, self.recorder, self.journal, self.settings, self
        )
        self.courses = CourseService(self.journal, shipped_courses, self.library.title_of, self)
        self.trends = TrendService(self.tasks, self.journal.ask, self.journal.today, self)
        self._instance = SingleInstance(folder, self)
        self.check_in: CheckInDesk | None = None
        self.entry: EntryDesk | None = None
        self.recordings: RecordingDesk | None = None
        self.read_aloud: ReadAloudService | None = None
        self.shift_pages: ShiftPages | None = None
        self.histories: HistoriesDesk | None = None
        self._closers: list[tuple[str, Callable[[], None]]] = []
        self.sound_files: SoundFileDesk | None = None
        self._library_followers: list[Callable[[], None]] = []
        self.life_pages: LifePages | None = None
        self.ways = Ways(self)
        self._garbage = GuiGarbage(self)
        self._turns = Turns(self)
        self._when_shown: dict[str, list[Callable[[], None]]] = {}
        self.lock = LockService(self.journal, first.locked, self)
        self._lock_desk = LockDesk(self, self.lock, self)
        self._connect()

    def _connect(self) -> None:
        self._now.begin_requested.connect(self.player.begin)
        self._first.now_page.full_check_in_requested.connect(self.ways.say_more)
        self._now.begin_until_requested.connect(self.player.begin_until)
        for changed in (
            self.journal.check_in_added,
            self.journal.check_in_changed,
            self.journal.check_in_removed,
            self.journal.sitting_changed,
            self.journal.sitting_removed,
            self.journal.journal_changed,
        ):
            changed.connect(self.trends.on_journal_changed)
        self._now.logged_shift = self.shifts.logged
        for source in (self.journal, self.player, self.settings, self.trends, self.shifts):
            source.failed.connect(self.troubles.show_failure)
        self.settings.changed.connect(self._on_setting)
        self.player.left.connect(self._now.refresh)
        self.player.kept_waiting.connect(self._on_kept_waiting)
        self.courses.home_practice_changed.connect(self._on_home_practice)
        self._first.now_page.notice_read.connect(self._on_notice_read)
        self.window.page_shown.connect(self._on_page_shown)
        self._first.application.styleHints().colorSchemeChanged.connect(self._on_scheme)
        self._player_desk.say_more_requested.connect(self.ways.on_say_more)
        self._player_desk.write_requested.connect(self.ways.on_write_after)
        self._prompt.offered.connect(self._first.now_page.show_reflection)
        self._first.now_page.reflection_put_away.connect(self._prompt.put_away)
        self._first.now_page.reflection_requested.connect(self.ways.on_reflection)
        self.on_shown("now", self._prompt.refresh)
        self._instance.called.connect(self._on_called)
        self._instance.ward_called.connect(self._on_ward_called)
        self.recorder.recovered.connect(self.troubles.show_recovered)
        self.keeping.failed.connect(self.troubles.show_failure)
        self.troubles.damage_shown.connect(self._on_damage_shown)
        self._deleted_words = DeletedWords(self.window.notices, self.journal, self.keeping, self)

    def open(self, start: str | None, minutes: int | None) -> None:
        """Offer the pages, read the journal, and make ready to play, all at once."""
        for step in self.opening(start, minutes):
            step()

    def opening(self, start: str | None, minutes: int | None) -> Iterator[Step]:
        """Yield the steps of `open`, each short enough for one turn of the event loop."""
        if not self.settings.get("safety_seen"):
            yield self._first.now_page.show_first_notice
        yield self.troubles.open
        if not self._instance.listen():
            self._first.application.quit()
            return
        if self._begun is not None:
            self.player.take_over(self._begun.session, self._begun.concerns)
        elif start is not None:
            self._start(start, minutes)
        yield self._now.refresh
        yield self._offer_pages
        yield self._make_ready

    def _offer_pages(self) -> None:
        from desktop.app.pages import add_pages

        add_pages(self.window, self)

    def _make_ready(self) -> None:
        self.recorder.recover()
        self.own_words.refresh()
        self.shifts.refresh()
        self.journal.tell_if_only_read()
        self._prompt.refresh()
        self.player.prepare()
        self.courses.refresh()
        self.journal.set_watching(not self.lock.is_locked)
        self.tasks.run("shelf", self.library.forget_removed)
        if self.settings.problem is not None:
            self.troubles.show_failure(self.settings.problem)
        self._garbage.start()
        self.keeping.start()
        if self._first.news:
            self.window.notices.say(self._first.news, stays=True)
        QTimer.singleShot(300, self, self._warm_player)
        QTimer.singleShot(1000, self, self._warm_trends)

    @Slot()
    def _warm_player(self) -> None:
        """Load the player's code in a thread, then build its page, before the first Begin."""
        self.tasks.run(
            "pages",
            lambda: import_module("desktop.ui.pages.player"),
            lambda _: self._turns.run(self._player_desk.warming()),
        )

    @Slot()
    def _warm_trends(self) -> None:
        """Work out the usual trend and load its page's code before the first click."""
        self.trends.warm()
        self.tasks.run("pages", lambda: import_module("desktop.ui.pages.trends"))

    def let_journal_go(self, but: Collection[str]) -> None:
        """Keep what stands in a form, and let go of all that was read: the journal is locked.

        Every page goes `but` these.
        """
        for desk in (self.entry, self.check_in):
            if desk is not None:
                desk.close()
        self.entry = self.check_in = self.histories = None
        for page, close in list(self._closers):
            if page and page not in but:
                close()
                self._closers.remove((page, close))
        self.journal.set_watching(False)
        if self.window.current_key not in but:
            self.window.show_page("now")
        for key in self.window.forget_pages(but):
            self._when_shown.pop(key, None)
        for service in (self.journal, self.trends, self.courses, self.shifts, self._now):
            service.forget()
        QTimer.singleShot(0, self, self._collect)

    @Slot()
    def _collect(self) -> None:
        """Free what the pages that went held of the journal, Qt's objects first."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._garbage.collect_all()

    def take_journal_up(self) -> None:
        """Read what an unlocked journal has to say, as at the start."""
        self.recorder.recover()
        self.journal.tell_if_only_read()
        self.journal.set_watching(True)
        self._prompt.refresh()
        self.journal.journal_changed.emit()

    def begin_again(self, between: Callable[[], str]) -> None:
        """Close everything, do `between`, and open the window anew; it says what that returned."""
        self._first.begin_again(between)

    @Slot()
    def _on_damage_shown(self) -> None:
        show_damage(self)

    def _is_practising(self) -> bool:
        return self.player.state is not PlayState.IDLE

    def now_draft(self) -> CheckInDraft:
        """Return the check-in just made on Now, to go on with."""
        return self._now.draft()

    def when_closing(self, close: Callable[[], None], page: str = "") -> None:
        """Run `close` before the services stop; what belongs to a `page` goes with it earlier."""
        self._closers.append((page, close))

    def when_library_changes(self, refresh: Callable[[], None]) -> None:
        """Run `refresh` whenever a practice has come or gone."""
        self._library_followers.append(refresh)

    @Slot()
    def on_library_changed(self) -> None:
        """Let whatever shows practices read them anew."""
        for refresh in (*self._library_followers, self._now.refresh):
            refresh()

    @Slot()
    def on_voices_changed(self) -> None:
        """Open every voice anew: one has come in, perhaps in the place of another."""
        self.library.forget_voices()
        if self.read_aloud is not None:
            self.read_aloud.reopen()

    def on_shown(self, key: str, refresh: Callable[[], None]) -> None:
        """Run `refresh` whenever the page of this key is opened."""
        self._when_shown.setdefault(key, []).append(refresh)

    @Slot(str)
    def _on_page_shown(self, key: str) -> None:
        self.trends.set_visible(key == "trends")
        for refresh in self._when_shown.get(key, ()):
            refresh()

    @Slot()
    def _on_home_practice(self) -> None:
        home = self.courses.home_practice
        self._now.set_course(home)

    @Slot(str)
    def _on_notice_read(self, contact: str) -> None:
        self.settings.set("safety_seen", True)
        if contact:
            self.settings.set("contact", contact)

    def _start(self, practice_id: str, minutes: int | None) -> None:
        usual = minutes or self.library.usual_minutes(practice_id)
        if usual is None:
            known = ", ".join(one.id for one in self.library.summaries())
            self.troubles.show_failure(
                AppError(ErrorKind.PRACTICE_UNKNOWN, practice=practice_id, known=known)
            )
            return
        self.player.begin(practice_id, usual)

    @Slot()
    def _on_kept_waiting(self) -> None:
        self.window.notices.say(tr("The voice is making its first lines; it begins by itself."))

    @Slot()
    def _on_called(self) -> None:
        self.window.showNormal() if self.window.isMinimized() else self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    @Slot()
    def _on_ward_called(self) -> None:
        self.settings.set_for_now("ward", True)

    @Slot(Qt.ColorScheme)
    def _on_scheme(self, scheme: Qt.ColorScheme) -> None:
        self._first.system_is_dark = scheme is Qt.ColorScheme.Dark
        self._first.apply_look()

    @Slot(str, object)
    def _on_setting(self, key: str, value: object) -> None:
        if key in ("appearance", "text_size"):
            self._first.apply_look()
        elif key == "reduced_motion":
            self.window.set_reduced_motion(bool(value))
        elif key == "day_boundary":
            self._now.refresh()

    def close(self) -> None:
        """Keep what is open, finish what is queued, and stop."""
        for desk in (self.recordings, self.sound_files, self.read_aloud, self.entry, self.check_in):
            if desk is not None:
                desk.close()
        for _, close in self._closers:
            close()
        self._lock_desk.close()
        self._turns.close()
        self._player_desk.close()
        self.keeping.close()
        self._garbage.close()
        self.player.close()
        self._instance.close()
        self.journal.close()
        self.settings.close()
        self.tasks.close()
        self.deleteLater()
        self.troubles.close()
