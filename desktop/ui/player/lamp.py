"""The player's lamp light: its ground, the halo and the light itself, dim by day as by night."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap, QRadialGradient

from desktop.ui.theme import NIGHT

GROUND = QColor("#131819")
GROUND_LIT = QColor("#1C2829")
HALO = QColor("#6FA9A2")
BELL_REACH = 1.18  # of the bell's glow, in radii of the ring
RIM_PX = 7.0  # half the width of the light's soft rim
LIGHT_TO_RING = 0.64  # radius of the light at rest, of the ring round it


def with_alpha(colour: QColor, alpha: float) -> QColor:
    """Return `colour` at `alpha`, 0…1."""
    faded = QColor(colour)
    faded.setAlphaF(alpha)
    return faded


def palette() -> QPalette:
    """Return the palette of everything that stands on the dim ground."""
    role = QPalette.ColorRole
    dim = QPalette(GROUND)
    for colour, keys in (
        (NIGHT.ink, (role.WindowText, role.Text, role.ButtonText)),
        (NIGHT.card, (role.Base, role.Button)),
        (NIGHT.tide, (role.Highlight, role.Accent)),
        (NIGHT.soft, (role.PlaceholderText,)),
        (GROUND, (role.Window, role.HighlightedText)),
    ):
        for key in keys:
            dim.setColor(key, colour)
    return dim


def reach(size: QSize) -> float:
    """Return how far the lamp light reaches in a page of `size`."""
    return 0.55 * max(size.width(), size.height())


def ground(centre: QPointF, reach_px: float) -> QRadialGradient:
    """Return the ground: a little lighter round `centre`, fading out at `reach_px`."""
    light = QRadialGradient(centre, max(reach_px, 1.0))
    light.setColorAt(0.0, GROUND_LIT)
    light.setColorAt(1.0, GROUND)
    return light


def paint_halo(painter: QPainter, centre: QPointF, ring: float) -> None:
    """Paint the still glow round the light and the faint track of the next bell."""
    glow = QRadialGradient(centre, ring * 1.04)
    glow.setColorAt(0.0, with_alpha(HALO, 0.46))
    glow.setColorAt(LIGHT_TO_RING, with_alpha(HALO, 0.24))
    glow.setColorAt(0.86, with_alpha(HALO, 0.06))
    glow.setColorAt(1.0, with_alpha(HALO, 0.0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(glow)
    painter.drawEllipse(centre, ring * 1.04, ring * 1.04)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(NIGHT.line)
    painter.drawEllipse(centre, ring, ring)


def bell_glow(centre: QPointF, ring: float, brightness: float) -> QRadialGradient:
    """Return the soft ring that is the visible twin of a bell, at `brightness` 0…1."""
    glow = QRadialGradient(centre, ring * BELL_REACH)
    for at, alpha in ((0.90, 0.0), (1.0, 0.10), (1.05, 0.34), (1.10, 0.12), (BELL_REACH, 0.0)):
        glow.setColorAt(at / BELL_REACH, with_alpha(NIGHT.ink, alpha * brightness))
    return glow


def light_sprite(radius: float, ratio: float) -> QPixmap:
    """Return the light, painted once at `radius` for a screen of device-pixel `ratio`."""
    reach_px = radius + RIM_PX
    side = 2 * reach_px
    sprite = QPixmap((QSizeF(side, side) * ratio).toSize())
    sprite.setDevicePixelRatio(ratio)
    sprite.fill(Qt.GlobalColor.transparent)
    centre = QPointF(reach_px, reach_px)
    glow = QRadialGradient(centre, reach_px)
    glow.setColorAt(0.0, with_alpha(NIGHT.tide, 0.52))
    glow.setColorAt((radius - RIM_PX) / reach_px, with_alpha(NIGHT.tide, 0.33))
    glow.setColorAt(radius / reach_px, with_alpha(NIGHT.tide, 0.20))
    glow.setColorAt(1.0, with_alpha(NIGHT.tide, 0.0))
    painter = QPainter(sprite)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(glow)
    painter.drawRect(QRectF(0, 0, side, side))
    painter.end()
    return sprite
