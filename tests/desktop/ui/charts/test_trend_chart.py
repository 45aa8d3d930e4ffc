from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.core.days import week_number
from desktop.trends.records import TrendView
from desktop.trends.view import trend_view
from desktop.ui import theme
from desktop.ui.charts.trend_chart import TrendChart
from tests.desktop.trends.weeks import AS_OF, LAST


def _pixel(chart: TrendChart, number: int, value: float) -> QColor:
    image: QImage = chart.grab().toImage()
    frame = chart.frame()
    return image.pixelColor(round(frame.x(number + 0.5)), round(frame.y(value)))


def _near(colour: QColor, other: QColor) -> bool:
    pairs = zip(colour.getRgb(), other.getRgb(), strict=True)
    return all(abs(int(a) - int(b)) <= 24 for a, b in pairs)  # type: ignore[call-overload]


def test_a_filled_week_is_a_full_point(chart: TrendChart, look: theme.Tokens) -> None:
    assert _near(_pixel(chart, LAST - 11, 4.1), look.tide)


def test_a_thin_week_and_the_week_so_far_are_hollow(chart: TrendChart, look: theme.Tokens) -> None:
    assert _near(_pixel(chart, LAST - 1, 6.5), look.card)
    assert _near(_pixel(chart, LAST, 6.5), look.card)


def test_a_gap_has_no_point(chart: TrendChart, view: TrendView, look: theme.Tokens) -> None:
    gap = LAST - 9
    assert next(point for point in view.weekly if point.number == gap).mean is None
    image, frame = chart.grab().toImage(), chart.frame()
    level = next(point for point in view.level if point.number == gap)
    x = round(frame.x(gap + 0.5))
    tide_rows = [
        y
        for y in range(round(frame.plot.top()), round(frame.plot.bottom()))
        if _near(image.pixelColor(x, y), look.tide)
    ]
    assert tide_rows
    assert all(abs(y - frame.y(level.mean)) <= 3 for y in tide_rows)


def test_the_band_is_drawn_about_the_line(
    chart: TrendChart, view: TrendView, look: theme.Tokens
) -> None:
    gap = next(point for point in view.level if point.number == LAST - 9)
    assert _near(_pixel(chart, gap.number, (gap.mean + gap.high) / 2), look.tide_soft)
    assert _near(_pixel(chart, gap.number, gap.high + 0.3), look.card)


def test_minutes_stand_under_their_week(chart: TrendChart, look: theme.Tokens) -> None:
    image, frame = chart.grab().toImage(), chart.frame()
    low = round(frame.bars.bottom()) - 4
    there = image.pixelColor(round(frame.x(week_number("2026-W45") + 0.5)), low)
    not_there = image.pixelColor(round(frame.x(week_number("2026-W44") + 0.5)), low)
    assert not _near(there, look.card)
    assert _near(not_there, look.card)


def test_night_is_drawn_in_night_colours(chart: TrendChart, qapp: QApplication) -> None:
    theme.apply(qapp, night=True)
    assert _near(_pixel(chart, LAST - 11, 4.1), theme.NIGHT.tide)


def test_ward_mode_by_night_is_drawn_in_its_own_colours(
    chart: TrendChart, qapp: QApplication
) -> None:
    theme.apply(qapp, night=True)
    assert _near(_pixel(chart, LAST - 11, 4.1), theme.NIGHT.tide)
    theme.recolour(qapp, True, ward=True)
    assert _near(_pixel(chart, LAST - 11, 4.1), theme.WARD.tide)


def test_arrows_read_week_by_week_from_the_newest(chart: TrendChart) -> None:
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert chart.readout().startswith("16–22 November 2026. Average 6.5")
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert "a thin week" in chart.readout()
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.readout().startswith("3–9 August 2026")
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.readout().startswith("3–9 August 2026")


def test_escape_ends_reading_before_it_means_anything_else(chart: TrendChart) -> None:
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.readout() == ""


def test_reading_a_week_out_of_sight_brings_it_into_sight(chart: TrendChart) -> None:
    chart.zoom(0.4, LAST + 1)
    chart.read_week(LAST - 12)
    assert chart.window_shown.start <= LAST - 12


def test_plus_and_minus_zoom_and_nought_goes_back(chart: TrendChart) -> None:
    span = chart.window_shown.span
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.window_shown.span == pytest.approx(span * 0.8)
    assert not chart.is_at_range()
    QTest.keyClick(chart, Qt.Key.Key_0)
    assert chart.is_at_range()


def test_shift_and_arrows_pan(chart: TrendChart) -> None:
    chart.zoom(0.5, LAST)
    start = chart.window_shown.start
    QTest.keyClick(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert chart.window_shown.start < start


def test_dragging_pans_with_the_pointer(chart: TrendChart) -> None:
    chart.zoom(0.5, LAST)
    before = chart.frame().weeks(300)
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=QPoint(300, 100))
    QTest.mouseMove(chart, QPoint(340, 100))
    QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=QPoint(340, 100))
    assert chart.frame().weeks(340) == pytest.approx(before)


def test_the_pointer_reads_the_week_under_it(chart: TrendChart) -> None:
    frame = chart.frame()
    spot = QPoint(round(frame.x(LAST - 8.5)), 100)
    QTest.mouseMove(chart, spot)
    assert chart.readout() == ". ".join(chart.facts())
    assert chart.facts()[0] == "14–20 September 2026"


def _wheel(chart: TrendChart, turn: QPoint, held: Qt.KeyboardModifier) -> bool:
    spot = QPointF(400, 100)
    event = QWheelEvent(
        spot, chart.mapToGlobal(spot), QPoint(), turn, Qt.MouseButton.NoButton, held,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(chart, event)
    return event.isAccepted()


def test_the_wheel_zooms_with_the_focus_and_otherwise_scrolls_the_page(chart: TrendChart) -> None:
    plain, up = Qt.KeyboardModifier.NoModifier, QPoint(0, 120)
    span = chart.window_shown.span
    chart.clearFocus()
    assert not _wheel(chart, up, plain)
    assert chart.window_shown.span == span
    assert _wheel(chart, up, Qt.KeyboardModifier.ControlModifier)
    chart.setFocus()
    assert _wheel(chart, up, plain)
    assert chart.window_shown.span == pytest.approx(span * 0.64)


def test_a_sideways_wheel_pans(chart: TrendChart) -> None:
    chart.zoom(0.5, LAST)
    start = chart.window_shown.start
    assert _wheel(chart, QPoint(120, 0), Qt.KeyboardModifier.NoModifier)
    assert chart.window_shown.start < start


def test_assistive_technology_is_told_the_same_facts(chart: TrendChart, view: TrendView) -> None:
    face = QAccessible.queryAccessibleInterface(chart)
    assert face.text(QAccessible.Text.Name) == view.title
    assert view.headline in face.text(QAccessible.Text.Description)
    assert view.subline in face.text(QAccessible.Text.Description)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert face.text(QAccessible.Text.Description).startswith(chart.readout())


def test_new_numbers_of_the_same_range_leave_the_window_where_it_is(
    chart: TrendChart, view: TrendView
) -> None:
    chart.zoom(0.5, LAST)
    window = chart.window_shown
    chart.show_view(replace(view, headline="Another sentence."))
    assert chart.window_shown == window
    assert "Another sentence." in chart.accessibleDescription()


def test_another_range_opens_at_that_range(chart: TrendChart) -> None:
    chart.show_view(trend_view([], {}, "able", 26, AS_OF))
    assert chart.is_at_range()
    assert chart.window_shown.end == LAST + 1


def test_an_empty_view_is_painted_without_a_word(chart: TrendChart) -> None:
    chart.show_view(trend_view([], {}, "able", None, AS_OF))
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Minus, Qt.Key.Key_Plus):
        QTest.keyClick(chart, key)
    assert not chart.grab().isNull()


def test_a_chart_that_has_nothing_yet_can_be_shown_and_pressed(qtbot: object) -> None:
    chart = TrendChart()
    qtbot.addWidget(chart)  # type: ignore[attr-defined]
    chart.show()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_0):
        QTest.keyClick(chart, key)
    QTest.mouseMove(chart, QPoint(100, 100))
    assert not chart.grab().isNull()


def test_nothing_is_drawn_anew_while_only_the_read_out_moves(chart: TrendChart) -> None:
    chart.grab()
    drawn = chart._picture
    chart.read_week(LAST - 3)
    chart.grab()
    assert chart._picture is drawn
