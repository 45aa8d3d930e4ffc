"""Tests of desktop/services/voices.py."""

import shutil

import pytest

import resources
from audio.library import Library
from audio.voices.catalogue import Catalogue
from audio.voices.description import READING, Description
from audio.voices.growing import GrowingPack
from desktop.core.errors import ErrorKind
from desktop.services.library_service import LibraryService
from desktop.services.voices import chosen_voice
from tests.audio.voices.test_growing import tone

LINE = "A line that nobody else says."


@pytest.fixture
def folder(tmp_path):
    pack = GrowingPack.begun(
        tmp_path / "ann", Description("Ann", "en", "CC0-1.0", "Ann", READING, {}, {})
    )
    pack.put(LINE, tone(31_201))
    return tmp_path


@pytest.fixture
def library(folder):
    return LibraryService(lambda: Library([resources.practices()]), Catalogue(folder).open)


@pytest.fixture
def told():
    return []


def chosen(voice="slt", reading=""):
    return {"voice": voice, "reading": reading}


def test_the_voice_chosen_says_the_lines(library, told):
    assert chosen_voice(library, chosen(), told.append).name == "Slt"
    assert told == []


def test_a_reading_says_its_own_lines_and_the_voice_says_the_others(library, told):
    voice = chosen_voice(library, chosen("captions", "pack-ann"), told.append)
    assert voice.frame_count(LINE) == 31_201
    assert not voice.speaks("Another.")
    assert told == []


def test_a_voice_that_is_gone_gives_way_to_the_bundled_one_and_that_is_said(library, told):
    assert chosen_voice(library, chosen("pack-gone"), told.append).name == "Slt"
    assert [error.kind for error in told] == [ErrorKind.VOICE_GONE]


def test_a_reading_that_is_gone_leaves_the_voice(library, folder, told):
    shutil.rmtree(folder / "ann")
    assert chosen_voice(library, chosen("slt", "pack-ann"), told.append).name == "Slt"
    assert [error.kind for error in told] == [ErrorKind.VOICE_GONE]


def test_a_damaged_voice_of_ones_own_gives_way_to_captions(library, folder, told):
    (folder / "ann" / "index.json").write_text("{")
    assert chosen_voice(library, chosen("pack-ann"), told.append).name == "Captions"
    assert [error.kind for error in told] == [ErrorKind.OWN_VOICE_DAMAGED]


def test_a_voice_that_was_changed_is_opened_anew_once_it_is_forgotten(library, folder):
    pack = GrowingPack(folder / "ann")
    pack.put("Later.", tone(10_000))
    assert not library.voice("slt").speaks("Later.")
    before = library.voice("pack-ann")
    library.forget_voices()
    assert library.voice("pack-ann") is not before
