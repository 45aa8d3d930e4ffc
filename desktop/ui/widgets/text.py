"""Words on a page: wrapped, with air between the lines, in a role and a tone of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.widgets.painting import ink_of, pen_is

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

Laid = tuple[QTextLayout, int, float]  # the layout, its height and its widest line
_WIDTHS = 6
_COMFORT = 34  # em: no line of prose is longer by itself


class Text(QLabel):
    """A label that paints itself: `role` is a font of the theme, `tone` one of its colours."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "ink",
        *,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._tone, self._wrap = role, tone, wrap
        self._laid: dict[tuple[str, int, float, int], Laid] = {}  # a layout asks at a few widths
        self._measured: tuple[tuple[str, float], QSize, QSize] | None = None
        self._across = 0.0  # 0 left, 0.5 centre, 1 right
        self._made = False
        self.setText(text)
        self.setForegroundRole(theme.role_of(tone))
        self._made = True
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show other words; the same words again cost nothing."""
        if text == self.text():
            return
        if "<" in text:
            from PySide6.QtCore import Qt

            self.setTextFormat(Qt.TextFormat.PlainText)  # what a person typed is never markup
        super().setText(text)
        if self._made:
            self.updateGeometry()

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Set words at the left, the centre or the right; they stay in the middle of the height."""
        from PySide6.QtCore import Qt

        centre, right = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
        self._across = 0.5 if alignment & centre else 1.0 if alignment & right else 0.0
        self._laid.clear()
        super().setAlignment(alignment)

    def hasHeightForWidth(self) -> bool:
        return self._wrap  # not the policy's: QLabel resets that with every text

    def heightForWidth(self, width: int) -> int:
        return self._lay(width)[1] if self._wrap else -1

    def sizeHint(self) -> QSize:
        return self._hints()[0]

    def minimumSizeHint(self) -> QSize:
        return self._hints()[1]

    def _hints(self) -> tuple[QSize, QSize]:
        """Return the size it would like and the least it can do with; layouts ask often."""
        key = (self.text(), theme.scale())
        if self._measured is None or self._measured[0] != key:
            metrics, line = theme.metrics(self._role), theme.line_height(self._role)
            natural = metrics.horizontalAdvance(self.text()) + 2
            liked = least = QSize(natural, line)
            if self._wrap:
                width = min(natural, _COMFORT * theme.font(self._role).pixelSize())
                liked = QSize(width, line if natural == width else self._lay(width)[1])
                longest = max(self.text().split(), key=len, default="")
                least = QSize(metrics.horizontalAdvance(longest) + 2, line)
            self._measured = (key, liked, least)
        return self._measured[1:]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ink = QPainter(self), getattr(theme.tokens(), self._tone)
        width = self.width() if self._wrap else 1 << 20
        layout, height, widest = self._lay(width, None if pen_is(painter, ink) else ink)
        x = (self.width() - widest) * self._across
        layout.draw(painter, QPointF(x, max(0.0, (self.height() - height) / 2)))

    def _lay(self, width: int, ink: QColor | None = None) -> Laid:
        """Return the words laid out; without `ink` they take the painter's pen."""
        key = (self.text(), width, theme.scale(), ink.rgba() if ink is not None else 0)
        found = self._laid.get(key)
        if found is None:
            if len(self._laid) >= _WIDTHS:
                self._laid.clear()
            found = _laid_out(self.text(), self._role, ink, width, self._across)
            self._laid[key] = found
        return found


def _laid_out(text: str, role: str, ink: QColor | None, width: int, across: float) -> Laid:
    """Break `text` into lines of `width` px: the layout, its height and its widest line."""
    layout = QTextLayout(text.replace("\n", "\u2028"), theme.font(role))
    if ink is not None:
        layout.setFormats([ink_of(ink)])
    if theme.metrics(role).horizontalAdvance(max(text.split(), key=len, default="")) > width:
        _break_anywhere(layout)
    step = theme.line_height(role)
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        lines.append(line)
    layout.endLayout()
    widest = max((line.naturalTextWidth() for line in lines), default=0.0)
    for number, line in enumerate(lines):
        x = (widest - line.naturalTextWidth()) * across
        line.setPosition(QPointF(x, number * step + (step - line.height()) / 2))
    return layout, max(1, len(lines)) * step, widest


def _break_anywhere(layout: QTextLayout) -> None:
    """Let a word that is longer than the line go on in the next."""
    from PySide6.QtGui import QTextOption

    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)


class PageTitle(Text):
    """The one heading of a page."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "page", parent=parent)


class SectionTitle(Text):
    """A heading within a page."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "section", parent=parent)


class SoftText(Text):
    """Secondary words: small and quiet, still fully legible."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, wrap: bool = True) -> None:
        super().__init__(text, "small", "soft", wrap=wrap, parent=parent)
