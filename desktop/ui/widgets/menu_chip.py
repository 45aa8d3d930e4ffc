"""A chip that opens a short list and shows what was picked there; filled once it is not "any"."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.widgets.chip import PADDING, Chip
from desktop.ui.widgets.painting import brush_of, painter_for

_ONE_COLUMN = "QMenu { menu-scrollable: 1; }"  # a list longer than the screen scrolls
_TRIANGLE = 18  # px that the sign of a list takes at 100 %


class MenuChip(Chip):
    """One of several, in one place.

    The first choice is the one that asks for nothing, unless every one of them is a choice
    (`always_asks`): then the chip is empty only where what is set is none of them.
    """

    picked = Signal(str)  # key

    def __init__(
        self,
        name: str,
        choices: Iterable[tuple[str, str]],
        *,
        always_asks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", parent=parent)
        self._name, self._choices = name, dict(choices)
        self._nothing = "" if always_asks else next(iter(self._choices))
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        for key, text in self._choices.items():
            action = QAction(text, self._group, checkable=True)
            action.setData(key)
            self._menu.addAction(action)
        self._group.triggered.connect(self._on_triggered)
        self.clicked.connect(self._open)
        self.set_key(self._nothing)

    def set_key(self, key: str) -> None:
        """Show this as picked; says nothing."""
        self.key = key
        picked = self._choices.get(key, "")
        self.setText(picked or tr("Choose one"))
        self.setChecked(bool(picked) and key != self._nothing)
        for action in self._group.actions():
            action.setChecked(action.data() == key)
        self.setAccessibleName(f"{self._name}: {self.text()}")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(round(_TRIANGLE * theme.scale()), 0)

    def _words_box(self, box: QRectF) -> QRectF:
        return box.adjusted(0, 0, -_TRIANGLE * theme.scale(), 0)

    def nextCheckState(self) -> None:
        """Stay as it is: what was picked fills the chip, not the press that opens the list."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look, unit = theme.tokens(), theme.scale()
        at = QPointF(self.width() - PADDING - 12 * unit, self.height() / 2 - 2 * unit)
        path = QPainterPath(at)
        path.lineTo(at + QPointF(9, 0) * unit)
        path.lineTo(at + QPointF(4.5, 5.5) * unit)
        painter_for(self).fillPath(path, brush_of(look.on_tide if self.isChecked() else look.soft))

    @Slot()
    def _open(self) -> None:
        if not self._menu.styleSheet():
            self._menu.setStyleSheet(_ONE_COLUMN)
        self._menu.setFont(theme.font("body"))
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        picked = self._group.checkedAction()
        if picked is not None:  # the arrows go on from there
            self._menu.setActiveAction(picked)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        key = str(action.data())
        if key != self.key:
            self.set_key(key)
            self.picked.emit(key)
