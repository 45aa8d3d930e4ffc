"""The road of one's data: its card and page of copies among the others, and a beginning afresh."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.errors import AppError
from desktop.core.sentences import sentence
from desktop.core.words import tr

if TYPE_CHECKING:
    from desktop.app.tend import Tend
    from desktop.ui.main_window import MainWindow
    from desktop.ui.pages.copies import CopiesPage
    from desktop.ui.pages.settings import SettingsPage


def add_copies_page(window: MainWindow, tend: Tend) -> None:
    """Offer the page of copies."""
    window.add_page("copies", tr("Copies of your journal"), lambda: _copies(tend), under="settings")


def connect_data(tend: Tend, page: SettingsPage) -> None:
    """Connect the card about one's data."""
    from desktop.app.data_desk import DataDesk

    desk = DataDesk(page.data, tend.journal, tend.clock, page)
    desk.copies_requested.connect(lambda: tend.window.show_page("copies"))
    desk.delete_requested.connect(lambda: tend.begin_again(lambda: delete_all(tend.folder)))
    desk.move_in_requested.connect(
        lambda path: tend.begin_again(lambda: move_in(tend.folder, path))
    )
    tend.when_closing(desk.close)


def show_damage(tend: Tend) -> None:
    """Open the page of copies, with what can be done for a damaged journal."""
    from desktop.ui.pages.copies import CopiesPage

    page = tend.window.page("copies")
    if isinstance(page, CopiesPage):
        page.show_trouble(True)
    tend.window.show_page("copies")


def delete_all(folder: Path) -> str:
    """Delete everything, once all is closed; return what to say."""
    from desktop.exchange.clearing import delete_everything

    return _said(
        lambda: delete_everything(folder),
        tr("Everything was deleted. Tend begins afresh; files you exported are where they were."),
    )


def move_in(folder: Path, path: Path) -> str:
    """Put a whole house in place of what is here, once all is closed; return what to say."""
    from desktop.core.clock import SystemClock
    from desktop.exchange.house import unpacked_house

    kept: list[Path | None] = []

    def put() -> None:
        with unpacked_house(path, folder) as house:
            kept.append(house.move_in(None, SystemClock().now().utc))

    said = _said(put, tr("Everything from {name} is here now.", name=path.name))
    if kept and kept[0] is not None:
        said = f"{said} {tr('What was here before is in {path}.', path=kept[0])}"
    return said


def _said(work: Callable[[], None], well: str) -> str:
    try:
        work()
    except AppError as error:
        return sentence(error)
    return well


def _copies(tend: Tend) -> CopiesPage:
    from desktop.app.copies_desk import CopiesDesk
    from desktop.ui.pages.copies import CopiesPage

    page = CopiesPage()
    desk = CopiesDesk(page, tend.keeping, page)
    desk.afresh_requested.connect(tend.troubles.start_afresh)
    page.closed.connect(lambda: tend.window.show_page("settings"))
    tend.on_shown("copies", desk.refresh)
    return page
