"""Tests of audio/voices/catalogue.py."""

import shutil

import pytest

import resources
from audio.errors import SoundFileError
from audio.frames import MINUTE
from audio.library import Library
from audio.planner import plan
from audio.script import Choices
from audio.voices.captions import CaptionsVoice
from audio.voices.catalogue import Catalogue, VoiceKind, VoiceMissingError


@pytest.fixture
def folder(tmp_path, pack_folder):
    """Return a folder of packs: one that a teacher spoke, and one that is damaged."""
    folder = tmp_path / "voices"
    shutil.copytree(pack_folder, folder / "ann")
    said = (folder / "ann" / "voice.toml").read_text().replace("a tone", "reading")
    (folder / "ann" / "voice.toml").write_text(said.replace("Tester", "Ann"))
    (folder / "broken").mkdir()
    (folder / "broken" / "voice.toml").write_text("name = ")
    return folder


def test_every_entry_opens_a_voice_of_its_name(folder):
    catalogue = Catalogue(folder)
    entries = catalogue.entries()
    assert [catalogue.open(entry.id).name for entry in entries] == [e.name for e in entries]


def test_own_packs_stand_between_the_bundled_voices_and_captions(folder):
    entries = Catalogue(folder).entries()
    assert [entry.kind for entry in entries][-2:] == [VoiceKind.READING, VoiceKind.CAPTIONS]
    assert entries[0].kind is VoiceKind.BUNDLED
    assert (entries[-2].id, entries[-2].name, entries[-2].credit) == ("pack-ann", "Ann", "Nobody")


def test_a_damaged_pack_spoils_only_itself(folder):
    catalogue = Catalogue(folder)
    assert "pack-broken" not in [entry.id for entry in catalogue.entries()]
    assert [error.path.parent.name for error in catalogue.damaged] == ["broken"]


def test_one_that_is_still_being_brought_in_is_not_offered(folder):
    shutil.copytree(folder / "ann", folder / ".part-ann")
    ids = [entry.id for entry in Catalogue(folder).entries()]
    assert ids.count("pack-ann") == 1
    assert "pack-.part-ann" not in ids
    assert Catalogue(folder).folder_of("pack-.part-ann") is None


def test_without_a_folder_there_are_the_bundled_voices_and_captions():
    kinds = {entry.kind for entry in Catalogue().entries()}
    assert kinds == {VoiceKind.BUNDLED, VoiceKind.CAPTIONS}


def test_captions_are_a_voice():
    assert isinstance(Catalogue().open("captions"), CaptionsVoice)


def test_captions_give_every_practice_the_pace_of_the_bundled_voice():
    library = Library([resources.practices()], resources.shared_lines())
    script = library.script("at-the-door")
    said, read = (
        plan(script, MINUTE, Catalogue().open(name), Choices()).cues for name in ("slt", "captions")
    )
    assert said == read


def test_captions_alone_need_no_bundled_voice(monkeypatch, tmp_path):
    monkeypatch.setattr(resources, "voice", lambda name: tmp_path / name)
    assert Catalogue().open("captions").frame_count("word " * 100) == MINUTE


@pytest.mark.parametrize(
    "name", ["", "nobody", "..", "../../practices", "/etc", "pack-..", "pack-"]
)
def test_a_name_that_is_no_voice_is_refused(folder, name):
    with pytest.raises(VoiceMissingError):
        Catalogue(folder).open(name)


def test_a_damaged_pack_is_refused_when_it_is_opened(folder):
    with pytest.raises(SoundFileError):
        Catalogue(folder).open("pack-broken")
