"""The pages behind the rail, each built and connected when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.app.data_road import add_copies_page, connect_data
from desktop.app.life_pages import LifePages
from desktop.app.shift_pages import ShiftPages
from desktop.core.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from desktop.app.recording_desk import RecordingDesk
    from desktop.app.sound_file_desk import SoundFileDesk
    from desktop.app.tend import Tend
    from desktop.app.voice_files_desk import VoiceFilesDesk
    from desktop.ui.main_window import MainWindow
    from desktop.ui.pages.add_recording import AddRecordingPage
    from desktop.ui.pages.check_in import CheckInPage
    from desktop.ui.pages.course import CoursePage
    from desktop.ui.pages.entry import EntryPage
    from desktop.ui.pages.help import HelpPage
    from desktop.ui.pages.histories import HistoriesPage
    from desktop.ui.pages.journal import JournalPage
    from desktop.ui.pages.kept import KeptPage
    from desktop.ui.pages.practices import PracticesPage
    from desktop.ui.pages.read_aloud import ReadAloudPage
    from desktop.ui.pages.save_sound import SaveSoundPage
    from desktop.ui.pages.settings import SettingsPage
    from desktop.ui.pages.trends import TrendsPage
    from desktop.ui.pages.voice_files import VoiceFiles


def add_pages(window: MainWindow, tend: Tend) -> None:
    """Offer every page that is built."""
    tend.shift_pages = ShiftPages(tend)
    window.add_page("check-in", tr("Check-in"), lambda: _check_in(tend), under="now")
    window.add_page("practices", tr("Practices"), lambda: _practices(tend))
    window.add_page(
        "add-recording", tr("Add a recording"), lambda: _add_recording(tend), under="practices"
    )
    window.add_page("read-aloud", tr("Read aloud"), lambda: _read_aloud(tend), under="practices")
    window.add_page(
        "save-sound", tr("Save as a sound file"), lambda: _save_sound(tend), under="practices"
    )
    window.add_page("course", tr("Course"), lambda: _course(tend))
    window.add_page("trends", tr("Trends"), lambda: _trends(tend))
    window.add_page("journal", tr("Journal"), lambda: _journal(tend))
    window.add_page("kept", tr("What I wrote"), lambda: _kept(tend), under="journal")
    window.add_page("entry", tr("Write"), lambda: _entry(tend), under="journal")
    tend.life_pages = LifePages(tend, lambda day: _show_day(tend, day))
    window.add_page("settings", tr("Settings"), lambda: _settings(tend), foot=True)
    window.add_page(
        "histories", tr("Bring a history in"), lambda: _histories(tend), under="settings"
    )
    add_copies_page(window, tend)
    window.add_page("help", tr("Help"), lambda: _help(tend), foot=True)
    window.open_requested.connect(lambda: _recordings(tend).choose_file())
    _let_files_drop(window, tend)


def _check_in(tend: Tend) -> CheckInPage:
    from desktop.app.check_in_desk import CheckInDesk
    from desktop.ui.pages.check_in import CheckInPage

    page = CheckInPage(remind_about_notes=not tend.settings.get("note_reminder_seen"))
    page.note_reminder_shown.connect(lambda: tend.settings.set("note_reminder_seen", True))
    tend.check_in = CheckInDesk(page, tend.journal, page)
    tend.check_in.done.connect(tend.ways.leave_check_in)
    if tend.shift_pages is not None:
        tend.shift_pages.follow(page)
    return page


def _practices(tend: Tend) -> PracticesPage:
    from desktop.app.practices_desk import PracticesDesk
    from desktop.ui.pages.practices import PracticesPage

    page = PracticesPage()
    desk = PracticesDesk(
        page, tend.folder, tend.journal.today, tend.tasks, tend.library, tend.settings, page
    )
    desk.begin_requested.connect(tend.player.begin)
    desk.failed.connect(tend.troubles.show_failure)
    tend.on_shown("practices", desk.refresh)
    page.add_recording_requested.connect(lambda: _recordings(tend).choose_file())
    page.read_aloud_requested.connect(lambda practice_id: _open_read_aloud(tend, practice_id))
    page.save_requested.connect(lambda *wanted: _sound_files(tend).open(*wanted))
    page.remove_requested.connect(lambda recording_id: _recordings(tend).remove(recording_id))
    page.undo_remove_requested.connect(lambda gone_id: _recordings(tend).undo_remove(gone_id))
    tend.when_library_changes(desk.refresh)
    return page


def _add_recording(tend: Tend) -> AddRecordingPage:
    from desktop.app.recording_desk import RecordingDesk
    from desktop.ui.pages.add_recording import AddRecordingPage

    page = AddRecordingPage()
    desk = tend.recordings = RecordingDesk(page, tend.tasks, tend.library, page)
    desk.opened.connect(lambda: tend.window.show_page("add-recording"))
    desk.done.connect(tend.ways.leave_recording)
    desk.library_changed.connect(tend.on_library_changed)
    desk.failed.connect(tend.troubles.show_failure)
    library = tend.ways.practices_page()
    desk.removed.connect(library.show_removed)
    desk.restored.connect(library.show_restored)
    return page


def _recordings(tend: Tend) -> RecordingDesk:
    """Return what adds and removes recordings; it is built with its page."""
    tend.window.page("add-recording")
    if tend.recordings is None:
        raise RuntimeError("the page of recordings has no desk")
    return tend.recordings


def _read_aloud(tend: Tend) -> ReadAloudPage:
    from desktop.app.read_aloud_desk import ReadAloudDesk
    from desktop.app.sound_road import make_engine, make_recorder
    from desktop.core.paths import voices_folder
    from desktop.services.read_aloud_service import ReadAloudService
    from desktop.ui.pages.read_aloud import ReadAloudPage

    page = ReadAloudPage()
    service = tend.read_aloud = ReadAloudService(
        tend.library,
        voices_folder(tend.folder),
        tend.settings,
        tend.tasks,
        make_recorder,
        make_engine,
        tend,
    )
    desk = ReadAloudDesk(page, service, page)
    _voice_files(tend, page.files, lambda: service.reading_id).changed.connect(desk.refresh)
    service.failed.connect(tend.troubles.show_failure)
    page.closed.connect(lambda: tend.window.show_page("practices"))
    return page


def _open_read_aloud(tend: Tend, practice_id: str) -> None:
    """Read a practice aloud, in whichever reading is chosen then."""
    tend.window.page("read-aloud")
    if tend.read_aloud is not None:
        tend.read_aloud.open(practice_id)
    tend.window.show_page("read-aloud")


def _voice_files(tend: Tend, part: VoiceFiles, which: Callable[[], str]) -> VoiceFilesDesk:
    from desktop.app.voice_files_desk import VoiceFilesDesk
    from desktop.core.paths import voices_folder

    desk = VoiceFilesDesk(part, which, voices_folder(tend.folder), tend.tasks, part)
    desk.changed.connect(tend.on_voices_changed)
    tend.when_closing(desk.close)
    return desk


def _save_sound(tend: Tend) -> SaveSoundPage:
    from desktop.app.sound_file_desk import SoundFileDesk
    from desktop.ui.pages.save_sound import SaveSoundPage

    page = SaveSoundPage()
    desk = tend.sound_files = SoundFileDesk(page, tend.tasks, tend.library, tend.settings, page)
    desk.opened.connect(lambda: tend.window.show_page("save-sound"))
    desk.done.connect(tend.ways.leave_sound_file)
    desk.saved.connect(tend.ways.say_saved)
    desk.failed.connect(tend.troubles.show_failure)
    return page


def _sound_files(tend: Tend) -> SoundFileDesk:
    """Return what saves sound files; it is built with its page."""
    tend.window.page("save-sound")
    if tend.sound_files is None:
        raise RuntimeError("the page of sound files has no desk")
    return tend.sound_files


def _course(tend: Tend) -> CoursePage:
    from desktop.app.course_desk import CourseDesk
    from desktop.ui.pages.course import CoursePage

    page = CoursePage()
    desk = CourseDesk(page, tend.courses, tend.library, tend.settings, tend.tasks, page)
    desk.begin_requested.connect(tend.player.begin)
    desk.write_requested.connect(tend.ways.write_entry)
    desk.failed.connect(tend.troubles.show_failure)
    desk.saved.connect(lambda path: tend.window.notices.say(tr("Saved as {path}.", path=path)))
    tend.on_shown("course", tend.courses.refresh)
    return page


def _trends(tend: Tend) -> TrendsPage:
    from desktop.ui.pages.trends import TrendsPage

    page = TrendsPage()
    page.range_chosen.connect(tend.trends.request)
    tend.trends.view_ready.connect(page.show_view)
    tend.trends.request(tend.trends.weeks)
    return page


def _journal(tend: Tend) -> JournalPage:
    from desktop.app.journal_desk import JournalDesk
    from desktop.ui.pages.journal import JournalPage

    page = JournalPage()
    desk = JournalDesk(page, tend.journal, tend.journal.today, tend.library.title_of, page)
    desk.edit_requested.connect(tend.ways.edit_check_in)
    desk.rewrite_requested.connect(tend.ways.write_entry)
    page.kept_requested.connect(lambda: tend.window.show_page("kept"))
    page.year_requested.connect(lambda: tend.window.show_page("year"))
    page.add_requested.connect(tend.ways.add_to_journal)
    desk.life_requested.connect(tend.ways.open_life)
    if tend.shift_pages is not None:
        desk.shift_requested.connect(tend.shift_pages.open_at)
    desk.refresh()
    return page


def _show_day(tend: Tend, day: date) -> None:
    """Show one day alone in the journal."""
    from desktop.ui.pages.journal import JournalPage

    page = tend.window.page("journal")
    tend.window.show_page("journal")
    if isinstance(page, JournalPage):
        page.show_day(day, tend.journal.today())


def _kept(tend: Tend) -> KeptPage:
    from desktop.app.kept_desk import KeptDesk
    from desktop.ui.pages.kept import KeptPage

    page = KeptPage()
    desk = KeptDesk(page, tend.journal, tend.journal.today, page)
    desk.write_requested.connect(tend.ways.write_entry)
    page.closed.connect(lambda: tend.window.show_page("journal"))
    desk.refresh()
    return page


def _entry(tend: Tend) -> EntryPage:
    from desktop.app.entry_desk import EntryDesk
    from desktop.ui.pages.entry import EntryPage

    page = EntryPage()
    tend.entry = EntryDesk(page, tend.journal, page)
    tend.entry.done.connect(tend.ways.leave_entry)
    return page


def _help(tend: Tend) -> HelpPage:
    from desktop.ui.pages.help import HelpPage

    page = HelpPage()

    def show(key: str = "contact") -> None:
        if key == "contact":
            locked = tend.settings.are_own_words_locked
            page.show_contact(str(tend.settings.get("contact")), locked=locked)

    tend.settings.changed.connect(show)
    show()
    return page


def _settings(tend: Tend) -> SettingsPage:
    from desktop.app.privacy_desk import PrivacyDesk
    from desktop.app.voices_desk import VoicesDesk
    from desktop.ui.pages.settings import SettingsPage

    page = SettingsPage()
    page.show_settings(tend.settings.snapshot())
    page.show_folder(str(tend.folder))
    page.changed.connect(tend.settings.set)
    tend.settings.changed.connect(lambda key, value: page.show_settings({key: value}))
    desk = VoicesDesk(page.voices, tend.library, tend.player, tend.settings, tend.tasks, page)
    desk.failed.connect(tend.troubles.show_failure)
    tend.on_shown("settings", desk.refresh)
    _readings(tend, page, desk.refresh)
    _backgrounds(tend, page)
    if tend.shift_pages is not None:
        tend.shift_pages.add_to_settings(page)
    PrivacyDesk(page.privacy, tend.lock, page)
    _hearing(tend, page)
    page.histories.bring_pressed.connect(lambda: tend.window.show_page("histories"))
    connect_data(tend, page)
    return page


def _hearing(tend: Tend, page: SettingsPage) -> None:
    """Let what is chosen among the settings be heard."""
    from desktop.app.hearing_desk import HearingDesk
    from desktop.services.hearing import Hearing

    hearing = Hearing(tend.player, tend.settings, tend.tasks, page)
    HearingDesk(page, hearing, tend.library, tend.settings, page)
    tend.when_closing(hearing.stop)


def _histories(tend: Tend) -> HistoriesPage:
    from desktop.app.histories_desk import HistoriesDesk
    from desktop.services.import_service import ImportService
    from desktop.ui.pages.histories import HistoriesPage

    page = HistoriesPage()
    service = ImportService(tend.tasks, tend.clock, tend.journal, page)
    desk = tend.histories = HistoriesDesk(page, service, page)
    desk.opened.connect(lambda: tend.window.show_page("histories"))
    desk.failed.connect(tend.troubles.show_failure)
    service.changed.connect(tend.journal.journal_changed)
    page.closed.connect(lambda: tend.window.show_page("settings"))
    tend.on_shown("histories", service.refresh)
    tend.when_closing(service.close, "histories")
    return page


def _let_files_drop(window: MainWindow, tend: Tend) -> None:
    """Open a file dropped on the window, a calendar or a history, unless a practice has it.

    The page before a locked journal says when it can come in, and nothing about it.
    """
    from pathlib import Path

    from desktop.system.file_drop import FileDrop

    def is_locked() -> bool:
        page = tend.first.unlock_page
        return window.is_covered and page is not None and page.isVisible()

    def open_history(path: str) -> None:
        if is_locked():
            tend.first.cover().show_hint(
                tr("A file can come in once your journal is unlocked. Drop it here again then.")
            )
            return
        if tend.shift_pages is not None and tend.shift_pages.takes(Path(path)):
            return
        window.page("histories")
        if tend.histories is not None:
            tend.histories.open(Path(path))

    drop = FileDrop(window, lambda: is_locked() or not window.shows_player, window)
    drop.dropped.connect(open_history)


def _readings(tend: Tend, page: SettingsPage, show_voices: Callable[[], None]) -> None:
    """Connect the readings among the settings; what comes in may be a voice of any kind."""
    from desktop.core.paths import voices_folder
    from desktop.services.readings import readings_in

    def refresh() -> None:
        shelf = voices_folder(tend.folder)
        tend.tasks.run("pages", lambda: readings_in(shelf), page.readings.show_readings)

    def which() -> str:
        return str(tend.settings.get("reading"))

    files = _voice_files(tend, page.readings.files, which)
    for show in (refresh, show_voices):
        files.changed.connect(show)
    page.readings.read_aloud_pressed.connect(lambda: _choose_what_to_read(tend))
    tend.on_shown("settings", refresh)


def _backgrounds(tend: Tend, page: SettingsPage) -> None:
    """Connect the person's own sounds among the settings."""
    from desktop.app.background_desk import BackgroundDesk
    from desktop.core.paths import backgrounds_folder

    shelf = backgrounds_folder(tend.folder)
    desk = BackgroundDesk(page.background, shelf, tend.settings, tend.tasks, page)
    tend.on_shown("settings", desk.refresh)
    tend.when_closing(desk.close)


def _choose_what_to_read(tend: Tend) -> None:
    tend.window.show_page("practices")
    tend.window.notices.say(
        tr("Choose a practice and “Read it first”; then press “Record my reading”.")
    )
