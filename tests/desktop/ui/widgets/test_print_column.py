"""A long text: what is seen first at once, the rest in turns, and nothing of an earlier one."""

from __future__ import annotations

import pytest

from desktop.ui.widgets.print_column import Paragraph, PrintColumn
from tests.desktop.ui.pages.hosting import hosted


def text(name, length=200):
    return [Paragraph(f"{name} {number}", above=10) for number in range(length)]


def lines(column):
    return column.toPlainText().splitlines()


@pytest.fixture
def column(qtbot):
    return hosted(qtbot, PrintColumn(), 600, 400)


def test_what_is_seen_first_stands_there_at_once_and_the_rest_comes_in_turns(column, qtbot):
    column.show_text(text("One"))
    assert column.verticalScrollBar().maximum() > 0
    assert len(lines(column)) < 100
    qtbot.waitUntil(lambda: len(lines(column)) == 200)
    assert lines(column) == [paragraph.words for paragraph in text("One")]
    assert column.verticalScrollBar().value() == 0


def test_a_text_is_shown_as_far_down_as_it_was(column, qtbot):
    column.show_text(text("One"))
    qtbot.waitUntil(lambda: len(lines(column)) == 200)
    far = column.verticalScrollBar().maximum() - 50
    column.show_text(text("One"), far)
    assert column.verticalScrollBar().value() == far


def test_another_text_takes_the_place_of_one_that_was_not_whole_yet(column, qtbot):
    column.show_text(text("One"))
    column.show_text(text("Two"))
    qtbot.waitUntil(lambda: len(lines(column)) == 200)
    assert all(line.startswith("Two") for line in lines(column))


def test_a_heading_and_an_aside_are_marked_as_what_they_are(column):
    column.show_text([Paragraph("Rest <here>", "section", "tide", heading=2, aside="5 s")])
    assert column.toPlainText() == "Rest <here>\N{NO-BREAK SPACE} (5 s)".replace("\xa0", " ")
    assert column.document().firstBlock().blockFormat().headingLevel() == 2
