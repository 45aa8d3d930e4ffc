"""How the light breathes where breathing is paced."""

import pytest

from audio.synth import pace
from desktop.ui.player import pacing


def test_light_and_sound_turn_at_the_same_place():
    assert pacing.IN_SHARE == pace.IN_SHARE


def test_it_grows_with_the_breath_in_and_shrinks_with_the_longer_breath_out():
    sizes = [pacing.scale_at(hundredth / 100) for hundredth in range(100)]
    top = sizes.index(max(sizes))
    assert top == 40
    assert sizes[: top + 1] == sorted(sizes[: top + 1])
    assert sizes[top:] == sorted(sizes[top:], reverse=True)


def test_one_breath_goes_over_into_the_next_without_a_leap():
    assert pacing.scale_at(0.999) == pytest.approx(pacing.scale_at(0.0), abs=1e-4)
    assert pacing.scale_at(0.3999) == pytest.approx(pacing.scale_at(0.4), abs=1e-4)


def test_the_words_change_where_the_light_turns():
    assert [pacing.is_in(phase) for phase in (0.0, 0.39, 0.4, 0.99)] == [True, True, False, False]
