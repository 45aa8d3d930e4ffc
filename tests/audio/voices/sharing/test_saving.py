"""Tests of audio/voices/sharing/saving.py."""

import zipfile

import pytest

from audio.errors import SoundFileError
from audio.voices.index import clip_path, read_index
from audio.voices.sharing.bringing import bring_voice
from audio.voices.sharing.errors import FileRefusal, VoiceFileError
from audio.voices.sharing.saving import save_voice
from tests.audio.voices.sharing.conftest import LINES


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_saved_comes_in_again_as_it_was(voice, file, shelf):
    assert contents(bring_voice(file, shelf).folder) == contents(voice)


def test_the_file_names_who_spoke_and_the_licence(file):
    with zipfile.ZipFile(file) as saved:
        told = saved.read("voice.toml").decode()
        assert saved.namelist()[0] == "pack.toml"
    assert 'credit = "Ann herself"' in told
    assert 'licence = "CC-BY-4.0"' in told


def test_the_same_voice_gives_the_same_bytes(voice, file, tmp_path):
    save_voice(voice, tmp_path / "again.tendvoice")
    assert (tmp_path / "again.tendvoice").read_bytes() == file.read_bytes()


def test_the_file_does_not_tell_when_or_by_what_system_it_was_saved(file):
    with zipfile.ZipFile(file) as saved:
        assert {info.date_time for info in saved.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.create_system for info in saved.infolist()} == {3}


def test_it_is_on_the_disk_before_it_takes_its_place(voice, tmp_path, synced):
    save_voice(voice, tmp_path / "ann.tendvoice")
    assert synced(tmp_path / "ann.tendvoice")


def test_damaged_clips_are_left_out_and_counted(voice, tmp_path):
    first, second, *_ = read_index(voice)
    clip_path(voice, first).unlink()
    clip_path(voice, second).write_bytes(b"not it")
    assert save_voice(voice, tmp_path / "ann.tendvoice") == 2
    with zipfile.ZipFile(tmp_path / "ann.tendvoice") as saved:
        assert len([name for name in saved.namelist() if name.endswith(".opus")]) == len(LINES) - 2


def test_a_voice_without_a_whole_line_is_not_saved(voice, tmp_path):
    for path in voice.glob("*.opus"):
        path.unlink()
    with pytest.raises(VoiceFileError) as caught:
        save_voice(voice, tmp_path / "ann.tendvoice")
    assert caught.value.refusal is FileRefusal.NO_LINES
    assert not list(tmp_path.glob("*ann.tendvoice*"))


def test_a_damaged_voice_is_said_to_be_before_anything_is_written(voice, tmp_path):
    (voice / "index.json").write_text("{")
    with pytest.raises(SoundFileError):
        save_voice(voice, tmp_path / "ann.tendvoice")
    assert not list(tmp_path.glob("*ann.tendvoice*"))


def test_stopped_or_out_of_room_it_leaves_the_file_that_was_there(voice, tmp_path, monkeypatch):
    path = tmp_path / "ann.tendvoice"
    path.write_bytes(b"before")
    with pytest.raises(VoiceFileError) as caught:
        save_voice(voice, path, lambda done: done < 0.5)
    assert caught.value.refusal is FileRefusal.CANCELLED

    def full(self, info, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(OSError, match="No space"):
        save_voice(voice, path)
    assert [one.name for one in tmp_path.glob("*ann.tendvoice*")] == ["ann.tendvoice"]
    assert path.read_bytes() == b"before"
