"""The quick check-in: the pad, and the able row that opens beneath it. One click is complete."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.models.dates import local_now
from desktop.ui.widgets.affect_pad import AffectPad
from desktop.ui.widgets.amending import Amending

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.services.views import CheckInDraft


class QuickCheckIn(QWidget):
    """Pad, able row, "Saved" with Undo and "Say more…", as it stands on Now and after a practice.

    `check_in_made(CheckInDraft)` is emitted by a pad click and again by what is added to it; the
    id comes back through `show_saved`, so that later changes amend the same check-in.
    """

    check_in_made = Signal(object)
    undo_requested = Signal()
    more_requested = Signal()

    def __init__(
        self,
        pad_height: int = 144,
        *,
        moment: str = "alone",
        sitting_id: str | None = None,
        seconds: Callable[[], float] = monotonic,
        now: Callable[[], datetime] = local_now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._moment, self._sitting_id, self._now = moment, sitting_id, now
        self._amending = Amending(seconds)
        self._rest: QWidget | None = None
        self.pad = AffectPad(pad_height)
        self.pad.placed.connect(self._on_placed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP_8)
        self._column.addWidget(self.pad)

    def show_saved(self, check_in_id: str) -> None:
        """Say that it is kept; changes of the next ten minutes will carry this id."""
        waiting = self._amending.saved(check_in_id)
        self._open()
        self._saved.setText(tr("Saved at {time}", time=f"{self._now():%H:%M}"))
        self._undo.show()
        self._buttons.show()
        if waiting is not None:
            self.check_in_made.emit(waiting)

    def show_waiting(self, check_in_id: str) -> None:
        """Say that the locked journal will have it; more can be said of it, under this id."""
        waiting = self._amending.saved(check_in_id)
        self._open()
        self._saved.setText(tr("It is kept once your journal is unlocked."))
        self._undo.hide()  # there is nothing yet that could be taken back
        self._buttons.show()
        if waiting is not None:
            self.check_in_made.emit(waiting)

    def show_not_saved(self) -> None:
        """Say that the journal could not take it; what was entered stays."""
        self._amending.not_saved()
        self._open()
        self._saved.setText(tr("Not saved yet. Click again to try once more."))
        self._buttons.hide()

    def show_said(self, draft: CheckInDraft) -> None:
        """Show what the check-in made here says now: more was said of it elsewhere."""
        self._open()
        self.pad.set_value(draft.pleasantness, draft.energy)
        self._able.set_value(draft.able)

    def clear(self) -> None:
        """Start afresh: nothing placed, the able row closed."""
        self._amending.begin_with(None)
        self.pad.set_value(None)
        if self._rest is not None:
            self._able.set_value(None)
            self._rest.hide()

    def clear_if_over(self) -> None:
        """Start afresh once the ten minutes of an earlier check-in are over."""
        if not self._amending.is_open:
            self.clear()

    @Slot(int, object)
    def _on_placed(self, pleasantness: int, energy: int | None) -> None:
        if not self._amending.is_open and self._rest is not None:
            self._able.set_value(None)  # a new check-in: its able is not said yet
        self._open()
        from PySide6.QtCore import Qt

        reason = Qt.FocusReason
        keyboard = self.pad.by_keyboard
        self._able.setFocus(reason.TabFocusReason if keyboard else reason.MouseFocusReason)
        self._send()

    @Slot(int)
    def _on_able_chosen(self, value: int) -> None:
        self._send()

    @Slot()
    def _on_undo(self) -> None:
        self.clear()
        self.pad.setFocus()
        self.undo_requested.emit()

    def _send(self) -> None:
        from desktop.services.views import CheckInDraft

        pleasantness, energy = self.pad.value or (None, None)
        draft = self._amending.offer(
            CheckInDraft(
                pleasantness=pleasantness,
                energy=energy,
                able=self._able.value,
                moment=self._moment,
                sitting_id=self._sitting_id,
            )
        )
        if draft is not None:
            self.check_in_made.emit(draft)

    def _open(self) -> None:
        if self._rest is None:
            self._build_rest()
        if self._rest is not None:
            self._rest.show()

    def _build_rest(self) -> None:
        """Build what opens after the first placement: off the road to the first window."""
        from desktop.ui.widgets.able_row import AbleRow
        from desktop.ui.widgets.button import Button
        from desktop.ui.widgets.text import SoftText, Text

        self._rest = QWidget(self)
        column = QVBoxLayout(self._rest)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(tr("How able do you feel to meet what comes next?"), "small"))
        self._able = AbleRow()
        self._able.chosen.connect(self._on_able_chosen)
        column.addWidget(self._able)
        self._saved = SoftText("")
        self._buttons = QWidget()
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(0)
        undo, more = Button(tr("Undo"), "quiet"), Button(tr("Say more…"), "quiet")
        self._undo = undo
        undo.clicked.connect(self._on_undo)
        more.clicked.connect(self.more_requested)
        buttons.addWidget(undo)
        buttons.addWidget(more)
        self._buttons.hide()
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP_8)
        foot.addWidget(self._saved, 1)
        foot.addWidget(self._buttons)
        column.addLayout(foot)
        self._column.addWidget(self._rest)
