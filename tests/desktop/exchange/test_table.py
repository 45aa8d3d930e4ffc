"""Rows of a CSV, whole or damaged."""

from __future__ import annotations

import pytest

from desktop.exchange.found import Stopped, Unreadable
from desktop.exchange.table import Row, Table, check_letters, each, table_of


def table(text: str) -> Table:
    found = table_of(text)
    assert found is not None
    return found


def test_a_row_knows_its_line_and_is_kept_word_for_word():
    rows = list(table('a,b\r\n1,"x\r\ny"\r\n2,z\r\n').rows())
    assert [(row.line, row.raw) for row in rows if isinstance(row, Row)] == [
        (2, '1,"x\r\ny"'),
        (4, "2,z"),
    ]


def test_names_are_found_in_any_letters_and_the_first_of_two_counts():
    [row] = table("Mood, DATE ,mood\nfirst,d,second\n").rows()
    assert isinstance(row, Row)
    assert (row.get("mood"), row.get("date"), row.get("nothing")) == ("first", "d", "")


def test_a_row_that_is_too_short_has_nothing_in_what_is_missing():
    [row] = table("a,b\n1\n").rows()
    assert isinstance(row, Row)
    assert row.get("b") == ""


def test_the_separator_is_the_one_that_parts_the_header():
    assert table("a;b;c,d\n1;2;3\n").header == ("a", "b", "c,d")
    assert table("a\tb\n1\t2\n").header == ("a", "b")


def test_empty_rows_are_no_rows_and_may_stand_before_the_header():
    assert len(list(table("\n,\na,b\n\n1,2\n , \n").rows())) == 1


def test_a_quotation_mark_too_many_costs_its_row_alone():
    rows = list(table('a,b\n1,"cut\n2,"whole"\n3,x\n').rows())
    assert [row.line for row in rows if isinstance(row, Unreadable)] == [2]
    assert [row.line for row in rows if isinstance(row, Row)] == [3, 4]


def test_a_file_cut_short_within_a_cell_says_so_at_its_line():
    [first, last] = table('a,b\n1,2\n3,"and th').rows()
    assert isinstance(first, Row)
    assert isinstance(last, Unreadable)
    assert (last.line, "cut short" in last.reason) == (3, True)


def test_a_huge_line_is_listed_and_the_next_one_is_read():
    rows = list(table("a,b\n" + "x" * 200_000 + ",1\n2,3\n").rows())
    assert [type(row) for row in rows] == [Unreadable, Row]
    assert "longer" in str(rows[0])


@pytest.mark.parametrize("text", ["a\0b", "a\udcffb"])
def test_what_is_no_text_is_refused(text: str):
    with pytest.raises(ValueError, match="it holds"):
        check_letters(text)


def test_the_reason_stands_beside_the_line():
    def make(row: Row) -> object:
        check_letters("\0")
        return row

    [item] = each(table("a,b\n1,2\n").rows(), make)  # type: ignore[arg-type]
    assert item == Unreadable(2, "it holds signs that belong in no text")


def test_it_stops_when_asked():
    with pytest.raises(Stopped):
        list(table("a,b\n1,2\n").rows(lambda done: False))
