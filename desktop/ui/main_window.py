"""The window: a rail of places, one page at a time, and the player over all of it.

Pages are built when they are first shown. Notices wait beneath the page and never cover it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.ui.widgets.rail import Rail

if TYPE_CHECKING:
    from desktop.ui.notices import Notices

_SMALLEST = (900, 600)
_USUAL = (1180, 760)


class MainWindow(QMainWindow):
    """Shows pages by key; `page_shown` after each change, `first_painted` once.

    `open_requested` where the person asks, by key, to open a file; `ward_toggled` where they want
    ward mode on or off. Its title never says what is open in it, and nothing at all in ward mode.
    """

    page_shown = Signal(str)
    first_painted = Signal()
    open_requested = Signal()
    ward_toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tend"))
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_USUAL)
        self._factories: dict[str, Callable[[], QWidget]] = {}
        self._pages: dict[str, QWidget] = {}
        self._under: dict[str, str] = {}
        self._key = ""
        self._moves = True
        self._painted = self._away = self._ward = False
        self._notices: Notices | None = None
        self._player: QWidget | None = None
        self._back_to: QWidget | None = None
        self._cover: QWidget | None = None
        self._hidden = False
        self._build()

    @property
    def current_key(self) -> str:
        """The key of the page that is open."""
        return self._key

    @property
    def notices(self) -> Notices:
        """The bar beneath the page, built when there is first something to say."""
        if self._notices is None:
            from desktop.ui.notices import Notices

            self._notices = Notices(self._shell)
            self._column.addWidget(self._notices)
        return self._notices

    @property
    def shows_player(self) -> bool:
        """Whether the player has the whole window."""
        return self._player is not None

    @property
    def is_covered(self) -> bool:
        """Whether the journal is locked, and a page before everything says so."""
        return self._cover is not None

    def add_page(
        self,
        key: str,
        title: str,
        factory: Callable[[], QWidget],
        *,
        foot: bool = False,
        under: str | None = None,
    ) -> None:
        """Offer a page; `factory` is called when it is first shown.

        `foot` sets it at the foot of the rail; `under` keeps it out of the rail, and marks the
        page of that key while it is open.
        """
        self._factories[key] = factory
        if under is None:
            self._rail.add(key, title, foot=foot)
        else:
            self._under[key] = under

    def page(self, key: str) -> QWidget:
        """Return the page of this key, building it if need be."""
        found = self._pages.get(key)
        if found is None:
            found = self._pages[key] = self._factories[key]()
            self._stack.addWidget(found)
        return found

    def show_page(self, key: str) -> None:
        """Open a page and give it the keyboard; the page may pass it on to a part of its own."""
        page, before = self.page(key), self._stack.currentWidget()
        changed = page is not before
        if changed and self._key and self._moves and self.isVisible() and self._player is None:
            from desktop.ui.widgets.cross_fade import cross_fade

            cross_fade(self._stack, page)
        else:
            self._stack.setCurrentWidget(page)
        self._key = key
        self._rail.show_open(self._under.get(key, key))
        page.setFocus()
        self.page_shown.emit(key)

    def set_reduced_motion(self, reduced: bool) -> None:
        """Let nothing move, or let pages cross-fade."""
        self._moves = not reduced

    def set_away(self, away: bool) -> None:
        """Be a window that tells nothing while the person is called away."""
        self._away = away
        self._show_title()

    def set_ward(self, ward: bool) -> None:
        """Be a window that tells nothing outside, and quietly, inside, that ward mode is on."""
        if ward is self._ward:
            return
        self._ward = ward
        self._show_title()
        self._rail.show_ward(ward)
        if self.isVisible():
            from desktop.ui.widgets.announcing import announce

            said = tr("Ward mode is on: no sound at all, captions only. S ends it.")
            announce(self, said if ward else tr("Ward mode is off: practices sound again."))

    def set_hidden(self, hidden: bool) -> None:
        """Be a window that tells nothing while it was put out of sight in a hurry."""
        self._hidden = hidden
        self._show_title()

    def cover(self, page: QWidget) -> None:
        """Let `page` stand before everything, a practice too, until `uncover`."""
        if self._cover is None:
            self._cover = page
            self._root.addWidget(page)
        self._root.setCurrentWidget(page)
        page.setFocus()

    def uncover(self) -> None:
        """Show what stood behind the cover; that page is kept by its owner."""
        cover, self._cover = self._cover, None
        if cover is not None:
            self._root.setCurrentWidget(self._player or self._shell)
            self._root.removeWidget(cover)
            (self._player or self._stack.currentWidget() or self).setFocus()

    def forget_pages(self, but: Collection[str]) -> list[str]:
        """Let go of all pages `but` these, and return their keys; each is built anew when shown."""
        gone = [key for key in self._pages if key not in but]
        for key in gone:
            page = self._pages.pop(key)
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()  # by Qt, children and all; Python's collector has no order
        return gone

    def _show_title(self) -> None:
        discreet = self._away or self._ward or self._hidden
        title = tr("Documents") if discreet else tr("Tend")
        if self.windowTitle() != title:
            self.setWindowTitle(title)

    def enter_player(self, player: QWidget) -> None:
        """Give the whole window to the player."""
        if self._player is None:
            self._back_to = self.focusWidget()
        self._player = player
        self._root.addWidget(player)
        self._root.setCurrentWidget(player)
        player.setFocus()

    def leave_player(self) -> None:
        """Return to the page; the player is kept by its owner."""
        if self._player is None:
            return
        self._root.setCurrentWidget(self._cover or self._shell)
        self._root.removeWidget(self._player)
        self._player = None
        if self._cover is not None:
            self._cover.setFocus()
            return
        back = self._back_to or self._stack.currentWidget()
        if back is not None:
            back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        closed = self._player is not None or self._cover is not None
        if closed or not self._obey(event):
            super().keyPressEvent(event)

    def _obey(self, event: QKeyEvent) -> bool:
        """Do what a key of the whole window means; say whether it was one."""
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QKeySequence

        number = event.key() - Qt.Key.Key_1
        items = self._rail.items
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and 0 <= number < len(items):
            self.show_page(items[number].key)
        elif event.key() == Qt.Key.Key_F1 and "help" in self._factories:
            self.show_page("help")
        elif event.matches(QKeySequence.StandardKey.Open):
            self.open_requested.emit()
        elif event.key() == Qt.Key.Key_S and _is_plain(event):
            self.ward_toggled.emit()
        else:
            return False
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._say_painted)

    @Slot()
    def _say_painted(self) -> None:
        self.first_painted.emit()

    def _build(self) -> None:
        self._root = QStackedWidget()
        self._shell = QWidget()
        row = QHBoxLayout(self._shell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._rail = Rail()
        self._rail.chosen.connect(self.show_page)
        self._rail.ward_ended.connect(self.ward_toggled)
        self._stack = QStackedWidget()
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        row.addWidget(self._rail)
        row.addLayout(self._column, 1)
        self._root.addWidget(self._shell)
        self.setCentralWidget(self._root)


def _is_plain(event: QKeyEvent) -> bool:
    """Say whether a key was pressed once, and alone."""
    from PySide6.QtCore import Qt

    return event.modifiers() == Qt.KeyboardModifier.NoModifier and not event.isAutoRepeat()
