"""A page dissolving into the next: two pictures, blended by an opaque widget on top of both.

No graphics effect: the pages themselves are painted once each, not once a frame.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QVariantAnimation, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QStackedWidget, QWidget

FADE_MS = 160


def cross_fade(stack: QStackedWidget, page: QWidget) -> None:
    """Show `page` in `stack`, dissolving from what is shown now."""
    for veil in stack.findChildren(_Veil):
        veil.close()
    shown = stack.currentWidget()
    before = None if shown is None else shown.grab()
    stack.setCurrentWidget(page)
    if before is not None:
        _Veil(stack, before, page.grab())


class _Veil(QWidget):
    """Lies over the stack for the length of the fade, lets every press through, and goes."""

    def __init__(self, stack: QStackedWidget, before: QPixmap, after: QPixmap) -> None:
        super().__init__(stack)
        self._before, self._after, self._share = before, after, 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setGeometry(stack.rect())
        stack.installEventFilter(self)
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(FADE_MS)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.valueChanged.connect(self._on_moved)
        self._motion.finished.connect(self.close)
        self.show()
        self.raise_()
        self._motion.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Hide):
            self._motion.stop()
            self.close()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._before)
        painter.setOpacity(self._share)
        painter.drawPixmap(0, 0, self._after)

    @Slot(object)
    def _on_moved(self, share: float) -> None:
        self._share = share
        self.update()
