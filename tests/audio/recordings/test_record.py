"""What is kept beside a recording's sound comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio.recordings.captions import Caption
from audio.recordings.record import NAME, Mark, Recording, read, written

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(WORDS, WORDS, st.floats(-60, 60))
def test_whatever_was_typed_comes_back(tmp_path_factory, title, words, gain_db):
    folder = tmp_path_factory.mktemp("recording")
    captions = (Caption(0, 5, words), Caption(7, 9, title))
    kept = Recording(
        folder.name, title, words, "", "a.mp3", 3, 99, gain_db, captions, (Mark(4, words),)
    )
    (folder / NAME).write_text(written(kept), "utf-8")
    assert read(folder) == kept


def test_a_file_name_that_is_no_text_is_kept_as_far_as_it_goes(tmp_path):
    kept = Recording(tmp_path.name, "A", "", "", "a\udce9.mp3", 0, 99, 0.0)
    (tmp_path / NAME).write_text(written(kept), "utf-8")
    assert read(tmp_path).source == "a\ufffd.mp3"


@pytest.mark.parametrize(
    ("whole", "damaged"),
    [
        ("frame_count = 99", "frame_count = inf"),
        ("frame_count = 99", "frame_count = nan"),
        ("first_frame = 0", "first_frame = -inf"),
        ("gain_db = 0.0", "gain_db = inf"),
        ("gain_db = 0.0", "gain_db = 1" + "0" * 400),
        ("at_frame = 4", "at_frame = inf"),
        ("at_frame = 4", "from_frame = 4"),
        ('title = "A"', f"title = {'[' * 5_000}{']' * 5_000}"),
    ],
)
def test_a_damaged_record_is_said_to_be_no_record(tmp_path, whole, damaged):
    kept = Recording(tmp_path.name, "A", "", "", "", 0, 99, 0.0, marks=(Mark(4, "B"),))
    assert whole in written(kept)
    (tmp_path / NAME).write_text(written(kept).replace(whole, damaged), "utf-8")
    with pytest.raises((ValueError, KeyError)):
        read(tmp_path)
