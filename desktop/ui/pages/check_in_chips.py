"""A list of chips to choose from, with more of them and a word of one's own on request."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.chip import Chip, ChipRow
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import SectionTitle, SoftText

_LONGEST = 40  # characters of an own word


class ChipChoice(QWidget):
    """A heading, chips, "more…", one's own, and a quiet line for what cannot be taken.

    `alone` names keys of which only one can be chosen; `most` limits how many in all.
    """

    changed = Signal()

    def __init__(
        self,
        title: str,
        own: str,
        *,
        most: int | None = None,
        alone: Iterable[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._most, self._alone = most, set(alone)
        self._hidden: tuple[str, ...] = ()
        self.row = ChipRow()
        self.row.setAccessibleName(title)
        self.row.chosen.connect(self._on_chosen)
        self._more = Chip(tr("more…"), "", checkable=False, soft=True)
        self._more.clicked.connect(self._on_more)
        self.own = Field(own, own, width_em=9)
        self.own.setMaxLength(_LONGEST)
        self.own.returnPressed.connect(self._on_own)
        self.problem = SoftText("")
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_8)
        column.addWidget(SectionTitle(title))
        column.addWidget(self.row)
        column.addWidget(self.problem)
        self.row.add(self._more)
        self.row.add(self.own)

    def keys(self) -> tuple[str, ...]:
        """Return what is chosen, an own word still in its field included."""
        typed = self.own.text().strip()
        chosen = self.row.keys()
        return (*chosen, typed) if typed and typed not in chosen and self._room() else chosen

    def offer(self, shown: Iterable[str], more: Iterable[str] = ()) -> None:
        """Offer a list, `more` of it on request; what was chosen stays chosen and shown."""
        chosen = self.row.keys()
        self.row.clear()
        first = list(dict.fromkeys((*chosen, *shown)))
        for key in first:
            self._add(key)
        self._hidden = tuple(key for key in more if key not in first)
        self._more.setVisible(bool(self._hidden))
        self.own.setVisible(not self._hidden)
        self.row.set_keys(chosen)
        self.row.refresh()

    def set_keys(self, keys: Iterable[str]) -> None:
        """Show these as chosen; says nothing. A key that is not offered is added."""
        wanted = tuple(keys)
        for key in wanted:
            if self.row.chip(key) is None:
                self._add(key)
        self.row.set_keys(wanted)
        self.own.clear()
        self.show_problem("")

    def choose_alone(self, key: str) -> None:
        """Show this as chosen, in place of any other of which only one can be; says nothing."""
        self._alone.add(key)
        if self.row.chip(key) is None:
            self._add(key)
        others = (one for one in self.row.keys() if one not in self._alone)  # noqa: SIM118
        self.row.set_keys((*others, key))
        self.row.refresh()

    def let_go(self, key: str) -> None:
        """Show this as not chosen; says nothing."""
        self.row.set_keys(one for one in self.row.keys() if one != key)  # noqa: SIM118

    def show_problem(self, text: str) -> None:
        """Say beneath the chips what cannot be taken."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _room(self) -> bool:
        return self._most is None or len(self.row.keys()) < self._most

    def _add(self, key: str) -> None:
        self.row.add_chip(key, tr(key), at=self.row.count() - 2)  # before "more…" and one's own

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        chosen = self.row.keys()
        if self._most is not None and len(chosen) > self._most and key in chosen:
            self.row.set_keys(k for k in chosen if k != key)
            self.show_problem(tr("Up to {n} words. Let one go first.", n=self._most))
            return
        if key in self._alone and key in chosen:
            self.row.set_keys(k for k in chosen if k == key or k not in self._alone)
        self.show_problem("")
        self.changed.emit()

    @Slot()
    def _on_more(self) -> None:
        hidden, self._hidden = self._hidden, ()
        for key in hidden:
            self._add(key)
        first = self.row.chip(hidden[0]) if hidden else None
        self._more.hide()
        self.own.show()
        self.row.refresh()
        if first is not None:
            first.setFocus()

    @Slot()
    def _on_own(self) -> None:
        typed = self.own.text().strip()
        if not typed:
            return
        if not self._room():
            self.show_problem(tr("Up to {n} words. Let one go first.", n=self._most))
            return
        self.set_keys((*self.row.keys(), typed))
        self.changed.emit()
