"""The pages behind the rail, each built and connected when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.words import tr

if TYPE_CHECKING:
    from desktop.app.recording_desk import RecordingDesk
    from desktop.app.tend import Tend
    from desktop.ui.main_window import MainWindow
    from desktop.ui.pages.add_recording import AddRecordingPage
    from desktop.ui.pages.check_in import CheckInPage
    from desktop.ui.pages.course import CoursePage
    from desktop.ui.pages.entry import EntryPage
    from desktop.ui.pages.help import HelpPage
    from desktop.ui.pages.journal import JournalPage
    from desktop.ui.pages.kept import KeptPage
    from desktop.ui.pages.practices import PracticesPage
    from desktop.ui.pages.settings import SettingsPage
    from desktop.ui.pages.trends import TrendsPage


def add_pages(window: MainWindow, tend: Tend) -> None:
    """Offer every page that is built."""
    window.add_page("check-in", tr("Check-in"), lambda: _check_in(tend), under="now")
    window.add_page("practices", tr("Practices"), lambda: _practices(tend))
    window.add_page(
        "add-recording", tr("Add a recording"), lambda: _add_recording(tend), under="practices"
    )
    window.add_page("course", tr("Course"), lambda: _course(tend))
    window.add_page("trends", tr("Trends"), lambda: _trends(tend))
    window.add_page("journal", tr("Journal"), lambda: _journal(tend))
    window.add_page("kept", tr("What I wrote"), lambda: _kept(tend), under="journal")
    window.add_page("entry", tr("Write"), lambda: _entry(tend), under="journal")
    window.add_page("settings", tr("Settings"), lambda: _settings(tend), foot=True)
    window.add_page("help", tr("Help"), lambda: _help(tend), foot=True)
    window.open_requested.connect(lambda: _recordings(tend).choose_file())


def _check_in(tend: Tend) -> CheckInPage:
    from desktop.app.check_in_desk import CheckInDesk
    from desktop.ui.pages.check_in import CheckInPage

    page = CheckInPage(remind_about_notes=not tend.settings.get("note_reminder_seen"))
    page.note_reminder_shown.connect(lambda: tend.settings.set("note_reminder_seen", True))
    tend.check_in = CheckInDesk(page, tend.journal, page)
    tend.check_in.done.connect(tend.leave_check_in)
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
    page.remove_requested.connect(lambda recording_id: _recordings(tend).remove(recording_id))
    tend.when_library_changes(desk.refresh)
    return page


def _add_recording(tend: Tend) -> AddRecordingPage:
    from desktop.app.recording_desk import RecordingDesk
    from desktop.ui.pages.add_recording import AddRecordingPage

    page = AddRecordingPage()
    desk = tend.recordings = RecordingDesk(page, tend.tasks, tend.library, page)
    desk.opened.connect(lambda: tend.window.show_page("add-recording"))
    desk.done.connect(tend.leave_recording)
    desk.library_changed.connect(tend.on_library_changed)
    desk.failed.connect(tend.troubles.show_failure)
    return page


def _recordings(tend: Tend) -> RecordingDesk:
    """Return what adds and removes recordings; it is built with its page."""
    tend.window.page("add-recording")
    if tend.recordings is None:
        raise RuntimeError("the page of recordings has no desk")
    return tend.recordings


def _course(tend: Tend) -> CoursePage:
    from desktop.app.course_desk import CourseDesk
    from desktop.ui.pages.course import CoursePage

    page = CoursePage()
    desk = CourseDesk(page, tend.courses, tend.library, tend.settings, tend.tasks, page)
    desk.begin_requested.connect(tend.player.begin)
    desk.write_requested.connect(tend.write_entry)
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
    desk.edit_requested.connect(tend.edit_check_in)
    desk.rewrite_requested.connect(tend.write_entry)
    page.kept_requested.connect(lambda: tend.window.show_page("kept"))
    desk.refresh()
    return page


def _kept(tend: Tend) -> KeptPage:
    from desktop.app.kept_desk import KeptDesk
    from desktop.ui.pages.kept import KeptPage

    page = KeptPage()
    desk = KeptDesk(page, tend.journal, tend.journal.today, page)
    desk.write_requested.connect(tend.write_entry)
    page.closed.connect(lambda: tend.window.show_page("journal"))
    desk.refresh()
    return page


def _entry(tend: Tend) -> EntryPage:
    from desktop.app.entry_desk import EntryDesk
    from desktop.ui.pages.entry import EntryPage

    page = EntryPage()
    tend.entry = EntryDesk(page, tend.journal, page)
    tend.entry.done.connect(tend.leave_entry)
    return page


def _help(tend: Tend) -> HelpPage:
    from desktop.ui.pages.help import HelpPage

    page = HelpPage()
    tend.on_shown("help", lambda: page.show_contact(str(tend.settings.get("contact"))))
    return page


def _settings(tend: Tend) -> SettingsPage:
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
    return page
