from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.trends.records import TrendView
from desktop.trends.view import main_view
from desktop.ui import theme
from desktop.ui.pages.trends import TrendsPage
from tests.desktop.trends.weeks import AS_OF, LAST, W, whole_weeks


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp)
    yield
    theme.apply(qapp)


def view_of(weeks: int | None = 26, able: int = 12, mood: int = 0) -> TrendView:
    moods = whole_weeks([30.0] * mood)
    return main_view(whole_weeks(W[:able]), moods, {"2026-W40": 75.0}, weeks, AS_OF)


@pytest.fixture
def page(qtbot: object) -> TrendsPage:
    page = TrendsPage()
    qtbot.addWidget(page)  # type: ignore[attr-defined]
    page.resize(992, 760)
    page.show_view(view_of())
    with qtbot.waitActive(page):  # type: ignore[attr-defined]
        page.show()
    return page


def test_the_sentence_stands_on_top_with_its_numbers(page: TrendsPage) -> None:
    view = view_of()
    assert page.head.title.text() == "No clear change."
    assert page.head.below.text() == view.subline
    assert page.card.title.text() == "Resilience, week by week: able to meet what comes next"


def test_the_range_shown_is_the_one_chosen(page: TrendsPage) -> None:
    assert page.ranges.keys() == ("26",)
    page.show_view(view_of(None))
    assert page.ranges.keys() == ("all",)


@pytest.mark.parametrize(
    ("key", "weeks"), [("4", 4), ("12", 12), ("26", 26), ("52", 52), ("all", None)]
)
def test_choosing_a_range_asks_for_it(page: TrendsPage, key: str, weeks: int | None) -> None:
    asked: list[object] = []
    page.range_chosen.connect(asked.append)
    chip = page.ranges.chip(key)
    assert chip is not None
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert asked == [weeks]


def test_the_mood_in_place_of_able_is_said(page: TrendsPage) -> None:
    assert page.note.isHidden()
    page.show_view(view_of(able=2, mood=9))
    assert page.card.title.text() == "Mood, week by week"
    assert page.note.isVisible()
    assert page.note.text().startswith("This range has too few weeks")


def _press(page: TrendsPage, key: str) -> None:
    chip = page.card.shown.chip(key)
    assert chip is not None
    QTest.keyClick(chip, Qt.Key.Key_Space)


def test_the_same_data_is_shown_as_a_table(page: TrendsPage) -> None:
    assert not page.card.table.isVisible()
    _press(page, "table")
    assert page.card.table.isVisible()
    assert not page.card.chart.isVisible()
    assert page.card.copy_button.isVisible()
    _press(page, "chart")
    assert page.card.chart.isVisible()
    assert not page.card.copy_button.isVisible()


def test_the_choice_of_table_outlasts_a_new_view(page: TrendsPage) -> None:
    _press(page, "table")
    page.show_view(view_of(12))
    assert page.card.table.isVisible()
    assert page.card.model.rowCount() == 12


def test_the_table_is_copied_whole(page: TrendsPage) -> None:
    _press(page, "table")
    page.card.copy_button.click()
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + 13
    assert lines[0].startswith("Week\tCounts as\tAverage")


def test_how_this_was_made_opens_and_closes(page: TrendsPage) -> None:
    assert not page.card.how.isVisible()
    QTest.keyClick(page.card.how_button, Qt.Key.Key_Return)
    assert page.card.how.isVisible()
    page.show_view(view_of(12))
    assert page.card.how.isVisible()
    assert page.card.how_button.text() == "Hide how this was made"
    QTest.keyClick(page.card.how_button, Qt.Key.Key_Return)
    assert not page.card.how.isVisible()


def test_a_moved_chart_says_what_is_in_sight_and_goes_back(page: TrendsPage) -> None:
    assert not page.card.back.isVisible()
    page.card.chart.zoom(0.5, LAST)
    assert "in sight:" in page.card.legend.text()
    assert page.card.back.isVisible()
    page.card.back.click()
    assert page.card.chart.is_at_range()
    assert "in sight:" not in page.card.legend.text()
    assert not page.card.back.isVisible()


def test_an_empty_journal_is_met_with_what_will_come(page: TrendsPage) -> None:
    page.show_view(main_view([], [], {}, 26, AS_OF))
    assert page.card.empty.isVisible()
    for part in (page.card.chart, page.card.table, page.ranges, page.card.title, page.card.tools):
        assert not part.isVisible()
    page.show_view(view_of())
    assert page.card.chart.isVisible()
    assert not page.card.empty.isVisible()


def test_an_empty_range_of_a_fuller_journal_still_offers_the_ranges(page: TrendsPage) -> None:
    page.show_view(main_view(whole_weeks(W, LAST - 60), [], {}, 12, AS_OF))
    assert page.ranges.isVisible()
    assert page.card.chart.isVisible()
    assert page.head.title.text() == "No check-ins in this range."


def test_before_the_first_view_nothing_is_claimed(qtbot: object) -> None:
    page = TrendsPage()
    qtbot.addWidget(page)  # type: ignore[attr-defined]
    page.show()
    assert page.head.title.text() == "Trends"
    for part in (page.card.chart, page.card.table, page.card.empty, page.ranges):
        assert not part.isVisible()


def test_tab_reaches_every_control(page: TrendsPage) -> None:
    chip = page.ranges.chip("4")
    assert chip is not None
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    for _ in range(20):
        focus = page.window().focusWidget()
        if focus is None or focus in seen:
            break
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert len([widget for widget in seen if widget.parent() is page.ranges]) == 5
    assert page.card.chart in seen
    assert page.card.how_button in seen


def test_every_control_has_a_name_for_the_ear(page: TrendsPage) -> None:
    for widget in (page.card.chart, page.card.table, page.ranges):
        assert widget.accessibleName()
    chip = page.ranges.chip("12")
    assert chip is not None
    assert chip.accessibleName() == "12 weeks"


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("night", [False, True])
@pytest.mark.parametrize("show", [view_of, lambda: main_view([], [], {}, 26, AS_OF)])
def test_nothing_is_cut_in_a_small_window_with_large_text(
    qapp: QApplication, qtbot: object, percent: int, night: bool, show: Callable[[], TrendView]
) -> None:
    theme.apply(qapp, night, percent)
    page = TrendsPage()
    qtbot.addWidget(page)  # type: ignore[attr-defined]
    page.resize(900 - 188, 600)
    page.show_view(show())
    page.show()
    qapp.processEvents()
    inner = page.widget()
    assert inner.width() <= page.viewport().width()
    for part in (page.head, page.ranges, page.card.chart, page.card.tools, page.card.empty):
        if part.isVisible():
            left = part.mapTo(inner, part.rect().topLeft())
            right = part.mapTo(inner, part.rect().bottomRight())
            assert left.x() >= 0
            assert right.x() <= inner.width()
