"""The card of the main chart: the chart or its table, and how it was made.

What is seldom wanted (the table, the explanation, the words for an empty journal) is built when it
is first wanted.
"""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.core.words import tr
from desktop.trends.phrases import full_date, minutes_text
from desktop.trends.records import TrendView
from desktop.ui.charts.time_axis import Window, day_at
from desktop.ui.charts.trend_chart import TrendChart
from desktop.ui.pages.trends_empty import NothingYet
from desktop.ui.pages.trends_how import HowItWasMade
from desktop.ui.pages.trends_table import TrendTable, TrendTableModel
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import ChipRow, Flow
from desktop.ui.widgets.text import SectionTitle, SoftText


class TrendsCard(Card):
    """Shows one `TrendView` as a chart or as a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trend: TrendView | None = None
        self._how_open = False
        self.title, self.legend = SectionTitle(""), SoftText("")
        self.chart = TrendChart()
        self.shown = ChipRow((("chart", tr("Chart")), ("table", tr("Table"))), exclusive=True)
        self.shown.set_keys(("chart",))
        self.back = Button(tr("Back to the range"), "quiet")
        self.copy_button = Button(tr("Copy the table"), "quiet")
        self.how_button = Button(tr("How this was made"), "quiet")
        self.tools = Flow()
        self._lay_out()
        self.shown.chosen.connect(self._on_shown)
        self.chart.window_changed.connect(self._on_window)
        self.back.clicked.connect(self.chart.show_range)
        self.copy_button.clicked.connect(self._on_copy)
        self.how_button.clicked.connect(self._on_how)
        self._show_parts()

    def _lay_out(self) -> None:
        for tool in (self.shown, self.back, self.copy_button, self.how_button):
            self.tools.add(tool)
        self.body.addWidget(self.title)
        self.body.addWidget(self.legend)
        self.body.addWidget(self.chart, 1)
        self.body.addWidget(self.tools)

    @cached_property
    def model(self) -> TrendTableModel:
        """The table's model."""
        return TrendTableModel(self)

    @cached_property
    def table(self) -> TrendTable:
        """The table, below the legend where the chart is."""
        table = TrendTable(self.model)
        self.body.insertWidget(2, table, 1)
        QWidget.setTabOrder(table, self.tools)
        return table

    @cached_property
    def how(self) -> HowItWasMade:
        """“How this was made”, at the foot."""
        how = HowItWasMade()
        self.body.addWidget(how)
        return how

    @cached_property
    def empty(self) -> NothingYet:
        """What is said before there is anything to show."""
        empty = NothingYet()
        self.body.addWidget(empty)
        return empty

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show in any range."""
        return self._trend is not None and self._trend.is_empty and not self._trend.earlier

    def show_view(self, view: TrendView) -> None:
        """Show another trend."""
        self._trend = view
        self.title.setText(view.title)
        self.chart.show_view(view)
        self._show_legend()
        self._show_parts()

    @Slot(str)
    def _on_shown(self, _key: str) -> None:
        self._show_parts()

    @Slot()
    def _on_how(self) -> None:
        self._how_open = not self._how_open
        self._show_parts()

    @Slot()
    def _on_copy(self) -> None:
        self.table.copy()

    @Slot(object)
    def _on_window(self, _window: Window) -> None:
        self._show_legend()
        self._show_tools()

    def _show_parts(self) -> None:
        """Show the chart, the table, or the calm lines for nothing yet."""
        view = self._trend
        there = view is not None and not self.is_empty
        as_table = there and self._as_table
        if view is not None and as_table:
            self.model.show_view(view)
        if view is not None and self._how_open:
            self.how.show_paragraphs(view.how)
        for part in (self.title, self.legend, self.tools):
            part.setVisible(there)
        self.chart.setVisible(there and not as_table)
        self._show("table", as_table)
        self._show("how", there and self._how_open)
        self._show("empty", self.is_empty)
        self._show_tools()

    @property
    def _as_table(self) -> bool:
        return self.shown.keys() == ("table",)

    def _show(self, name: str, wanted: bool) -> None:
        """Show or hide a part that is built when it is first wanted."""
        if wanted or name in self.__dict__:
            getattr(self, name).setVisible(wanted)

    def _show_tools(self) -> None:
        opened = tr("Hide how this was made")
        self.how_button.setText(opened if self._how_open else tr("How this was made"))
        self.copy_button.setVisible(self._as_table)
        self.back.setVisible(not self._as_table and not self.chart.is_at_range())
        self.tools.refresh()

    def _show_legend(self) -> None:
        if self._trend is None:
            return
        parts = [tr("hollow: a thin week")]
        if self._trend.history.level:
            parts.append(tr("band: 95%"))
        if self._trend.practised:
            minutes = minutes_text(self._trend.practised)
            parts.append(tr("practised in this range: {minutes}", minutes=minutes))
        if not self.chart.is_at_range():
            parts.append(_in_sight(self.chart.window_shown))
        self.legend.setText(" · ".join(parts))


def _in_sight(window: Window) -> str:
    first, last = day_at(window.start), day_at(window.end - 0.01)
    return tr("in sight: {first} to {last}", first=full_date(first), last=full_date(last))
