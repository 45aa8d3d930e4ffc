from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.trends.records import TrendView
from desktop.trends.view import trend_view
from desktop.ui import theme
from desktop.ui.charts.trend_chart import TrendChart
from tests.desktop.trends.weeks import AS_OF, LAST, W, day_rows, whole_weeks


@pytest.fixture
def look(qapp: QApplication) -> Iterator[theme.Tokens]:
    theme.apply(qapp)
    yield theme.tokens()
    theme.apply(qapp)


@pytest.fixture
def view() -> TrendView:
    """Twelve filled weeks with a gap of two, a thin week and a week so far."""
    values = [*W[:5], None, None, *W[5:]]
    rows = whole_weeks(values, LAST - 2) + day_rows(LAST - 1, [6.5]) + day_rows(LAST, [7, 6])
    return trend_view(rows, {"2026-W40": 30.0, "2026-W45": 90.0}, "able", 12, AS_OF)


@pytest.fixture
def chart(look: theme.Tokens, view: TrendView, qtbot: object) -> TrendChart:
    chart = TrendChart()
    qtbot.addWidget(chart)  # type: ignore[attr-defined]
    chart.resize(800, 420)
    chart.show_view(view)
    with qtbot.waitActive(chart):  # type: ignore[attr-defined]
        chart.show()
    chart.clearFocus()
    return chart
