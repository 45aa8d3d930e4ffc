from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from desktop.ui import theme
from desktop.ui.charts.frame import Frame, frame_of
from desktop.ui.charts.time_axis import Window
from desktop.ui.charts.value_axis import ValueAxis, amount_axis


@pytest.fixture
def frame() -> Frame:
    plot, bars = QRectF(40, 10, 700, 200), QRectF(40, 280, 700, 60)
    window = Window(0, 100, 20, 60)
    return Frame(plot, bars, window, ValueAxis(2, 10, (5, 10)), amount_axis([60]))


def test_pixels_and_weeks_are_each_others_inverse(frame: Frame) -> None:
    assert frame.weeks(frame.x(33.3)) == pytest.approx(33.3)
    assert (frame.x(20), frame.x(60)) == (40, 740)


def test_rows_of_weeks_and_values_stand_where_single_ones_do(frame: Frame) -> None:
    (x0, dx), (y0, dy) = frame.across(), frame.upwards()
    for weeks, value in ((20.5, 2.0), (33.0, 6.1), (59.0, 10.0)):
        assert x0 + dx * weeks == pytest.approx(frame.x(weeks))
        assert y0 + dy * value == pytest.approx(frame.y(value))


def test_values_beyond_the_axis_stand_at_its_end(frame: Frame) -> None:
    assert frame.y(12) == frame.y(10) == frame.plot.top()
    assert frame.y(-3) == frame.plot.bottom()


def test_the_highest_amount_fills_the_strip(frame: Frame) -> None:
    assert frame.bar_height(60) == frame.bars.height()
    assert frame.bar_height(0) == 0


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(300, 300), (840, 420), (1800, 640)])
def test_plot_and_bars_never_overlap(
    size: tuple[int, int], percent: int, qapp: object, look: object
) -> None:
    theme.apply(qapp, text_percent=percent)  # type: ignore[arg-type]
    frame = frame_of(*size, Window(0, 9, 0, 9), ValueAxis(0, 10, ()), ValueAxis(0, 60, ()), 40)
    assert frame.plot.height() > 60
    assert frame.plot.bottom() + 2 * theme.line_height("small") < frame.bars.top()
    assert frame.bars.bottom() <= size[1]
