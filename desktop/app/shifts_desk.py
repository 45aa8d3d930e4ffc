"""The pages of the shifts, connected: the list, the form, and the rota that comes in."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.app.file_dialogues import every_kind, file_to_open
from desktop.core.clock import Clock
from desktop.core.words import plural, tr
from desktop.services.shift_views import ShiftDraft, ShiftOffer, ShiftView, views_of
from desktop.ui.models.shift_list import when_words

if TYPE_CHECKING:
    from desktop.journal.life import Shift
    from desktop.journal.repository import Journal
    from desktop.services.journal_service import JournalService
    from desktop.services.settings_service import SettingsService
    from desktop.services.shift_service import ShiftNews, ShiftService
    from desktop.ui.pages.rota import RotaPage
    from desktop.ui.pages.shift_form import ShiftFormPage
    from desktop.ui.pages.shifts import ShiftsPage

BACK, FURTHER, AHEAD = timedelta(weeks=26), timedelta(weeks=52), timedelta(weeks=60)


class ShiftsDesk(QObject):
    """Fills the list, opens the other two pages, and carries out what is asked on all three."""

    page_requested = Signal(str)  # key of the page to be shown

    def __init__(
        self,
        pages: tuple[ShiftsPage, ShiftFormPage, RotaPage],
        shifts: ShiftService,
        journal: JournalService,
        settings: SettingsService,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._list, self._form, self._rota = pages
        self._shifts, self._journal, self._settings = shifts, journal, settings
        self._clock, self._back = clock, BACK
        self._choose = ""
        self._sent = False  # the form waits for its answer
        self._text = ""  # what was read last: pasted, or of a file
        self._file: Path | None = None
        self._connect()

    def _connect(self) -> None:
        page = self._list
        page.add_requested.connect(self.add)
        page.edit_requested.connect(self._on_edit)
        page.delete_requested.connect(self._shifts.delete)
        page.undo_requested.connect(self._shifts.undo)
        page.paste_requested.connect(self.paste)
        page.calendar_requested.connect(self._on_file)
        page.earlier_requested.connect(self._on_earlier)
        self._form.kept.connect(self._on_kept)
        self._form.cancelled.connect(self.show_list)
        self._rota.read_requested.connect(self._on_read)
        self._rota.kinds_changed.connect(self._on_kinds)
        self._rota.kept.connect(self._on_offer_kept)
        self._rota.cancelled.connect(self.show_list)
        self._rota.order_chosen.connect(self._on_order)
        self._rota.whole_days_chosen.connect(self._on_whole_days)
        self._shifts.changed.connect(self._on_changed)
        self._shifts.refused.connect(self._on_refused)
        self._shifts.offered.connect(self._on_offered)
        self._journal.journal_changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Read the shifts anew."""
        now, back = self._clock.now().utc, self._back
        since, until = now - back, now + AHEAD

        def work(journal: Journal) -> tuple[list[Shift], bool]:
            found = journal.shifts.between(since, until)
            oldest = journal.shifts.oldest()
            return found, oldest is not None and oldest.end.utc <= since

        self._journal.ask(work, self._on_read_all)

    def choose(self, shift_id: str) -> None:
        """Read the shifts anew, as far back as this one lies, and choose it."""

        def work(journal: Journal) -> Shift | None:
            return journal.shifts.get(shift_id)

        def on_found(shift: Shift | None) -> None:
            if shift is not None:
                self._back = max(self._back, self._clock.now().utc - shift.at.utc + BACK)
                self._choose = shift.id
            self.refresh()

        self._journal.ask(work, on_found)

    def _on_read_all(self, read: tuple[list[Shift], bool]) -> None:
        found, more = read
        choose, self._choose = self._choose, ""
        self._list.show_shifts(views_of(found), self._journal.today(), choose, more)

    @Slot()
    def show_list(self) -> None:
        """Show the list."""
        self.page_requested.emit("shifts")

    @Slot()
    def add(self) -> None:
        """Open the form for a new shift."""
        self._form.load(self._shifts.kinds, order=self._order())
        self.page_requested.emit("shift")
        self._form.focus_first()

    @Slot()
    def paste(self) -> None:
        """Open the page on which a rota is pasted."""
        self.page_requested.emit("rota")
        self._rota.begin(self._shifts.kinds)

    def open_file(self, path: Path) -> None:
        """Read a calendar or a rota from a file; what was understood is shown first."""
        self._file, self._text = path, ""
        self._shifts.read_file(path)

    def _order(self) -> str:
        order = str(self._settings.get("rota_order"))
        return "day" if order == "ask" else order

    @Slot(object)
    def _on_edit(self, shift: ShiftView) -> None:
        self._form.load(self._shifts.kinds, shift, self._order())
        self.page_requested.emit("shift")
        self._form.focus_first()

    @Slot()
    def _on_file(self) -> None:
        kinds = tr("Calendars and rotas (*.ics *.txt *.csv)"), every_kind()
        chosen = file_to_open(self._list, tr("Open a calendar or rota"), *kinds)
        if chosen is not None:
            self.open_file(chosen)

    @Slot()
    def _on_earlier(self) -> None:
        self._back += FURTHER
        self.refresh()

    @Slot(object)
    def _on_kept(self, draft: ShiftDraft) -> None:
        self._sent = True
        self._shifts.keep(draft)

    @Slot(str)
    def _on_read(self, text: str) -> None:
        self._text, self._file = text, None
        self._shifts.read_text(text)

    @Slot(object)
    def _on_kinds(self, lines: tuple[str, ...]) -> None:
        self._settings.set("shift_kinds", lines)
        self._rota.show_kinds(self._shifts.kinds)
        if self._text:
            self._shifts.read_text(self._text)

    @Slot(str)
    def _on_order(self, order: str) -> None:
        """Remember what comes first in dates such as 2/11: it is asked once."""
        self._settings.set("rota_order", order)
        if self._file is not None:
            self._shifts.read_file(self._file)
        else:
            self._shifts.read_text(self._text)

    @Slot(bool)
    def _on_whole_days(self, taken: bool) -> None:
        if self._file is not None:
            self._shifts.read_file(self._file, taken)

    @Slot(object)
    def _on_offered(self, offer: ShiftOffer) -> None:
        self.page_requested.emit("rota")
        self._rota.show_offer(offer, from_file=bool(offer.file_name))

    @Slot(object, bool)
    def _on_offer_kept(self, kinds: tuple[str, ...], leaves: bool) -> None:
        if self._rota.offer.offer.planned.is_ambiguous:  # seen, and left as it was
            self._settings.set("rota_order", "day")
        self._sent = True
        self._shifts.keep_offer(self._rota.offer.offer, kinds, leaves)

    @Slot(object)
    def _on_changed(self, news: ShiftNews) -> None:
        self._choose = news.chosen
        self._list.say(_words(news), can_undo=self._shifts.can_undo)
        if self._sent:
            self._sent = False
            self._rota.clear()
            self.show_list()

    @Slot(str, str)
    def _on_refused(self, field: str, sentence: str) -> None:
        self._sent = False
        self._form.show_problem(sentence)
        self._rota.show_problem(sentence)


def _words(news: ShiftNews) -> str:
    """Return what became of the shifts, as one line."""
    if news.undone:
        return tr("Undone. The shifts are as they were before.")
    said = []
    if news.added:
        said.append(plural(news.added, "{n} shift added.", "{n} shifts added."))
    if news.changed:
        said.append(tr("Changed."))
    if news.deleted:
        said.append(plural(news.deleted, "{n} shift deleted.", "{n} shifts deleted."))
    if news.marks:
        said.append(plural(news.marks, "{n} mark for leave.", "{n} marks for leave."))
    if news.here_already:
        said.append(plural(news.here_already, "{n} was here already.", "{n} were here already."))
    for shift in news.overlaps[:2]:
        when = when_words(shift.at.local, shift.end.local)
        said.append(tr("It overlaps with {kind}, {when}.", kind=shift.kind, when=when))
    return " ".join(said)
