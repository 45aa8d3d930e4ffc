"""The player's own buttons: pause, and the time left that a click hides."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.models.dates import left
from desktop.ui.widgets.button import Button, Pressable
from desktop.ui.widgets.painting import focus_ring, painter_for, rounded

PAUSE_PX = 64


def by_tab(button: Pressable) -> Pressable:
    """Let only the Tab key give `button` the focus, so that a click leaves Space to the pause."""
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def quiet(text: str) -> Button:
    """Return a quiet button that a click does not give the focus."""
    button = Button(text, "quiet")
    by_tab(button)
    return button


class SkipButton(Button):
    """Goes on to the next part; outlined, and in plainer words, where many leave the part out."""

    def __init__(self) -> None:
        super().__init__(tr("Next part (N)"), "quiet")
        by_tab(self)
        self._outlined = False
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing moves when the last part begins
        self.setSizePolicy(policy)
        self.hide()

    def show_part(self, *, has_next: bool, skippable: bool) -> None:
        """Be there while there is a next part, and say what a press would do."""
        self._outlined = skippable
        self.setText(tr("Skip this part (N)") if skippable else tr("Next part (N)"))
        self.setVisible(has_next)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._outlined:
            look, box = theme.tokens(), QRectF(self.rect())
            painter = painter_for(self)
            rounded(painter, box, theme.RADIUS_BUTTON, look.card, look.edge)
            painter.end()
        super().paintEvent(event)


class PauseButton(Pressable):
    """A round button: two bars while playing, a triangle while paused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        by_tab(self)
        self._paused = False
        self.set_paused(False)

    def set_paused(self, paused: bool) -> None:
        """Show what a press would do."""
        self._paused = paused
        self.setAccessibleName(tr("Go on") if paused else tr("Pause"))
        self.setToolTip(tr("Go on (Space)") if paused else tr("Pause (Space)"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(PAUSE_PX, PAUSE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, box, painter = theme.tokens(), QRectF(self.rect()), painter_for(self)
        rounded(painter, box, PAUSE_PX / 2, look.tide_deep if self.underMouse() else look.tide)
        if self.ring:
            focus_ring(painter, box, PAUSE_PX / 2, look.on_tide)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.on_tide)
        middle = box.center()
        if self._paused:
            corners = ((-6, -9), (10, 0), (-6, 9))
            painter.drawPolygon(QPolygonF([middle + QPointF(*corner) for corner in corners]))
            return
        for x in (-8, 3):
            painter.drawRoundedRect(QRectF(middle.x() + x, middle.y() - 8, 5, 16), 1, 1)


class TimeLeft(Pressable):
    """The time left, repainted without moving anything else; a press hides or shows it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        by_tab(self)
        self._words, self._whole_s = "", -2
        self.setToolTip(tr("Show or hide the time (T)"))

    def show_left(self, seconds: float, hidden: bool) -> None:
        """Show the time left, or the way back to it."""
        whole_s = -1 if hidden else int(seconds + 0.999)
        if whole_s == self._whole_s:
            return
        self._whole_s = whole_s
        self._words = tr("Show the time") if hidden else tr("{time} left", time=left(whole_s))
        self.setAccessibleName(self._words)
        self.update()

    def sizeHint(self) -> QSize:
        widest = max(
            theme.metrics("body").horizontalAdvance(words)
            for words in (tr("Show the time"), tr("{time} left", time="0:00:00"))
        )
        return QSize(widest + 2 * theme.GAP_8, max(theme.TARGET, theme.line_height("body") + 12))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, box, painter = theme.tokens(), QRectF(self.rect()), painter_for(self)
        if self.underMouse():
            rounded(painter, box, theme.RADIUS_BUTTON, look.tide_soft)
        if self.ring:
            focus_ring(painter, box, theme.RADIUS_BUTTON, look.tide)
        painter.setFont(theme.font("body"))
        painter.setPen(look.soft)
        where = box.adjusted(theme.GAP_8, 0, 0, 0)
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, self._words)
