"""Tests of desktop/services/player_end.py."""

from __future__ import annotations

from datetime import timedelta

from desktop.services.player_end import FixedEnd
from tests.desktop.fake_clock import FakeClock


def test_a_slip_that_was_borne_is_mended_once_the_rest_was_planned_anew():
    clock, asked = FakeClock(), []
    end = FixedEnd(clock, lambda total_s, quiet: asked.append((total_s, quiet)), lambda: False)
    end.promise(clock.now().utc + timedelta(seconds=590))
    end.follow(0.0, 600.0)
    end.follow(0.0, 600.0)  # nothing came of it: it is borne
    assert asked == [(590.0, True)]
    end.on_re_planned(0.0)
    end.follow(0.0, 600.0)
    assert asked == [(590.0, True), (590.0, True)]
