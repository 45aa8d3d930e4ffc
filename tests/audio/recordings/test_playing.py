from __future__ import annotations

import shutil

import numpy as np
import pytest
import soundfile

from audio.ahead import Ahead
from audio.errors import SoundFileError
from audio.frames import RATE
from audio.loudness import integrated_lufs
from audio.mixer import CENTRE_DB, Mixer
from audio.recordings.keeping import Wanted, keep_recording
from audio.recordings.playing import (
    LEAD,
    PIECE,
    RecordingVoice,
    part_at,
    plan_of,
    script_of,
    spoken_from,
    timeline_of,
)
from audio.recordings.record import NAME
from audio.recordings.shelf import Shelf
from audio.script import Choices
from audio.timeline import Layer
from tests.audio.recordings.conftest import tone


@pytest.fixture(scope="module")
def taken_in(tmp_path_factory):
    """One channel with marks and a caption, and a pair of channels, each on a shelf of its own.

    Left and right are each a tone of its own, apart in level. Taken in once: that takes longer
    than what is asked of them.
    """
    folder = tmp_path_factory.mktemp("taken-in")
    (folder / "marks.txt").write_text("0.0\tArriving\n12.5\tOn\n")
    (folder / "talk.srt").write_text("1\n00:00:13,000 --> 00:00:14,000\nHello.\n")
    wanted = Wanted(marks=folder / "marks.txt", captions=folder / "talk.srt")
    channels = np.stack([tone(25.3), tone(25.3, level=0.03, hz=660.0)], axis=1)
    soundfile.write(folder / "talk.wav", tone(25.3), RATE)
    soundfile.write(folder / "pair.wav", channels, RATE)
    keep_recording(folder / "talk.wav", folder / "one", wanted)
    keep_recording(folder / "pair.wav", folder / "two", Wanted())
    return folder


def put_on(shelf, taken_in):
    """Copy the recording of the shelf `taken_in` onto the test's own; return its record."""
    shutil.copytree(taken_in, shelf, dirs_exist_ok=True)
    (recording,) = Shelf(taken_in).recordings()
    return recording


@pytest.fixture
def kept(taken_in, shelf):
    return put_on(shelf, taken_in / "one")


def test_it_sounds_without_a_seam_between_its_pieces(kept, shelf):
    plan, voice = plan_of(kept, Choices()), RecordingVoice(kept, shelf)
    timeline = timeline_of(kept, plan, voice, None)
    out = np.empty((timeline.total_frames, 2), np.float32)
    assert Mixer(timeline).render_layer(Layer.VOICE, 0, out)
    sound = out[LEAD : LEAD + kept.frame_count, 0]
    level = 0.1 * 10 ** ((kept.gain_db + CENTRE_DB) / 20)
    whole = level * np.sin(2 * np.pi * 440 * np.arange(len(sound)) / RATE)
    assert np.abs(sound - whole)[RATE:-RATE].max() < 2e-4  # of 16 bits, turned up
    assert not out[:LEAD].any()
    assert not out[LEAD + kept.frame_count :].any()


@pytest.fixture
def pair(taken_in, shelf):
    return put_on(shelf, taken_in / "two")


def test_left_and_right_sound_apart_without_a_seam_and_as_loud_as_one_channel(pair, kept, shelf):
    assert pair.channels == 2
    heard = {}
    for one in (pair, kept):
        timeline = timeline_of(one, plan_of(one, Choices()), RecordingVoice(one, shelf), None)
        out = np.empty((timeline.total_frames, 2), np.float32)
        assert Mixer(timeline).render_layer(Layer.VOICE, 0, out)
        heard[one.channels] = out[LEAD : LEAD + one.frame_count]
    t = np.arange(pair.frame_count) / RATE
    for channel, level, hz in ((0, 0.1, 440.0), (1, 0.03, 660.0)):
        whole = level * 10 ** (pair.gain_db / 20) * np.sin(2 * np.pi * hz * t)
        assert np.abs(heard[2][:, channel] - whole)[RATE:-RATE].max() < 2e-4
    loud = {count: integrated_lufs(sound, RATE) for count, sound in heard.items()}
    assert loud[2] == pytest.approx(-20, abs=0.1)
    assert loud[1] == pytest.approx(-20, abs=0.1)


def test_the_pieces_of_left_and_right_fit_what_is_decoded_ahead(pair, shelf):
    voice, ahead = RecordingVoice(pair, shelf), Ahead()
    clips = ahead.take(timeline_of(pair, plan_of(pair, Choices()), voice, None), 0)
    ahead.close()
    texts = [line.text for line in spoken_from(pair, 0, LEAD)]
    first = [clips.get(text) for text in texts]
    assert all(a is b for a, b in zip(first, map(clips.get, texts), strict=True))


def test_a_recording_kept_by_an_earlier_version_still_plays(kept, shelf):
    record = shelf / kept.id / NAME
    record.write_text(record.read_text("utf-8").replace("channels = 1\n", ""), "utf-8")
    (old,) = Shelf(shelf).recordings()
    assert old == kept
    assert RecordingVoice(old, shelf).clip("recording-talk:0+480").shape == (480,)


def test_no_stretch_is_longer_than_ten_seconds(kept, shelf):
    voice, spoken = RecordingVoice(kept, shelf), spoken_from(kept, 0, LEAD)
    counts = [voice.frame_count(line.text) for line in spoken]
    assert counts == [PIECE, PIECE, kept.frame_count - 2 * PIECE]
    assert [len(voice.clip(line.text)) for line in spoken] == counts


def test_marks_are_its_parts_and_captions_stand_at_their_times(kept):
    plan = plan_of(kept, Choices())
    assert plan.part_names == ("Arriving", "On")
    on = round(12.5 * RATE)
    assert [part_at(kept, place) for place in (-LEAD, 0, on - 1, on)] == [0, 0, 0, 1]
    (caption,) = [cue for cue in plan.cues if cue.text]
    assert (caption.at_frame, caption.part) == (LEAD + 13 * RATE, 1)


def test_in_the_library_it_is_as_long_as_it_is(kept):
    header = script_of(kept).header
    assert (header.family, header.minutes.shortest, header.minutes.longest) == (
        "own-recordings",
        1,
        1,
    )


def test_a_sound_that_is_gone_is_a_damaged_file(kept, shelf):
    (shelf / kept.id / "sound.flac").unlink()
    with pytest.raises(SoundFileError):
        RecordingVoice(kept, shelf).clip("recording-talk:0+9")
