from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.trends.view import trend_view
from desktop.ui import theme
from desktop.ui.pages.trends_table import Column, Role, TrendTable, TrendTableModel
from tests.desktop.trends.weeks import AS_OF, LAST, W, day_rows, whole_weeks


@pytest.fixture
def model(qapp: QApplication) -> TrendTableModel:
    model = TrendTableModel()
    rows = whole_weeks([*W[:5], None, *W[5:]], LAST - 1) + day_rows(LAST, [7])
    model.show_view(trend_view(rows, {"2026-W40": 75.0}, "able", 26, AS_OF))
    return model


def _text(model: TrendTableModel, row: int, column: Column) -> object:
    return model.index(row, column).data()


def test_the_model_keeps_qts_rules(model: TrendTableModel, qtmodeltester: object) -> None:
    qtmodeltester.check(model)  # type: ignore[attr-defined]
    model.show_view(trend_view(whole_weeks(W), {}, "able", 4, AS_OF))
    qtmodeltester.check(model)  # type: ignore[attr-defined]


def test_the_newest_week_comes_first_and_none_before_anything_began(
    model: TrendTableModel,
) -> None:
    assert model.rowCount() == 14
    assert _text(model, 0, Column.WEEK) == "16–22 Nov 2026"
    assert _text(model, 0, Column.STATE) == "so far"
    assert model.index(13, 0).data(Role.WEEK) == "2026-W34"


def test_a_week_has_its_numbers(model: TrendTableModel) -> None:
    row = [str(_text(model, 1, column)) for column in Column]
    assert row[:6] == ["9–15 Nov 2026", "filled", "6.0", "4.8 to 7.2", "3", "3"]
    assert row[8] == "0 min"


def test_a_gap_is_a_dash(model: TrendTableModel) -> None:
    gap = next(row for row in range(14) if _text(model, row, Column.DAYS) == "0")
    assert [_text(model, gap, column) for column in (Column.STATE, Column.MEAN)] == ["–", "–"]
    assert _text(model, gap, Column.LINE) != "–"


def test_copied_rows_are_plain_for_a_spreadsheet(model: TrendTableModel) -> None:
    lines = model.as_text().splitlines()
    assert lines[2].split("\t")[:3] == ["2026-W46", "filled", "6.0"]
    assert "−" not in model.as_text()
    assert len(model.as_text([3, 4]).splitlines()) == 3


def test_headings_are_told(model: TrendTableModel) -> None:
    side = Qt.Orientation.Horizontal
    assert [model.headerData(column, side) for column in Column] == [
        "Week", "Counts as", "Average", "95% interval", "Days", "Check-ins", "Line", "Band",
        "Practised",
    ]  # fmt: skip


def test_copy_takes_the_selected_rows(model: TrendTableModel, qtbot: object) -> None:
    table = TrendTable(model)
    qtbot.addWidget(table)  # type: ignore[attr-defined]
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().select(model.index(1, 0), flags.Select | flags.Rows)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["Week", "2026-W46"]


def test_tab_leaves_the_table(model: TrendTableModel, qtbot: object) -> None:
    table = TrendTable(model)
    qtbot.addWidget(table)  # type: ignore[attr-defined]
    assert not table.tabKeyNavigation()


def test_the_headings_follow_the_text_size_and_the_night(
    model: TrendTableModel, qapp: QApplication, qtbot: object
) -> None:
    theme.apply(qapp)
    table = TrendTable(model)
    qtbot.addWidget(table)  # type: ignore[attr-defined]
    table.resize(900, 400)
    header = table.horizontalHeader()
    small = header.sectionSizeFromContents(Column.CHECKINS)
    theme.apply(qapp, night=True, text_percent=200)
    large = header.sectionSizeFromContents(Column.CHECKINS)
    assert large.width() > small.width() * 1.6
    assert large.height() > small.height() * 1.4
    corner = header.grab().toImage().pixelColor(2, 2)
    assert corner == theme.NIGHT.card
    theme.apply(qapp)
