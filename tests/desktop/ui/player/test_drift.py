"""The drift of the breathing light, as numbers."""

from itertools import pairwise

from desktop.ui.player.drift import REACH, STEP_PX, is_due, scale_at

SECONDS = [n / 10 for n in range(3000)]


def test_the_light_stays_near_its_size():
    assert all(1 - REACH <= scale_at(t) <= 1 + REACH for t in SECONDS)


def test_the_light_really_moves():
    scales = [scale_at(t) for t in SECONDS]
    assert max(scales) - min(scales) > REACH


def test_it_never_moves_fast():
    radius_px = 122
    speeds = [abs(b - a) * radius_px * 10 for a, b in pairwise(map(scale_at, SECONDS))]
    assert max(speeds) < 4  # pixels a second


def test_no_two_breaths_are_alike():
    turns = [
        t for a, t, b in zip(SECONDS, SECONDS[1:], SECONDS[2:], strict=False)
        if scale_at(a) < scale_at(t) >= scale_at(b)
    ]  # fmt: skip
    lengths = {round(b - a, 1) for a, b in pairwise(turns)}
    assert len(lengths) > 3


def test_a_frame_is_due_only_once_the_rim_has_moved_a_step():
    radius_px = 100.0
    assert not is_due(1.0, 1.0 + 0.9 * STEP_PX / radius_px, radius_px)
    assert is_due(1.0, 1.0 - 1.1 * STEP_PX / radius_px, radius_px)
