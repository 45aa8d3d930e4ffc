"""Totals of a questionnaire: a field for each of its scales, with the range it lies in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.words import tr
from desktop.services.life_views import ScaleForm
from desktop.ui import theme
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import SoftText, Text


class TotalFields(QWidget):
    """One is enough where there are several."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scales: tuple[ScaleForm, ...] = ()
        self.fields: list[Field] = []
        self._rows = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._rows)

    def ask(self, scales: tuple[ScaleForm, ...]) -> None:
        """Ask for another questionnaire's totals; what stood there goes."""
        self._rows.hide()
        self._rows.deleteLater()
        self._scales, self.fields, self._rows = scales, [], QWidget()
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_8)
        for scale in scales:
            column.addLayout(self._row(scale))
        self._column.addWidget(self._rows)
        self._rows.show()

    def set_totals(self, totals: Iterable[tuple[str, float]]) -> None:
        """Show totals; says nothing."""
        self.set_texts({key: f"{total:g}" for key, total in totals})

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Show what was typed for each scale, whatever it is; says nothing."""
        for scale, field in zip(self._scales, self.fields, strict=True):
            field.blockSignals(True)
            field.setText(texts.get(scale.key, ""))
            field.blockSignals(False)

    def texts(self) -> dict[str, str]:
        """Return what stands in the field of each scale, whatever it is."""
        pairs = zip(self._scales, self.fields, strict=True)
        return {scale.key: field.text().strip() for scale, field in pairs}

    def totals(self) -> tuple[tuple[str, float], ...]:
        """Return the totals that stand there and can be."""
        pairs = zip(self._scales, self.fields, strict=True)
        read = [(scale.key, _read(scale, field.text())) for scale, field in pairs]
        return tuple((key, total) for key, total in read if total is not None)

    def problem(self) -> str:
        """Say which cannot be, or that there is none; nothing where all is well."""
        for scale, field in zip(self._scales, self.fields, strict=True):
            if field.text().strip() and _read(scale, field.text()) is None:
                return tr(
                    "{name} takes a number from {low} to {high}.",
                    name=tr(scale.name),
                    low=f"{scale.lowest:g}",
                    high=f"{scale.highest:g}",
                )
        return "" if self.totals() else tr("Nothing is entered yet. One number is enough.")

    def focus_problem(self) -> None:
        """Give the keyboard to the first field that needs it, or to the first of all."""
        wrong = [
            field
            for scale, field in zip(self._scales, self.fields, strict=True)
            if field.text().strip() and _read(scale, field.text()) is None
        ]
        for field in (wrong or self.fields)[:1]:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, scale: ScaleForm) -> QHBoxLayout:
        ends = {"low": f"{scale.lowest:g}", "high": f"{scale.highest:g}"}
        field = Field(tr(scale.name), "", 4)
        field.setAccessibleDescription(tr("{low} to {high}", **ends))
        field.textEdited.connect(self.changed)
        self.fields.append(field)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_12)
        row.addWidget(Text(tr(scale.name), "strong"))
        row.addWidget(field)
        row.addWidget(SoftText(tr("{low} to {high}", **ends), wrap=False))
        row.addStretch(1)
        return row


def _read(scale: ScaleForm, text: str) -> float | None:
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return number if scale.lowest <= number <= scale.highest else None
