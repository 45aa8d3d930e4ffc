from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.trends.records import TrendView, WeekPoint
from desktop.trends.view import trend_view
from desktop.ui import theme
from desktop.ui.charts.frame import Frame, frame_of
from desktop.ui.charts.opening import first_window
from desktop.ui.charts.painting import draw_chart, in_sight
from desktop.ui.charts.time_axis import Window
from desktop.ui.charts.value_axis import ValueAxis, amount_axis, value_axis
from tests.desktop.trends.weeks import AS_OF, LAST, whole_weeks


def _frame(window: Window) -> Frame:
    plot, bars = QRectF(40, 10, 700, 200), QRectF(40, 280, 700, 60)
    return Frame(plot, bars, window, ValueAxis(0, 10, (0, 5, 10)), amount_axis([60]))


def test_only_weeks_in_sight_are_touched_and_one_on_either_side() -> None:
    view = trend_view(whole_weeks([5.0] * 80), {}, "able", None, AS_OF)
    first = view.history.weekly[0].number
    window = Window(first, LAST + 1, first + 10.0, first + 20.0)
    seen = [point.number - first for point in in_sight(view.history.weekly, _frame(window))]
    assert seen == list(range(9, 22))
    assert in_sight((), _frame(window)) == ()


def test_weeks_before_1970_are_in_sight_like_any_other() -> None:
    weekly = [WeekPoint("", number) for number in range(-50, -9)]
    seen = in_sight(weekly, _frame(Window(-50, -9, -30.5, -20.5)))
    assert [point.number for point in seen] == list(range(-32, -19))


@pytest.mark.parametrize("weeks", [3, 30, 600, 3000])
@pytest.mark.usefixtures("look")
def test_any_length_of_history_can_be_painted(weeks: int) -> None:
    view: TrendView = trend_view(
        whole_weeks([5.0, 6.0, None] * (weeks // 3)), {"2026-W40": 3.0}, "able", None, AS_OF
    )
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(theme.tokens().card)
    blank = image.copy()
    painter = QPainter(image)
    values = value_axis([5, 6], 0, 10)
    draw_chart(
        painter,
        frame_of(600, 400, first_window(view), values, amount_axis([3.0]), 40),
        view,
    )
    painter.end()
    assert image != blank
