"""The microphone, hearing the speaker of a sound server of the test's own."""

from __future__ import annotations

import numpy as np
import pytest

from audio.frames import RATE, frames
from audio.inputs.device import Decoder
from tests.audio.inputs.conftest import wait_for
from tests.audio.outputs.speakers import needs_sound_server

TONE = (0.3 * np.sin(2 * np.pi * 440 * np.arange(2 * RATE) / RATE)).astype(np.float32)


class TestWithAServer:
    pytestmark = needs_sound_server

    def test_what_sounds_is_recorded_sample_for_sample(self, studio):
        studio.ask("record")
        wait_for(lambda: studio.ask().state == "recording")
        assert studio.ask().level_db == -60
        studio.play(TONE)
        wait_for(lambda: studio.ask().level_db > -14.5)
        assert studio.ask().level_db == pytest.approx(-13.5, abs=0.5)
        wait_for(lambda: studio.ask().level_db < -50)
        studio.ask("stop")
        wait_for(lambda: studio.ask().state == "ended")
        assert studio.ask().ending == "asked"
        heard = studio.samples()
        begin = int(np.flatnonzero(heard)[0])
        length = len(TONE) - 1  # the first sample is nothing
        assert np.abs(heard[begin : begin + length] - TONE[1:]).max() < 1e-6
        assert not heard[begin + length :].any()

    def test_unplugged_it_says_so_and_keeps_what_was_heard(self, studio):
        studio.ask("record")
        wait_for(lambda: studio.ask().state == "recording")
        studio.play(TONE)
        wait_for(lambda: studio.ask().length_s > 1)
        studio.unplug()
        wait_for(lambda: studio.ask().state == "ended")
        assert studio.ask().ending == "lost"
        heard = studio.samples()
        assert len(heard) > frames(1)
        assert np.abs(heard).max() == pytest.approx(0.3, abs=0.01)
        studio.ask("record")
        wait_for(lambda: studio.ask().state == "ended")
        assert studio.ask().ending == "no-microphone"

    def test_it_says_so_too_where_the_server_goes_on_with_another_one(self, studio):
        studio.put_another_beside_it()
        studio.ask("record")
        wait_for(lambda: studio.ask().state == "recording")
        studio.play(TONE)
        wait_for(lambda: studio.ask().length_s > 1)
        studio.unplug_the_microphone_alone()
        wait_for(lambda: studio.ask().state == "ended")
        assert studio.ask().ending == "lost"
        assert 1 < studio.ask().length_s < 4

    def test_a_microphone_that_comes_beside_it_changes_nothing(self, studio):
        studio.ask("record")
        wait_for(lambda: studio.ask().state == "recording")
        studio.put_another_beside_it()
        wait_for(lambda: studio.ask().length_s > 1.5)
        assert studio.ask().state == "recording"

    def test_without_a_microphone_it_says_so(self, studio):
        studio.unplug()
        studio.ask("record")
        wait_for(lambda: studio.ask().state == "ended")
        assert studio.ask().ending == "no-microphone"
        assert len(studio.samples()) == 0


# Bytes of every kind of device


@pytest.mark.parametrize(
    ("kind", "dtype", "full", "middle"),
    [("UInt8", "u1", 127, 128), ("Int16", "<i2", 32767, 0), ("Int32", "<i4", 2147483000, 0)],
)
def test_samples_of_every_kind_come_out_the_same(kind, dtype, full, middle):
    wave = np.sin(np.linspace(0, 20, 4800))
    data = (wave * full + middle).round().astype(dtype).tobytes()
    heard = Decoder(kind, 1, RATE).take(data)
    assert np.abs(heard - wave).max() < 0.02


def test_a_frame_that_comes_in_two_pieces_is_one(tmp_path):
    pairs = np.stack([np.linspace(0, 1, 500), np.zeros(500)], 1).astype("<f4").tobytes()
    decoder = Decoder("Float", 2, RATE)
    heard = np.concatenate([decoder.take(pairs[:1001]), decoder.take(pairs[1001:])])
    assert np.allclose(heard, np.linspace(0, 0.5, 500))


def test_a_device_of_another_rate_is_resampled():
    tone = (0.3 * np.sin(2 * np.pi * 440 * np.arange(44_100) / 44_100)).astype("<f4")
    decoder = Decoder("Float", 1, 44_100)
    heard = np.concatenate([decoder.take(part.tobytes()) for part in np.array_split(tone, 30)])
    again = 0.3 * np.sin(2 * np.pi * 440 * np.arange(len(heard)) / RATE)
    assert len(heard) > 0.99 * RATE
    assert np.abs(heard - again)[2000:].max() < 0.01
