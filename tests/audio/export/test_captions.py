"""Caption files: what our own reader makes of them is what the plan says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.export.captions import ENDINGS, captions
from audio.frames import RATE
from audio.plan import CueKind, Plan, PlannedCue
from audio.recordings.captions import read_captions

UNIT = {"vtt": 1000, "srt": 1000, "lrc": 100}  # of a second
WORDS = st.text("abcdefgh äöüß’“”—.,;:!?0123456789&", min_size=1, max_size=40)


@st.composite
def plans(draw, words=WORDS):
    at, cues = draw(st.integers(0, 7 * RATE)), []
    for text in draw(st.lists(words.filter(str.strip), min_size=1, max_size=12)):
        length = draw(st.integers(RATE // 5, 30 * RATE))
        cues.append(PlannedCue(at, length, CueKind.SAY, text))
        rest = draw(st.one_of(st.just(0), st.integers(RATE // 5, 900 * RATE)))
        cues.append(PlannedCue(at + length, rest, CueKind.REST))
        at += length + rest
    return Plan("any", at + 8 * RATE, ("Only",), tuple(cues))


def read_back(folder, planned, ending):
    path = folder / f"practice.{ending}"
    path.write_text(captions(planned, ending, "A title: of two"), "utf-8")
    return read_captions(path, planned.total_frames)


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=60, deadline=None)
@given(planned=plans())
def test_what_is_said_is_read_back_at_its_time(tmp_path_factory, ending, planned):
    found = read_back(tmp_path_factory.getbasetemp(), planned, ending)
    said = [cue for cue in planned.cues if cue.kind is CueKind.SAY]
    assert [caption.text for caption in found] == [" ".join(cue.text.split()) for cue in said]
    half = RATE // UNIT[ending] / 2
    for caption, cue in zip(found, said, strict=True):
        assert abs(caption.at_frame - cue.at_frame) <= half
        assert abs(caption.end_frame - cue.end_frame) <= half


@settings(max_examples=60, deadline=None)
@given(planned=plans(st.text("ab<>&;/amplt-", min_size=1).filter(str.strip)))
def test_webvtt_keeps_what_looks_like_markup(tmp_path_factory, planned):
    found = read_back(tmp_path_factory.getbasetemp(), planned, "vtt")
    assert [one.text for one in found] == [cue.text for cue in planned.cues if cue.text]


def test_in_lrc_an_empty_line_ends_only_what_nothing_follows_at_once():
    first, second = (PlannedCue(n * RATE, RATE, CueKind.SAY, f"Line {n}") for n in (1, 2))
    assert captions(Plan("any", 9 * RATE, (), (first, second)), "lrc").splitlines() == [
        "[00:01.00]Line 1",
        "[00:02.00]Line 2",
        "[00:03.00]",
    ]


def test_another_kind_of_captions_is_refused():
    with pytest.raises(ValueError, match="vtt, srt, lrc, not 'ass'"):
        captions(Plan("any", RATE, (), ()), "ass")
