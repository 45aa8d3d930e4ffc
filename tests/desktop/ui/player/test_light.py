"""The breathing light: when it moves, when it holds still, and how little it paints."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.ui import theme
from desktop.ui.player import lamp, pacing
from desktop.ui.player.light import BreathingLight
from tests.desktop.ui.test_theme import contrast


class Clock:
    """Seconds that pass only when a test says so."""

    def __init__(self):
        self.now_s = 0.0

    def __call__(self):
        return self.now_s


class CountingLight(BreathingLight):
    """A light that counts how often it is painted."""

    painted = 0

    def count(self, event):
        self.painted += 1
        BreathingLight.paintEvent(self, event)

    paintEvent = count


class UnhiddenLight(BreathingLight):
    """A light on a platform that hides nothing when its window is minimised."""

    def hear_nothing(self, event):
        pass

    hideEvent = hear_nothing


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def light(qtbot, clock):
    light = CountingLight(seconds=clock)
    qtbot.addWidget(light)
    light.resize(400, 400)
    light.show()
    qtbot.waitExposed(light)
    qtbot.waitUntil(lambda: light.painted > 0)
    return light


def play(light, clock, seconds, progress=0.0, ringing=False):
    for _ in range(round(seconds / 0.066)):
        clock.now_s += 0.066
        light.tick(progress, ringing)


def test_with_the_breath_as_anchor_it_drifts(light, clock):
    light.set_motion(playing=True, drifting=True)
    play(light, clock, 3)
    assert light.scale > 1.01


def test_with_any_other_anchor_it_is_a_still_light(light, clock):
    light.set_motion(playing=True, drifting=False)
    play(light, clock, 3)
    assert light.scale == 1.0


def test_it_holds_still_while_paused_and_goes_on_from_there(light, clock):
    light.set_motion(playing=True, drifting=True)
    play(light, clock, 2)
    held = light.scale
    light.set_motion(playing=False, drifting=True)
    play(light, clock, 30)
    assert light.scale == held
    light.set_motion(playing=True, drifting=True)
    play(light, clock, 0.4)
    assert abs(light.scale - held) < 0.02


def test_changing_the_anchor_away_from_the_breath_brings_it_to_rest(light, clock):
    light.set_motion(playing=True, drifting=True)
    play(light, clock, 3)
    light.set_motion(playing=True, drifting=False)
    assert light.scale == 1.0


def test_reduced_motion_stops_it_at_once_and_keeps_it_still(light, clock):
    light.set_motion(playing=True, drifting=True)
    play(light, clock, 3)
    light.set_reduced_motion(True)
    play(light, clock, 10)
    assert light.scale == 1.0


def test_hidden_it_does_not_move(light, clock):
    light.set_motion(playing=True, drifting=True)
    light.hide()
    play(light, clock, 10)
    assert light.scale == 1.0


def timer_runs(light):
    (timer,) = light.findChildren(QTimer)
    return timer.isActive()


def test_its_timer_runs_only_while_a_paced_breath_is_seen_to_move(qtbot, light):
    light.set_motion(playing=True, drifting=True)
    assert not timer_runs(light)
    light.set_breath(10.0, 0.0)
    assert timer_runs(light)
    light.set_motion(playing=False, drifting=True)
    assert not timer_runs(light)
    light.set_motion(playing=True, drifting=True)
    light.set_reduced_motion(True)
    assert not timer_runs(light)
    light.set_reduced_motion(False)
    light.hide()
    assert not timer_runs(light)
    with qtbot.waitExposed(light):
        light.show()
    light.set_breath(10.0, 0.0)
    assert timer_runs(light)
    light.set_breath(0.0, 0.0)
    assert not timer_runs(light)
    assert light.scale == 1.0


def test_minimised_it_has_no_timer_even_where_nothing_hides_it(qtbot, clock):
    light = UnhiddenLight(seconds=clock)
    qtbot.addWidget(light)
    with qtbot.waitExposed(light):
        light.show()
    light.set_motion(playing=True, drifting=True)
    light.set_breath(10.0, 0.0)
    assert timer_runs(light)
    light.showMinimized()
    assert not timer_runs(light)
    light.set_breath(10.0, 0.02)
    assert not timer_runs(light)
    light.showNormal()
    qtbot.waitUntil(lambda: timer_runs(light))


def test_in_a_window_that_is_covered_it_has_no_timer_until_it_can_be_seen(qtbot, clock):
    seen = [True]
    light = BreathingLight(seconds=clock, seen=lambda _: seen[0])
    qtbot.addWidget(light)
    light.set_motion(playing=True, drifting=True)
    light.set_breath(10.0, 0.0)
    assert timer_runs(light)
    seen[0] = False
    light._pace()
    assert not timer_runs(light)
    light.set_breath(10.0, 0.02)
    assert not timer_runs(light)
    seen[0] = True
    light.set_breath(10.0, 0.04)
    assert timer_runs(light)


def test_what_moved_while_it_was_covered_is_painted_once_it_is_seen(qtbot, clock):
    seen = [True]
    light = CountingLight(seconds=clock, seen=lambda _: seen[0])
    qtbot.addWidget(light)
    light.show()
    qtbot.waitUntil(lambda: light.painted > 0)
    seen[0] = False
    assert frames_painted(light, clock, 20) == 0
    seen[0] = True
    clock.now_s += 1
    light.tick(20 / 300, False)
    qtbot.waitUntil(lambda: light.painted > 0)


def test_it_grows_with_the_breath_in_and_shrinks_over_the_longer_breath_out(light, clock):
    light.set_motion(playing=True, drifting=True)
    light.set_breath(10.0, 0.0)
    sizes = []
    for tenth in range(10):
        clock.now_s += 1.0
        light.set_breath(10.0, tenth / 10)
        light._pace()
        sizes.append(light.scale)
    assert sizes.index(max(sizes)) == 4
    assert sizes[:5] == sorted(sizes[:5])
    assert sizes[4:] == sorted(sizes[4:], reverse=True)


def test_between_two_views_it_goes_on_by_its_own_clock(light, clock):
    light.set_motion(playing=True, drifting=True)
    light.set_breath(10.0, 0.2)
    light._pace()
    before = light.scale
    clock.now_s += 0.2
    light._pace()
    assert light.scale > before


def breathe(light, clock, seconds, phase=0.0, breath_s=10.0):
    """Play as the page does: told of the breath four times a second, looking at it in between."""
    for step in range(round(seconds / 0.05)):
        clock.now_s += 0.05
        if step % 5 == 0:
            light.set_breath(breath_s, (phase + step * 0.05 / breath_s) % 1.0)
            light.tick(0.0, False)
        light._pace()


@pytest.mark.parametrize("seconds", [2.0, 4.0, 6.0, 9.0])
def test_a_paced_breath_is_followed_exactly(light, clock, seconds):
    light.set_motion(playing=True, drifting=False)
    breathe(light, clock, seconds)
    assert light.scale == pytest.approx(pacing.scale_at(seconds / 10), abs=0.008)


def test_where_a_breath_begins_or_is_moved_within_it_glides_there(light, clock):
    light.set_motion(playing=True, drifting=True)
    light.set_breath(10.0, 0.0)
    sizes = [light.scale]
    for phase in (0.0, 0.38):
        for _ in range(20):
            breathe(light, clock, 0.05, phase)
            sizes.append(light.scale)
    assert max(abs(b - a) for a, b in pairwise(sizes)) <= 0.03
    assert light.scale > 1.15


def test_after_the_last_breath_it_glides_to_rest_and_leaves_no_timer_running(light, clock):
    light.set_motion(playing=True, drifting=False)
    breathe(light, clock, 4)
    assert timer_runs(light)
    light.set_breath(0.0, 0.0)
    clock.now_s += 0.05
    light._pace()
    assert light.scale > 1.1
    for _ in range(20):
        clock.now_s += 0.05
        light._pace()
    assert light.scale == 1.0
    assert not timer_runs(light)


def test_a_paused_breath_is_held_where_it_is(light, clock):
    light.set_motion(playing=True, drifting=False)
    breathe(light, clock, 3)
    held = light.scale
    light.set_motion(playing=False, drifting=False)
    light.set_breath(10.0, 0.3)
    assert light.scale == held != 1.0
    assert not timer_runs(light)


def test_a_window_stalled_in_a_breath_holds_the_light_until_it_hears_again(light, clock):
    light.set_motion(playing=True, drifting=False)
    breathe(light, clock, 1)
    clock.now_s += 60
    light._pace()
    assert light.scale == pytest.approx(pacing.scale_at(0.13), abs=0.02)


def test_a_stalled_window_does_not_make_it_jump(light, clock):
    light.set_motion(playing=True, drifting=True)
    play(light, clock, 0.2)
    before = light.scale
    clock.now_s += 60
    light.tick(0.0, False)
    assert abs(light.scale - before) < 0.03


def frames_painted(light, clock, seconds):
    """Play with an event loop beneath; return how many frames were painted."""
    light.painted = 0
    for _ in range(round(seconds / 0.066)):
        play(light, clock, 0.066, progress=clock.now_s / 300)
        QApplication.processEvents()
    return light.painted


def test_a_light_at_rest_is_not_painted_again(light, clock):
    light.set_motion(playing=False, drifting=True)
    light.tick(0.4, False)
    QApplication.processEvents()
    light.painted = 0
    for _ in range(100):
        play(light, clock, 0.066, progress=0.4)
        QApplication.processEvents()
    assert light.painted <= 1


def test_a_drifting_light_is_painted_a_few_times_a_second_at_most(light, clock):
    light.set_motion(playing=True, drifting=True)
    painted = frames_painted(light, clock, 20)
    assert 20 <= painted <= 20 * 6


def test_a_bell_lights_its_ring_and_lets_it_fade(light, clock):
    play(light, clock, 2, ringing=True)
    lit = light.grab().toImage()
    play(light, clock, 2, ringing=False)
    dark = light.grab().toImage()
    at_ring = (200, round(200 - 1.05 * 200 / 1.18))
    assert lit.pixelColor(*at_ring).lightness() > dark.pixelColor(*at_ring).lightness() + 20


def test_under_reduced_motion_a_bell_still_shows_at_once(light, clock):
    light.set_reduced_motion(True)
    dark = light.grab().toImage()
    clock.now_s += 1
    light.tick(0.0, True)
    lit = light.grab().toImage()
    at_ring = (200, round(200 - 1.05 * 200 / 1.18))
    assert lit.pixelColor(*at_ring).lightness() > dark.pixelColor(*at_ring).lightness() + 20


def test_the_arc_grows_to_the_next_bell_and_starts_anew(light, clock):
    at_quarter = (round(200 + 200 / 1.18), 200)
    clock.now_s += 1
    light.tick(0.1, False)
    before = light.grab().toImage().pixelColor(*at_quarter).lightness()
    clock.now_s += 1
    light.tick(0.5, False)
    grown = light.grab().toImage().pixelColor(*at_quarter).lightness()
    clock.now_s += 1
    light.tick(0.0, False)
    anew = light.grab().toImage().pixelColor(*at_quarter).lightness()
    assert grown > before + 40
    assert abs(anew - before) < 5


def test_progress_outside_its_range_is_kept_within(light, clock):
    clock.now_s += 1
    light.tick(7.0, False)
    light.grab()
    clock.now_s += 1
    light.tick(-3.0, False)
    assert not light.grab().isNull()


def on_the_bells_ring(light):
    image = light.grab().toImage()
    x = image.width() / 2 + light._ring_px * lamp.BELL_AT
    return image.pixelColor(round(x), image.height() // 2)


@pytest.mark.parametrize("quiet", [False, True])
def test_a_bell_can_plainly_be_seen_also_under_reduced_motion_and_in_ward_mode(light, clock, quiet):
    theme.dim(True, quiet=quiet)
    light.relight()
    light.set_reduced_motion(True)
    dark = on_the_bells_ring(light)
    play(light, clock, 0.3, ringing=True)
    assert contrast(on_the_bells_ring(light), dark) >= 4.5
    play(light, clock, 0.3)
    assert on_the_bells_ring(light) == dark
    theme.dim(False)
