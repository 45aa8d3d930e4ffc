"""The player's lamp light: its ground, the halo and the light itself, dim by day as by night."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPixmap, QRadialGradient

from desktop.ui import theme

GROUND, GROUND_LIT = QColor("#131819"), QColor("#1C2829")
WARD_GROUND, WARD_GROUND_LIT = QColor("#0B0E0F"), QColor("#101617")
WARD_GLOW = 0.45  # of the light and its halo, beside the usual
HALO = QColor("#6FA9A2")
BELL_AT, BELL_PX = 1.05, 3.0  # the bell's ring: where, in radii of the ring, and how wide
BELL_REACH = 1.18  # of the bell's glow, in radii of the ring
RIM_PX = 7.0  # half the width of the light's soft rim
LIGHT_TO_RING = 0.64  # radius of the light at rest, of the ring round it


def with_alpha(colour: QColor, alpha: float) -> QColor:
    """Return `colour` at `alpha`, 0…1."""
    faded = QColor(colour)
    faded.setAlphaF(alpha)
    return faded


def _grounds() -> tuple[QColor, QColor]:
    """Return the ground away from the light, and near it."""
    if theme.dim_tokens() is theme.WARD:
        return WARD_GROUND, WARD_GROUND_LIT
    return GROUND, GROUND_LIT


def _glow() -> float:
    return WARD_GLOW if theme.dim_tokens() is theme.WARD else 1.0


def palette() -> QPalette:
    """Return the palette of everything that stands on the dim ground."""
    role, look, (dark, _) = QPalette.ColorRole, theme.dim_tokens(), _grounds()
    dim = QPalette(dark)
    for colour, keys in (
        (look.ink, (role.WindowText, role.Text, role.ButtonText)),
        (look.card, (role.Base, role.Button)),
        (look.tide, (role.Highlight, role.Accent)),
        (look.soft, (role.PlaceholderText,)),
        (dark, (role.Window, role.HighlightedText)),
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
    dark, lit = _grounds()
    light.setColorAt(0.0, lit)
    light.setColorAt(1.0, dark)
    return light


def paint_halo(painter: QPainter, centre: QPointF, ring: float) -> None:
    """Paint the still glow round the light and the faint track of the next bell."""
    glow = QRadialGradient(centre, ring * 1.04)
    strength = _glow()
    glow.setColorAt(0.0, with_alpha(HALO, 0.46 * strength))
    glow.setColorAt(LIGHT_TO_RING, with_alpha(HALO, 0.24 * strength))
    glow.setColorAt(0.86, with_alpha(HALO, 0.06 * strength))
    glow.setColorAt(1.0, with_alpha(HALO, 0.0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(glow)
    painter.drawEllipse(centre, ring * 1.04, ring * 1.04)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(theme.dim_tokens().line)
    painter.drawEllipse(centre, ring, ring)


def paint_bell(painter: QPainter, centre: QPointF, ring: float, brightness: float) -> None:
    """Paint the visible twin of a bell at `brightness` 0…1: a plain ring in a soft glow."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_bell_glow(centre, ring, brightness))
    painter.drawEllipse(centre, ring * BELL_REACH, ring * BELL_REACH)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(with_alpha(theme.dim_tokens().ink, 0.85 * brightness), BELL_PX))
    painter.drawEllipse(centre, ring * BELL_AT, ring * BELL_AT)


def _bell_glow(centre: QPointF, ring: float, brightness: float) -> QRadialGradient:
    ink = theme.dim_tokens().ink
    glow = QRadialGradient(centre, ring * BELL_REACH)
    for at, alpha in ((0.90, 0.0), (1.0, 0.10), (1.05, 0.34), (1.10, 0.12), (BELL_REACH, 0.0)):
        glow.setColorAt(at / BELL_REACH, with_alpha(ink, alpha * brightness))
    return glow


def light_sprite(radius: float, ratio: float) -> QPixmap:
    """Return the light, painted once at `radius` for a screen of device-pixel `ratio`."""
    reach_px = radius + RIM_PX
    side = 2 * reach_px
    sprite = QPixmap((QSizeF(side, side) * ratio).toSize())
    sprite.setDevicePixelRatio(ratio)
    sprite.fill(Qt.GlobalColor.transparent)
    centre = QPointF(reach_px, reach_px)
    tide, strength = theme.dim_tokens().tide, _glow()
    glow = QRadialGradient(centre, reach_px)
    glow.setColorAt(0.0, with_alpha(tide, 0.52 * strength))
    glow.setColorAt((radius - RIM_PX) / reach_px, with_alpha(tide, 0.33 * strength))
    glow.setColorAt(radius / reach_px, with_alpha(tide, 0.20 * strength))
    glow.setColorAt(1.0, with_alpha(tide, 0.0))
    painter = QPainter(sprite)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(glow)
    painter.drawRect(QRectF(0, 0, side, side))
    painter.end()
    return sprite
