"""Tests of tools/voices/update.py, with clips that are only tones."""

import numpy as np
import pytest

from audio.voices.opus import encoded
from audio.voices.pack import VoicePack
from tools.voices.update import Changes, update

DESCRIPTION = """
name = "Tester"
language = "en"
licence = "CC0-1.0"
credit = "Nobody"
rate = 48000
engine = "a tone"
"""


def make(lines):
    for line in lines:
        yield encoded(0.1 * np.sin(np.arange(100 * len(line)) / 9).astype("f4"), 28)


def never(lines):
    assert not lines
    return []


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "voice.toml").write_text(DESCRIPTION)
    return tmp_path


def files(folder):
    return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.iterdir()}


def test_an_empty_pack_is_filled(folder):
    assert update(folder, ["Rest.", "And breathe."], make) == Changes(2, 0, 0)
    assert VoicePack(folder).frame_count("And breathe.") == 1200
    assert len(VoicePack(folder).clip("Rest.")) == 500


def test_a_second_build_makes_nothing(folder):
    update(folder, ["Rest.", "And breathe."], make)
    before = files(folder)
    assert update(folder, ["And breathe.", "Rest."], never) == Changes(0, 2, 0)
    after = files(folder)
    assert {n: data for n, (_, data) in after.items()} == {n: d for n, (_, d) in before.items()}
    assert [n for n in after if after[n] != before[n]] in ([], ["index.json"])


def test_only_a_changed_line_is_made_anew_and_its_old_clip_goes(folder):
    update(folder, ["Rest.", "And breathe."], make)
    assert update(folder, ["Rest.", "And breathe out."], make) == Changes(1, 1, 1)
    assert not VoicePack(folder).speaks("And breathe.")
    assert len(list(folder.glob("*.opus"))) == 2


def test_lines_that_sound_alike_share_a_clip(folder):
    assert update(folder, ["It's here.", "It’s  here."], make) == Changes(1, 0, 0)


def test_a_harmed_clip_is_made_anew(folder):
    update(folder, ["Rest."], make)
    (clip,) = folder.glob("*.opus")
    sound = clip.read_bytes()
    clip.write_bytes(sound[:-9])
    assert update(folder, ["Rest."], make) == Changes(1, 0, 0)
    assert clip.read_bytes() == sound


def test_a_stopped_build_goes_on_where_it_was(folder):
    def stopped(lines):
        yield next(make(lines))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        update(folder, ["Rest.", "And breathe."], stopped)
    assert update(folder, ["Rest.", "And breathe."], make) == Changes(1, 1, 0)
