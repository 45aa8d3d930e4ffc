"""What can be heard before it is chosen: a sentence, one strike of a bowl, a little background."""

import pytest
import soundfile

from audio.frames import RATE
from audio.library import Library
from audio.script import BellKind, Bowl
from audio.voices.catalogue import Catalogue
from audio.voices.spoken.shelf import MadeVoices
from desktop.core.errors import AppError, ErrorKind
from desktop.services.backgrounds import bring_in
from desktop.services.library_service import LibraryService
from desktop.services.samples import background_sample, bowl_sample, voice_sample
from tests.audio.backgrounds.test_keeping import hum
from tests.audio.script_making import toml_of, written
from tests.audio.test_replan import SIMPLE
from tests.audio.voices.spoken.speaking import Hummer


@pytest.fixture
def hummer():
    return Hummer(word_s=0.1, names=("Low",))


@pytest.fixture
def library(tmp_path, hummer):
    practices = tmp_path / "practices"
    practices.mkdir()
    written(practices, toml_of(SIMPLE))
    made = MadeVoices(tmp_path / "made", lambda: [hummer])
    catalogue = Catalogue(tmp_path / "voices", lambda: made)
    return LibraryService(lambda: Library([practices]), catalogue.open, None, catalogue)


@pytest.fixture
def low(library):
    (voice,) = library.catalogue.made_here()
    return voice.id


def test_a_voice_says_one_sentence(library, hummer, low):
    sample = voice_sample(library, {"voice": low})
    assert len(hummer.said) == 1
    assert [line.text for line in sample.spoken] == hummer.said


def test_a_voice_that_has_none_of_the_lines_says_nothing(library):
    assert voice_sample(library, {"voice": "captions"}) is None


def test_a_voice_that_cannot_speak_says_why(library, hummer, low):
    hummer.is_gone = True
    with pytest.raises(AppError) as caught:
        voice_sample(library, {"voice": low})
    assert caught.value.kind is ErrorKind.VOICE_NOT_MADE


def test_the_bowl_that_was_chosen_is_struck_once():
    sample = bowl_sample({"bowl": "deep"})
    assert [struck.bell for struck in sample.struck] == [BellKind.OPEN]
    assert sample.bowl is Bowl.DEEP


def test_a_background_is_heard_alone(tmp_path):
    sample = background_sample(tmp_path, {"background": "brown"})
    assert (sample.background, sample.spoken, sample.struck) == ("brown", (), ())


def test_no_background_is_nothing_to_hear(tmp_path):
    assert background_sample(tmp_path, {"background": "none"}) is None


def test_a_sound_of_ones_own_is_heard_from_its_beginning(tmp_path):
    soundfile.write(tmp_path / "river.flac", hum(6), RATE)
    shelf = tmp_path / "backgrounds"
    kept = bring_in(tmp_path / "river.flac", shelf, lambda _done: True)
    assert background_sample(shelf, {"background": kept.id}).background == shelf / "river"


def test_a_sound_of_ones_own_that_is_gone_says_so(tmp_path):
    with pytest.raises(AppError) as caught:
        background_sample(tmp_path, {"background": "own-river"})
    assert caught.value.kind is ErrorKind.BACKGROUND_GONE
