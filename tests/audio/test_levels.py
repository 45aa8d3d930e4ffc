"""How loud a practice is as a whole: the levels that every layer promises, in the finished mix."""

from __future__ import annotations

import re
import shutil
import subprocess

import numpy as np
import pytest
import soundfile

import resources
from audio.frames import MINUTE, RATE, frames
from audio.loudness import integrated_lufs, true_peak_dbtp
from audio.mixer import Mixer
from audio.plan import CueKind, Plan, PlannedCue
from audio.planner import plan
from audio.ramps import GRID
from audio.script_parser import read_script
from audio.timeline import BACKGROUNDS, DUCK_ATTACK, DUCK_RELEASE, Layer, Timeline, compose
from audio.voices.catalogue import Catalogue
from tests.audio.sounds import VOICE, HummingVoice

every_background = pytest.mark.parametrize("background", BACKGROUNDS)


@pytest.fixture(scope="module")
def voice():
    return Catalogue().open("slt")


def spoken(voice, background: str | None, practice_id: str = "at-the-door") -> Timeline:
    file = resources.practices() / f"{practice_id}.toml"
    script = read_script(file, resources.shared_lines())
    return compose(plan(script, MINUTE, voice), voice, background)


def layer_of(timeline: Timeline, layer: Layer) -> np.ndarray:
    out = np.zeros((timeline.total_frames, 2), np.float32)
    Mixer(timeline).render_layer(layer, 0, out)
    return out


def mix_of(timeline: Timeline) -> np.ndarray:
    out = np.empty((timeline.total_frames, 2), np.float32)
    Mixer(timeline).render(0, out)
    return out


def test_the_voice_in_the_middle_of_two_speakers_is_as_loud_as_its_clips(voice):
    assert integrated_lufs(layer_of(spoken(voice, None), Layer.VOICE), RATE) == pytest.approx(
        -20, abs=1
    )


@every_background
def test_a_background_is_ten_to_sixteen_units_beneath_the_voice_where_nobody_speaks(background):
    silent = Plan("p", MINUTE, ("x",), ())
    sound = layer_of(compose(silent, VOICE, background, 1), Layer.BACKGROUND)
    within = sound[frames(4) : -frames(7)]
    assert -36 <= integrated_lufs(within, RATE) <= -30


@every_background
def test_the_whole_mix_stays_three_decibels_beneath_full_scale(voice, background):
    assert true_peak_dbtp(mix_of(spoken(voice, background))) <= -3


def ducked() -> tuple[PlannedCue, np.ndarray]:
    """Return a line, and an even background's gain under it in dB at each point of the grid."""
    text = "a line" * 5
    line = PlannedCue(frames(8), HummingVoice().frame_count(text), CueKind.SAY, text)
    with_line, without = (
        layer_of(compose(Plan("p", frames(20), ("x",), cues), VOICE, "brown", 1), Layer.BACKGROUND)
        for cues in ((line,), ())
    )
    power = [(one.astype(float) ** 2).reshape(-1, GRID * 2).sum(1) for one in (with_line, without)]
    return line, 10 * np.log10(np.maximum(power[0], 1e-20) / np.maximum(power[1], 1e-20))


def test_it_gives_way_by_about_six_decibels_and_only_round_the_line():
    line, gain_db = ducked()
    at = np.arange(len(gain_db)) * GRID
    during = (at >= line.at_frame) & (at + GRID <= line.end_frame)
    assert gain_db[during] == pytest.approx(-6, abs=0.6)
    outside = (at + GRID <= line.at_frame - DUCK_ATTACK) | (at >= line.end_frame + DUCK_RELEASE)
    assert np.abs(gain_db[outside & (at >= frames(4)) & (at < frames(13))]).max() < 1e-4


def test_it_gives_way_and_comes_back_smoothly_without_ever_turning_round():
    line, gain_db = ducked()
    down = gain_db[(line.at_frame - DUCK_ATTACK) // GRID : line.at_frame // GRID]
    up = gain_db[line.end_frame // GRID + 1 : (line.end_frame + DUCK_RELEASE) // GRID]
    assert (np.diff(down) < 0.001).all()
    assert (np.diff(up) > -0.001).all()
    assert np.abs(np.diff(down)).max() < 0.06  # dB each 1.3 ms: a straight line has 0.025
    assert np.abs(np.diff(up)).max() < 0.012


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is the judge here")
def test_ffmpeg_hears_the_mix_as_loud_as_we_do(voice, tmp_path):
    mix, path = mix_of(spoken(voice, "rain")), tmp_path / "mix.wav"
    soundfile.write(path, mix, RATE, subtype="FLOAT")
    command = ["ffmpeg", "-nostdin", "-nostats", "-i", path, "-af", "ebur128=peak=true"]
    said = subprocess.run(
        [*command, "-f", "null", "-"], capture_output=True, text=True, check=True
    ).stderr
    summary = said[said.rindex("Summary:") :]
    loudness, peak = (
        float(re.search(rf"{name}:\s+(-?[\d.]+)", summary)[1]) for name in ("I", "Peak")
    )
    assert integrated_lufs(mix, RATE) == pytest.approx(loudness, abs=0.1)
    assert true_peak_dbtp(mix) == pytest.approx(peak, abs=0.3)
    assert peak <= -3
