"""A year in days: each filled by its mean, hollow where nothing was said. Enter opens a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.core.words import tr
from desktop.services.life_views import YearView
from desktop.ui import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import ChipRow, Flow
from desktop.ui.widgets.day_grid import DayGrid, day_colour
from desktop.ui.widgets.page import Page, PageHeader
from desktop.ui.widgets.painting import disc, painter_for
from desktop.ui.widgets.text import SoftText, Text

_STEPS = 5  # of the key to the colours


class YearPage(Page):
    """One year of one measure; asks for another, or for a day of it."""

    year_wanted = Signal(int, str)  # year, measure
    day_opened = Signal(object)  # date
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("A year in days"))
        self._view: YearView | None = None
        self.header = PageHeader(
            tr("A year in days"),
            tr("Each day by the mean of its check-ins. A small ring is a day without one."),
        )
        self.measures = ChipRow(
            [("pleasantness", tr("Pleasantness")), ("able", tr("Able"))], exclusive=True
        )
        self.measures.setAccessibleName(tr("What is shown"))
        self.before, self.after = Button(" ", "quiet"), Button(" ", "quiet")
        self.grid = DayGrid()
        self.key = _Key()
        self.readout = Text("")
        self.open = Button(tr("Open this day"))
        self.back = Button(tr("Back to the journal"), "quiet")
        self._lay_out()
        self._connect()

    def show_year(self, view: YearView) -> None:
        """Show a year."""
        self._view = view
        self.measures.set_keys([view.measure])
        self.header.title.setText(tr("{year} in days", year=view.year))
        self.before.setText(f"‹ {view.year - 1}")
        self.after.setText(f"{view.year + 1} ›")
        self.before.setVisible(view.year > view.first_year)
        self.after.setVisible(view.year < view.today.year)
        self._years.refresh()
        self.grid.show_year(view)
        self.key.show_ends(view)
        self._on_day(self.grid.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._years = Flow(gap=theme.GAP_12)
        for part in (self.measures, self.before, self.after):
            self._years.add(part)
        ways = Flow(gap=theme.GAP_12)
        ways.add(self.open)
        ways.add(self.back)
        card = Card()
        card.body.setSpacing(theme.GAP_12)
        for shown in (self.grid, self.key, self.readout, ways):
            card.body.addWidget(shown)
        self.body.setSpacing(theme.GAP_16)
        for row in (self.header, self._years, card):
            self.body.addWidget(row)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.measures.chosen.connect(self._on_measure)
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.grid.year_wanted.connect(self._step)
        self.grid.day_chosen.connect(self._on_day)
        self.grid.day_opened.connect(self.day_opened)
        self.open.clicked.connect(self._on_open)
        self.back.clicked.connect(self.closed)

    @Slot(str)
    def _on_measure(self, measure: str) -> None:
        if self._view is not None:
            self.year_wanted.emit(self._view.year, measure)

    @Slot()
    def _on_before(self) -> None:
        self._step(-1)

    @Slot()
    def _on_after(self) -> None:
        self._step(1)

    @Slot(int)
    def _step(self, step: int) -> None:
        view = self._view
        if view is not None and view.first_year <= view.year + step <= view.today.year:
            self.year_wanted.emit(view.year + step, view.measure)

    @Slot(object)
    def _on_day(self, day: date) -> None:
        self.readout.setText(f"{self.grid.words(day)}.")

    @Slot()
    def _on_open(self) -> None:
        self.day_opened.emit(self.grid.chosen)


class _Key(QWidget):
    """What the colours mean, from one end of the scale to the other."""

    def __init__(self) -> None:
        super().__init__()
        self._low, self._high = SoftText("", wrap=False), SoftText("", wrap=False)
        self._colours = _Colours()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self._low, self._colours, self._high):
            row.addWidget(part)
        row.addStretch(1)

    def show_ends(self, view: YearView) -> None:
        """Name the ends of the scale."""
        ends = (tr("unpleasant"), tr("pleasant"))
        if view.measure == "able":
            ends = (tr("0, not able"), tr("10, able"))
        self._low.setText(ends[0])
        self._high.setText(ends[1])


class _Colours(QWidget):
    """A few dots from sand to tide."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(_STEPS * 22, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(self)
        for step in range(_STEPS):
            colour = day_colour(step / (_STEPS - 1))
            disc(painter, QPointF(11 + step * 22, 11), 8, colour, theme.tokens().edge, 0.8)
