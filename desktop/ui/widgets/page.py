"""The base of every page: it scrolls when the window is small or the text is large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.painting import painter_for, rounded
from desktop.ui.widgets.text import PageTitle, SoftText, Text

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

_CLICK_FOCUS = 2  # Qt.FocusPolicy.ClickFocus, by number: see `painting`
_ROOMY = 860  # px of page from which margins are wide
_WIDE = 760  # px of page, at 100 % text, from which two columns fit


def side_of(width: int) -> int:
    """Return the margin, in px, at either side of a page of this width."""
    return theme.GAP_48 if width >= _ROOMY else theme.GAP_24


class ThinBar(QScrollBar):
    """A quiet scroll bar: a rounded handle and no arrows; upright unless told otherwise."""

    def __init__(
        self, orientation: Qt.Orientation | None = None, parent: QWidget | None = None
    ) -> None:
        if orientation is None:
            super().__init__()  # with an argument PySide6 would look up Qt.Orientation
        else:
            super().__init__(orientation, parent)

    def sizeHint(self) -> QSize:
        return QSize(12, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        span = self.maximum() - self.minimum()
        if span <= 0:
            return
        upright = self.height() > self.width()
        length = self.height() if upright else self.width()
        handle = max(40.0, length * self.pageStep() / (span + self.pageStep()))
        start = (length - handle) * (self.value() - self.minimum()) / span
        box = QRectF(4, start + 2, 4, handle - 4)
        if not upright:
            box = QRectF(start + 2, 4, handle - 4, 4)
        rounded(painter_for(self), box, 3, theme.tokens().edge)


class _Content(QWidget):
    """What scrolls: as high as its words need at this width, not as they would if narrower."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class Page(QScrollArea):
    """A page: put things into `body`. `arrange(width)` is the place to fold columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBar(ThinBar())
        self.setProperty("focusPolicy", _CLICK_FOCUS)
        self._own_viewport = QWidget()  # our own: asking for Qt's would load every class of widget
        self.setViewport(self._own_viewport)
        self._own_viewport.setAutoFillBackground(False)
        content = _Content()
        self.body = QVBoxLayout(content)
        self.body.setSpacing(theme.GAP_24)
        self._margin = (-1, 0)
        self._set_margin(theme.GAP_48)
        self.setWidget(content)
        content.setAutoFillBackground(False)

    def two_columns_fit(self, width: int) -> bool:
        """Return whether a page this wide has room for two columns at the present text size."""
        return width >= _WIDE * (0.6 + 0.4 * theme.scale())

    def arrange(self, width: int) -> None:
        """Fold or unfold the page for this width; pages with columns override it."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()  # the text size may have changed meanwhile
        super().showEvent(event)

    def _fit(self) -> None:
        taken = self.width() - self._own_viewport.width()  # by the scroll bar: content stands still
        self._set_margin(side_of(self.width()), taken)
        self.arrange(self.width())

    def _set_margin(self, margin: int, taken: int = 0) -> None:
        if (margin, taken) != self._margin:
            self._margin = margin, taken
            self.body.setContentsMargins(margin, theme.GAP_40 - 8, margin - taken, theme.GAP_24)


class PageHeader(QWidget):
    """The head of a page: the title, a small line above and a soft line below if wanted."""

    def __init__(
        self, title: str, below: str = "", above: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.above, self.title = SoftText(above), PageTitle(title)
        self.below = Text(below, "body", "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for text in (self.above, self.title, self.below):
            column.addWidget(text)
            text.setVisible(bool(text.text()))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_above(self, text: str) -> None:
        """Show the small line above the title."""
        self.above.setText(text)
        self.above.setVisible(bool(text))

    def set_below(self, text: str) -> None:
        """Show the soft line below the title."""
        self.below.setText(text)
        self.below.setVisible(bool(text))
