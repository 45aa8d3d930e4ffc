"""One setting: its name, a line that explains it, and what it is set with."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.core.lines import one_line
from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.chip import ChipRow
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.menu_chip import MenuChip
from desktop.ui.widgets.slider import Slider
from desktop.ui.widgets.text import SoftText, Text

WAYS = QBoxLayout.Direction


class SettingRow(QWidget):
    """The words on the left, the control on the right; above each other where it is narrow."""

    changed = Signal(str, object)  # key, value

    def __init__(self, key: str, name: str, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(name, "strong"))
        self.why = SoftText(why)
        words.addWidget(self.why)
        words.addStretch(1)
        self._row = QBoxLayout(WAYS.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.GAP_8)
        self._row.addLayout(words, 4)

    def take(self, control: QWidget) -> None:
        """Put the control in its place."""
        self._row.addWidget(control, 5, Qt.AlignmentFlag.AlignTop)

    def show_value(self, value: object) -> None:
        """Show how it is set; says nothing."""

    def leave(self) -> None:
        """Take what was typed: the page goes out of sight."""

    def fold(self, folded: bool) -> None:
        """Stand above each other, or side by side."""
        self._row.setDirection(WAYS.TopToBottom if folded else WAYS.LeftToRight)
        self._row.setSpacing(theme.GAP_8 if folded else theme.GAP_24)


class ChoiceRow(SettingRow):
    """One of a few: chips. A choice's value may be a word, a number or a switch.

    Where there are more than `most` they stand in a list that one chip opens.
    """

    def __init__(
        self,
        key: str,
        name: str,
        why: str,
        choices: Iterable[tuple[object, str]],
        *,
        most: int | None = None,
    ) -> None:
        super().__init__(key, name, why)
        self._name, self._most = name, most
        self.menu: MenuChip | None = None
        self._choices: tuple[tuple[object, str], ...] = ()
        self._values: dict[str, object] = {}
        self._shown: object = None
        self.chips = ChipRow(exclusive=True)
        self.show_choices(choices)
        self.chips.setAccessibleName(name)
        self.chips.chosen.connect(self._on_chosen)
        self.take(self.chips)

    @property
    def values(self) -> tuple[object, ...]:
        """What there is to choose from."""
        return tuple(value for value, _ in self._choices)

    def show_choices(self, choices: Iterable[tuple[object, str]]) -> None:
        """Show other choices; what is set stays set, whether it is among them or not."""
        new = tuple(choices)
        if new == self._choices:
            return
        self._choices, self._values = new, {str(value): value for value, _ in new}
        self._clear()
        if self._most is not None and len(new) > self._most:
            self._add_menu()
        else:
            for value, text in new:
                self.chips.add_chip(str(value), text)
        self.show_value(self._shown)

    def show_value(self, value: object) -> None:
        self._shown = value
        self.chips.set_keys([str(value)])
        if self.menu is not None:
            self.menu.set_key(str(value))
            self.chips.refresh()

    def _clear(self) -> None:
        self.chips.clear()
        if self.menu is not None:
            self.chips.remove(self.menu)
            self.menu = None

    def _add_menu(self) -> None:
        texts = [(str(value), text) for value, text in self._choices]
        self.menu = MenuChip(self._name, texts, always_asks=True)
        self.menu.picked.connect(self._on_chosen)
        self.chips.add(self.menu)

    @Slot(str)
    def _on_chosen(self, chosen: str) -> None:
        self._shown = self._values[chosen]
        self.chips.refresh()
        self.changed.emit(self.key, self._values[chosen])


class LevelRow(SettingRow):
    """A volume, 0 to 100."""

    def __init__(self, key: str, name: str, why: str) -> None:
        super().__init__(key, name, why)
        self.slider = Slider(0, 100, 5, 20, name)
        self.slider.valueChanged.connect(self._on_moved)
        self.take(self.slider)

    def show_value(self, value: object) -> None:
        if isinstance(value, int):
            with QSignalBlocker(self.slider):
                self.slider.setValue(value)
            self.slider.update()

    @Slot(int)
    def _on_moved(self, value: int) -> None:
        self.changed.emit(self.key, value)


class LineRow(SettingRow):
    """A line in the person's own words, taken when the keyboard leaves it."""

    def __init__(self, key: str, name: str, why: str, most: int) -> None:
        super().__init__(key, name, why)
        self._shown = ""
        self.field = Field(name, "", 18)
        self.field.setMaxLength(most)
        self.field.editingFinished.connect(self._on_edited)
        self.take(self.field)

    def show_value(self, value: object) -> None:
        self._shown = str(value)
        if not self.field.hasFocus():
            self.field.setText(self._shown)

    def leave(self) -> None:
        self._on_edited()

    @Slot()
    def _on_edited(self) -> None:
        line = one_line(self.field.text())
        if self.field.isModified() and line != self._shown:
            self._shown = line
            self.changed.emit(self.key, line)


class TimeRow(SettingRow):
    """A time of day, typed; what is no time is said at the field and changes nothing."""

    def __init__(self, key: str, name: str, why: str) -> None:
        super().__init__(key, name, why)
        self._shown = ""
        self.field = Field(name, "04:00", 5)
        self.wrong = SoftText(tr("Write it as hours and minutes, like 04:00."))
        self.wrong.hide()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        column.addWidget(self.wrong)
        self.field.editingFinished.connect(self._on_edited)
        self.take(holder)

    def show_value(self, value: object) -> None:
        self._shown = str(value)
        self.field.setText(self._shown)
        self.wrong.hide()

    @Slot()
    def _on_edited(self) -> None:
        time = as_time(self.field.text())
        self.wrong.setVisible(time is None)
        if time is None or time == self._shown:
            return
        self.show_value(time)
        self.changed.emit(self.key, time)


def as_time(text: str) -> str | None:
    """Return "4", "4:30", "0430" or "4.30" as "04:00" and so on, or None."""
    digits = "".join(text.split()).replace(".", ":")
    if ":" not in digits and len(digits) > 2:
        digits = f"{digits[:-2]}:{digits[-2:]}"
    hours, _, minutes = digits.partition(":")
    minutes = minutes or "0"
    if not (hours + minutes).isascii() or not (hours.isdigit() and minutes.isdigit()):
        return None
    if int(hours) > 23 or int(minutes) > 59:
        return None
    return f"{int(hours):02}:{int(minutes):02}"
