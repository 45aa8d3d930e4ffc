"""Times as people type them."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.widgets.typed_time import read_time


@pytest.mark.parametrize("typed", ["14:10", "14.10", "1410", " 14:10 ", "14 10"])
def test_ten_past_two_is_understood_however_it_is_typed(typed):
    assert read_time(typed) == time(14, 10)


@pytest.mark.parametrize(("typed", "hour"), [("9", 9), ("09", 9), ("23", 23), ("0", 0)])
def test_a_bare_hour_is_that_hour(typed, hour):
    assert read_time(typed) == time(hour)


@pytest.mark.parametrize("typed", ["", "soon", "24:00", "12:60", "12:5", "-1", "1:2:3", "99999"])
def test_what_is_no_time_is_none(typed):
    assert read_time(typed) is None


@given(st.text(max_size=8))
def test_nothing_typed_makes_it_stumble(typed):
    found = read_time(typed)
    assert found is None or isinstance(found, time)
