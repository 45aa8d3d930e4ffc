"""The card "Your data", connected: the dialogues, the work, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.app.file_dialogues import file_to_open, folder_to_use, place_to_save
from desktop.app.save_places import place_for
from desktop.core.errors import AppError
from desktop.core.sentences import sentence
from desktop.core.words import plural, tr

if TYPE_CHECKING:
    from desktop.core.clock import Clock
    from desktop.journal.repository import Journal
    from desktop.services.journal_service import JournalService
    from desktop.ui.pages.settings_data import DataCard

Write = Callable[["Journal", Path, Callable[[float], bool]], int]


class DataDesk(QObject):
    """Writes one export at a time, in the journal's lane; a stop leaves nothing of it."""

    move_in_requested = Signal(object)  # Path of a zip of everything
    delete_requested = Signal()
    copies_requested = Signal()
    progressed = Signal(int)  # per cent

    def __init__(
        self,
        card: DataCard,
        journal: JournalService,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._card, self._journal, self._clock = card, journal, clock
        self._stop = Event()
        self._arriving: Path | None = None  # waits for the passphrase of its journal
        card.folder_requested.connect(self.choose_folder)
        card.file_requested.connect(self.choose_file)
        card.house_requested.connect(self.choose_house)
        card.move_in_requested.connect(self.choose_arrival)
        card.arrival_opened.connect(self._on_arrival_opened)
        card.arrival.closed.connect(self._on_arrival_left)
        card.copies_requested.connect(self.copies_requested)
        card.delete_requested.connect(self.delete_requested)
        card.stopped.connect(self.close)
        self.progressed.connect(self._on_progressed)

    @Slot()
    def close(self) -> None:
        """Stop what is going on."""
        self._stop.set()

    @Slot()
    def choose_folder(self) -> None:
        """Ask where to, then write the journal there as a folder of tables."""
        chosen = folder_to_use(self._card, tr("In which folder?"))
        if chosen is not None:
            self.save_folder(chosen)

    @Slot()
    def choose_file(self) -> None:
        """Ask where to, then write the journal there as one file."""
        self._choose(tr("Journal as one file"), ".json", self.save_file)

    @Slot()
    def choose_house(self) -> None:
        """Ask where to, then write everything there."""
        self._choose(tr("Everything, to move house"), ".zip", self.save_house)

    @Slot()
    def choose_arrival(self) -> None:
        """Ask which file, then hand it on: all is closed before it moves in."""
        chosen = file_to_open(self._card, tr("Move in from"), "*.zip")
        if chosen is not None:
            self.move_in(chosen)

    def save_folder(self, within: Path) -> None:
        """Write the journal as tables into a new folder within `within`."""
        from desktop.exchange.going_out import write_folder

        place, now = _free(within / self._name()), self._clock.now()
        self._write(place, lambda j, path, goes: write_folder(j, path, now, goes))

    def save_file(self, place: Path) -> None:
        """Write the journal as the file `place`."""
        from desktop.exchange.going_out import write_bundle

        now = self._clock.now()
        self._write(place, lambda j, path, goes: write_bundle(j, path, now, goes, replace=True))

    def save_house(self, place: Path) -> None:
        """Write everything as the zip `place`."""
        from desktop.exchange.house import pack_house

        now = self._clock.now()
        self._write(place, lambda j, path, goes: pack_house(j, path, now, goes, replace=True))

    def move_in(self, path: Path) -> None:
        """Hand on a zip of everything, or say that it is none.

        Where its journal has a passphrase, that has to be known first.
        """
        from desktop.exchange.house import is_house
        from desktop.exchange.house_lock import has_passphrase
        from desktop.exchange.refusing import not_ours

        self._card.arrival.close_form()
        try:
            if not is_house(path):
                raise not_ours(path)
            if not has_passphrase(path):
                self.move_in_requested.emit(path)
                return
        except AppError as error:
            self._on_failed(error)
            return
        self._card.ask_passphrase()
        self._arriving = path

    @Slot(str)
    def _on_arrival_opened(self, passphrase: str) -> None:
        from desktop.exchange.house_lock import check_passphrase

        path = self._arriving
        if path is None:
            return

        def fits(_: None) -> None:
            if self._arriving == path:  # nobody has thought better of it
                self.move_in_requested.emit(path)

        def does_not(error: Exception) -> None:
            if not isinstance(error, AppError):
                raise error
            self._card.arrival.show_problem(sentence(error))

        self._journal.lane.beside(
            lambda folder: check_passphrase(path, folder, passphrase), fits, does_not
        )

    @Slot()
    def _on_arrival_left(self) -> None:
        self._arriving = None

    def _choose(self, title: str, ending: str, then: Callable[[Path], None]) -> None:
        suggested = Path.home() / f"{self._name()}{ending}"
        chosen = place_to_save(self._card, title, suggested, f"*{ending}")
        if chosen is None:
            return
        try:
            place = place_for(chosen, ending)
        except AppError as error:
            self._on_failed(error)
        else:
            then(place)

    def _name(self) -> str:
        return f"Tend {self._clock.now().local.date().isoformat()}"

    def _write(self, place: Path, write: Write) -> None:
        stop = self._stop = Event()

        def goes_on(done: float) -> bool:
            self.progressed.emit(int(done * 100))
            return not stop.is_set()

        self._card.show_state(tr("Writing…"), works=True)
        self._journal.ask(
            lambda journal: write(journal, place, goes_on),
            lambda count: self._on_written(place, count),
            self._on_failed,
        )

    @Slot(int)
    def _on_progressed(self, percent: int) -> None:
        if not self._stop.is_set():
            self._card.show_state(tr("Writing… {n} %", n=percent), works=True)

    def _on_written(self, place: Path, count: int) -> None:
        many = plural(count, "{n} entry", "{n} entries")
        self._card.show_state(tr("{many} saved in {path}.", many=many, path=place))

    def _on_failed(self, error: Exception) -> None:
        from desktop.exchange.going_out import StoppedError

        if isinstance(error, StoppedError):
            self._card.show_state(tr("Stopped. Nothing was left half-done."))
        elif isinstance(error, AppError):
            self._card.show_state(sentence(error))
        else:
            raise error


def _free(place: Path) -> Path:
    """Return `place`, or with a number after it where there is something of that name."""
    number, found = 1, place
    while found.exists() or found.is_symlink():
        number += 1
        found = place.with_name(f"{place.name} ({number})")
    return found
