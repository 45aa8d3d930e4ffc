"""Moving within a recording: what has sounded stays, and the sound goes on elsewhere."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import soundfile

from audio.frames import RATE
from audio.mixer import Mixer
from audio.recordings.captions import Caption
from audio.recordings.keeping import Wanted, keep_recording
from audio.recordings.moving import moved, next_part, next_place, place_at, previous_place
from audio.recordings.playing import CLOSING, LEAD, TAIL, RecordingVoice, plan_of, timeline_of
from audio.recordings.record import Mark, Recording
from audio.script import BellKind, Choices
from audio.timeline import Layer

CAPTIONS = tuple(Caption(s * RATE, (s + 4) * RATE, f"At {s}") for s in (5, 20, 60))
BARE = Recording("recording-a", "A", "", "", "a.mp3", 0, 100 * RATE, 0.0)
CUED = Recording(
    "recording-a", "A", "", "", "a.mp3", 0, 100 * RATE, 0.0, CAPTIONS, (Mark(40 * RATE, "On"),)
)


@pytest.mark.parametrize(
    ("recording", "here_s", "wanted_s"),
    [
        (CUED, -3, 0),
        (CUED, 0, 5),
        (CUED, 20, 40),
        (CUED, 60, None),
        (BARE, 10, 40),
        (BARE, 69, 99),
        (BARE, 71, None),
    ],
)
def test_forward_is_the_next_caption_or_mark_or_half_a_minute(recording, here_s, wanted_s):
    found = next_place(recording, here_s * RATE)
    assert found == (None if wanted_s is None else wanted_s * RATE)


@pytest.mark.parametrize(
    ("recording", "here_s", "wanted_s"),
    [
        (CUED, -3, 0),
        (CUED, 1, 0),
        (CUED, 12, 5),
        (CUED, 6, 0),
        (CUED, 41, 20),
        (CUED, 99, 60),
        (BARE, 10, 0),
        (BARE, 69, 39),
    ],
)
def test_back_is_where_this_began_or_just_after_that_the_one_before(recording, here_s, wanted_s):
    assert previous_place(recording, here_s * RATE) == wanted_s * RATE


def test_a_mark_is_where_the_next_part_begins():
    assert [next_part(CUED, part) for part in (0, 1)] == [40 * RATE, None]
    at_once = replace(CUED, marks=(Mark(0, "In"), Mark(9, "On")))
    assert [next_part(at_once, part) for part in (0, 1)] == [9, None]


@pytest.fixture(scope="module")
def talk(tmp_path_factory):
    """A glide, so that every place of it sounds different; it is only read."""
    folder = tmp_path_factory.mktemp("glide")
    shelf = folder / "recordings"
    t = np.arange(35 * RATE) / RATE
    glide = (0.1 * np.sin(2 * np.pi * (200 * t + 4 * t**2))).astype(np.float32)
    soundfile.write(folder / "talk.wav", glide, RATE)
    kept = keep_recording(folder / "talk.wav", shelf, Wanted(trim=False))
    voice, plan = RecordingVoice(kept, shelf), plan_of(kept, Choices())
    return kept, plan, timeline_of(kept, plan, voice, None)


def rendered(timeline, block=RATE):
    """Return what is spoken, without the bells."""
    out = np.zeros((timeline.total_frames, 2), np.float32)
    mixer = Mixer(timeline)
    for start in range(0, len(out), block):
        mixer.render_layer(Layer.VOICE, start, out[start : start + block])
    return out


@pytest.mark.parametrize("place_s", [3, 27])
def test_what_has_sounded_stays_and_the_rest_follows_from_the_new_place(talk, place_s):
    kept, plan, timeline = talk
    at, place = LEAD + 15 * RATE + 777, place_s * RATE + 5
    new = moved(kept, plan, timeline, at, place)
    assert new.timeline.total_frames == at + kept.frame_count - place + TAIL + CLOSING
    assert new.plan.total_frames == new.timeline.total_frames
    assert timeline.same_until(new.timeline, at - RATE)
    before, after = rendered(timeline), rendered(new.timeline)
    assert np.array_equal(before[: at - 240], after[: at - 240])
    count = kept.frame_count - place - RATE
    old = before[LEAD + place + 240 :][: count - 240]
    assert np.abs(after[at + 240 : at + count] - old).max() < 1e-6
    assert [bell.bell for bell in new.timeline.struck] == [BellKind.OPEN, BellKind.CLOSE]


def test_there_is_no_click_where_it_goes_on(talk):
    kept, plan, timeline = talk
    at = LEAD + 15 * RATE + 37  # where the glide is far from nothing
    sound = rendered(moved(kept, plan, timeline, at, 27 * RATE).timeline)[at - 480 : at + 480, 0]
    assert np.abs(np.diff(sound)).max() < 0.02
    assert abs(sound[480]) < 0.005


def test_cut_in_blocks_of_any_size_it_sounds_the_same(talk):
    kept, plan, timeline = talk
    new = moved(kept, plan, timeline, LEAD + 15 * RATE, 12345).timeline
    assert np.array_equal(rendered(new, 48_000), rendered(new, 7919))


def test_the_place_that_sounds_is_known_after_moving_too(talk):
    kept, plan, timeline = talk
    new = moved(kept, plan, timeline, LEAD + 15 * RATE, 27 * RATE).timeline
    places = [place_at(new, LEAD + s * RATE) for s in (-1, 0, 14, 15, 16)]
    assert places == [-RATE, 0, 14 * RATE, 27 * RATE, 28 * RATE]
    assert place_at(new, new.total_frames - CLOSING) is None


def test_captions_move_with_the_sound():
    plan, voice = plan_of(CUED, Choices()), None
    timeline = timeline_of(CUED, plan, voice, None)
    new = moved(CUED, plan, timeline, LEAD + 7 * RATE, 61 * RATE).plan
    said = [(c.text, c.at_frame - LEAD, c.frame_count) for c in new.cues if c.text]
    assert said == [("At 5", 5 * RATE, 2 * RATE), ("At 60", 7 * RATE, 3 * RATE)]
