"""The ways between the pages: what a page opens, and where one goes back to from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.core.words import tr
from desktop.journal.records import EntryKind
from desktop.services.views import CheckInDraft, EntryDraft

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.app.tend import Tend
    from desktop.services.life_drafts import LifeDraft
    from desktop.ui.pages.practices import PracticesPage


class Ways(QObject):
    """Opens pages with what is to be done on them, and leaves them again."""

    def __init__(self, tend: Tend) -> None:
        super().__init__(tend)
        self._tend = tend
        self._entry_from = "journal"  # the page that writing goes back to
        self._check_in_from = "now"  # likewise for a new check-in
        self._once_open: Callable[[], None] | None = None  # asked for while the journal is locked

    @Slot()
    def say_more(self) -> None:
        """Open the whole ladder, going on with the check-in just made on Now."""
        self._check_in_from = "now"
        self._open_check_in(self._tend.now_draft())

    @Slot(str)
    def add_to_journal(self, kind: str) -> None:
        """Open an empty form of a kind; its time can be an earlier one."""
        if kind == "check-in":
            self._check_in_from = "journal"
            self._open_check_in(CheckInDraft())
        elif kind in ("reflection", "score", "mark"):
            if self._tend.life_pages is not None:
                self._tend.life_pages.add(kind)
        else:
            self.write_entry(EntryDraft(kind))

    @Slot(object)
    def open_life(self, draft: LifeDraft) -> None:
        """Open a reflection, a score or a mark on its page."""
        if self._tend.life_pages is not None:
            self._tend.life_pages.open(draft)

    @Slot()
    def on_reflection(self) -> None:
        """Open the eight lines of the week."""
        self.add_to_journal("reflection")

    @Slot(object)
    def on_say_more(self, draft: CheckInDraft) -> None:
        """Open the whole ladder, going on with what was said after a practice."""

        def go() -> None:
            self._check_in_from = "now"
            self._open_check_in(draft)

        self._when_open(go)

    @Slot(object)
    def edit_check_in(self, draft: CheckInDraft) -> None:
        """Open an entry of the journal to change it."""
        self._open_check_in(draft, editing=True)

    def _open_check_in(self, draft: CheckInDraft, editing: bool = False) -> None:
        self._tend.window.page("check-in")
        if self._tend.check_in is not None:
            self._tend.check_in.open(draft, editing)
        self._tend.window.show_page("check-in")

    @Slot(bool)
    def leave_check_in(self, edited: bool) -> None:
        """Go back to where the check-in page was opened from."""
        self._tend.window.show_page("journal" if edited else self._check_in_from)
        self._tend.window.notices.say(tr("Changed.") if edited else tr("Kept."))

    @Slot(object)
    def write_entry(self, draft: EntryDraft) -> None:
        """Open the writing page; afterwards the window goes back to where it was."""
        if self._tend.window.current_key != "entry":
            self._entry_from = self._tend.window.current_key
        self._tend.window.page("entry")
        self._tend.window.show_page("entry")
        if self._tend.entry is not None:
            self._tend.entry.open(draft)

    @Slot(object)
    def on_write_after(self, draft: EntryDraft) -> None:
        """Write after a practice; where the course's week asks for it, it is written for that."""

        def go() -> None:
            place = self._tend.courses.asking_for(EntryKind(draft.kind))
            self.write_entry(replace(draft, course=place))

        self._when_open(go)

    def _when_open(self, go: Callable[[], None]) -> None:
        """Go at once, or once the journal is unlocked; what was asked for last counts."""
        if not self._tend.lock.is_locked:
            go()
            return
        self._once_open = go
        self._tend.first.cover().show_hint(
            tr("You can go on writing as soon as your journal is unlocked.")
        )

    def on_unlocked(self) -> None:
        """Open what was asked for while the journal was locked."""
        go, self._once_open = self._once_open, None
        if go is not None:
            go()

    @Slot(bool)
    def leave_entry(self, was_kept: bool) -> None:
        """Go back to where the writing page was opened from."""
        self._tend.window.show_page(self._entry_from)
        if was_kept:
            self._tend.window.notices.say(tr("Kept in your journal."))
        elif self._tend.entry is not None and self._tend.entry.has_waiting:
            self._tend.window.notices.say(tr("Your words wait there until you keep them."))

    def practices_page(self) -> PracticesPage:
        """Return the page of the library, built if need be."""
        from desktop.ui.pages.practices import PracticesPage

        page = self._tend.window.page("practices")
        if not isinstance(page, PracticesPage):
            raise TypeError("the page of the practices is another")
        return page

    @Slot(str)
    def leave_recording(self, added_id: str) -> None:
        """Go back to the library from the form, if that is where the window is.

        What was added is chosen there, unless something else is being looked at in the library.
        """
        if added_id and self._tend.window.current_key != "practices":
            self.practices_page().choose(added_id)
        if self._tend.window.current_key == "add-recording":
            self._tend.window.show_page("practices")
        elif added_id:
            self._tend.window.notices.say(tr("Your recording stands among the practices."))

    @Slot()
    def leave_sound_file(self) -> None:
        """Go back to the library from the form, if that is where the window is."""
        if self._tend.window.current_key == "save-sound":
            self._tend.window.show_page("practices")

    @Slot(str)
    def say_saved(self, path: str) -> None:
        """Say where a file lies, until it is put away: a practice may be in between."""
        self._tend.window.notices.say(tr("Saved as {path}.", path=path), stays=True)
