"""Label tracks: told apart from other text, and strict where they are taken."""

from __future__ import annotations

import pytest

from audio.frames import RATE
from audio.recordings.errors import RecordingError, Refusal
from audio.recordings.marks import LARGEST_MB, is_label_track, read_marks


@pytest.fixture
def track(tmp_path):
    def write(data: bytes):
        path = tmp_path / "talk.txt"
        path.write_bytes(data)
        return path

    return write


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (b"0.0\t0.0\tArriving\n12,5\t12,5\tOn\n", True),
        (b"Sit as you like.\n", False),
        (b"", False),
        (b"\xff\xfe0\0", False),
        (b"1.0\tA\n" + b"\n" * (LARGEST_MB * 1_000_000), False),
    ],
)
def test_a_label_track_is_told_from_other_text(track, data, is_one):
    assert is_label_track(track(data)) is is_one


def test_a_file_that_is_gone_is_none(tmp_path):
    assert not is_label_track(tmp_path / "talk.txt")


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"1.0\tA\n0.5\tB\n", 2),
        (b"1.0\tA\n99\tB\n", 2),
        (b"\n1.0 A\n", 2),
        (b"\xff\n", 1),
    ],
)
def test_what_is_wrong_is_told_with_its_line(track, data, line):
    with pytest.raises(RecordingError) as caught:
        read_marks(track(data), 60 * RATE)
    assert (caught.value.refusal, caught.value.line) == (Refusal.CAPTIONS, line)
