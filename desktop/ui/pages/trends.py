"""The Trends page: one true sentence, the ranges, and the card of the main chart.

Passive: it shows a `TrendView` and says which range is wanted.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.core.words import tr
from desktop.trends.records import TrendView
from desktop.ui import theme
from desktop.ui.pages.trends_card import TrendsCard
from desktop.ui.widgets.chip import ChipRow
from desktop.ui.widgets.page import Page, PageHeader
from desktop.ui.widgets.text import Text

ALL = "all"
RANGES: tuple[int | None, ...] = (4, 12, 26, 52, None)


class TrendsPage(Page):
    """Resilience week by week; the mood where there is too little of it."""

    range_chosen = Signal(object)  # weeks, or None for everything

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = PageHeader(tr("Trends"))
        self.ranges = _range_chips()
        self.note = Text("", "body", "soft")
        self.card = TrendsCard()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(theme.GAP_16)
        self._top.addWidget(self.head, 1)
        self._top.addWidget(self.ranges)
        self.body.addLayout(self._top)
        self.body.addWidget(self.note)
        self.body.addWidget(self.card)
        self.body.addStretch(0)
        self.ranges.chosen.connect(self._on_range)
        self.note.hide()
        self.ranges.hide()

    def show_view(self, view: TrendView) -> None:
        """Show another trend."""
        self.head.title.setText(view.headline)
        self.head.set_below(view.subline)
        self.note.setText(view.note)
        self.note.setVisible(bool(view.note))
        self.ranges.set_keys((_key(view.weeks_asked),))
        self.card.show_view(view)
        self.ranges.setVisible(not self.card.is_empty)
        self.body.setStretchFactor(self.card, 0 if self.card.is_empty else 1)

    def arrange(self, width: int) -> None:
        wide = self.two_columns_fit(width)
        direction = QBoxLayout.Direction
        self._top.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    @Slot(str)
    def _on_range(self, key: str) -> None:
        self.range_chosen.emit(None if key == ALL else int(key))


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
