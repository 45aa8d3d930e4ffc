"""What a file would bring: how many rows, which cannot be read, what is to be decided."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import plural, tr
from desktop.services.history_views import HistoryView, HistoryWish
from desktop.ui import theme
from desktop.ui.pages.histories_moods import MoodRows
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Flow
from desktop.ui.widgets.field import Field, NoteEdit
from desktop.ui.widgets.text import SectionTitle, SoftText, Text

_LISTED = 2_000  # rows that cannot be read; beyond them their number is said
_LINES = 5  # of them in sight


class FoundCard(Card):
    """Shows the dry run; `wanted` with what was decided, `zone_changed` where it counts anew."""

    wanted = Signal(object)  # HistoryWish
    zone_changed = Signal(object)  # HistoryWish
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = ""
        self.title, self.counts = SectionTitle(""), Text("", "strong")
        self.left_out, self.says = SoftText(""), SoftText("")
        self.unreadable = NoteEdit(tr("Rows that cannot be read"), lines=_LINES)
        self.unreadable.setReadOnly(True)
        self.zone = Field(tr("The zone of its times"), "Europe/Berlin", 20)
        self.moods = MoodRows()
        self.bring = Button(tr("Bring these in"), "primary", enter=True)
        self.leave = Button(tr("Leave it"))
        self.zone.editingFinished.connect(self._on_zone)
        self.bring.clicked.connect(self.ask)
        self.leave.clicked.connect(self.left)
        self._lay_out()

    def load(self, view: HistoryView) -> None:
        """Show a file that was just read, with the usual moods and zone."""
        self.title.setText(f"{view.file_name} · {view.program}")
        self.moods.load(view.moods)
        self._moods_part.setVisible(bool(view.moods))
        self._zone_part.setVisible(view.zone is not None)
        self.show_counts(view)

    def show_counts(self, view: HistoryView) -> None:
        """Show what would come in now; what was decided stays."""
        self._zone = view.zone or ""
        self.zone.setText(self._zone)
        self.counts.setText(counts_words(view))
        kinds = ", ".join(f"{kind} ({n})" for kind, n in view.left_out)
        self.left_out.setText(tr("Left out, without a place in Tend: {kinds}.", kinds=kinds))
        self.left_out.setVisible(bool(view.left_out))
        self.says.setText(view.says)
        self.says.setVisible(bool(view.says))
        self._show_unreadable(view.unreadable)
        self.bring.setEnabled(view.new > 0)

    def wish(self) -> HistoryWish:
        """Return what was decided."""
        return HistoryWish(self.zone.text().strip() if self._zone else "", self.moods.values())

    @Slot()
    def ask(self) -> None:
        """Ask for what is shown to come in."""
        if self.bring.isEnabled():
            self.wanted.emit(self.wish())

    @Slot()
    def _on_zone(self) -> None:
        if self.zone.text().strip() != self._zone:
            self.zone_changed.emit(self.wish())

    def _show_unreadable(self, rows: tuple[tuple[int, str], ...]) -> None:
        lines = [
            tr("Line {n}: {why}", n=line, why=why) if line else why for line, why in rows[:_LISTED]
        ]
        if more := len(rows) - len(lines):
            lines.append(plural(more, "and {n} more line", "and {n} more lines"))
        self.unreadable.setPlainText("\n".join(lines))
        self._unreadable_part.setVisible(bool(rows))

    def _lay_out(self) -> None:
        self.body.setSpacing(theme.GAP_16)
        for text in (self.title, self.counts, self.left_out, self.says):
            self.body.addWidget(text)
        self._unreadable_part = _part(tr("Cannot be read, and stays out"), self.unreadable)
        self._moods_part = _part(
            tr("What these moods stand for"),
            SoftText(tr("From −80, very unpleasant, to +80, very pleasant.")),
            self.moods,
        )
        self._zone_part = _part(
            tr("The zone of its times"),
            SoftText(tr("The file does not say where its times were. Write it as Europe/Berlin.")),
            self.zone,
        )
        ways = Flow(gap=theme.GAP_12)
        ways.add(self.bring)
        ways.add(self.leave)
        for part in (self._unreadable_part, self._moods_part, self._zone_part, ways):
            self.body.addWidget(part)


def counts_words(view: HistoryView) -> str:
    """Return how many rows are new, here already, and not to be read."""
    return " · ".join(
        (
            plural(view.new, "{n} new", "{n} new"),
            tr("{n} already here", n=view.already_here),
            tr("{n} cannot be read", n=len(view.unreadable)),
        )
    )


def _part(name: str, *widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.GAP_8)
    column.addWidget(Text(name, "strong"))
    for widget in widgets:
        column.addWidget(widget)
    return holder
