"""How are you leaving? The same pad as on arriving, tied to this sitting, all of it optional."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.words import plural, tr
from desktop.services.views import CheckInDraft
from desktop.ui import theme
from desktop.ui.widgets.able_row import AbleRow
from desktop.ui.widgets.affect_pad import AffectPad
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.text import PageTitle, SoftText, Text

COLUMN_PX = 560


class LeavingScreen(Page):
    """One click is a whole answer; none is fine too."""

    check_in_made = Signal(object)  # CheckInDraft, moment "after"
    hard_said = Signal()
    ground_pressed = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved_id: str | None = None
        self._make()
        self._lay_out()
        self.clear()

    def clear(self) -> None:
        """Begin afresh for another sitting."""
        self._saved_id = None
        self.pad.set_value(None)
        self.able.set_value(None)
        self._show_able(False)
        self._kept.hide()
        self._hard.setVisible(True)
        self._met.hide()
        self._people.hide()
        self._ground.hide()

    def show_minutes(self, practised_s: float) -> None:
        """Say what was kept."""
        minutes = round(practised_s / 60)
        self._minutes.setText(
            tr("Your time here is kept.")
            if minutes < 1
            else plural(minutes, "{n} minute kept.", "{n} minutes kept.")
        )

    def show_saved(self, check_in_id: str) -> None:
        """Show that the check-in is stored; what follows completes the same one."""
        self._saved_id = check_in_id
        self._kept.show()

    def _make(self) -> None:
        self.pad, self.able = AffectPad(168), AbleRow()
        self._minutes = SoftText()
        self._able_words = Text(tr("How able do you feel to meet what comes next?"), "strong")
        self._kept = SoftText(tr("Kept."))
        self._hard = Button(tr("That was hard"))
        self._done = Button(tr("Done"), "primary", enter=True)
        self._met = Text(tr("Thank you for saying so. It is allowed to be hard."))
        self._people = SoftText(
            tr(
                "If it stays with you: someone you trust, your workplace’s staff support, a "
                "doctor or a crisis line can be there for you."
            )
        )
        self._ground = Button(tr("Ground me (G)"))
        self.pad.placed.connect(self._on_placed)
        self.able.chosen.connect(self._on_able)
        self._hard.clicked.connect(self._on_hard)
        self._ground.clicked.connect(self.ground_pressed)
        self._done.clicked.connect(self.finished)

    def _lay_out(self) -> None:
        holder = QWidget()
        holder.setMaximumWidth(round(COLUMN_PX * theme.scale()))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_8)
        self.body.setSpacing(0)
        ways = Flow(gap=theme.GAP_12)
        for button in (self._done, self._hard, self._ground):
            ways.add(button)
        self._ways = ways
        for item in (
            self._minutes,
            PageTitle(tr("How are you leaving?")),
            SoftText(tr("One click is enough, and none is fine too.")),
            self.pad,
            self._able_words,
            self.able,
            self._kept,
            self._met,
            self._people,
            ways,
        ):
            column.addWidget(item)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(holder, 6)
        row.addStretch(1)
        self._holder = holder
        self.body.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def arrange(self, width: int) -> None:
        """Follow the text size; keep little margin, so that a small window holds it all."""
        side = theme.GAP_40
        self.body.setContentsMargins(side, theme.GAP_16, side, theme.GAP_16)
        if hasattr(self, "_holder"):
            self._holder.setMaximumWidth(round(COLUMN_PX * theme.scale()))

    def _show_able(self, shown: bool) -> None:
        self._able_words.setVisible(shown)
        self.able.setVisible(shown)

    def _show_ways(self) -> None:
        """Scroll so that what just opened can be seen."""
        self.body.activate()
        self.ensureWidgetVisible(self._ways)

    @Slot(int, object)
    def _on_placed(self, pleasantness: int, energy: int | None) -> None:
        self._show_able(True)
        self._show_ways()
        self._emit()

    @Slot(int)
    def _on_able(self, able: int) -> None:
        self._emit()

    def _emit(self) -> None:
        pleasantness, energy = self.pad.value or (None, None)
        self.check_in_made.emit(
            CheckInDraft(
                pleasantness=pleasantness,
                energy=energy,
                able=self.able.value,
                moment="after",
                amends=self._saved_id,
            )
        )

    @Slot()
    def _on_hard(self) -> None:
        for widget in (self._met, self._people, self._ground):
            widget.show()
        self._hard.hide()
        self._ways.refresh()
        self._show_ways()
        self._ground.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hard_said.emit()
