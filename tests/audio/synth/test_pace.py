from __future__ import annotations

import numpy as np
import pytest

from audio.frames import RATE, breath_frames
from audio.synth.pace import IN_SHARE, LEVEL, breath_samples, make_breath


@pytest.mark.parametrize("breaths", [4.5, 6.0, 7.0])
def test_a_breath_is_silent_at_both_ends_and_moves_without_a_click(breaths):
    breath = make_breath(breath_frames(breaths))
    assert len(breath) == round(60 * RATE / breaths)
    assert np.abs(breath[[0, -1]]).max() < 1e-4
    around = np.concatenate([breath[-64:], breath[:64]])
    assert np.abs(np.diff(around, axis=0)).max() < 1e-3  # where one follows another
    assert np.abs(np.diff(breath, axis=0)).max() < 0.03


def test_it_rises_over_the_breath_in_and_falls_over_the_longer_breath_out():
    breath = make_breath(breath_frames(6.0))
    pieces = np.sqrt((breath[: 48_000 * 10].reshape(20, -1, 2) ** 2).mean(axis=(1, 2)))
    top = round(IN_SHARE * 20)
    assert list(np.argsort(pieces[: top - 1])) == list(range(top - 1))
    assert list(np.argsort(-pieces[top + 1 :])) == list(range(len(pieces) - top - 1))
    assert pieces.max() == pytest.approx(LEVEL, rel=0.25)


def test_the_breath_in_is_brighter_than_the_breath_out():
    breath = make_breath(breath_frames(6.0))[:, 0]

    def centre_hz(part):
        power = np.abs(np.fft.rfft(part)) ** 2
        return (power * np.fft.rfftfreq(len(part), 1 / RATE)).sum() / power.sum()

    assert centre_hz(breath[: 3 * RATE]) > 1.5 * centre_hz(breath[5 * RATE : 8 * RATE])


def test_it_is_the_same_on_every_machine_and_made_once():
    assert breath_samples(480_000) is breath_samples(480_000)
    assert np.array_equal(make_breath(480_000), make_breath(480_000))
    assert not breath_samples(480_000).flags.writeable
