"""Tests of audio/voices/spoken/shelf.py."""

import os
import shutil
from threading import Event

import pytest

from audio.voices.captions import reading_frames
from audio.voices.spoken.errors import SpeechError, Trouble
from audio.voices.spoken.shelf import MadeVoices
from tests.audio.voices.spoken.speaking import Hummer

LINE, OTHER = "Rest here for a while.", "And come back."


@pytest.fixture
def hummer():
    return Hummer()


@pytest.fixture
def shelf(tmp_path, hummer):
    return MadeVoices(tmp_path, lambda: [hummer])


@pytest.fixture
def low(shelf):
    return shelf.open(shelf.voices()[0].id)


def again(tmp_path, hummer):
    return MadeVoices(tmp_path, lambda: [hummer])


def test_a_line_is_made_once_and_kept(low, tmp_path, hummer):
    assert low.frame_count(LINE) == reading_frames(LINE)
    low.make(LINE, Event())
    low.make(LINE, Event())
    later = again(tmp_path, hummer).open(low.voice.id)
    later.make(LINE, Event())
    assert hummer.said == [LINE]
    assert later.speaks(LINE)
    assert len(later.clip(LINE)) == later.frame_count(LINE) != reading_frames(LINE)


def test_voices_keep_their_clips_apart(shelf, low):
    high = shelf.open(shelf.voices()[1].id)
    low.make(LINE, Event())
    assert not high.speaks(LINE)


def test_other_settings_begin_anew(low, tmp_path):
    low.make(LINE, Event())
    slower = again(tmp_path, Hummer(word_s=0.7)).open(low.voice.id)
    assert not slower.speaks(LINE)
    assert list(slower.folder.glob("*.opus")) == []


def test_a_damaged_folder_begins_anew(low, tmp_path, hummer):
    low.make(LINE, Event())
    (low.folder / "index.json").write_text("{")
    fresh = again(tmp_path, hummer).open(low.voice.id)
    fresh.make(LINE, Event())
    assert fresh.speaks(LINE)


def test_what_was_made_is_heard_without_the_program_that_made_it(low, tmp_path):
    low.make(LINE, Event())
    alone = MadeVoices(tmp_path, list).open(low.voice.id)
    assert alone.clip(LINE) is not None
    with pytest.raises(SpeechError) as caught:
        alone.make(OTHER, Event())
    assert caught.value.trouble is Trouble.GONE


def test_a_voice_that_is_not_here_is_none(shelf):
    assert shelf.open("made-hum-nobody-00000000") is None
    assert shelf.open("made-../x") is None
    assert shelf.open("slt") is None


def test_a_folder_that_was_copied_under_another_name_is_no_second_voice(shelf, low):
    shutil.copytree(low.folder, low.folder.with_name("hum-copy"))
    assert shelf.open("made-hum-copy") is None


def test_a_program_that_cannot_list_its_voices_has_none(tmp_path, hummer):
    def failing():
        raise SpeechError(Trouble.GONE, "hum")

    hummer.voices = failing
    assert again(tmp_path, hummer).voices() == []


def test_a_line_is_put_to_the_program_in_plain_signs(low, hummer):
    low.make("Rest  here… it’s “enough”.", Event())
    assert hummer.said == ['Rest here... it\'s "enough".']


def test_a_line_that_is_not_wanted_any_more_is_not_kept(low):
    stop = Event()
    stop.set()
    with pytest.raises(SpeechError):
        low.make(LINE, stop)
    assert not low.speaks(LINE)


def test_above_the_bound_what_was_used_longest_ago_goes(shelf, low):
    high = shelf.open(shelf.voices()[1].id)
    for voice, text, used_at in ((low, LINE, 10), (high, LINE, 20), (low, OTHER, 30)):
        voice.make(text, Event())
        newest = max(voice.folder.glob("*.opus"), key=lambda path: path.stat().st_mtime)
        os.utime(newest, (used_at, used_at))
    low.use([LINE])
    sizes = [path.stat().st_size for path in low.folder.parent.glob("*/*.opus")]
    shelf.make_room(sum(sizes) - 1)
    assert (low.speaks(LINE), high.speaks(LINE), low.speaks(OTHER)) == (True, False, True)
    shelf.make_room(0)
    assert not low.speaks(LINE)


def test_a_clip_whose_file_is_gone_is_made_anew(low, hummer):
    low.make(LINE, Event())
    for path in low.folder.glob("*.opus"):
        path.unlink()
    low.use([LINE])
    low.make(LINE, Event())
    assert len(low.clip(LINE)) > 0
    assert hummer.said == [LINE, LINE]


def test_removing_a_voice_forgets_what_was_made(shelf, low):
    low.make(LINE, Event())
    shelf.remove(low.voice.id)
    assert not low.folder.exists()
    assert not shelf.open(low.voice.id).speaks(LINE)


def test_a_name_that_leads_elsewhere_removes_nothing(shelf, tmp_path):
    (tmp_path / "practices").mkdir()
    for name in ("made-", "made-..", "made-../practices", "", ".."):
        shelf.remove(name)
    assert (tmp_path / "practices").is_dir()
