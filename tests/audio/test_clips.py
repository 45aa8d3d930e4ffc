"""Tests of audio/clips.py."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from audio.clips import ClipStore
from audio.errors import SoundFileError


class CountingVoice:
    """Speaks each line as its own length times 100 frames, and counts how often it is asked."""

    name = "Counting"

    def __init__(self):
        self.asked = Counter()

    def speaks(self, text):
        return text != "unspoken"

    def frame_count(self, text):
        return len(text) * 100

    def clip(self, text):
        self.asked[text] += 1
        if text == "broken":
            raise SoundFileError(Path("broken.opus"), "is not the clip that the pack lists")
        return None if text == "unspoken" else np.full(len(text) * 100, 0.5, dtype=np.float32)


@pytest.fixture
def voice():
    return CountingVoice()


def test_a_clip_is_decoded_once(voice):
    store = ClipStore(voice)
    assert store.get("one") is store.get("one")
    assert voice.asked["one"] == 1


def test_what_was_used_longest_ago_makes_room(voice):
    store = ClipStore(voice, budget_bytes=2 * 300 * 4)
    for text in ("one", "two", "one", "six"):
        store.get(text)
    store.get("one")
    assert voice.asked["one"] == 1
    store.get("two")
    assert voice.asked["two"] == 2


@pytest.mark.parametrize("budget", [0, 1_000, 1_300, 10_000])
def test_no_more_is_held_than_the_budget(voice, budget):
    store = ClipStore(voice, budget)
    for text in ("one", "three", "seventeen", "a", "three"):
        assert len(store.get(text)) == len(text) * 100
        assert store.held_bytes <= budget


def test_a_damaged_clip_is_complained_of_each_time(voice):
    store = ClipStore(voice)
    for _ in range(2):
        with pytest.raises(SoundFileError, match=r"broken\.opus"):
            store.get("broken")


def test_a_line_that_is_only_shown_has_no_clip(voice):
    assert ClipStore(voice).get("unspoken") is None


def test_clips_are_shared_and_so_cannot_be_written_to(voice):
    with pytest.raises(ValueError, match="read-only"):
        ClipStore(voice).get("one")[0] = 1.0


def test_many_threads_leave_the_count_of_bytes_right(voice):
    store = ClipStore(voice, budget_bytes=20_000)
    start = threading.Barrier(4)

    def use(seed):
        start.wait()
        rng = np.random.default_rng(seed)
        for length in rng.integers(1, 30, 300):
            assert len(store.get("x" * length)) == length * 100

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(use, range(4)))
    assert store.held_bytes == sum(clip.nbytes for clip in store._kept.values())
    assert store.held_bytes <= 20_000
