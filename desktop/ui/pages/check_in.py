"""Check-in: the whole ladder. A pad click is saved at once; every further rung is optional.

Shows what it is given and says what was entered; it decides nothing and keeps nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from time import monotonic

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.limits import MOST_WORDS
from desktop.core.vocabulary import SHIFTS
from desktop.core.words import tr
from desktop.services.views import CheckInDraft
from desktop.ui import theme
from desktop.ui.pages.check_in_chips import ChipChoice
from desktop.ui.pages.check_in_moment import MomentRow
from desktop.ui.pages.check_in_slept import SleptRow
from desktop.ui.pages.check_in_words import SHOWN, circumstances, words_near
from desktop.ui.widgets.able_row import AbleRow
from desktop.ui.widgets.affect_pad import AffectPad
from desktop.ui.widgets.amending import Amending
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.field import NoteEdit
from desktop.ui.widgets.page import Page, PageHeader
from desktop.ui.widgets.text import SectionTitle, SoftText, Text
from desktop.ui.widgets.waiting_line import WaitingLine

_ROOMY = 500  # px at 100 %: time and Save fit beside each other


class CheckInPage(Page):
    """Pad and able on the left; words, circumstances, sleep, note and time on the right.

    `check_in_made(CheckInDraft)` is emitted by a pad click and by able after it (the id comes back
    through `show_saved`); `saved(CheckInDraft)` by Save, with everything that was entered.
    """

    check_in_made = Signal(object)
    saved = Signal(object)
    undo_requested = Signal()
    cancelled = Signal()
    note_reminder_shown = Signal()
    edited = Signal()  # a word of the note has changed
    anew_requested = Signal()  # the note that waited here is to be forgotten
    shifts_requested = Signal()

    def __init__(
        self,
        now: Callable[[], datetime] = datetime.now,
        seconds: Callable[[], float] = monotonic,
        *,
        remind_about_notes: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._remind = remind_about_notes
        self._editing = False
        self._shift = ""  # the logged one that goes on
        self._draft = CheckInDraft()
        self._amending = Amending(seconds)
        self._make_parts(now)
        self._lay_out()
        self._connect()
        self.load(CheckInDraft())

    def load(self, draft: CheckInDraft, *, editing: bool = False) -> None:
        """Show a draft. `editing` an entry of the journal saves nothing before Save."""
        self._draft, self._editing = draft, editing
        self._amending.begin_with(draft.amends)
        self.header.title.setText(
            tr("Change this check-in") if editing else tr("How is it right now?")
        )
        self.header.set_below(
            tr("Nothing changes before you save.")
            if editing
            else tr(
                "One click is a whole check-in, saved at once. Everything after it is optional."
            )
        )
        self.pad.set_value(draft.pleasantness, draft.energy)
        self.able.set_value(draft.able)
        self._offer_words()
        self.words.set_keys(draft.words)
        self.around.offer(*circumstances())
        self.around.set_keys(draft.contexts)
        self.slept.set_minutes(draft.slept_minutes)
        self.begin_note_anew(draft.note)
        if editing and draft.at is not None:
            self.moment.set_kept_at(draft.at)
        else:
            self.moment.set_at(draft.at)
        self._offer_shift()
        self.cancel.setVisible(editing)
        self.arrange(self.width())
        self._show_kept("")
        self.verticalScrollBar().setValue(0)

    def go_on_with(self, note: str) -> None:
        """Show a note that has stood here before and is not kept."""
        self.note.setPlainText(note)
        self.waiting.show_waiting(True, editing=self._editing)

    def begin_note_anew(self, note: str) -> None:
        """Show a note as it is kept, or none."""
        self.note.setPlainText(note)
        self.waiting.show_waiting(False)

    def show_shift(self, kind: str) -> None:
        """Offer the logged shift that covers this moment as chosen already; nothing for none."""
        before, self._shift = self._shift, kind
        if before and before != kind:
            self.around.let_go(before)
        self._offer_shift()

    def draft(self) -> CheckInDraft:
        """Return everything that stands on the page."""
        pleasantness, energy = self.pad.value or (None, None)
        return replace(
            self._draft,
            pleasantness=pleasantness,
            energy=energy,
            able=self.able.value,
            words=self.words.keys(),
            contexts=self.around.keys(),
            slept_minutes=self.slept.minutes,
            note=self.note.toPlainText().strip(),
            at=self.moment.at,
            amends=self._draft.amends if self._editing else self._amending.id,
        )

    def show_saved(self, check_in_id: str) -> None:
        """Say that the click is kept; what follows amends this id."""
        waiting = self._amending.saved(check_in_id)
        self._show_kept(tr("Saved. Add what you like, or leave it at that."))
        if waiting is not None:
            self.check_in_made.emit(waiting)

    def show_not_saved(self) -> None:
        """Say that the journal could not take it; what was entered stays."""
        self._amending.not_saved()
        self._show_kept(tr("Not saved yet. Save tries once more."), undo=False)

    def show_field_error(self, field: str, text: str) -> None:
        """Say at a field what it cannot hold; `field` as the journal's records name it."""
        match field:
            case "words":
                self.words.show_problem(text)
            case "contexts":
                self.around.show_problem(text)
            case "at":
                self.moment.show_problem(text)
            case _:
                self._show_kept(text, undo=False)

    def arrange(self, width: int) -> None:
        """Set the two halves side by side, or one below the other."""
        way = QBoxLayout.Direction
        wide = self.two_columns_fit(width)
        self._columns.setDirection(way.LeftToRight if wide else way.TopToBottom)
        roomy = not self._editing and width >= _ROOMY * theme.scale()  # one button more to edit
        self._foot.setDirection(way.LeftToRight if roomy else way.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.isAutoRepeat():
            self._on_save()
        elif event.key() == Qt.Key.Key_Escape and self._editing:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _make_parts(self, now: Callable[[], datetime]) -> None:
        self.header = PageHeader(tr("How is it right now?"), " ")
        self.pad, self.able = AffectPad(368, both_axes=True), AbleRow()
        self.words = ChipChoice(tr("A word or two for it"), tr("own word"), most=MOST_WORDS)
        self.around = ChipChoice(tr("Around you"), tr("something else"), alone=SHIFTS)
        self.shifts = Button(tr("My shifts"), "quiet")
        self.slept, self.moment = SleptRow(), MomentRow(now)
        self.note = NoteEdit(tr("Note"), tr("Only you can read this."))
        self.gentle = SoftText(
            tr("A gentle reminder: leave out anything that could tell who a patient is.")
        )
        self.gentle.hide()
        self.waiting = WaitingLine()
        self.kept = SoftText("")
        self.undo = Button(tr("Undo"), "quiet")
        self.cancel = Button(tr("Leave it as it was"))
        self.save = Button(tr("Save"), "primary", enter=True)

    def _lay_out(self) -> None:
        left = Card()
        left.body.setSpacing(theme.GAP_12)
        left.body.addWidget(self.pad)
        left.body.addSpacing(4)
        left.body.addWidget(Text(tr("How able do you feel to meet what comes next?"), "bold"))
        left.body.addWidget(self.able)
        kept = QHBoxLayout()
        kept.addWidget(self.kept, 1)
        kept.addWidget(self.undo)
        left.body.addLayout(kept)
        left.body.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(theme.GAP_16)
        right.addWidget(self.words)
        right.addWidget(self.around)
        right.addWidget(self.shifts, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.slept)
        note = QVBoxLayout()
        note.setSpacing(theme.GAP_8)
        note.addWidget(SectionTitle(tr("Note")))
        note.addWidget(self.note)
        note.addWidget(self.waiting)
        note.addWidget(self.gentle)
        right.addLayout(note)
        right.addStretch(1)
        self._foot = self._build_foot()
        right.addLayout(self._foot)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.GAP_24)
        self._columns.addWidget(left, 1)
        self._columns.addLayout(right, 1)
        self.body.addWidget(self.header)
        self.body.addLayout(self._columns, 1)

    def _build_foot(self) -> QBoxLayout:
        foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        foot.setSpacing(theme.GAP_12)
        foot.addWidget(self.moment, 1)
        corner = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight
        foot.addWidget(self.cancel, 0, corner)
        foot.addWidget(self.save, 0, corner)
        return foot

    def _connect(self) -> None:
        self.pad.placed.connect(self._on_placed)
        self.able.chosen.connect(self._on_able)
        self.note.entered.connect(self._on_note_entered)
        self.note.textChanged.connect(self.edited)
        self.waiting.anew_requested.connect(self.anew_requested)
        self.undo.clicked.connect(self._on_undo)
        self.cancel.clicked.connect(self.cancelled)
        self.save.clicked.connect(self._on_save)
        self.moment.changed.connect(self._on_moment)
        self.shifts.clicked.connect(self.shifts_requested)

    @Slot(int, object)
    def _on_placed(self, pleasantness: int, energy: int | None) -> None:
        self._offer_words()
        self._send()
        keyboard, reason = self.pad.by_keyboard, Qt.FocusReason
        self.able.setFocus(reason.TabFocusReason if keyboard else reason.MouseFocusReason)

    @Slot(int)
    def _on_able(self, value: int) -> None:
        if self._amending.is_open:
            self._send()

    @Slot()
    def _on_save(self) -> None:
        if not self.moment.take():
            return
        draft = self.draft()
        said = (draft.pleasantness, draft.able, draft.words or None, draft.note or None)
        if all(part is None for part in said):
            self._show_kept(tr("Nothing to save yet. One click on the pad is enough."), undo=False)
            self.pad.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.saved.emit(draft)

    @Slot()
    def _on_undo(self) -> None:
        self.undo_requested.emit()
        self.load(CheckInDraft())
        self.pad.setFocus()

    @Slot()
    def _on_note_entered(self) -> None:
        if self._remind:
            self._remind = False
            self.gentle.show()
            self.note_reminder_shown.emit()

    def _offer_shift(self) -> None:
        """Choose the logged shift, unless an earlier moment is meant or a shift was chosen."""
        named = any(key in SHIFTS for key in self.around.row.keys())  # noqa: SIM118
        if self._shift and not self._editing and self.moment.at is None and not named:
            self.around.choose_alone(self._shift)

    @Slot()
    def _on_moment(self) -> None:
        """Another moment may be of another shift, or of none."""
        if self._editing:
            return
        if self.moment.at is None:
            self._offer_shift()
        elif self._shift:
            self.around.let_go(self._shift)

    def _send(self) -> None:
        if self._editing:
            return
        draft = self._amending.offer(self.draft())
        if draft is not None:
            self.check_in_made.emit(draft)

    def _offer_words(self) -> None:
        near = words_near(*(self.pad.value or (None, None)))
        self.words.offer(near[:SHOWN], near[SHOWN:])

    def _show_kept(self, text: str, *, undo: bool = True) -> None:
        self.kept.setText(text)
        self.kept.setVisible(bool(text))
        self.undo.setVisible(bool(text) and undo)
