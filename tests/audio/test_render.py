"""Files: the mixer's own samples, whole or not at all."""

from __future__ import annotations

import errno
import functools
import io
import shutil
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio import render
from audio.errors import SoundFileError
from audio.mixer import Mixer
from audio.render import EncoderMissing, EncodingError, render_file
from audio.timeline import compose
from tests.audio.sounds import HummingVoice, a_plan, a_timeline

needs_ffmpeg = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="needs ffmpeg")


def mixed(timeline):
    out = np.empty((timeline.total_frames, 2), np.float32)
    Mixer(timeline).render(0, out)
    return out


def test_a_wav_file_holds_the_mix_rounded_to_24_bits(tmp_path):
    timeline = a_timeline(3.0)
    render_file(timeline, tmp_path / "out.wav")
    with wave.open(str(tmp_path / "out.wav")) as file:
        assert file.getparams()[:4] == (2, 3, 48000, timeline.total_frames)
    read, _ = soundfile.read(tmp_path / "out.wav", dtype="int32", always_2d=True)
    expected = np.rint(mixed(timeline).astype(np.float64) * 2**23)
    assert np.array_equal(read >> 8, expected)


@pytest.mark.parametrize("name", ["out.wav", pytest.param("out.mp3", marks=needs_ffmpeg)])
def test_equal_arguments_give_equal_bytes(tmp_path, name):
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
        timeline = compose(a_plan(3.0), HummingVoice(), "rain", 4)
        render_file(timeline, tmp_path / folder / name, tags={"title": "A quiet line"})
    assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()


@needs_ffmpeg
def test_an_mp3_is_as_long_as_the_practice_and_sounds_like_it(tmp_path):
    timeline = a_timeline(5.0)
    render_file(timeline, tmp_path / "out.mp3", tags={"title": "A quiet line"})
    read, rate = soundfile.read(tmp_path / "out.mp3", dtype="float32", always_2d=True)
    assert rate == 48000
    assert abs(len(read) - timeline.total_frames) <= 2 * 1152
    count = min(len(read), timeline.total_frames)
    louder = np.abs(mixed(timeline)[:count]).max()
    assert np.abs(read[:count]).max() == pytest.approx(louder, rel=0.2)
    assert b"A quiet line" in (tmp_path / "out.mp3").read_bytes()[:200]


def test_progress_runs_to_one(tmp_path):
    seen: list[float] = []
    render_file(a_timeline(3.0, None), tmp_path / "out.wav", seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_an_older_file_is_replaced_only_by_a_whole_one(tmp_path):
    target = tmp_path / "out.wav"
    target.write_bytes(b"an older practice")

    def stop(done: float) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        render_file(a_timeline(3.0, None), target, stop)
    assert [path.name for path in tmp_path.iterdir()] == ["out.wav"]
    assert target.read_bytes() == b"an older practice"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_of(tmp_path, monkeypatch):
    full = functools.partial(io.open, "/dev/full")
    monkeypatch.setattr(Path, "open", lambda path, mode: full(mode=mode))
    with pytest.raises(OSError, match="No space left"):
        render_file(a_timeline(3.0, None), tmp_path / "out.wav")


def test_a_folder_that_is_not_there_is_told_of(tmp_path):
    with pytest.raises(FileNotFoundError):
        render_file(a_timeline(1.0, None), tmp_path / "nowhere" / "out.wav")


def test_a_damaged_clip_leaves_no_file(tmp_path):
    class Broken(HummingVoice):
        def clip(self, text):
            raise SoundFileError(Path("line.opus"), "is damaged")

    with pytest.raises(SoundFileError):
        render_file(compose(a_plan(6.0), Broken()), tmp_path / "out.wav")
    assert not list(tmp_path.iterdir())


def test_another_kind_of_file_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"\.wav or \.mp3, not \.ogg"):
        render_file(a_timeline(1.0, None), tmp_path / "out.ogg")


def test_without_an_encoder_an_mp3_is_refused_and_nothing_is_left(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    with pytest.raises(EncoderMissing):
        render_file(a_timeline(1.0, None), tmp_path / "out.mp3")
    assert not list(tmp_path.iterdir())


def test_an_encoder_that_gives_up_is_told_of_in_its_own_words(tmp_path, monkeypatch):
    encoder = tmp_path / "ffmpeg"
    encoder.write_text("#!/bin/sh\nhead -c 1000 >/dev/null\necho the disk is full >&2\nexit 1\n")
    encoder.chmod(0o755)
    monkeypatch.setattr(render, "find_encoder", lambda: str(encoder))
    with pytest.raises(EncodingError, match="the disk is full"):
        render_file(a_timeline(20.0, None), tmp_path / "out.mp3")
    assert [path.name for path in tmp_path.iterdir()] == ["ffmpeg"]


@needs_ffmpeg
def test_another_program_reads_the_wav_as_it_was_meant(tmp_path):
    timeline = a_timeline(2.0)
    render_file(timeline, tmp_path / "out.wav")
    command = ["ffmpeg", "-v", "error", "-i", str(tmp_path / "out.wav"), "-f", "f32le", "-"]
    read = np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, "<f4")
    assert np.abs(read.reshape(-1, 2) - mixed(timeline)).max() <= 0.51 / 2**23
