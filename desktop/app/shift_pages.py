"""The pages of the shifts, and the ways to them from Now, the settings and the check-in page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.core.words import tr

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.app.tend import Tend
    from desktop.core.clock import Clock
    from desktop.services.shift_service import ShiftService
    from desktop.ui.pages.check_in import CheckInPage
    from desktop.ui.pages.now import NowPage
    from desktop.ui.pages.rota import RotaPage
    from desktop.ui.pages.settings import SettingsPage
    from desktop.ui.pages.shift_form import ShiftFormPage
    from desktop.ui.pages.shifts import ShiftsPage


class ShiftPages(QObject):
    """Offers the three pages; the way back from the list leads to where one was."""

    def __init__(self, tend: Tend) -> None:
        super().__init__(tend)
        self._tend, self._from = tend, "settings"
        window = tend.window
        window.add_page("shifts", tr("Shifts"), self._build_list, under="settings")
        window.add_page("shift", tr("A shift"), _build_form, under="settings")
        window.add_page("rota", tr("Paste a rota"), _build_rota, under="settings")
        now = ShiftOnNow(tend.first.now_page, tend.shifts, tend.clock, self)
        tend.on_shown("now", now.show)
        tend.first.now_page.shifts_requested.connect(self.open)

    @Slot()
    def open(self) -> None:
        """Show the list."""
        self._from = self._tend.window.current_key
        self._tend.window.show_page("shifts")

    @Slot(str)
    def open_at(self, shift_id: str) -> None:
        """Show the list with one shift chosen in it."""
        from desktop.app.shifts_desk import ShiftsDesk

        self.open()
        desk = self._tend.window.page("shifts").findChild(ShiftsDesk)
        if desk is not None:
            desk.choose(shift_id)

    @Slot()
    def _on_closed(self) -> None:
        self._tend.window.show_page(self._from)

    def takes(self, path: Path) -> bool:
        """Open a file that was dropped if it is a calendar; say whether it is."""
        from desktop.app.shifts_desk import ShiftsDesk
        from desktop.exchange.shift_file import is_calendar_file

        if not is_calendar_file(path):
            return False
        desk = self._tend.window.page("shifts").findChild(ShiftsDesk)
        if desk is not None:
            desk.open_file(path)
        return True

    def add_to_settings(self, page: SettingsPage) -> None:
        """Put the way to the shifts among the settings, after the hour at which a day ends."""
        from desktop.ui.pages.settings_shifts import ShiftsCard

        card = ShiftsCard()
        page.body.insertWidget(2, card)
        card.opened.connect(self.open)

    def follow(self, page: CheckInPage) -> None:
        """Let the check-in page offer the shift that goes on, and lead to the shifts."""
        offering = ShiftOffering(page, self._tend.shifts)
        self._tend.on_shown("check-in", offering.show)
        page.shifts_requested.connect(self.open)

    def _build_list(self) -> ShiftsPage:
        from desktop.app.shifts_desk import ShiftsDesk
        from desktop.ui.pages.rota import RotaPage
        from desktop.ui.pages.shift_form import ShiftFormPage
        from desktop.ui.pages.shifts import ShiftsPage

        tend, page = self._tend, ShiftsPage()
        form, rota = tend.window.page("shift"), tend.window.page("rota")
        if not isinstance(form, ShiftFormPage) or not isinstance(rota, RotaPage):
            raise TypeError("the pages of the shifts are others")
        pages = (page, form, rota)
        desk = ShiftsDesk(pages, tend.shifts, tend.journal, tend.settings, tend.clock, page)
        desk.page_requested.connect(tend.window.show_page)
        page.closed.connect(self._on_closed)
        desk.refresh()
        return page


class ShiftOffering(QObject):
    """Keeps the check-in page told of the shift that covers the moment."""

    def __init__(self, page: CheckInPage, shifts: ShiftService) -> None:
        super().__init__(page)
        self._page, self._shifts = page, shifts
        shifts.near_changed.connect(self.show)
        self.show()

    @Slot()
    def show(self) -> None:
        """Show the shift that goes on now, or none."""
        self._page.show_shift(self._shifts.kind_now())


class ShiftOnNow(QObject):
    """Keeps Now told of the shift that goes on, or of the next one of the days ahead."""

    def __init__(
        self, page: NowPage, shifts: ShiftService, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page, self._shifts, self._clock = page, shifts, clock
        self._until = QTimer(self, singleShot=True)  # until what is said is no longer so
        self._until.timeout.connect(self.show)
        shifts.near_changed.connect(self.show)
        self.show()

    @Slot()
    def show(self) -> None:
        """Show what is near by now."""
        from desktop.ui.pages.now_shift import going_on_words, next_words

        now = self._clock.now()
        today, current = now.local.date(), self._shifts.current()
        soon = next((one for one in self._shifts.near() if one.at.utc > now.utc), None)
        changes = [one.utc for one in (current and current.end, soon and soon.at) if one]
        if current is not None:
            words = going_on_words(current.kind, current.end.local, today)
        else:
            words = next_words(soon.kind, soon.at.local, today) if soon is not None else ""
        self._page.show_shift(words)
        self._until.stop()
        if changes:
            left_s = (min(changes) - now.utc).total_seconds()
            self._until.start(int(min(left_s, 3600.0) * 1000) + 1)  # "today" ends too


def _build_form() -> ShiftFormPage:
    from desktop.ui.pages.shift_form import ShiftFormPage

    return ShiftFormPage()


def _build_rota() -> RotaPage:
    from desktop.ui.pages.rota import RotaPage

    return RotaPage()
