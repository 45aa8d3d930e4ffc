"""Beginning a course: what it asks for, and how long the days shall be."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.services.course_views import CourseView
from desktop.ui import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import ChipRow
from desktop.ui.widgets.text import SectionTitle, SoftText, Text


class CourseBegin(QWidget):
    """Two forms, plainly labelled; either can be changed for the other at any time."""

    begin_pressed = Signal(str)  # form

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.purpose = Text("")
        self.forms = ChipRow(
            [
                ("short", tr("Short days: 10 to 20 minutes")),
                ("classic", tr("Classic days: 30 to 45 minutes")),
            ],
            exclusive=True,
        )
        self.forms.set_keys(["short"])
        self.forms.setAccessibleName(tr("How long the days are"))
        self._why = SoftText(
            tr(
                "The classic days are those of the tradition, and most studies are of them; the "
                "short ones are ours, for a life with shifts. You can change over at any time."
            )
        )
        self.begin = Button(tr("Begin this course"), "primary", enter=True)
        self.begin.clicked.connect(self.press)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GAP_16, 0, 0)
        column.setSpacing(theme.GAP_8)
        column.addWidget(SectionTitle(tr("What it asks for")))
        for part in (self.purpose, self.forms, self._why):
            column.addWidget(part)
        column.addSpacing(theme.GAP_8)
        row = QHBoxLayout()
        row.addWidget(self.begin)
        row.addStretch(1)
        column.addLayout(row)

    def show_course(self, view: CourseView) -> None:
        """Show what this course asks for."""
        self.purpose.setText(view.purpose)
        self.forms.setVisible(view.has_forms)
        self._why.setVisible(view.has_forms)

    @Slot()
    def press(self) -> None:
        """Begin, with the days that are chosen."""
        (form,) = self.forms.keys() or ("short",)
        self.begin_pressed.emit(form)
