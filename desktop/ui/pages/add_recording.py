"""Adding a recording: what it is called, who speaks, and whether silence is trimmed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.core.limits import MOST_OF_A_LINE
from desktop.core.words import plural, tr
from desktop.services.views import RecordingDraft
from desktop.ui import theme
from desktop.ui.pages.add_recording_beside import BesideLine, file_name
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import ChipRow, Flow
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.keeping_focus import keeping_focus
from desktop.ui.widgets.page import Page, PageHeader
from desktop.ui.widgets.text import SoftText, Text


class AddRecordingPage(Page):
    """A form for one file; `added` with what was entered, `stopped` while it is brought in."""

    added = Signal(object)  # RecordingDraft
    captions_wanted = Signal()
    marks_wanted = Signal()
    stopped = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Add a recording"))
        self._draft = RecordingDraft("")
        self.header = PageHeader(tr("Add a recording"), " ")
        self.title = self._field(tr("Title"))
        self.teacher = self._field(tr("Teacher"))
        self.licence = self._field(tr("Licence"))
        self.trim = ChipRow([("yes", tr("Trim it")), ("no", tr("Keep it"))], exclusive=True)
        self.trim.setAccessibleName(tr("Silence at both ends"))
        self._marks_inside = 0  # how many cue marks the file holds
        self.captions = BesideLine(tr("Choose captions…"), tr("Leave the captions out"))
        self.marks = BesideLine(tr("Choose cue marks…"), tr("Leave the cue marks out"))
        self.state = Text("")
        self.state.hide()
        self.add = Button(tr("Add it"), "primary", enter=True)
        self.leave = Button(tr("Leave it"))
        self._lay_out()
        self.add.clicked.connect(self._on_add)
        self.leave.clicked.connect(self._on_leave)
        self.captions.wanted.connect(self.captions_wanted)
        self.captions.left_out.connect(self._on_no_captions)
        self.marks.wanted.connect(self.marks_wanted)
        self.marks.left_out.connect(self._on_no_marks)
        self._busy = False

    def load(self, draft: RecordingDraft) -> None:
        """Begin with a file, and the captions and cue marks that were found beside it."""
        self._draft, self._busy, self._marks_inside = draft, False, 0
        self.header.set_below(draft.name)
        for field, text in (
            (self.title, draft.title),
            (self.teacher, draft.teacher),
            (self.licence, draft.licence),
        ):
            field.setText(text)
        self.trim.set_keys(["yes" if draft.trim else "no"])
        self.show_captions(draft.captions)
        self.show_marks(draft.marks)
        self.state.hide()
        self._show_busy(False)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_captions(self, path: str) -> None:
        """Say which captions go with it."""
        self._draft = self._draft.with_captions(path)
        words = tr("Captions: {name}", name=file_name(path)) if path else tr("No captions.")
        self.captions.show_found(words, found=bool(path))

    def show_marks(self, path: str) -> None:
        """Say which label track goes with it; without one, how many marks the file itself holds."""
        self._draft = self._draft.with_marks(path)
        self._say_marks()

    def show_marks_inside(self, path: str, count: int) -> None:
        """Say how many cue marks were found in the file `path`, if it is still the one shown."""
        if path == self._draft.path:
            self._marks_inside = count
            self._say_marks()

    def _say_marks(self) -> None:
        path, count = self._draft.marks, self._marks_inside if self._draft.marks_inside else 0
        if path:
            words = tr("Cue marks: {name}", name=file_name(path))
        elif count:
            words = plural(count, "{n} cue mark inside the file.", "{n} cue marks inside the file.")
        else:
            words = tr("No cue marks.")
        self.marks.show_found(words, found=bool(path or count))

    def show_progress(self, done_s: float) -> None:
        """Say how far it is."""
        minutes = int(done_s // 60)
        if minutes and self._busy:
            so_far = plural(minutes, "{n} minute", "{n} minutes")
            self._say(tr("Reading it: {done} so far.", done=so_far))

    def show_problem(self, text: str) -> None:
        """Say why it was not added; what was entered stays."""
        self._say(text)
        self._show_busy(False)
        self._show_foot()

    def _show_foot(self) -> None:
        """Scroll to what was said and the buttons beneath it, if they are out of sight."""
        content = self.widget()
        if self.isVisible() and content is not None:
            content.adjustSize()
            self.ensureWidgetVisible(self._ways)

    def _say(self, text: str) -> None:
        self.state.setText(text)
        self.state.show()

    def _show_busy(self, busy: bool) -> None:
        self._busy = busy
        with keeping_focus(self.add, self.leave):
            self.add.setVisible(not busy)
        self.leave.setText(tr("Stop") if busy else tr("Leave it"))
        if not busy and self.window().focusWidget() is self.leave:  # it said Stop until now
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ways.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._busy:
            self._on_add()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_leave()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_add(self) -> None:
        if self._busy:
            return
        self._say(tr("Reading it…"))
        self._show_busy(True)
        self._show_foot()
        self.added.emit(
            RecordingDraft(
                self._draft.path,
                title=self.title.text(),
                teacher=self.teacher.text(),
                licence=self.licence.text(),
                trim=self.trim.keys() != ("no",),
                captions=self._draft.captions,
                marks=self._draft.marks,
                marks_inside=self._draft.marks_inside,
            )
        )

    @Slot()
    def _on_leave(self) -> None:
        (self.stopped if self._busy else self.closed).emit()

    @Slot()
    def _on_no_captions(self) -> None:
        self.show_captions("")

    @Slot()
    def _on_no_marks(self) -> None:
        self._draft = self._draft.with_marks("", inside=False)
        self._say_marks()

    def _field(self, name: str) -> Field:
        field = Field(name, "", 26)
        field.setMaxLength(MOST_OF_A_LINE)
        field.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        field.returnPressed.connect(self._on_add)
        return field

    def _lay_out(self) -> None:
        card = Card()
        card.body.setSpacing(theme.GAP_12)
        for name, part in (
            (tr("Title"), self.title),
            (tr("Teacher"), self.teacher),
            (tr("Licence"), self.licence),
            (tr("Silence at both ends"), self.trim),
        ):
            row = QVBoxLayout()
            row.setSpacing(4)
            row.addWidget(Text(name, "strong"))
            row.addWidget(part)
            card.body.addLayout(row)
        card.body.addWidget(self.captions)
        card.body.addWidget(self.marks)
        card.body.addWidget(
            SoftText(
                tr(
                    "It is copied into your data folder, matched in loudness to the other voices, "
                    "and stands among the practices. Your file stays as it is."
                )
            )
        )
        card.body.addWidget(self.state)
        self._ways = Flow(gap=theme.GAP_12)
        self._ways.add(self.add)
        self._ways.add(self.leave)
        card.body.addWidget(self._ways)
        self.body.addWidget(self.header)
        self.body.addWidget(card)
        self.body.addStretch(1)
