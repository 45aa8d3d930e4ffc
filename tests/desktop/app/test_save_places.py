"""A chosen name and its ending, and the files that nobody chose."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.app.save_places import begins_in, not_asked_about, place_for, with_ending
from desktop.core.errors import AppError, ErrorKind


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        ("ann", "ann.pdf"),
        ("ann.pdf", "ann.pdf"),
        ("ann.PDF", "ann.PDF"),
        ("Dr. Ann", "Dr. Ann.pdf"),
        ("talk.mp3", "talk.mp3.pdf"),
        (".pdf", ".pdf.pdf"),
    ],
)
def test_a_name_gets_the_ending_that_it_does_not_have(chosen, name):
    assert with_ending(Path("/home") / chosen, ".pdf") == Path("/home") / name


def test_only_what_is_there_and_was_not_chosen_is_to_be_asked_about(tmp_path):
    places = [tmp_path / name for name in ("a", "b", "c")]
    for place in places[:2]:
        place.touch()
    assert not_asked_about(places, places[0]) == [places[1]]


def test_the_file_that_was_chosen_may_be_replaced_and_no_other(tmp_path):
    (tmp_path / "ann.pdf").touch()
    assert place_for(tmp_path / "ann.pdf", ".pdf") == tmp_path / "ann.pdf"
    with pytest.raises(AppError) as told:
        place_for(tmp_path / "ann", ".pdf")
    assert told.value.kind is ErrorKind.NAME_TAKEN


def test_a_name_that_no_disk_takes_is_left_to_the_writing(tmp_path):
    long = tmp_path / ("a" * 300)
    assert place_for(long, ".pdf").name == "a" * 300 + ".pdf"


def test_a_dialogue_begins_at_home_where_the_usual_folder_is_not_there(tmp_path):
    assert begins_in(str(tmp_path)) == tmp_path
    assert begins_in(str(tmp_path / "Music")) == Path.home()
    assert begins_in("") == Path.home()
