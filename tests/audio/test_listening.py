"""One thing alone to be heard: silent at both ends, as loud as in a practice between them."""

import numpy as np
import pytest

from audio.backgrounds import bed
from audio.frames import RATE
from audio.listening import BED_SEED, timeline_of_background, timeline_of_bowl, timeline_of_clip
from audio.mixer import Mixer
from audio.script import Bowl

EDGE = RATE // 100  # 10 ms


def rendered(timeline):
    out = np.empty((timeline.total_frames, 2), np.float32)
    Mixer(timeline).render(0, out)
    return out


def level(samples):
    return float(np.sqrt(np.mean(samples * samples)))


def assert_no_step_at_the_ends(sound):
    assert abs(sound[0]).max() == 0.0
    assert abs(sound[-1]).max() == 0.0
    assert level(sound[:EDGE]) < 0.01 * level(sound)
    assert level(sound[-EDGE:]) < 0.01 * level(sound)


@pytest.mark.parametrize("name", ["rain", "drone"])
def test_a_background_comes_and_goes_within_about_six_seconds(name):
    sound = rendered(timeline_of_background(name))
    assert 5.5 * RATE <= len(sound) <= 7 * RATE
    assert_no_step_at_the_ends(sound)


def test_between_its_fades_a_background_is_as_loud_as_beneath_a_practice():
    sound = rendered(timeline_of_background("rain"))
    alone = np.empty_like(sound)
    bed("rain", BED_SEED).render(0, alone, np.empty_like(alone))
    middle = slice(RATE + EDGE, len(sound) - 2 * RATE)
    assert np.allclose(sound[middle], alone[middle], atol=1e-6)


def test_a_bowl_is_struck_once_and_let_go_of():
    bowls = [rendered(timeline_of_bowl(bowl)) for bowl in Bowl]
    for sound in bowls:
        assert len(sound) < 12 * RATE
        assert_no_step_at_the_ends(sound)
        loudest = int(np.argmax(np.abs(sound).max(axis=1)))
        assert loudest < RATE
    assert not np.allclose(bowls[0][:RATE], bowls[1][:RATE], atol=1e-3)


def test_a_clip_alone_is_heard_from_its_first_sample():
    clip = np.full(RATE, 0.1, np.float32)
    sound = rendered(timeline_of_clip(clip))
    assert level(sound) > 0.05
    assert abs(sound[-1]).max() == 0.0
