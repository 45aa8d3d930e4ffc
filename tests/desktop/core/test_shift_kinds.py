from __future__ import annotations

from datetime import datetime, time

import pytest

from desktop.core.settings import Settings
from desktop.core.shift_kinds import (
    USUAL_KINDS,
    ShiftKind,
    holds_kinds,
    kind_of,
    kinds_of,
    usual_word,
)


def test_every_usual_kind_is_kept_and_read_as_the_same_line():
    assert tuple(kind_of(kind.line) for kind in USUAL_KINDS) == USUAL_KINDS
    assert holds_kinds([kind.line for kind in USUAL_KINDS])


def test_a_line_says_code_name_and_hours_or_that_nobody_works():
    assert kind_of("N | night | 20:00 | 8:00") == ShiftKind("N", "night", time(20), time(8))
    assert kind_of("AL|annual leave|leave").free == "leave"


@pytest.mark.parametrize(
    "line",
    ["", "N", "N | night", "N | night | 20:00", "N | night | 20:00 | 25:00", "N | night | sick",
     "| night | 20:00 | 08:00", "two words | n | 1:00 | 2:00", "7 | n | 1:00 | 2:00",
     f"{'N' * 13} | n | 1:00 | 2:00", f"N | {'n' * 41} | 1:00 | 2:00", "N | n | 1 | 2:00 | 3:00"],
)  # fmt: skip
def test_a_line_that_says_no_kind_is_refused(line):
    with pytest.raises(ValueError, match=r"."):
        kind_of(line)
    assert not holds_kinds([line])


def test_no_code_and_no_name_stands_twice():
    assert not holds_kinds(["N | night | 20:00 | 08:00", "n | other | 20:00 | 08:00"])
    assert not holds_kinds(["N | night | 20:00 | 08:00", "M | Night | 20:00 | 08:00"])
    assert not holds_kinds([7])
    assert not holds_kinds("N | night | 20:00 | 08:00")


def test_the_settings_keep_a_table_of_ones_own_and_nothing_else(tmp_path):
    settings = Settings(tmp_path)
    assert kinds_of(settings.get("shift_kinds")) == USUAL_KINDS
    settings.put("shift_kinds", ("N | twilight | 17:00 | 01:00",))
    assert [kind.name for kind in kinds_of(settings.get("shift_kinds"))] == ["twilight"]
    with pytest.raises(ValueError, match="shift_kinds"):
        settings.put("shift_kinds", ("nothing",))


@pytest.mark.parametrize(
    ("kind", "start", "end", "word"),
    [
        ("night shift", "04 09:00", "04 10:00", "night shift"),  # its own word is taken at its word
        ("twilight", "04 20:00", "05 08:00", "night shift"),
        ("early", "04 01:00", "04 09:00", "night shift"),
        ("long day", "04 07:00", "04 19:30", "day shift"),
        ("clinic", "04 13:00", "04 21:00", "late shift"),
        ("24 h on-call", "04 08:00", "05 08:00", "on call"),
    ],
)
def test_a_kind_of_ones_own_goes_by_its_hours(kind, start, end, word):
    begun, over = (datetime.fromisoformat(f"2026-03-{text}") for text in (start, end))
    assert usual_word(kind, begun, over) == word
