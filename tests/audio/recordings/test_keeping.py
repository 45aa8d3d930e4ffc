from __future__ import annotations

import errno
import os
import time
from types import SimpleNamespace

import numpy as np
import pytest
import soundfile

from audio.frames import RATE, frames
from audio.loudness import integrated_lufs
from audio.recordings.errors import RecordingError, Refusal
from audio.recordings.keeping import KEPT_S, Wanted, keep_recording
from audio.recordings.playing import RecordingVoice, spoken_from
from audio.recordings.shelf import Shelf
from tests.audio.recordings.conftest import quiet, tone


def sounding(recording, shelf):
    voice = RecordingVoice(recording, shelf)
    return np.concatenate([voice.clip(line.text) for line in spoken_from(recording, 0, 0)])


@pytest.mark.parametrize("name", ["talk.wav", "talk.flac", "talk.mp3", "talk.ogg"])
@pytest.mark.parametrize("level", [0.005, 0.5])
def test_any_file_comes_out_as_loud_as_the_bundled_voice(sound_file, shelf, name, level):
    source = sound_file(np.stack([tone(6, 44_100, level)] * 2, axis=1), name, 44_100)
    recording = keep_recording(source, shelf, Wanted(teacher="Ana", licence="CC BY"))
    assert integrated_lufs(sounding(recording, shelf), RATE) == pytest.approx(-20, abs=0.4)
    assert Shelf(shelf).recordings() == [recording]
    assert (recording.title, recording.teacher, recording.source) == ("talk", "Ana", name)


def test_left_and_right_stay_apart_and_one_channel_stays_one(sound_file, shelf):
    left, right = tone(12, 44_100, 0.1), tone(12, 44_100, 0.02, hz=1000.0)
    source = sound_file(np.stack([left, right], axis=1), rate=44_100)
    kept = keep_recording(source, shelf, Wanted())
    assert kept.channels == 2
    assert soundfile.info(shelf / kept.id / "sound.flac").channels == 2
    heard = sounding(kept, shelf)[RATE:-RATE]
    gain = 10 ** (kept.gain_db / 20)
    for channel, level in zip(heard.T, (0.1, 0.02), strict=True):
        assert np.abs(channel).max() == pytest.approx(level * gain, rel=0.01)
    assert keep_recording(sound_file(left, rate=44_100), shelf, Wanted()).channels == 1


def test_it_is_on_the_disk_once_it_stands_there_and_its_owners_alone(sound_file, shelf, synced):
    folder = shelf / keep_recording(sound_file(tone(6)), shelf, Wanted()).id
    assert [path.name for path in folder.iterdir() if not synced(path)] == []
    assert folder.stat().st_mode & 0o077 == 0


def test_what_has_more_than_two_channels_is_mixed_to_one(sound_file, shelf):
    channels = [tone(6, level=level) for level in (0.3, 0.0, 0.0, 0.0)]
    kept = keep_recording(sound_file(np.stack(channels, axis=1)), shelf, Wanted())
    assert kept.channels == 1
    sound, _ = soundfile.read(shelf / kept.id / "sound.flac")
    assert np.abs(sound).max() == pytest.approx(0.075, rel=0.01)


def test_loud_peaks_keep_their_headroom(sound_file, shelf):
    samples = tone(12, level=0.01)
    samples[RATE * 6] = 1.0
    recording = keep_recording(sound_file(samples), shelf, Wanted())
    assert np.abs(sounding(recording, shelf)).max() <= 10 ** (-3 / 20) * 1.001


def test_silence_at_both_ends_is_trimmed_but_for_a_little(sound_file, shelf):
    source = sound_file(np.concatenate([quiet(4), tone(7), quiet(3)]))
    trimmed = keep_recording(source, shelf, Wanted())
    assert trimmed.first_frame == pytest.approx(frames(4 - KEPT_S), abs=RATE / 5)
    assert trimmed.frame_count == pytest.approx(frames(7 + 2 * KEPT_S), abs=RATE / 4)
    assert keep_recording(source, shelf, Wanted(trim=False)).frame_count == frames(14)


def test_captions_and_marks_move_with_what_was_trimmed(sound_file, shelf, tmp_path):
    (tmp_path / "talk.srt").write_text("1\n00:00:05,000 --> 00:00:06,000\nHello.\n")
    (tmp_path / "marks.txt").write_text("4.0\t4.0\tBegin\n8.0\tOn\n")
    source = sound_file(np.concatenate([quiet(4), tone(7)]))
    wanted = Wanted(captions=tmp_path / "talk.srt", marks=tmp_path / "marks.txt")
    recording = keep_recording(source, shelf, wanted)
    (caption,) = recording.captions
    assert caption.at_frame == 5 * RATE - recording.first_frame
    assert [mark.name for mark in recording.marks] == ["Begin", "On"]
    assert recording.marks[1].at_frame == 8 * RATE - recording.first_frame
    assert Shelf(shelf).recordings() == [recording]


def test_two_of_one_name_stand_beside_each_other(sound_file, shelf):
    source = sound_file(tone(6))
    ids = [keep_recording(source, shelf, Wanted(title="Für Elise")).id for _ in range(2)]
    assert ids == ["recording-f-r-elise", "recording-f-r-elise-2"]
    Shelf(shelf).remove(ids[0])
    assert [one.id for one in Shelf(shelf).recordings()] == ids[1:]


def _text_named_mp3(tmp_path):
    (tmp_path / "a.mp3").write_text("This is not a sound.\n" * 100)
    return tmp_path / "a.mp3"


def _truncated(tmp_path):
    soundfile.write(tmp_path / "whole.flac", tone(20), RATE)
    data = (tmp_path / "whole.flac").read_bytes()
    (tmp_path / "half.flac").write_bytes(data[: len(data) // 2])
    return tmp_path / "half.flac"


def _silent(tmp_path):
    soundfile.write(tmp_path / "silent.wav", quiet(8), RATE)
    return tmp_path / "silent.wav"


def _empty(tmp_path):
    (tmp_path / "empty.wav").write_bytes(b"")
    return tmp_path / "empty.wav"


def _short(tmp_path):
    soundfile.write(tmp_path / "short.wav", tone(2), RATE)
    return tmp_path / "short.wav"


def _m4a(tmp_path):
    (tmp_path / "a.m4a").write_bytes(b"\x00\x00\x00\x20ftypM4A " + bytes(64))
    return tmp_path / "a.m4a"


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (_text_named_mp3, Refusal.NO_SOUND),
        (_truncated, Refusal.DAMAGED),
        (_silent, Refusal.SILENT),
        (_empty, Refusal.NO_SOUND),
        (_short, Refusal.TOO_SHORT),
        (_m4a, Refusal.NEEDS_FFMPEG),
        (lambda tmp_path: tmp_path / "gone.wav", Refusal.MISSING),
    ],
)
def test_what_cannot_be_used_is_refused_and_leaves_nothing(tmp_path, shelf, make, refusal):
    with pytest.raises(RecordingError) as caught:
        keep_recording(make(tmp_path), shelf, Wanted())
    assert caught.value.refusal is refusal
    assert list(shelf.iterdir()) == []


def test_what_is_longer_than_anybody_sits_is_refused_and_leaves_nothing(
    sound_file, shelf, monkeypatch
):
    monkeypatch.setattr("audio.recordings.keeping.LONGEST_S", 10)
    with pytest.raises(RecordingError) as refused:
        keep_recording(sound_file(tone(11)), shelf, Wanted())
    assert refused.value.refusal is Refusal.TOO_LONG
    assert list(shelf.iterdir()) == []


def test_stopped_half_way_it_leaves_nothing(sound_file, shelf):
    done = []

    def progress(done_s):
        done.append(done_s)
        return done_s < 15

    with pytest.raises(RecordingError) as caught:
        keep_recording(sound_file(tone(40)), shelf, Wanted(), progress=progress)
    assert caught.value.refusal is Refusal.CANCELLED
    assert done == [10.0, 20.0]
    assert list(shelf.iterdir()) == []


def test_a_damaged_record_spoils_only_itself(sound_file, shelf):
    first = keep_recording(sound_file(tone(6)), shelf, Wanted(title="One"))
    second = keep_recording(sound_file(tone(6)), shelf, Wanted(title="Two"))
    (shelf / first.id / "recording.toml").write_text("title = ")
    found = Shelf(shelf)
    assert found.recordings() == [second]
    assert found.damaged == [first.id]


def test_other_formats_come_through_ffmpeg(tmp_path, shelf, monkeypatch):
    pair = np.stack([tone(8), tone(8, level=0.05)], axis=1)
    soundfile.write(tmp_path / "samples", pair, RATE, format="AU", subtype="FLOAT")
    fake = tmp_path / "ffmpeg"
    fake.write_text(f"#!/bin/sh\nexec cat {tmp_path}/samples\n")
    fake.chmod(0o755)
    recording = keep_recording(_m4a(tmp_path), shelf, Wanted(), ffmpeg=str(fake))
    assert (recording.frame_count, recording.channels) == (8 * RATE, 2)
    left, right = sounding(recording, shelf).T
    assert np.abs(left[RATE:-RATE] - 2 * right[RATE:-RATE]).max() < 1e-3
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    with pytest.raises(RecordingError) as caught:
        keep_recording(_m4a(tmp_path), shelf, Wanted(), ffmpeg=str(broken))
    assert caught.value.refusal is Refusal.NO_SOUND


def test_a_full_disk_is_told_as_such_and_leaves_nothing(sound_file, shelf, monkeypatch):
    def refuse(_file, _samples):
        raise soundfile.LibsndfileError(2)

    source = sound_file(tone(6))
    monkeypatch.setattr(soundfile.SoundFile, "write", refuse)
    monkeypatch.setattr("shutil.disk_usage", lambda _place: SimpleNamespace(free=0))
    with pytest.raises(OSError, match="No space left") as caught:
        keep_recording(source, shelf, Wanted())
    assert caught.value.errno == errno.ENOSPC
    assert list(shelf.iterdir()) == []


def test_what_a_crash_left_is_cleared_away_but_not_what_is_under_way(sound_file, shelf):
    for name, age_s in (("old", 2 * 24 * 3600), ("new", 60)):
        (shelf / f".part-{name}").mkdir(parents=True)
        os.utime(shelf / f".part-{name}", (time.time() - age_s,) * 2)
    keep_recording(sound_file(tone(6)), shelf, Wanted())
    assert {one.name for one in shelf.iterdir()} == {".part-new", "recording-talk"}


def test_a_caption_in_the_silence_that_was_cut_is_left_out(sound_file, shelf, tmp_path):
    (tmp_path / "talk.srt").write_text(
        "1\n00:00:00,000 --> 00:00:02,000\nSoon.\n\n2\n00:00:05,000 --> 00:00:06,000\nHello.\n"
    )
    source = sound_file(np.concatenate([quiet(4), tone(7)]))
    recording = keep_recording(source, shelf, Wanted(captions=tmp_path / "talk.srt"))
    assert [caption.text for caption in recording.captions] == ["Hello."]
