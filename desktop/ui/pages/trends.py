"""The Trends page: one true sentence, the main chart or its table, and how it was made.

Passive: it shows a `TrendView` and says which range is wanted.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.trends.phrases import full_date, minutes_text
from desktop.trends.records import TrendView
from desktop.ui import theme
from desktop.ui.charts.frame import INSET
from desktop.ui.charts.time_axis import Window, day_at
from desktop.ui.charts.trend_chart import TrendChart
from desktop.ui.pages.trends_empty import NothingYet
from desktop.ui.pages.trends_how import HowItWasMade
from desktop.ui.pages.trends_table import TrendTable, TrendTableModel
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import ChipRow, Flow
from desktop.ui.widgets.page import Page, PageHeader
from desktop.ui.widgets.text import SectionTitle, SoftText, Text

ALL = "all"
RANGES: tuple[int | None, ...] = (4, 12, 26, 52, None)


class TrendsPage(Page):
    """Resilience week by week; the mood where there is too little of it."""

    range_chosen = Signal(object)  # weeks, or None for everything

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: TrendView | None = None
        self._how_open = False
        self.head = PageHeader(tr("Trends"))
        self.ranges = _range_chips()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(theme.GAP_16)
        self._top.addWidget(self.head, 1)
        self._top.addWidget(self.ranges)
        self.note = Text("", "body", "soft")
        self.body.addLayout(self._top)
        self.body.addWidget(self.note)
        self.body.addWidget(self._make_card())
        self.body.addStretch(1)
        self.ranges.chosen.connect(self._on_range)
        self.shown.chosen.connect(self._on_shown)
        self.chart.window_changed.connect(self._on_window)
        self.back.clicked.connect(self.chart.show_range)
        self.copy_button.clicked.connect(self.table.copy)
        self.how_button.clicked.connect(self._on_how)
        self.note.hide()
        self._show_parts()

    def _make_card(self) -> Card:
        card = Card()
        self.title = SectionTitle("")
        self.legend = SoftText("")
        self.chart = TrendChart()
        self.model = TrendTableModel(self)
        self.table = TrendTable(self.model)
        self.empty = NothingYet()
        self.how = HowItWasMade()
        self.shown = ChipRow((("chart", tr("Chart")), ("table", tr("Table"))), exclusive=True)
        self.shown.set_keys(("chart",))
        self.back = Button(tr("Back to the range"), "quiet")
        self.copy_button = Button(tr("Copy the table"), "quiet")
        self.how_button = Button(tr("How this was made"), "quiet")
        self.tools = Flow()
        for tool in (self.shown, self.back, self.copy_button, self.how_button):
            self.tools.add(tool)
        for part in (self.title, self.legend, self.empty):
            card.body.addWidget(part)
        wide = QVBoxLayout()  # the chart's ring of focus runs outside the words' left edge
        wide.setContentsMargins(-INSET, 0, -INSET, 0)
        wide.addWidget(self.chart)
        card.body.addLayout(wide, 1)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.tools)
        card.body.addWidget(self.how)
        return card

    def show_view(self, view: TrendView) -> None:
        """Show another trend."""
        self._view = view
        self.head.title.setText(view.headline)
        self.head.set_below(view.subline)
        self.note.setText(view.note)
        self.note.setVisible(bool(view.note))
        self.ranges.set_keys((_key(view.weeks_asked),))
        self.title.setText(view.title)
        self.chart.show_view(view)
        self.model.show_view(view)
        self.how.show_paragraphs(view.how)
        self._show_legend()
        self._show_parts()

    def arrange(self, width: int) -> None:
        wide = self.two_columns_fit(width)
        direction = QBoxLayout.Direction
        self._top.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.widget() is not None:
            self.chart.updateGeometry()

    @Slot(str)
    def _on_range(self, key: str) -> None:
        self.range_chosen.emit(None if key == ALL else int(key))

    @Slot(str)
    def _on_shown(self, _key: str) -> None:
        self._show_parts()

    @Slot()
    def _on_how(self) -> None:
        self._how_open = not self._how_open
        self._show_parts()

    @Slot(object)
    def _on_window(self, _window: Window) -> None:
        self._show_legend()

    def _show_parts(self) -> None:
        """Show the chart, the table or the calm lines for nothing yet."""
        view = self._view
        nothing = view is not None and view.is_empty and not view.earlier
        as_table = self.shown.keys() == ("table",)
        self.chart.setVisible(view is not None and not nothing and not as_table)
        self.table.setVisible(view is not None and not nothing and as_table)
        self.copy_button.setVisible(as_table)
        self.empty.setVisible(nothing)
        self.title.setVisible(view is not None and not nothing)
        self.legend.setVisible(view is not None and not nothing)
        self.ranges.setVisible(view is not None and not nothing)
        self.tools.setVisible(view is not None and not nothing)
        self._show_back(as_table)
        self.how.setVisible(self._how_open and view is not None and not nothing)
        self._name_how()
        self.tools.refresh()

    def _show_back(self, as_table: bool) -> None:
        moved = self._view is not None and not self.chart.is_at_range()
        if self.back.isHidden() == (moved and not as_table):
            self.back.setVisible(moved and not as_table)
            self.tools.refresh()

    def _name_how(self) -> None:
        opened = tr("Hide how this was made")
        self.how_button.setText(opened if self._how_open else tr("How this was made"))

    def _show_legend(self) -> None:
        if self._view is None:
            return
        parts = [tr("hollow: a thin week")]
        if self._view.history.level:
            parts.append(tr("band: 95%"))
        if self._view.practised:
            minutes = minutes_text(self._view.practised)
            parts.append(tr("practised in this range: {minutes}", minutes=minutes))
        if not self.chart.is_at_range():
            parts.append(_in_sight(self.chart.window_shown))
        self.legend.setText(" · ".join(parts))
        self._show_back(self.shown.keys() == ("table",))


def _range_chips() -> ChipRow:
    row = ChipRow(exclusive=True)
    names = (tr("4 weeks"), tr("12"), tr("26"), tr("1 year"), tr("All"))
    said = (tr("4 weeks"), tr("12 weeks"), tr("26 weeks"), tr("1 year"), tr("All weeks"))
    for weeks, name, full in zip(RANGES, names, said, strict=True):
        row.add_chip(_key(weeks), name).setAccessibleName(full)
    row.setAccessibleName(tr("How far back"))
    return row


def _key(weeks: int | None) -> str:
    return ALL if weeks is None else str(weeks)


def _in_sight(window: Window) -> str:
    first, last = day_at(window.start), day_at(window.end - 0.01)
    return tr("in sight: {first} to {last}", first=full_date(first), last=full_date(last))
