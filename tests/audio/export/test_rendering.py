"""Files: the mixer's own samples, whole or not at all."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.errors import SoundFileError
from audio.export import ffmpeg_sink, sinks
from audio.export.errors import BesideNotWritten, EncoderMissing, EncodingError, Stopped
from audio.export.rendering import render_file
from audio.loudness import lufs_of_steps, step_energies
from audio.mixer import Mixer
from audio.timeline import compose
from tests.audio.sounds import HummingVoice, a_plan, a_timeline

needs_ffmpeg = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="needs ffmpeg")
EVERYWHERE = ("wav", "flac", "opus", "mp3")
ALL = (*EVERYWHERE, pytest.param("m4a", marks=needs_ffmpeg))
PADDING = {"wav": 0, "flac": 0, "opus": 960, "mp3": 2 * 1152, "m4a": 2 * 1024}  # frames


@pytest.fixture
def no_ffmpeg(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path_factory.mktemp("empty")))
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)


@pytest.fixture
def full_disk(monkeypatch):
    """Make every file that is written one on a full disk."""
    real = Path.open

    def opened(path, mode="r", *more, **named):
        place = Path("/dev/full") if "w" in mode else path
        return real(place, mode.replace("+", ""), *more, **named)

    monkeypatch.setattr(Path, "open", opened)


def mixed(timeline):
    out = np.empty((timeline.total_frames, 2), np.float32)
    Mixer(timeline).render(0, out)
    return out


def loudness(samples):
    return lufs_of_steps(step_energies(np.ascontiguousarray(samples, np.float32), 48_000))


def decoded(path):
    """Return what a player would hear, float32 `[n, 2]`."""
    if path.suffix == ".m4a":
        words = ["ffmpeg", "-v", "error", "-i", str(path), "-f", "f32le", "-"]
        said = subprocess.run(words, capture_output=True, check=True, stdin=subprocess.DEVNULL)
        return np.frombuffer(said.stdout, "<f4").reshape(-1, 2)
    read, rate = soundfile.read(path, dtype="float32", always_2d=True)
    assert rate == 48_000
    return read


@pytest.mark.parametrize("ending", ["wav", "flac"])
def test_a_lossless_file_holds_the_mix_rounded_to_24_bits(tmp_path, ending):
    timeline = a_timeline(3.0)
    path = tmp_path / f"out.{ending}"
    render_file(timeline, path)
    assert soundfile.info(path).subtype == "PCM_24"
    read, rate = soundfile.read(path, dtype="int32", always_2d=True)
    assert rate == 48_000
    expected = np.rint(mixed(timeline).astype(np.float64) * 2**23)
    assert np.array_equal(read >> 8, expected)


@pytest.mark.parametrize("ending", ALL)
def test_equal_arguments_give_equal_bytes(tmp_path, ending):
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
        timeline = compose(a_plan(3.0), HummingVoice(), "rain", 4)
        render_file(timeline, tmp_path / folder / f"out.{ending}")
    first, second = (tmp_path / folder / f"out.{ending}" for folder in ("first", "second"))
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("ending", EVERYWHERE)
def test_without_ffmpeg_too_equal_arguments_give_equal_bytes(tmp_path, no_ffmpeg, ending):
    test_equal_arguments_give_equal_bytes(tmp_path, ending)


@pytest.mark.parametrize("ending", ALL)
def test_a_file_is_as_long_as_the_practice_and_as_loud(tmp_path, ending):
    timeline = a_timeline(9.0)
    render_file(timeline, tmp_path / f"out.{ending}")
    read = decoded(tmp_path / f"out.{ending}")
    assert abs(len(read) - timeline.total_frames) <= PADDING[ending]
    assert loudness(read) == pytest.approx(loudness(mixed(timeline)), abs=0.3)


@pytest.mark.parametrize("ending", EVERYWHERE)
def test_a_machine_without_ffmpeg_writes_the_same_length_and_level(tmp_path, no_ffmpeg, ending):
    test_a_file_is_as_long_as_the_practice_and_as_loud(tmp_path, ending)


@pytest.mark.parametrize("ending", ALL)
def test_progress_runs_to_one(tmp_path, ending):
    seen: list[float] = []

    def progress(done):
        seen.append(done)
        return True

    render_file(a_timeline(3.0, None), tmp_path / f"out.{ending}", progress=progress)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


@pytest.mark.parametrize("ending", ALL)
@pytest.mark.parametrize("after", [0.0, 0.6])
def test_a_stop_leaves_what_was_there_and_nothing_else(tmp_path, ending, after):
    target = tmp_path / f"out.{ending}"
    target.write_bytes(b"an older practice")
    with pytest.raises(Stopped):
        render_file(a_timeline(6.0, None), target, progress=lambda done: done < after)
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
    assert target.read_bytes() == b"an older practice"


def test_a_stop_is_heard_while_the_encoder_finishes(tmp_path, monkeypatch):
    encoder = tmp_path / "ffmpeg"
    encoder.write_text("#!/bin/sh\ncat >/dev/null\nexec tail -f /dev/null\n")
    encoder.chmod(0o755)
    monkeypatch.setattr(sinks, "find_encoder", lambda: str(encoder))
    monkeypatch.setattr(sinks, "encodes", lambda *_: True)
    asked: list[float] = []

    def progress(done):
        asked.append(done)
        return asked.count(1.0) < 2

    with pytest.raises(Stopped):
        render_file(a_timeline(3.0, None), tmp_path / "out.mp3", progress=progress)
    assert [path.name for path in tmp_path.iterdir()] == ["ffmpeg"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("ending", EVERYWHERE)
def test_a_full_disk_is_told_of(tmp_path, full_disk, no_ffmpeg, ending):
    with pytest.raises(OSError, match="No space left"):
        render_file(a_timeline(3.0), tmp_path / f"out.{ending}")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", ALL)
def test_a_folder_that_is_not_there_is_told_of(tmp_path, ending):
    with pytest.raises(FileNotFoundError):
        render_file(a_timeline(1.0), tmp_path / "nowhere" / f"out.{ending}")


@pytest.mark.parametrize("ending", ALL)
def test_a_damaged_clip_leaves_no_file(tmp_path, ending):
    class Broken(HummingVoice):
        def clip(self, text):
            raise SoundFileError(Path("line.opus"), "is damaged")

    with pytest.raises(SoundFileError):
        render_file(compose(a_plan(6.0), Broken()), tmp_path / f"out.{ending}")
    assert not list(tmp_path.iterdir())


def test_captions_stay_as_they_were_where_the_sound_does(tmp_path):
    (tmp_path / "out.flac").mkdir()  # which no file can take the place of
    (tmp_path / "out.vtt").write_text("older captions")
    with pytest.raises((IsADirectoryError, PermissionError)):
        render_file(a_timeline(1.0), tmp_path / "out.flac", beside={"vtt": "new captions"})
    assert (tmp_path / "out.vtt").read_text() == "older captions"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.flac", "out.vtt"]


def test_captions_that_cannot_take_their_place_are_told_of_beside_a_whole_sound(tmp_path):
    (tmp_path / "out.vtt").mkdir()
    with pytest.raises(BesideNotWritten) as told:
        render_file(a_timeline(1.0), tmp_path / "out.flac", beside={"vtt": "new captions"})
    assert told.value.path == tmp_path / "out.vtt"
    assert len(decoded(tmp_path / "out.flac")) == a_timeline(1.0).total_frames
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.flac", "out.vtt"]


def test_sound_and_captions_are_on_the_disk_before_they_stand_there(tmp_path, synced):
    render_file(a_timeline(1.0), tmp_path / "out.flac", beside={"vtt": "captions"})
    assert synced(tmp_path / "out.flac")
    assert synced(tmp_path / "out.vtt")


def test_captions_appear_beside_the_sound(tmp_path):
    render_file(a_timeline(1.0), tmp_path / "out.flac", beside={"vtt": "words"})
    assert (tmp_path / "out.vtt").read_text() == "words"


def test_another_kind_of_file_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"mp3, opus, flac, wav, m4a, not '\.ogg'"):
        render_file(a_timeline(1.0), tmp_path / "out.ogg")


def test_without_an_encoder_an_m4a_is_refused_and_nothing_is_left(tmp_path, no_ffmpeg):
    with pytest.raises(EncoderMissing):
        render_file(a_timeline(1.0), tmp_path / "out.m4a")
    assert not list(tmp_path.iterdir())


def test_an_encoder_that_gives_up_is_told_of_in_its_own_words(tmp_path, monkeypatch):
    encoder = tmp_path / "ffmpeg"
    encoder.write_text("#!/bin/sh\nhead -c 1000 >/dev/null\necho it has had enough >&2\nexit 1\n")
    encoder.chmod(0o755)
    monkeypatch.setattr(sinks, "find_encoder", lambda: str(encoder))
    monkeypatch.setattr(sinks, "encodes", lambda *_: True)
    with pytest.raises(EncodingError, match="it has had enough"):
        render_file(a_timeline(20.0, None), tmp_path / "out.mp3")
    assert [path.name for path in tmp_path.iterdir()] == ["ffmpeg"]


def test_an_encoder_that_finds_no_room_is_told_of_as_a_full_disk(tmp_path, monkeypatch):
    encoder = tmp_path / "ffmpeg"
    encoder.write_text(
        "#!/bin/sh\ncat >/dev/null\necho out.mp3: No space left on device >&2\nexit 1\n"
    )
    encoder.chmod(0o755)
    monkeypatch.setattr(sinks, "find_encoder", lambda: str(encoder))
    monkeypatch.setattr(sinks, "encodes", lambda *_: True)
    with pytest.raises(OSError, match="No space left") as told:
        render_file(a_timeline(1.0, None), tmp_path / "out.mp3")
    assert told.value.errno == errno.ENOSPC
    assert [path.name for path in tmp_path.iterdir()] == ["ffmpeg"]


def test_an_ffmpeg_without_the_encoder_is_not_asked_for_it(tmp_path, monkeypatch):
    encoder = tmp_path / "ffmpeg"
    encoder.write_text("#!/bin/sh\necho \"Codec 'libmp3lame' is not recognized by FFmpeg.\"\n")
    encoder.chmod(0o755)
    monkeypatch.setattr(sinks, "find_encoder", lambda: str(encoder))
    render_file(a_timeline(1.0, None), tmp_path / "out.mp3")
    assert len(decoded(tmp_path / "out.mp3")) >= 48_000
    with pytest.raises(EncoderMissing):
        render_file(a_timeline(1.0, None), tmp_path / "out.m4a")


def test_words_for_ffmpeg_are_escaped():
    assert ffmpeg_sink._escaped("a=b; #1\\") == "a\\=b\\; \\#1\\\\"


@needs_ffmpeg
def test_another_program_reads_the_wav_as_it_was_meant(tmp_path):
    timeline = a_timeline(2.0)
    render_file(timeline, tmp_path / "out.wav")
    command = ["ffmpeg", "-v", "error", "-i", str(tmp_path / "out.wav"), "-f", "f32le", "-"]
    read = np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, "<f4")
    assert np.abs(read.reshape(-1, 2) - mixed(timeline)).max() <= 0.51 / 2**23
