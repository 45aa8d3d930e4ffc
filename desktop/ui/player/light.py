"""The breathing light: a cached sprite that drifts, the thin arc to the next bell, the bell's ring.

It wakes only when a change could be seen, repaints only what changed, and keeps no timer running
while hidden, paused, still or under reduced motion.
"""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QElapsedTimer, QPointF, QRect, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.core.words import tr
from desktop.ui.player import drift, lamp
from desktop.ui.theme import NIGHT

ARC_PX = 3.0
BELL_FRAME_MS = 80
BELL_STEP = 0.08  # of the ring's brightness, a frame: a second in, a second out
LARGEST_PX = 440
SMALLEST_PX = 120


class BreathingLight(QWidget):
    """A light that drifts with the breath as anchor and is still with any other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Breathing light"))
        self._playing = self._drifting = self._reduced = self._ringing = False
        self._progress = 0.0
        self._bell = 0.0  # brightness of the bell's ring
        self._moved_s = 0.0  # how long it has drifted: a pause takes nothing away
        self._scale = 1.0
        self._ground = QPixmap()
        self._sprite = QPixmap()
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._on_frame)

    # What the page says

    def set_motion(self, *, playing: bool, drifting: bool) -> None:
        """Drift while `playing` if the anchor lets it (`drifting`); otherwise hold still."""
        if (playing, drifting) == (self._playing, self._drifting):
            return
        self._playing, self._drifting = playing, drifting
        if not drifting and self._scale != 1.0:
            self._scale, self._moved_s = 1.0, 0.0
            self.update()
        self._rouse()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Hold everything still, now and later."""
        self._reduced = reduced
        if reduced:
            self._scale, self._moved_s, self._bell = 1.0, 0.0, float(self._ringing)
        self.update()
        self._rouse()

    def set_progress(self, progress: float) -> None:
        """Draw the arc to `progress`, 0…1 of the way to the next bell."""
        progress = min(1.0, max(0.0, progress))
        moved_px = (progress - self._progress) * 2 * pi * self._ring()
        if 0 <= moved_px < 1.0:
            return
        old, self._progress = self._progress, progress
        if 0 < moved_px < 60:
            self.update(self._tip_rect(old).united(self._tip_rect(progress)))
        else:
            self.update()

    def set_ringing(self, ringing: bool) -> None:
        """Show the visible twin of a bell for as long as it rings."""
        if ringing == self._ringing:
            return
        self._ringing = ringing
        if self._reduced or not self.isVisible():
            self._bell = float(ringing)
            self.update()
        self._rouse()

    def is_moving(self) -> bool:
        """Say whether a frame is due."""
        return self._timer.isActive()

    # Time

    def _wants_drift(self) -> bool:
        return self._playing and self._drifting and not self._reduced

    def _rouse(self) -> None:
        due = self._due_ms()
        if due is None:
            self._timer.stop()
        elif not self._timer.isActive():
            self._since.start()
            self._timer.start(due)

    def _due_ms(self) -> int | None:
        if not self.isVisible() or self._reduced:
            return None
        if self._bell != float(self._ringing):
            return BELL_FRAME_MS
        if self._wants_drift():
            return drift.next_frame_ms(self._moved_s, self._rest_radius())
        return None

    @Slot()
    def _on_frame(self) -> None:
        if not self._is_exposed():
            return  # the next paint event rouses it again
        self._fade_bell()
        if self._wants_drift():
            before = self._light_rect()
            self._moved_s += min(self._since.elapsed() / 1000, 1.0)
            self._scale = drift.scale_at(self._moved_s)
            self.update(before.united(self._light_rect()))
        self._rouse()

    def _fade_bell(self) -> None:
        target = float(self._ringing)
        if self._bell != target:
            step = BELL_STEP if target else -BELL_STEP
            self._bell = min(1.0, max(0.0, self._bell + step))
            self.update()

    def _is_exposed(self) -> bool:
        handle = self.window().windowHandle()
        return handle is None or handle.isExposed()

    # Geometry

    def sizeHint(self) -> QSize:
        return QSize(LARGEST_PX, LARGEST_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(SMALLEST_PX, SMALLEST_PX)

    def _centre(self) -> QPointF:
        return QRectF(self.rect()).center()

    def _ring(self) -> float:
        return min(self.width(), self.height(), LARGEST_PX) / 2 / 1.16

    def _rest_radius(self) -> float:
        return self._ring() * lamp.LIGHT_TO_RING

    def _light_rect(self) -> QRect:
        radius = self._rest_radius() * self._scale + 2
        centre = self._centre()
        return QRectF(
            centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius
        ).toAlignedRect()

    def _ring_rect(self) -> QRectF:
        ring, centre = self._ring(), self._centre()
        return QRectF(centre.x() - ring, centre.y() - ring, 2 * ring, 2 * ring)

    def _tip_rect(self, progress: float) -> QRect:
        angle, ring, centre = 2 * pi * progress, self._ring(), self._centre()
        x, y = centre.x() + ring * sin(angle), centre.y() - ring * cos(angle)
        reach = 2 * ARC_PX
        return QRectF(x - reach, y - reach, 2 * reach, 2 * reach).toAlignedRect()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._prepare()
        area = event.rect()
        ratio = self._ground.devicePixelRatio()
        source = QRectF(
            area.x() * ratio, area.y() * ratio, area.width() * ratio, area.height() * ratio
        )
        painter.drawPixmap(QRectF(area), self._ground, source)
        light = self._light_rect()
        if area.intersects(light):
            radius = (self._rest_radius() + 2) * self._scale
            centre = self._centre()
            painter.drawPixmap(
                QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius),
                self._sprite,
                QRectF(self._sprite.rect()),
            )
        if not light.adjusted(-2, -2, 2, 2).contains(area):
            self._paint_ring(painter)
        painter.end()
        self._rouse()

    def _paint_ring(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        centre, ring = self._centre(), self._ring()
        if self._bell > 0:
            for grown, width, alpha in ((1.04, 3.0, 0.40), (1.07, 5.0, 0.18), (1.11, 7.0, 0.08)):
                painter.setPen(QPen(lamp.with_alpha(NIGHT.ink, alpha * self._bell), width))
                painter.drawEllipse(centre, ring * grown, ring * grown)
        if self._progress > 0:
            pen = QPen(NIGHT.tide, ARC_PX)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(self._ring_rect(), 90 * 16, -round(self._progress * 360 * 16))

    def _prepare(self) -> None:
        ratio = self.devicePixelRatioF()
        if not self._ground.isNull() and self._ground.devicePixelRatio() == ratio:
            return
        self._sprite = lamp.light_sprite(self._rest_radius(), ratio)
        self._ground = QPixmap(self.size() * ratio)
        self._ground.setDevicePixelRatio(ratio)
        painter = QPainter(self._ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        reach = lamp.reach(self.window().size())
        painter.fillRect(self.rect(), lamp.ground(self._centre(), reach))
        lamp.paint_halo(painter, self._centre(), self._ring())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ground = QPixmap()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rouse()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
        self._bell = float(self._ringing)
