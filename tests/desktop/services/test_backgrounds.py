"""Tests of desktop/services/backgrounds.py."""

import pytest
import soundfile

from audio.frames import RATE
from desktop.core.errors import AppError, ErrorKind
from desktop.services.backgrounds import bring_in, chosen_background, own_choices, remove
from tests.audio.backgrounds.test_keeping import hum


@pytest.fixture
def shelf(tmp_path):
    return tmp_path / "backgrounds"


@pytest.fixture
def river(tmp_path, shelf):
    soundfile.write(tmp_path / "river.flac", hum(6), RATE)
    return bring_in(tmp_path / "river.flac", shelf, lambda _done_s: True)


@pytest.fixture
def told():
    return []


def test_a_sound_of_ones_own_stands_among_the_choices_and_is_found_again(shelf, river, told):
    assert own_choices(shelf) == (river,)
    assert chosen_background(shelf, {"background": river.id}, told.append) == shelf / "river"
    assert told == []


@pytest.mark.parametrize("name", ["rain", "ocean", "wind", "brown", "drone"])
def test_a_synthesised_one_goes_by_its_name(name, told):
    assert chosen_background(None, {"background": name}, told.append) == name


@pytest.mark.parametrize("name", ["none", "own-", "own-..", "own-a/b", "a name of long ago"])
def test_no_name_leads_out_of_the_shelf(shelf, river, told, name):
    for file in (shelf / "river").iterdir():
        (shelf.parent / file.name).write_bytes(file.read_bytes())
    assert chosen_background(shelf, {"background": name}, told.append) is None
    assert told == []


def test_one_that_is_gone_is_told_of_and_the_practice_goes_on_without(shelf, river, told):
    remove(shelf, river.id)
    remove(shelf, river.id)
    assert own_choices(shelf) == ()
    assert chosen_background(shelf, {"background": river.id}, told.append) is None
    assert [error.kind for error in told] == [ErrorKind.BACKGROUND_GONE]


def test_what_is_no_sound_is_refused_in_one_sentence(tmp_path, shelf):
    (tmp_path / "text.mp3").write_text("a river")
    with pytest.raises(AppError) as refused:
        bring_in(tmp_path / "text.mp3", shelf, lambda _done_s: True)
    assert refused.value.kind is ErrorKind.RECORDING_REFUSED


@pytest.mark.parametrize("name", ["own-../kept", "own-", "own-..", "own-.", "kept"])
def test_removing_never_leads_out_of_the_shelf(tmp_path, shelf, river, name):
    (tmp_path / "kept").mkdir()
    remove(shelf, name)
    assert (tmp_path / "kept").is_dir()
    assert own_choices(shelf) == (river,)
