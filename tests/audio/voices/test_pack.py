"""Tests of audio/voices/pack.py, above all of packs that came to harm."""

import subprocess
import sys

import numpy as np
import pytest

from audio.errors import SoundFileError
from audio.voices.captions import reading_frames
from audio.voices.index import Entry, clip_path, read_index, write_index
from audio.voices.naming import digest
from audio.voices.pack import VoicePack
from tests.audio.voices.conftest import LINES

LINE = "Rest here."


@pytest.fixture
def clip_file(pack_folder):
    voice = VoicePack(pack_folder)
    (path,) = (p for p in pack_folder.glob("*.opus") if p.stem == voice._key(LINE))
    return path


def listed_anew(folder, path, frame_count=None):
    """List the file at `path` as it now is."""
    entries = read_index(folder)
    was = entries[path.stem]
    entries[path.stem] = Entry(frame_count or was.frame_count, digest(path.read_bytes()))
    write_index(folder, entries)


def test_a_clip_is_exactly_as_long_as_listed(pack_folder):
    voice = VoicePack(pack_folder)
    for line, frame_count in LINES.items():
        clip = voice.clip(line)
        assert clip.dtype == np.float32
        assert clip.shape == (frame_count,)
        assert voice.frame_count(line) == frame_count
        assert np.abs(clip).max() == pytest.approx(0.2, abs=0.1)


def test_a_clip_ends_in_exact_quiet_even_where_its_file_does_not(pack_folder):
    clip = VoicePack(pack_folder).clip(LINE)
    assert clip[-1] == 0
    assert np.abs(np.diff(clip[-240:])).max() < 0.02


def test_a_line_without_a_clip_is_a_caption(pack_folder):
    voice = VoicePack(pack_folder)
    assert not voice.speaks("May I be well.")
    assert voice.frame_count("May I be well.") == reading_frames("May I be well.")
    assert voice.clip("May I be well.") is None


def test_spaces_and_quotation_marks_find_the_same_clip(pack_folder):
    assert VoicePack(pack_folder).speaks("  Rest\n here. ")


@pytest.mark.parametrize("name", ["voice.toml", "index.json"])
def test_a_pack_without_its_lists_cannot_be_opened(pack_folder, name):
    (pack_folder / name).unlink()
    with pytest.raises(SoundFileError, match=name):
        VoicePack(pack_folder)


def test_a_missing_clip_is_named(pack_folder, clip_file):
    voice = VoicePack(pack_folder)
    clip_file.unlink()
    with pytest.raises(SoundFileError, match=clip_file.name):
        voice.clip(LINE)


@pytest.mark.parametrize("harm", ["truncated", "flipped", "emptied", "swapped"])
def test_a_harmed_clip_is_named(pack_folder, clip_file, harm):
    data = bytearray(clip_file.read_bytes())
    if harm == "flipped":
        data[len(data) // 2] ^= 1
    elif harm == "swapped":
        data = next(p for p in pack_folder.glob("*.opus") if p != clip_file).read_bytes()
    else:
        del data[len(data) // 2 if harm == "truncated" else 0 :]
    clip_file.write_bytes(data)
    with pytest.raises(SoundFileError, match=clip_file.name):
        VoicePack(pack_folder).clip(LINE)


def test_a_clip_that_is_no_sound_is_named_even_where_the_list_agrees(pack_folder, clip_file):
    clip_file.write_bytes(b"OggS" + bytes(range(200)))
    listed_anew(pack_folder, clip_file)
    with pytest.raises(SoundFileError, match=clip_file.name):
        VoicePack(pack_folder).clip(LINE)


def test_a_clip_of_another_length_than_listed_is_named(pack_folder, clip_file):
    listed_anew(pack_folder, clip_file, frame_count=31_200)
    with pytest.raises(SoundFileError, match=clip_file.name):
        VoicePack(pack_folder).clip(LINE)


def test_a_clip_that_is_a_folder_is_named(pack_folder, clip_file):
    clip_file.unlink()
    clip_file.mkdir()
    with pytest.raises(SoundFileError, match=clip_file.name):
        VoicePack(pack_folder).clip(LINE)


def test_one_harmed_clip_leaves_the_others_speaking(pack_folder, clip_file):
    clip_file.write_bytes(b"")
    assert VoicePack(pack_folder).clip("And breathe.") is not None


def test_lengths_need_neither_numpy_nor_the_decoder(pack_folder):
    ask = (
        "import sys; from pathlib import Path; from audio.voices.pack import VoicePack\n"
        f"print(VoicePack(Path({str(pack_folder)!r})).frame_count({LINE!r}))\n"
        "assert not {'numpy', 'soundfile', 'PySide6'} & set(sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert int(found.stdout) == LINES[LINE]


def test_a_clip_lies_inside_its_pack(pack_folder):
    assert all(clip_path(pack_folder, key).parent == pack_folder for key in read_index(pack_folder))


def test_a_whole_pack_has_no_faults_and_a_harmed_clip_is_one(pack_folder, clip_file):
    assert VoicePack(pack_folder).faults() == []
    clip_file.write_bytes(clip_file.read_bytes() + b"\0")
    [fault] = VoicePack(pack_folder).faults()
    assert clip_file.name in fault
