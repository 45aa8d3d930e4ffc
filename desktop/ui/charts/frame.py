"""Where the parts of a trend chart stand, and how weeks and values become pixels. No painting."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from desktop.ui import theme
from desktop.ui.charts.time_axis import Window
from desktop.ui.charts.value_axis import ValueAxis

BARS_SHARE = 0.2  # of the height goes to the bars


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot above, the bars below, one time axis between them."""

    plot: QRectF
    bars: QRectF
    window: Window
    values: ValueAxis
    amounts: ValueAxis

    @property
    def px_a_week(self) -> float:
        """How wide a week is."""
        return self.plot.width() / self.window.span

    def x(self, weeks: float) -> float:
        """Return where a position in weeks stands."""
        return self.plot.left() + (weeks - self.window.start) * self.px_a_week

    def weeks(self, x: float) -> float:
        """Return the position in weeks under a pixel."""
        return self.window.start + (x - self.plot.left()) / self.px_a_week

    def across(self) -> tuple[float, float]:
        """Return `a`, `b` of x = a + b·weeks, for long rows of weeks."""
        scale = self.px_a_week
        return self.plot.left() - self.window.start * scale, scale

    def upwards(self) -> tuple[float, float]:
        """Return `a`, `b` of y = a + b·value, for long rows of values within the axis."""
        scale = self.plot.height() / (self.values.high - self.values.low)
        return self.plot.bottom() + self.values.low * scale, -scale

    def holds(self, weeks: float) -> bool:
        """Whether a position is in sight."""
        return self.window.start <= weeks <= self.window.end

    def y(self, value: float) -> float:
        """Return where a value stands; one beyond the axis stands at its end."""
        share = (value - self.values.low) / (self.values.high - self.values.low)
        return self.plot.bottom() - min(max(share, 0.0), 1.0) * self.plot.height()

    def bar_height(self, amount: float) -> float:
        """Return how high an amount is."""
        return self.bars.height() * amount / self.amounts.high


def frame_of(
    width: int, height: int, window: Window, values: ValueAxis, amounts: ValueAxis, margin: int
) -> Frame:
    """Return the frame of a chart; `margin` is what the numbers at its left need, in px."""
    line = theme.line_height("small")
    left, right = float(margin), float(theme.GAP_16)
    below = max(40.0, height * BARS_SHARE)
    bars_top = height - below - theme.GAP_12
    plot_bottom = bars_top - 2 * line - theme.GAP_16 - theme.GAP_8
    plot = QRectF(left, theme.GAP_12, width - left - right, plot_bottom - theme.GAP_12)
    bars = QRectF(left, bars_top, plot.width(), below)
    return Frame(plot, bars, window, values, amounts)
