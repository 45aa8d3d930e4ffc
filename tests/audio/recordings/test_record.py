"""What is kept beside a recording's sound comes back as it was."""

from __future__ import annotations

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
