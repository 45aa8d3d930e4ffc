"""The page "Read aloud", connected with what records and keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from desktop.services.read_aloud_service import ReadAloudService
    from desktop.services.read_aloud_view import AloudChoice
    from desktop.ui.pages.read_aloud import ReadAloudPage


class ReadAloudDesk(QObject):
    """Hands on what is pressed, and shows what comes of it."""

    def __init__(
        self, page: ReadAloudPage, service: ReadAloudService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page, self._service = page, service
        self._choice: AloudChoice | None = None
        page.chosen.connect(service.choose)
        page.begun.connect(service.begin)
        page.record_pressed.connect(service.record_or_stop)
        page.keep_pressed.connect(service.keep)
        page.listen_pressed.connect(service.listen)
        page.redo_pressed.connect(service.redo)
        page.moved.connect(service.move)
        page.use_pressed.connect(service.use)
        page.left.connect(service.leave)
        page.another_wanted.connect(self.choose_another)
        service.choice_ready.connect(self._on_choice)
        service.view_changed.connect(page.show_view)
        service.lines_opened.connect(page.show_lines)
        service.heard.connect(page.show_heard)

    @Slot(object)
    def _on_choice(self, choice: AloudChoice) -> None:
        self._choice = choice
        self._page.show_choice(choice)

    @Slot()
    def choose_another(self) -> None:
        """Ask once more into which reading the practice is read."""
        self._service.leave()
        if self._choice is not None:
            self._service.open(self._choice.practice_id)

    @Slot()
    def refresh(self) -> None:
        """Show the readings anew where they are shown: one has come in from a file."""
        if not self._page.choice.isHidden():
            self.choose_another()
