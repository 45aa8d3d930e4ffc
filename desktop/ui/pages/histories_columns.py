"""A CSV of any kind: which column is the date, the number with its range, and the note."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.services.history_views import ColumnsView, ColumnsWish
from desktop.ui import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import ChipRow, Flow
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import SectionTitle, SoftText, Text

NONE = "-1"
_DATES = ("date", "day", "time", "when", "datum", "jour")


class ColumnsCard(Card):
    """Says `wanted` once the person has pointed at the columns."""

    wanted = Signal(object)  # ColumnsWish

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header: tuple[str, ...] = ()
        self.title = SectionTitle("")
        self.sample = SoftText("")
        self.date = _row(tr("The date"))
        self.number = _row(tr("The number"))
        self.note = _row(tr("The note"))
        self.order = _row(tr("In dates of numbers alone"))
        self.order.add_chip("", tr("As the file shows"))
        self.order.add_chip("day", tr("Day first"))
        self.order.add_chip("month", tr("Month first"))
        self.order.set_keys([""])
        self.worst = Field(tr("The worst number"), "1", 5)
        self.best = Field(tr("The best number"), "10", 5)
        self.look = Button(tr("Look at it"), "primary")
        self.wrong = Text("")
        self.wrong.hide()
        self.look.clicked.connect(self._on_look)
        self._lay_out()

    def load(self, view: ColumnsView) -> None:
        """Show the columns there are, and how the first rows look."""
        self._header = view.header
        self.title.setText(view.file_name)
        rows = "\n".join(" · ".join(filter(None, row)) for row in view.sample)
        self.sample.setText(tr("Its first rows:\n{rows}", rows=rows))
        for row, may_be_none in ((self.date, False), (self.number, True), (self.note, True)):
            row.clear()
            for number, name in enumerate(view.header):
                row.add_chip(str(number), name or tr("column {n}", n=number + 1))
            if may_be_none:
                row.add_chip(NONE, tr("none"))
                row.set_keys([NONE])
        names = [name.casefold() for name in view.header]
        likely = [n for n, name in enumerate(names) if any(word in name for word in _DATES)]
        self.date.set_keys([str(likely[0])] if likely else [])
        self.worst.setText("1")
        self.best.setText("10")
        self.wrong.hide()

    @Slot()
    def _on_look(self) -> None:
        worst, best = _number(self.worst.text()), _number(self.best.text())
        if worst is None or best is None:
            self.say(tr("Write the worst and the best number, like 1 and 10."))
            return
        self.wrong.hide()
        order = self.order.keys()
        self.wanted.emit(
            ColumnsWish(
                self._name(self.date),
                self._name(self.number),
                worst,
                best,
                self._name(self.note),
                order[0] if order else "",
            )
        )

    def say(self, text: str) -> None:
        """Say what is missing."""
        self.wrong.setText(text)
        self.wrong.show()

    def _name(self, row: ChipRow) -> str:
        chosen = row.keys()
        return "" if not chosen or chosen[0] == NONE else self._header[int(chosen[0])]

    def _lay_out(self) -> None:
        self.body.setSpacing(theme.GAP_12)
        self.body.addWidget(self.title)
        self.body.addWidget(
            SoftText(tr("A table Tend does not know. Say which of its columns is what."))
        )
        self.body.addWidget(self.sample)
        span = Flow(gap=theme.GAP_12)
        parts: tuple[QWidget, ...] = (
            Text(tr("from the worst")),
            self.worst,
            Text(tr("to the best")),
            self.best,
        )
        for of_span in parts:
            span.add(of_span)
        for name, part in (
            (tr("The date"), self.date),
            (tr("In dates of numbers alone"), self.order),
            (tr("The number that says how you were"), self.number),
            (tr("It goes"), span),
            (tr("The note"), self.note),
        ):
            column = QVBoxLayout()
            column.setSpacing(theme.GAP_8)
            column.addWidget(Text(name, "strong"))
            column.addWidget(part)
            self.body.addLayout(column)
        self.body.addWidget(self.wrong)
        self.body.addWidget(self.look)


def _row(name: str) -> ChipRow:
    row = ChipRow(exclusive=True)
    row.setAccessibleName(name)
    return row


def _number(text: str) -> float | None:
    try:
        return float(text.strip().replace("−", "-").replace(",", "."))
    except ValueError:
        return None
