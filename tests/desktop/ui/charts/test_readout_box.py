from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.ui import theme
from desktop.ui.charts.frame import frame_of
from desktop.ui.charts.readout_box import box_size, draw_readout
from desktop.ui.charts.time_axis import Window
from desktop.ui.charts.value_axis import ValueAxis

FACTS = ("2–8 June 2025", "Average 6.1 (95% 5.2 to 7.0)", "4 days, 9 check-ins")


@pytest.mark.parametrize("week", [0, 1, 5, 8, 9])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_box_is_drawn_whole_beside_any_week(
    week: int, percent: int, qapp: object, look: object
) -> None:
    theme.apply(qapp, text_percent=percent)  # type: ignore[arg-type]
    image = QImage(760, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("magenta"))
    frame = frame_of(760, 400, Window(0, 10, 0, 10), ValueAxis(0, 10, ()), ValueAxis(0, 60, ()), 40)
    painter = QPainter(image)
    draw_readout(painter, frame, week, 6.1, FACTS)
    painter.end()
    card = theme.tokens().card.rgb()
    columns = [
        x
        for x in range(image.width())
        if sum(image.pixel(x, y) == card for y in range(0, image.height(), 4)) > 8
    ]
    width = box_size(FACTS).width()
    assert max(columns) - min(columns) == pytest.approx(width, abs=8)


def test_the_box_grows_with_its_words(qapp: object, look: object) -> None:
    assert box_size(FACTS).height() > box_size(FACTS[:2]).height()
    assert box_size(FACTS).width() > box_size(FACTS[:1]).width()
