"""How are you leaving? The same pad as on arriving, all of it optional; "that was hard" is met."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.words import plural, tr
from desktop.services.views import SHORTEST_S
from desktop.ui import theme
from desktop.ui.widgets import signposts
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.quick_check_in import QuickCheckIn
from desktop.ui.widgets.text import PageTitle, SoftText, Text

COLUMN_PX = 560  # at 100 % text


class LeavingScreen(Page):
    """One click is a whole answer; none is fine too."""

    check_in_made = Signal(object)  # CheckInDraft, moment "after"
    undo_requested = Signal()
    more_requested = Signal()
    write_requested = Signal()
    hard_said = Signal()
    ground_pressed = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._holder = QWidget()
        super().__init__(parent)
        self.check_in = QuickCheckIn(168, moment="after")
        self._minutes = SoftText()
        self._met = Text(tr("Thank you for saying so. It is allowed to be hard."))
        self._people = SoftText()
        self.show_contact("")
        self._done = Button(tr("Done"), "primary", enter=True)
        self._hard = Button(tr("That was hard"))
        self._ground = Button(tr("Ground me (G)"))
        self._write = Button(tr("Write it down (W)"))
        self._write.hide()
        self._lay_out()
        self._connect()
        self.clear()

    def clear(self) -> None:
        """Begin afresh for another sitting."""
        self.check_in.clear()
        self._show_hard(False)

    @property
    def offers_writing(self) -> bool:
        """Whether this practice has something to write down."""
        return not self._write.isHidden()

    def offer_writing(self, offered: bool) -> None:
        """Offer to write down what the practice was about, or do not."""
        self._write.setVisible(offered)
        self._ways.refresh()

    def show_contact(self, contact: str, *, locked: bool = False) -> None:
        """Point to people, and first to whom the person would call, unless that is `locked`."""
        self._locked = locked
        said = signposts.noted_or_locked(contact, locked=locked)
        self._people.setText(" ".join(part for part in (said, signposts.people()) if part))

    def show_minutes(self, practised_s: float) -> None:
        """Say what was kept, or what waits for a locked journal."""
        minutes = round(practised_s / 60)
        if practised_s < SHORTEST_S:
            self._minutes.setText(tr("Under ten seconds, so no time is kept."))
        elif self._locked:
            self._minutes.setText(tr("Your time here is kept once your journal is unlocked."))
        elif minutes < 1:
            self._minutes.setText(tr("Your time here is kept."))
        else:
            self._minutes.setText(plural(minutes, "{n} minute kept.", "{n} minutes kept."))

    def show_time_not_kept(self) -> None:
        """Take back that the minutes are kept."""
        self._minutes.setText(
            tr("Your time here could not be kept. The reason is shown when you leave.")
        )

    def show_waiting(self, check_in_id: str) -> None:
        """Show that the check-in waits for a locked journal; what follows completes it."""
        self.check_in.show_waiting(check_in_id)

    def show_saved(self, check_in_id: str) -> None:
        """Show that the check-in is stored; what follows completes the same one."""
        self.check_in.show_saved(check_in_id)
        self._show_ways()

    def show_not_saved(self) -> None:
        """Show that the journal could not take it; what was entered stays."""
        self.check_in.show_not_saved()

    def arrange(self, width: int) -> None:
        """Keep little margin, so that a small window holds it all; follow the text size."""
        side = theme.GAP_40
        self.body.setContentsMargins(side, theme.GAP_16, side, theme.GAP_16)
        self._holder.setMaximumWidth(round(COLUMN_PX * theme.scale()))

    def _lay_out(self) -> None:
        self._ways = Flow(gap=theme.GAP_12)
        for button in (self._done, self._write, self._hard, self._ground):
            self._ways.add(button)
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_8)
        for item in (
            self._minutes,
            PageTitle(tr("How are you leaving?")),
            SoftText(tr("One click is enough, and none is fine too.")),
            self.check_in,
            self._met,
            self._people,
            self._ways,
        ):
            column.addWidget(item)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._holder, 6)
        row.addStretch(1)
        self.body.setSpacing(0)
        self.body.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.check_in.check_in_made.connect(self.check_in_made)
        self.check_in.check_in_made.connect(self._show_ways)
        self.check_in.undo_requested.connect(self.undo_requested)
        self.check_in.more_requested.connect(self.more_requested)
        self._hard.clicked.connect(self._on_hard)
        self._ground.clicked.connect(self.ground_pressed)
        self._write.clicked.connect(self.write_requested)
        self._done.clicked.connect(self.finished)

    def _show_hard(self, said: bool) -> None:
        for widget in (self._met, self._people, self._ground):
            widget.setVisible(said)
        self._hard.setVisible(not said)
        self._ways.refresh()

    @Slot()
    def _show_ways(self) -> None:
        """Scroll so that what just opened can be seen."""
        QTimer.singleShot(0, self, self._scroll_to_ways)

    @Slot()
    def _scroll_to_ways(self) -> None:
        self.ensureWidgetVisible(self._ways)

    @Slot()
    def _on_hard(self) -> None:
        self._show_hard(True)
        self._show_ways()
        self._ground.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hard_said.emit()
