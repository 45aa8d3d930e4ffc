"""What the listener does while it plays: ramps, never steps; nothing lost, nothing repeated."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.frames import frames
from audio.mixer import Mixer
from audio.timeline import Layer, compose
from audio.transport import FADE, SWAP_FADE, Ledger, Transport
from tests.audio.sounds import VOICE, a_plan, a_timeline


def offline(timeline):
    out = np.empty((timeline.total_frames, 2), np.float32)
    Mixer(timeline).render(0, out)
    return out


TIMELINE = a_timeline(12.0)
WHOLE = offline(TIMELINE)


def loaded(timeline=TIMELINE, at_frame=0):
    transport = Transport()
    transport.load(timeline, None, at_frame)
    return transport


def take(transport, count):
    """Return up to `count` frames and which frame of the practice each is."""
    out = np.zeros((count, 2), np.float32)
    spans = transport.fill(out)
    at = [np.arange(start, start + length) for length, start in spans]
    places = np.concatenate(at) if at else np.empty(0, int)
    return out[: len(places)], places


def test_played_from_the_start_it_is_the_offline_render():
    transport = loaded()
    transport.run()
    out, places = take(transport, TIMELINE.total_frames + 5000)
    assert np.array_equal(out, WHOLE)
    assert np.array_equal(places, np.arange(TIMELINE.total_frames))


def test_nothing_comes_before_it_is_asked_for():
    assert len(take(loaded(), 5000)[0]) == 0


def test_pausing_fades_and_going_on_loses_and_repeats_nothing():
    transport = loaded()
    transport.run()
    first, one = take(transport, 20000)
    transport.pause()
    fading, two = take(transport, 20000)
    assert len(fading) == FADE
    assert not fading[-1].any()
    transport.run()
    after, three = take(transport, 20000)
    assert np.array_equal(np.concatenate([one, two, three]), np.arange(40000 + FADE))
    assert np.array_equal(first, WHOLE[:20000])
    assert np.array_equal(after[FADE:], WHOLE[20000 + 2 * FADE : 40000 + FADE])


def test_going_on_while_it_fades_turns_the_ramp_round():
    transport = loaded()
    transport.run()
    take(transport, 20000)
    transport.pause()
    fading, _ = take(transport, FADE // 2)
    transport.run()
    rising, places = take(transport, 3000)
    assert places[0] == 20000 + FADE // 2
    assert np.array_equal(rising[FADE:], WHOLE[places][FADE:])
    assert np.abs(rising[0] - fading[-1]).max() < 0.1


def test_seeking_fades_out_here_and_in_there():
    transport = loaded()
    transport.run()
    take(transport, 20000)
    transport.seek(frames(7))
    out, places = take(transport, 30000)
    assert np.array_equal(places[:FADE], np.arange(20000, 20000 + FADE))
    assert np.array_equal(places[FADE:], np.arange(frames(7), frames(7) + 30000 - FADE))
    assert not out[FADE - 1].any()
    assert np.array_equal(out[2 * FADE :], WHOLE[places][2 * FADE :])


def test_a_seek_while_paused_waits_there():
    transport = loaded()
    transport.seek(frames(4))
    assert transport.head == frames(4)
    assert len(take(transport, 100)[0]) == 0


def test_a_seek_past_the_end_is_the_end():
    transport = loaded()
    transport.seek(frames(100))
    transport.run()
    assert transport.head == TIMELINE.total_frames
    assert len(take(transport, 100)[0]) == 0


@pytest.mark.parametrize("layer", list(Layer))
def test_muting_a_layer_glides_and_unmuting_brings_back_every_bit(layer):
    transport = loaded()
    transport.run()
    take(transport, 24000)
    transport.set_muted(layer, True)
    out, places = take(transport, 24000)
    without = np.empty((24000, 2), np.float32)
    gains = {each: 0.0 if each is layer else 1.0 for each in Layer}
    Mixer(TIMELINE).render(24000, without, gains)
    assert np.array_equal(out[FADE:], without[FADE:])
    step = np.abs(np.diff(out, axis=0)).max() - np.abs(np.diff(WHOLE[places], axis=0)).max()
    assert step < 0.01
    transport.set_muted(layer, False)
    back, places = take(transport, 24000)
    assert np.array_equal(back[FADE:], WHOLE[places][FADE:])


def test_the_background_need_make_no_room_for_a_muted_voice():
    lines = tuple(dataclasses.replace(line, is_heard=False) for line in TIMELINE.spoken)
    for timeline in (TIMELINE, dataclasses.replace(TIMELINE, spoken=lines)):
        transport = loaded(timeline)
        transport.set_muted(Layer.VOICE, True)
        transport.run()
        out, _ = take(transport, timeline.total_frames)
        if timeline is TIMELINE:
            muted = out
    assert np.abs(muted - out).max() < 1e-6


def test_half_way_down_is_twelve_decibels():
    transport = loaded(a_timeline(12.0, None))
    for layer in Layer:
        transport.set_volume(layer, 0.5)
    transport.run()
    out, _ = take(transport, 30000)
    assert np.allclose(out, 0.25 * offline(a_timeline(12.0, None))[:30000], atol=1e-6)


def test_a_swap_that_changes_only_what_lies_ahead_is_exact_from_head_to_end():
    later = compose(a_plan(12.0, shift_s=0.8, from_s=6.0), VOICE, "brown")
    transport = loaded()
    transport.run()
    before, _ = take(transport, frames(4))
    assert transport.swap(later, None)
    after, places = take(transport, frames(20))
    assert np.array_equal(np.concatenate([before, after]), offline(later))
    assert np.array_equal(places, np.arange(frames(4), later.total_frames))


def test_a_swap_in_the_middle_of_a_duck_moves_the_background_without_a_step():
    later = compose(a_plan(12.0, shift_s=0.8, from_s=4.0), VOICE, "brown")
    moved = later.spoken[1].at_frame - frames(0.8)
    transport = loaded()
    transport.run()
    take(transport, moved - 2000)
    assert transport.swap(later, None)
    out, places = take(transport, frames(2))
    expected = offline(later)[places]
    fade = SWAP_FADE[Layer.BACKGROUND]
    assert not np.array_equal(out[:fade], expected[:fade])
    assert np.array_equal(out[fade:], expected[fade:])
    assert np.abs(out[0] - WHOLE[places[0]]).max() < 1e-4
    bed = offline(compose(dataclasses.replace(a_plan(12.0), cues=()), VOICE, "brown", later.seed))
    steepest = np.abs(np.diff(bed, axis=0)).max()
    assert np.abs(np.diff(out - expected, axis=0)).max() < 0.5 * steepest


def test_a_line_that_is_being_said_may_be_cut_short_where_it_has_not_been_mixed_yet():
    whole = dataclasses.replace(compose(a_plan(12.0), VOICE, None), struck=())
    line = max(whole.spoken, key=lambda spoken: spoken.frame_count)
    cut = dataclasses.replace(line, frame_count=line.frame_count * 3 // 4)
    others = tuple(cut if spoken is line else spoken for spoken in whole.spoken)
    transport = loaded(whole)
    transport.run()
    take(transport, line.at_frame + line.frame_count // 2)
    assert transport.swap(dataclasses.replace(whole, spoken=others), None)
    out, places = take(transport, line.frame_count // 2)
    after = out[places >= cut.end_frame]
    assert len(after)
    assert not after[frames(0.05) :].any()
    assert np.abs(np.diff(out, axis=0)).max() <= np.abs(np.diff(offline(whole), axis=0)).max()


def test_a_swap_of_what_has_already_been_mixed_is_refused():
    earlier = compose(a_plan(12.0, shift_s=0.8, from_s=2.0), VOICE, "brown")
    transport = loaded()
    transport.run()
    take(transport, frames(4))
    assert not transport.swap(earlier, None)
    out, places = take(transport, 1000)
    assert np.array_equal(out, WHOLE[places])


def test_a_longer_rest_may_follow_even_as_the_background_is_going():
    transport = loaded(compose(a_plan(12.0), VOICE, "brown"))
    transport.run()
    take(transport, frames(9))
    plan = a_plan(72.0)
    transport.swap(compose(plan, VOICE, "brown"), None)
    assert transport.total_frames in (frames(12), frames(72))


actions = st.lists(
    st.tuples(
        st.integers(1, 20000),
        st.sampled_from(["pause", "run", "mute", "seek", "loud"]),
        st.integers(0, TIMELINE.total_frames),
    ),
    max_size=12,
)


@settings(max_examples=30, deadline=None)
@given(actions)
def test_whatever_is_done_there_is_no_step_and_every_frame_is_its_own(actions):
    transport = loaded()
    transport.run()
    sounded, places = [np.zeros((1, 2), np.float32)], [np.empty(0, int)]
    for count, action, where in actions:
        out, at = take(transport, count)
        sounded.append(out)
        places.append(at)
        if action == "pause":
            transport.pause()
        elif action == "run":
            transport.run()
        elif action == "mute":
            transport.set_muted(Layer.BACKGROUND, where % 2 == 0)
        elif action == "seek":
            transport.seek(where)
        else:
            transport.set_volume(Layer.VOICE, where / TIMELINE.total_frames)
    out, at = np.concatenate(sounded), np.concatenate(places).astype(int)
    # No sample is ever louder than the practice itself, and none jumps away from its neighbour
    # further than the loudest neighbours do, give or take a ramp's own slope.
    assert np.abs(out).max(initial=0) <= np.abs(WHOLE).max() * 1.001
    steepest = np.abs(np.diff(WHOLE, axis=0)).max()
    assert np.abs(np.diff(out, axis=0)).max(initial=0) <= steepest + 0.002
    turns = np.flatnonzero(np.diff(at) != 1) + 1
    assert all(np.abs(out[turn]).max() < 0.001 for turn in turns)


def test_the_ledger_tells_which_frame_is_heard():
    ledger = Ledger(500)
    assert ledger.heard(0) == (500, 0)
    ledger.add([(100, 500)])
    ledger.add([(50, 600), (100, 9000)])
    assert ledger.heard(0) == (500, 150)
    assert ledger.heard(120) == (620, 30)
    assert ledger.heard(150) == (9000, 100)
    assert ledger.heard(10_000) == (9100, 0)
    ledger.stand(42)
    assert ledger.heard(10_000) == (42, 0)
