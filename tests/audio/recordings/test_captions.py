from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audio.frames import RATE
from audio.recordings.captions import Caption, read_captions
from audio.recordings.errors import RecordingError, Refusal

TOTAL = 60 * RATE
VTT = """WEBVTT

NOTE written by hand

1
00:00:01.000 --> 00:00:03.500 align:start
<v Ana>Sit as you
like.

00:04.000 --> 00:06.000
And breathe.
"""
SRT = """1
00:00:01,000 --> 00:00:03,500
Sit as you
like.

2
00:00:04,000 --> 00:00:06,000
And breathe.
"""
LRC = "[ar:Ana]\n[00:01.00]Sit as you like.\n[00:03.50]\n[00:04.00]And breathe.\n[00:06.00]\n"
WANTED = (
    Caption(RATE, round(3.5 * RATE), "Sit as you like."),
    Caption(4 * RATE, 6 * RATE, "And breathe."),
)


@pytest.fixture
def read(tmp_path):
    def read(text, ending=".vtt", total=TOTAL):
        path = tmp_path / f"talk{ending}"
        path.write_text(text, "utf-8")
        return read_captions(path, total)

    return read


@pytest.mark.parametrize(("text", "ending"), [(VTT, ".vtt"), (SRT, ".srt"), (LRC, ".lrc")])
def test_the_same_captions_are_read_from_each_kind(read, text, ending):
    assert read(text, ending) == WANTED


def test_a_line_of_lyrics_lasts_until_the_next_or_the_end(read):
    assert [one.end_frame for one in read("[00:01.00]One\n[00:09]Two\n", ".lrc")] == [
        9 * RATE,
        TOTAL,
    ]


@pytest.mark.parametrize(
    ("change", "line", "found"),
    [
        (("00:04.000 --> 00:06.000", "00:03.000 --> 00:06.000"), 10, "before the one above"),
        (("00:04.000 --> 00:06.000", "00:00.500 --> 00:00.900"), 10, "before the one above"),
        (("00:04.000 --> 00:06.000", "00:04.000 --> 00:04.000"), 10, "an end before"),
        (("00:04.000 --> 00:06.000", "00:04.000 --> 02:06.000"), 10, "after the end"),
        (("00:04.000 --> 00:06.000", "00:4 --> 00:06.000"), 10, "00:4 -->"),
        (("00:04.000 --> 00:06.000", "-00:04.000 --> 00:06.000"), 10, "-00:04"),
    ],
)
def test_a_time_that_cannot_be_is_told_with_its_line(read, change, line, found):
    with pytest.raises(RecordingError) as caught:
        read(VTT.replace(*change))
    assert caught.value.refusal is Refusal.CAPTIONS
    assert caught.value.line == line
    assert found in caught.value.found


def test_lyrics_out_of_order_are_refused(read):
    with pytest.raises(RecordingError):
        read("[00:09.00]One\n[00:01.00]Two\n", ".lrc")


@pytest.mark.parametrize("ending", [".vtt", ".srt", ".lrc"])
def test_a_file_without_a_caption_is_refused(read, ending):
    with pytest.raises(RecordingError, match="captions"):
        read("\n", ending)


def test_text_that_is_not_utf_8_is_refused(tmp_path):
    path = tmp_path / "talk.srt"
    path.write_bytes(b"1\n00:00:01,000 --> 00:00:03,500\n\xff\xfe\n")
    with pytest.raises(RecordingError, match="UTF-8"):
        read_captions(path, TOTAL)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [*VTT.splitlines(), *SRT.splitlines(), *LRC.splitlines(), "-->", "[00:xx]", "\u2028"]
        )
    ),
    st.sampled_from([".vtt", ".srt", ".lrc"]),
)
def test_whatever_is_in_it_only_one_kind_of_error_comes(read, lines, ending):
    try:
        found = read("\n".join(lines), ending)
    except RecordingError:
        return
    assert all(a.end_frame <= b.at_frame for a, b in pairwise(found))
