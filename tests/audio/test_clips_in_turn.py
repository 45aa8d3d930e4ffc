"""Clips in turn: each line decoded once, a few lines ahead, whatever threads do it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from audio.clips_in_turn import KEPT, ClipsInTurn
from audio.errors import SoundFileError
from audio.timeline import compose
from tests.audio.sounds import HummingVoice, a_plan

PLAN = a_plan(120.0)


def test_every_line_is_decoded_once_and_is_the_voices_own():
    voice = HummingVoice()
    timeline = compose(PLAN, voice)
    with ClipsInTurn(timeline) as clips:
        heard = [clips.get(line.text) for line in timeline.spoken for _ in range(3)]
    texts = [line.text for line in timeline.spoken]
    assert sorted(voice.decoded) == sorted(texts)
    assert len(texts) > 3 * KEPT
    for clip, text in zip(heard[::3], texts, strict=True):
        assert np.array_equal(clip, HummingVoice().clip(text))


def test_no_more_than_a_few_lines_are_decoded_ahead():
    voice = HummingVoice()
    timeline = compose(PLAN, voice)
    with ClipsInTurn(timeline) as clips:
        clips.get(timeline.spoken[0].text)
    assert len(voice.decoded) <= KEPT


def test_a_line_from_before_can_still_be_had():
    timeline = compose(PLAN, HummingVoice())
    with ClipsInTurn(timeline) as clips:
        for line in timeline.spoken:
            clips.get(line.text)
        assert clips.get(timeline.spoken[0].text) is not None


def test_a_damaged_clip_is_an_error_where_it_is_asked_for():
    class DamagedVoice(HummingVoice):
        def clip(self, text):
            if text == PLAN.cues[2].text:
                raise SoundFileError(Path("clip.opus"), "is damaged")
            return super().clip(text)

    with ClipsInTurn(compose(PLAN, DamagedVoice())) as clips:
        assert clips.get(PLAN.cues[1].text) is not None
        with pytest.raises(SoundFileError):
            clips.get(PLAN.cues[2].text)
