"""The practice against the clocks: sleep, a clock that is set, and one that does not agree."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.services.player_clocks import PlayerClocks
from tests.desktop.fake_clock import FakeClock

UNTIL = datetime(2026, 3, 4, 9, 40, tzinfo=UTC)  # ten minutes after the fake clock's start


@pytest.fixture
def clocks(fake_clock: FakeClock) -> PlayerClocks:
    made = PlayerClocks(fake_clock)
    made.start()
    return made


def test_time_that_sounds_is_no_sleep(clocks: PlayerClocks, fake_clock: FakeClock):
    for elapsed_s in (0.25, 0.5, 60.5):
        fake_clock.pass_s(elapsed_s)
        assert not clocks.has_slept(elapsed_s)


def test_a_computer_that_slept_is_told_of_once(clocks: PlayerClocks, fake_clock: FakeClock):
    fake_clock.sleep_s(3600)
    assert clocks.has_slept(0.3)
    fake_clock.pass_s(0.25)
    assert not clocks.has_slept(0.55)


def test_a_stumble_of_the_sound_is_no_sleep(clocks: PlayerClocks, fake_clock: FakeClock):
    for _ in range(100):
        fake_clock.pass_s(0.25)
        assert not clocks.has_slept(0.0)


def test_a_clock_that_is_set_is_no_sleep(clocks: PlayerClocks, fake_clock: FakeClock):
    fake_clock.jump_s(3600)
    assert not clocks.has_slept(0.0)


def test_a_practice_that_moves_back_is_no_sleep(clocks: PlayerClocks):
    clocks.start(600.0)
    assert not clocks.has_slept(0.0)


@pytest.mark.parametrize(("left_s", "slips"), [(600.0, False), (600.4, False), (600.6, True)])
def test_half_a_second_is_a_slip(clocks: PlayerClocks, left_s: float, slips: bool):
    assert clocks.slips(UNTIL, left_s) is slips


def test_a_slip_that_is_borne_counts_again_once_it_grows(clocks: PlayerClocks):
    clocks.bear(UNTIL, 603.0)
    assert not clocks.slips(UNTIL, 603.2)
    assert clocks.slips(UNTIL, 603.6)
    clocks.bear_nothing()
    assert clocks.slips(UNTIL, 603.2)
