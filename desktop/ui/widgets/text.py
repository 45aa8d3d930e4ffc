"""Words on a page: wrapped, with air between the lines, in a role and a tone of the theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui import theme

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
        self._laid: tuple[tuple[str, int, float], QTextLayout, int, float] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Show other words; the same words again cost nothing."""
        if text != self.text():
            super().setText(text)
            self.updateGeometry()

    def set_tone(self, tone: str) -> None:
        """Change the colour."""
        self._tone = tone
        self.update()

    def hasHeightForWidth(self) -> bool:
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        return self._lay(width)[1] if self._wrap else -1

    def sizeHint(self) -> QSize:
        natural = theme.metrics(self._role).horizontalAdvance(self.text()) + 2
        em = theme.font(self._role).pixelSize()
        if not self._wrap:
            return QSize(natural, theme.line_height(self._role))
        width = min(natural, round(_COMFORT * em * 0.5))
        return QSize(width, self._lay(width)[1])

    def minimumSizeHint(self) -> QSize:
        if not self._wrap:
            return self.sizeHint()
        longest = max(self.text().split(), key=len, default="")
        width = theme.metrics(self._role).horizontalAdvance(longest) + 2
        return QSize(width, theme.line_height(self._role))

    def paintEvent(self, event: QPaintEvent) -> None:
        layout, height, widest = self._lay(self.width() if self._wrap else 1 << 20)
        align = self.alignment()
        x = 0.0
        if align & Qt.AlignmentFlag.AlignRight:
            x = self.width() - widest
        elif align & Qt.AlignmentFlag.AlignHCenter:
            x = (self.width() - widest) / 2
        painter = QPainter(self)
        painter.setPen(getattr(theme.tokens(), self._tone))
        layout.draw(painter, QPointF(x, max(0.0, (self.height() - height) / 2)))

    def _lay(self, width: int) -> tuple[QTextLayout, int, float]:
        key = (self.text(), width, theme.scale())
        if self._laid is None or self._laid[0] != key:
            self._laid = (key, *_laid_out(self.text(), self._role, width, self.alignment()))
        return self._laid[1:]


def _laid_out(
    text: str, role: str, width: int, align: Qt.AlignmentFlag
) -> tuple[QTextLayout, int, float]:
    """Break `text` into lines of `width` px: the layout, its height and its widest line."""
    layout = QTextLayout(text.replace("\n", "\u2028"), theme.font(role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    step = theme.line_height(role)
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        lines.append(line)
    layout.endLayout()
    widest = max((line.naturalTextWidth() for line in lines), default=0.0)
    centred = bool(align & Qt.AlignmentFlag.AlignHCenter)
    for number, line in enumerate(lines):
        x = (widest - line.naturalTextWidth()) / 2 if centred else 0.0
        line.setPosition(QPointF(x, number * step + (step - line.height()) / 2))
    return layout, max(1, len(lines)) * step, widest


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
