"""The breathing light: a cached sprite that drifts, the thin arc to the next bell, the bell's ring.

It has no timer of its own but while breathing is paced: the page is shown a view about four times a
second while a practice plays, and each is a tick. A tick paints only if something moved far enough
to be seen, and only what moved. Hidden, in a window minimised or covered, paused, still or under
reduced motion, nothing is painted.
"""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin
from time import monotonic

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import (
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QWindow,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.core.words import tr
from desktop.ui import theme
from desktop.ui.player import drift, lamp, pacing
from desktop.ui.player.sight import is_in_sight

ARC_PX = 3.0
ARC_STEP_PX = 3.0  # the least movement of the arc's tip worth a frame of its own
BELL_FADE_S = 1.2
SHORTEST_TICK_S = 0.12  # eight frames a second are more than can be seen
LONGEST_TICK_S = 0.5  # a stalled window does not make the light jump
PACE_MS = 33  # between two looks at a paced breath
PACE_STEP_PX = 0.4
GLIDE_A_S = 0.5  # of its size at rest, in a second: three times as fast as the quickest breath
LARGEST_PX = 440
SMALLEST_PX = 100


class BreathingLight(QWidget):
    """A light that drifts with the breath as anchor and is still with any other."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        seconds: Callable[[], float] = monotonic,
        seen: Callable[[QWidget], bool] = is_in_sight,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Breathing light"))
        self._seconds, self._ticked_s = seconds, -LONGEST_TICK_S
        self._playing = self._drifting = self._reduced = self._ringing = False
        self._progress = self._progress_shown = 0.0
        self._bell = 0.0  # brightness of the bell's ring
        self._moved_s = 0.0  # how long it has drifted: a pause takes nothing away
        self._scale = 1.0
        self._seen, self._missed = seen, False  # something moved that could not be seen
        self._window: QWindow | None = None  # whose visibility it hears of
        self._ring_px = self._radius_px = 1.0  # of the ring, and of the light at rest
        self._breath_s = self._phase = self._phased_s = 0.0  # of paced breathing
        self._paced_s = 0.0  # when it last followed
        self._pacing = QTimer(self, interval=PACE_MS)
        self._pacing.timeout.connect(self._pace)
        self._ground = QPixmap()
        self._sprite = QPixmap()

    # What the page says

    def set_motion(self, *, playing: bool, drifting: bool) -> None:
        """Drift while `playing` if the anchor lets it (`drifting`); otherwise hold still."""
        self._playing, self._drifting = playing, drifting
        self._follow_pace()
        if not drifting and not self._is_pacing and self._scale != 1.0:
            self._hold_still()

    def set_breath(self, breath_s: float, phase: float) -> None:
        """Pace: a breath takes `breath_s` (0: none is paced) and is at `phase`, 0…1, just now."""
        self._breath_s, self._phase, self._phased_s = breath_s, phase, self._seconds()
        if breath_s:
            self._moved_s = 0.0  # it will drift on from its rest
        self._follow_pace()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Hold everything still, now and later."""
        self._reduced = reduced
        self._follow_pace()
        if reduced:
            self._hold_still()

    def relight(self) -> None:
        """Take the colours anew: they have become darker, or lighter again."""
        self._ground = QPixmap()
        self.update()

    def tick(self, progress: float, ringing: bool) -> None:
        """Move on: `progress`, 0…1 of the way to the next bell, and whether one rings now."""
        now_s = self._seconds()
        passed_s = now_s - self._ticked_s
        if passed_s < SHORTEST_TICK_S and ringing == self._ringing:
            return
        passed_s, self._ticked_s = min(passed_s, LONGEST_TICK_S), now_s
        self._progress, self._ringing = progress, ringing
        if self._seen(self):
            self._catch_up()
            bell_moved = self._fade_bell(passed_s)
            drifted = self._drift(passed_s)
            self._move_arc(drifted or bell_moved)
        else:
            self._bell, self._progress_shown, self._missed = float(ringing), progress, True

    @property
    def _is_pacing(self) -> bool:
        """Whether it follows a breath, or is on its way back from one."""
        return self._breath_s > 0 or (self._pacing.isActive() and self._scale != 1.0)

    def _follow_pace(self) -> None:
        """Keep the timer going only while there is something to be seen moving."""
        moves = self._playing and not self._reduced and self._is_pacing and self._seen(self)
        if moves and not self._pacing.isActive():
            self._paced_s = self._seconds()
            self._pacing.start()
        elif not moves:
            self._pacing.stop()

    @Slot()
    def _pace(self) -> None:
        """Be as large as the breath has it; where that is a leap, glide there."""
        if not self._seen(self):
            self._pacing.stop()  # until it is told of the breath, and seen again
            return
        now_s = self._seconds()
        reach, self._paced_s = GLIDE_A_S * min(now_s - self._paced_s, LONGEST_TICK_S), now_s
        lacking = self._size_at(now_s) - self._scale
        if not self._breath_s and abs(lacking) <= reach:
            self._pacing.stop()
        elif abs(lacking) * self._radius_px < PACE_STEP_PX:
            return
        before, self._scale = self._light_rect(), self._scale + max(-reach, min(reach, lacking))
        self.update(before.united(self._light_rect()))

    def _size_at(self, now_s: float) -> float:
        """Return how large the breath wants it; 1 where none is paced."""
        if not self._breath_s:
            return 1.0
        passed_s = min(now_s - self._phased_s, LONGEST_TICK_S)
        return pacing.scale_at((self._phase + passed_s / self._breath_s) % 1.0)

    @property
    def scale(self) -> float:
        """The size of the light as last painted, 1.0 at rest."""
        return self._scale

    def _hold_still(self) -> None:
        self._scale, self._moved_s, self._bell = 1.0, 0.0, float(self._ringing)
        self.update()

    def _drift(self, passed_s: float) -> bool:
        """Let the light drift; say whether a frame was due."""
        if not self._playing or not self._drifting or self._reduced or self._is_pacing:
            return False
        self._moved_s += passed_s
        scale = drift.scale_at(self._moved_s)
        if not drift.is_due(self._scale, scale, self._radius_px):
            return False
        before, self._scale = self._light_rect(), scale
        self.update(before.united(self._light_rect()))
        return True

    def _move_arc(self, anyway: bool) -> None:
        moved_px = (self._progress - self._progress_shown) * 2 * pi * self._ring_px
        if moved_px == 0 or (0 < moved_px < ARC_STEP_PX and not anyway):
            return
        old, self._progress_shown = self._progress_shown, self._progress
        if 0 < moved_px < 12:
            self.update(self._tip_rect(old).united(self._tip_rect(self._progress)))
        else:
            self.update()

    def _fade_bell(self, passed_s: float) -> bool:
        """Fade the bell's ring in or out; say whether it changed."""
        target = float(self._ringing)
        if self._bell == target:
            return False
        step = 1.0 if self._reduced else passed_s / BELL_FADE_S
        self._bell = min(target, self._bell + step) if target else max(0.0, self._bell - step)
        self.update()
        return True

    # Geometry

    def sizeHint(self) -> QSize:
        return QSize(LARGEST_PX, LARGEST_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(SMALLEST_PX, SMALLEST_PX)

    def _centre(self) -> QPointF:
        return QRectF(self.rect()).center()

    def _light_rect(self) -> QRect:
        radius = (self._radius_px + lamp.RIM_PX) * self._scale + 1
        centre = self._centre()
        return QRectF(
            centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius
        ).toAlignedRect()

    def _ring_rect(self) -> QRectF:
        ring, centre = self._ring_px, self._centre()
        return QRectF(centre.x() - ring, centre.y() - ring, 2 * ring, 2 * ring)

    def _tip_rect(self, progress: float) -> QRect:
        angle, ring, centre = 2 * pi * progress, self._ring_px, self._centre()
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
            radius = (self._radius_px + lamp.RIM_PX) * self._scale
            centre = self._centre()
            painter.drawPixmap(
                QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius),
                self._sprite,
                QRectF(self._sprite.rect()),
            )
        if not light.contains(area):
            self._paint_ring(painter)
        painter.end()

    def _paint_ring(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        centre, ring = self._centre(), self._ring_px
        if self._bell > 0:
            lamp.paint_bell(painter, centre, ring, self._bell)
        if self._progress_shown > 0:
            pen = QPen(theme.dim_tokens().tide, ARC_PX)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(
                self._ring_rect(), 90 * 16, -round(min(1.0, self._progress_shown) * 360 * 16)
            )

    def _prepare(self) -> None:
        ratio = self.devicePixelRatioF()
        if not self._ground.isNull() and self._ground.devicePixelRatio() == ratio:
            return
        self._sprite = lamp.light_sprite(self._radius_px, ratio)
        self._ground = QPixmap(self.size() * ratio)
        self._ground.setDevicePixelRatio(ratio)
        painter = QPainter(self._ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        reach = lamp.reach(self.window().size())
        painter.fillRect(self.rect(), lamp.ground(self._centre(), reach))
        lamp.paint_halo(painter, self._centre(), self._ring_px)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ring_px = min(self.width(), self.height(), LARGEST_PX) / 2 / lamp.BELL_REACH
        self._radius_px = self._ring_px * lamp.LIGHT_TO_RING
        self._ground = QPixmap()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._listen_to(self.window().windowHandle())
        self._follow_pace()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._follow_pace()

    def _listen_to(self, window: QWindow | None) -> None:
        """Hear when the window it is in is minimised: not every platform hides it then."""
        if window is not None and window is not self._window:
            self._window = window
            window.visibilityChanged.connect(self._on_visibility_changed)

    @Slot()
    def _on_visibility_changed(self) -> None:
        self._follow_pace()
        if self._seen(self):
            self._catch_up()

    def _catch_up(self) -> None:
        """Paint anew what moved while it could not be seen."""
        if self._missed:
            self._missed = False
            self.update()
