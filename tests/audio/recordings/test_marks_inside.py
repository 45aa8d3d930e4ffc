"""Cue marks inside a sound file: read where they are whole, and left out where they are not."""

from __future__ import annotations

import io
import struct
from itertools import pairwise

import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audio.frames import RATE, frames
from audio.recordings.keeping import Wanted, keep_recording
from audio.recordings.marks_inside import MOST, marks_inside
from audio.recordings.marks_wav import MOST_CHUNKS, marks_of_wav
from audio.recordings.record import Mark
from tests.audio.recordings.marked import (
    POINTS,
    chunk,
    comments,
    cue,
    flac,
    labels,
    sheet,
    wav,
    write,
)

WANTED = (Mark(2 * RATE, "Arriving"), Mark(frames(5.5), "The breath"))
CHAPTERS = comments(
    "ARTIST=Ana",
    "CHAPTER001=00:00:02.000",
    "CHAPTER001NAME=Arriving",
    "chapter002=00:00:05.500",
    "Chapter002Name=The breath",
)


@pytest.fixture
def inside(tmp_path):
    return lambda data, name="talk.wav": marks_inside(write(tmp_path / name, data), None)


@pytest.mark.parametrize(
    "data",
    [
        wav(cue(), labels()),
        wav(labels(), cue()),
        wav(chunk(b"odd ", b"abc"), cue(tuple(reversed(POINTS))), labels()),
        flac(CHAPTERS),
        flac(sheet(1.0, 4.0), CHAPTERS),
    ],
)
def test_marks_are_found_in_order_with_their_names(inside, data):
    assert soundfile.info(io.BytesIO(data)).duration == 9.0
    assert inside(data) == WANTED


def test_a_file_of_zeros_is_given_up_before_its_end(tmp_path):
    path = write(tmp_path / "talk.wav", b"RIFF" + bytes(100_000))

    class Counted(io.FileIO):
        reads = 0

        def read(self, *size):
            self.reads += 1
            return super().read(*size)

    with Counted(path) as file, pytest.raises(ValueError, match="no rate"):
        marks_of_wav(file)
    assert file.reads <= MOST_CHUNKS


def test_marks_without_names_are_numbered(inside):
    numbered = (Mark(2 * RATE, "Mark 1"), Mark(frames(5.5), "Mark 2"))
    assert inside(wav(cue())) == numbered
    assert inside(flac(sheet(2.0, 5.5))) == numbered


def test_a_name_of_an_older_editor_is_read_too(inside):
    points = ((1, 2.0, "Für später"),)
    assert inside(wav(cue(points), labels(points, "cp1252"))) == (Mark(2 * RATE, "Für später"),)


def test_of_two_at_one_place_and_of_very_many_not_all_are_kept(inside):
    points = ((1, 2.0, "One"), (2, 2.0, "Two"))
    assert inside(wav(cue(points), labels(points))) == (Mark(2 * RATE, "One"),)
    assert len(inside(wav(cue(tuple((n, n / 1000, "") for n in range(2000)))))) == MOST


def test_the_marks_of_a_file_of_more_than_4_gb_stand_after_its_sound(inside):
    data = wav(cue(), labels())
    at = data.index(b"data")
    (size,) = struct.unpack_from("<I", data, at + 4)
    ds64 = chunk(b"ds64", struct.pack("<QQQI", len(data), size, 0, 0))
    sound = data[12:at] + b"data\xff\xff\xff\xff" + data[at + 8 :]
    assert inside(b"RF64\xff\xff\xff\xffWAVE" + ds64 + sound) == WANTED


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"RIFF",
        b"fLaC",
        wav(),
        wav(chunk(b"cue ", b"")),
        wav(chunk(b"cue ", struct.pack("<I", 0xFFFFFFFF))),
        b"RIFF\0\0\0\0WAVE" + bytes(1_000_000),
        flac((4, b"\xff" * 20)),
        flac((5, b"\xff" * 396)),
    ],
)
def test_what_is_damaged_has_no_marks(inside, data):
    assert inside(data) == ()


def test_a_point_that_was_cut_off_leaves_the_others(inside):
    body = cue()[8:-10]
    assert inside(wav(chunk(b"cue ", body), labels())) == WANTED[:1]


WHOLE = (wav(cue(), labels(), seconds=0.02), flac(CHAPTERS)[:2000], flac(sheet(1, 2))[:2000])


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(WHOLE),
    st.lists(st.tuples(st.integers(4, 2100), st.binary(min_size=1, max_size=8)), max_size=5),
    st.integers(0, 2100),
)
def test_whatever_is_damaged_nothing_goes_wrong(inside, data, changes, length):
    changed = bytearray(data)
    for at, new in changes:
        changed[at : at + len(new)] = new
    found = inside(bytes(changed[:length]))
    assert all(a.at_frame < b.at_frame for a, b in pairwise(found))
    assert all(mark.name and mark.at_frame >= 0 for mark in found)


def test_chapters_of_other_files_are_asked_of_ffmpeg(tmp_path):
    told = (
        ";FFMETADATA1\ntitle=A\\=B\n"
        "[CHAPTER]\nTIMEBASE=1/1000\nSTART=2000\nEND=5500\ntitle=Arriv\\=ing\n"
        "[CHAPTER]\nTIMEBASE=1/1000\nSTART=5500\nEND=9000\n"
    )
    (tmp_path / "told").write_text(told)
    ffmpeg = write(tmp_path / "ffmpeg", f"#!/bin/sh\ncat {tmp_path}/told\n".encode())
    ffmpeg.chmod(0o755)
    book = write(tmp_path / "a.m4b", b"\0" * 64)
    assert marks_inside(book, None) == ()
    assert marks_inside(book, str(ffmpeg)) == (
        Mark(2 * RATE, "Arriv=ing"),
        Mark(frames(5.5), "Mark 2"),
    )
    ffmpeg.write_text("#!/bin/sh\nexit 1\n")
    assert marks_inside(book, str(ffmpeg)) == ()


def test_they_are_kept_unless_a_label_track_is_given_or_they_are_left_out(tmp_path, shelf):
    source = write(tmp_path / "talk.wav", wav(cue(), labels()))
    (tmp_path / "marks.txt").write_text("1.0\tMine\n")
    for wanted, names in (
        (Wanted(), ["Arriving", "The breath"]),
        (Wanted(marks=tmp_path / "marks.txt"), ["Mine"]),
        (Wanted(marks_inside=False), []),
    ):
        kept = keep_recording(source, shelf, wanted)
        assert [mark.name for mark in kept.marks] == names


def test_marks_in_the_silence_that_was_cut_are_no_parts_of_no_length(tmp_path, shelf):
    points = ((1, 1.0, "Soon"), (2, 2.0, "In"), (3, 6.0, "On"), (4, 60.0, "Never"))
    source = write(tmp_path / "talk.wav", wav(cue(points), labels(points)))
    samples, rate = soundfile.read(source)
    samples[: 3 * rate] = 0
    quiet = write(tmp_path / "quiet.wav", b"")
    soundfile.write(quiet, samples, rate)
    data = quiet.read_bytes() + cue(points) + labels(points)
    quiet.write_bytes(data[:4] + struct.pack("<I", len(data) - 8) + data[8:])
    kept = keep_recording(quiet, shelf, Wanted())
    assert [(mark.name, mark.at_frame) for mark in kept.marks] == [
        ("In", 0),
        ("On", 6 * RATE - kept.first_frame),
    ]
