"""Tests of audio/voices/sharing/bringing.py, sealed.py and shelf.py."""

import os
import stat
import tempfile
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.voices.catalogue import BUNDLED, Catalogue
from audio.voices.index import read_index, whole_clip
from audio.voices.pack import VoicePack
from audio.voices.sharing import bringing
from audio.voices.sharing.bringing import IfHere, bring_voice
from audio.voices.sharing.errors import FileRefusal, VoiceFileError
from audio.voices.sharing.saving import save_voice
from audio.voices.sharing.shelf import clear_away, folder_name
from tests.audio.voices.sharing.conftest import LINES, make_voice, rezipped, with_entry


def refusal(path, shelf, **more):
    """Bring in a file that is refused; return why, sure that nothing came of it."""
    before = sorted(shelf.rglob("*")) if shelf.exists() else []
    with pytest.raises(VoiceFileError) as caught:
        bring_voice(path, shelf, **more)
    assert (sorted(shelf.rglob("*")) if shelf.exists() else []) == before
    return caught.value.refusal


def test_a_voice_comes_in_under_its_name_for_its_owner_only(file, shelf):
    brought = bring_voice(file, shelf)
    assert (brought.name, brought.lines, brought.damaged) == ("Ann", len(LINES), 0)
    assert [entry.id for entry in Catalogue(shelf).entries()][len(BUNDLED) : -1] == ["pack-ann"]
    assert all(VoicePack(brought.folder).speaks(line) for line in LINES)
    modes = {path.stat().st_mode & 0o077 for path in [brought.folder, *brought.folder.iterdir()]}
    assert modes == {0}


@pytest.mark.parametrize(
    ("name", "folder"), [("Ana María", "ana-maria"), ("静", "voice"), ("../../x", "x")]
)
def test_a_folder_is_named_in_plain_letters(tmp_path, name, folder):
    assert folder_name(tmp_path, name) == folder
    (tmp_path / folder).mkdir()
    assert folder_name(tmp_path, name) == f"{folder}-2"


# What is no voice


def test_a_file_that_is_not_there_is_told_so(tmp_path, shelf):
    assert refusal(tmp_path / "none.tendvoice", shelf) is FileRefusal.MISSING
    assert refusal(tmp_path, shelf) is FileRefusal.MISSING


def test_what_is_no_voice_is_told_so(tmp_path, file, shelf):
    (tmp_path / "song.tendvoice").write_bytes(b"ID3 not a zip at all")
    assert refusal(tmp_path / "song.tendvoice", shelf) is FileRefusal.NOT_A_VOICE
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as other:
        other.writestr("holiday.txt", "sun")
    assert refusal(tmp_path / "photos.zip", shelf) is FileRefusal.NOT_A_VOICE
    rezipped(
        file, lambda name, data: b'kind = "cake"\nversion = 1' if name == "pack.toml" else data
    )
    assert refusal(file, shelf) is FileRefusal.NOT_A_VOICE


def test_one_of_a_newer_version_is_told_so(file, shelf):
    rezipped(file, lambda name, data: data.replace(b"version = 1", b"version = 2"))
    assert refusal(file, shelf) is FileRefusal.NEWER


@pytest.mark.parametrize("name", ["pack.toml", "voice.toml", "index.json"])
def test_one_whose_texts_are_spoilt_is_damaged(file, shelf, name):
    rezipped(file, lambda found, data: b"\xff{[" if found == name else data)
    assert refusal(file, shelf) is FileRefusal.DAMAGED


@pytest.mark.parametrize(
    "text",
    [
        'name = "A\\u0007nn"',
        f'name = "{"n" * 121}"',
        'name = "Ann"\n[settings]\nmade = 2026-01-01',
        "name = " + "[" * 20_000,
    ],
)
def test_a_description_that_would_harm_what_shows_it_is_refused(file, shelf, text):
    head, _, tail = text.partition("\n")
    whole = f'{head}\nlanguage = "en"\nlicence = "CC0"\ncredit = "Ann"\nengine = "reading"\n'
    whole += f"rate = 48000\n{tail}\n"
    rezipped(file, lambda name, data: whole.encode() if name == "voice.toml" else data)
    assert refusal(file, shelf) is FileRefusal.DAMAGED


def test_one_that_was_cut_off_is_damaged(file, shelf):
    file.write_bytes(file.read_bytes()[:-40])
    assert refusal(file, shelf) is FileRefusal.DAMAGED


# What reaches outside


@pytest.mark.parametrize(
    "name",
    ["../evil.opus", "a/../../evil", "/etc/evil", "C:evil", "C:\\evil", "..\\evil", "a//b", "./a"],
)
def test_a_name_that_points_outside_is_refused(file, shelf, name):
    with_entry(file, name)
    assert refusal(file, shelf) is FileRefusal.UNSAFE


def test_a_link_is_refused(file, shelf):
    with_entry(file, "link", b"/etc/passwd", stat.S_IFLNK | 0o777)
    assert refusal(file, shelf) is FileRefusal.UNSAFE


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["voice.toml", "VOICE.toml"])
def test_the_same_name_twice_is_refused(file, shelf, name):
    with_entry(file, name, b'name = "other"')
    assert refusal(file, shelf) is FileRefusal.UNSAFE


def test_what_else_lies_in_it_is_not_unpacked(file, shelf):
    with_entry(file, "notes/hello.txt")
    with_entry(file, "run.exe")
    folder = bring_voice(file, shelf).folder
    assert {path.suffix for path in folder.iterdir()} == {".toml", ".json", ".opus"}


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_way_of_packing_that_no_voice_has_is_refused(file, shelf, packing):
    with zipfile.ZipFile(file, "a", packing) as opened:
        opened.writestr("notes.txt", "hello")
    assert refusal(file, shelf) is FileRefusal.UNSAFE


# What is too large


def test_more_than_the_allowed_sum_is_refused_while_it_is_unpacked(file, shelf):
    assert refusal(file, shelf, largest=1000) is FileRefusal.TOO_LARGE


def test_a_length_that_is_lied_about_does_not_help(tmp_path, voice, file, shelf):
    """A clip of 40 MB that says it has ten bytes: what is unpacked counts, not what is said."""
    key = next(voice.glob("*.opus")).name
    with zipfile.ZipFile(file, "r") as old:
        found = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in found.items():
            new.writestr(name, bytes(40 * 1024**2) if name == key else data)
    raw = file.read_bytes().replace(
        (40 * 1024**2).to_bytes(4, "little"), (10).to_bytes(4, "little")
    )
    file.write_bytes(raw)
    brought = bring_voice(file, shelf)
    assert (brought.lines, brought.damaged) == (len(LINES) - 1, 1)
    assert not (brought.folder / key).exists()


def test_more_entries_than_any_voice_has_are_refused(file, shelf, monkeypatch):
    monkeypatch.setattr("audio.voices.sharing.sealed.MOST_ENTRIES", len(LINES) + 2)
    assert refusal(file, shelf) is FileRefusal.TOO_LARGE


# Clips that are not whole


def test_damaged_and_missing_clips_are_counted_and_fall_to_another_voice(file, voice, shelf):
    first, second, *_ = sorted(path.name for path in voice.glob("*.opus"))
    rezipped(file, lambda name, data: {first: None, second: b"other"}.get(name, data))
    brought = bring_voice(file, shelf)
    assert (brought.lines, brought.damaged) == (len(LINES) - 2, 2)
    pack = VoicePack(brought.folder)
    assert sum(pack.speaks(line) for line in LINES) == len(LINES) - 2
    assert pack.faults() == []


def test_one_without_a_whole_clip_is_refused(file, shelf):
    rezipped(file, lambda name, data: None if name.endswith(".opus") else data)
    assert refusal(file, shelf) is FileRefusal.NO_LINES


def test_a_clip_that_says_it_lasts_for_days_is_left_out(file, shelf):
    rezipped(
        file,
        lambda name, data: data.replace(b"[48000", b"[99999999999", 1) if "index" in name else data,
    )
    assert bring_voice(file, shelf).damaged == 1


# On the disk


def test_it_is_on_the_disk_before_it_stands_under_its_name(file, shelf, monkeypatch):
    standing = []
    monkeypatch.setattr(os, "sync", lambda: standing.append((shelf / "ann").exists()))
    bring_voice(file, shelf)
    assert standing == [False]


def test_where_a_system_cannot_put_all_on_the_disk_at_once_each_file_is(
    file, shelf, monkeypatch, synced
):
    monkeypatch.delattr(os, "sync")
    folder = bring_voice(file, shelf).folder
    assert [path.name for path in folder.iterdir() if not synced(path)] == []


# What stands in its way


def test_a_voice_of_the_same_name_is_replaced_only_on_purpose(file, shelf, tmp_path):
    here = bring_voice(file, shelf).folder
    other = tmp_path / "other.tendvoice"
    save_voice(make_voice(tmp_path / "made" / "two", "ANN", LINES[:2]), other)
    assert refusal(other, shelf) is FileRefusal.SAME_NAME
    assert bring_voice(other, shelf, IfHere.REPLACE).folder == here
    assert [VoicePack(here).speaks(line) for line in LINES] == [True] * 2 + [False] * 4
    assert [path.name for path in shelf.iterdir()] == ["ann"]


def test_whoever_opened_the_voice_before_it_was_replaced_can_still_play_it(file, shelf, tmp_path):
    here = bring_voice(file, shelf).folder
    opened = read_index(here)
    for number, lines in enumerate((LINES[:2], LINES[3:])):  # replaced, and once more
        other = tmp_path / f"other-{number}.tendvoice"
        save_voice(
            make_voice(tmp_path / f"made-{number}", lines=[f"{x} Anew." for x in lines]), other
        )
        bring_voice(other, shelf, IfHere.REPLACE)
    texts = {whole_clip(here, key, entry)[1] for key, entry in opened.items()}
    assert texts == {line.encode() * 20 for line in LINES}
    assert VoicePack(here).faults() == []


def test_a_day_later_the_clips_that_were_replaced_are_gone(file, shelf, tmp_path):
    here = bring_voice(file, shelf).folder
    other = tmp_path / "other.tendvoice"
    save_voice(make_voice(tmp_path / "made-anew", lines=["Another line."]), other)
    bring_voice(other, shelf, IfHere.REPLACE)
    earlier = list(here.glob("*.earlier"))
    assert len(earlier) == len(LINES)
    for path in earlier:
        os.utime(path, (1, 1))
    clear_away(shelf)
    assert list(here.glob("*.earlier")) == []


def test_a_clip_is_found_though_its_voice_is_just_being_replaced(voice, monkeypatch):
    key, entry = next(iter(read_index(voice).items()))
    away = voice.rename(voice.with_name("away"))
    monkeypatch.setattr("time.sleep", lambda _s: away.rename(voice))
    assert whole_clip(voice, key, entry)[0].parent == voice


def test_or_it_is_kept_beside_it(file, shelf):
    bring_voice(file, shelf)
    assert bring_voice(file, shelf, IfHere.BESIDE).folder.name == "ann-2"
    assert sorted(path.name for path in shelf.iterdir()) == ["ann", "ann-2"]


def test_stopped_it_leaves_nothing_behind(file, shelf):
    assert refusal(file, shelf, progress=lambda done: done < 0.5) is FileRefusal.CANCELLED
    assert list(shelf.iterdir()) == []


@pytest.mark.parametrize("step", ["_unpack_clips", "_flush"])
def test_a_full_disk_leaves_the_voices_as_they_were(file, shelf, monkeypatch, step):
    here = bring_voice(file, shelf).folder
    before = {path.name: path.read_bytes() for path in here.iterdir()}

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bringing, step, full)
    with pytest.raises(OSError, match="No space"):
        bring_voice(file, shelf, IfHere.REPLACE)
    assert {path.name: path.read_bytes() for path in here.iterdir()} == before
    assert [path.name for path in shelf.iterdir()] == ["ann"]


def test_the_old_one_stands_again_where_the_new_one_cannot_take_its_place(file, shelf, monkeypatch):
    here = bring_voice(file, shelf).folder
    rename = Path.rename

    def refuses(path, target):
        if path.name.startswith(".part-"):
            raise OSError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuses)
    with pytest.raises(OSError, match="Permission"):
        bring_voice(file, shelf, IfHere.REPLACE)
    assert VoicePack(here).speaks(LINES[0])


def test_what_a_crash_left_is_put_right_by_the_next(file, shelf):
    here = bring_voice(file, shelf).folder
    here.rename(shelf / ".before-ann")
    left = Path(tempfile.mkdtemp(prefix=".part-", dir=shelf))
    young = Path(tempfile.mkdtemp(prefix=".part-", dir=shelf))
    os.utime(left, (time.time() - 2 * 24 * 3600,) * 2)
    assert refusal_of(file, shelf) is FileRefusal.SAME_NAME
    assert sorted(path.name for path in shelf.iterdir()) == [young.name, "ann"]
    assert [entry.id for entry in Catalogue(shelf).entries()][len(BUNDLED) : -1] == ["pack-ann"]


def refusal_of(path, shelf):
    with pytest.raises(VoiceFileError) as caught:
        bring_voice(path, shelf)
    return caught.value.refusal


# Whatever the damage


@pytest.fixture(scope="module")
def bytes_of_a_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fuzz")
    save_voice(make_voice(folder / "ann", lines=LINES[:2]), folder / "ann.tendvoice")
    return (folder / "ann.tendvoice").read_bytes()


CUT = st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=40))


@settings(max_examples=400, deadline=None)
@given(cuts=st.lists(CUT, min_size=1, max_size=4), end=st.floats(0, 1) | st.just(1.0))
def test_no_damage_brings_an_error_that_is_not_ours_or_half_a_voice(bytes_of_a_file, cuts, end):
    raw = bytes_of_a_file
    for at, length, instead in cuts:
        place = int(at * len(raw))
        raw = raw[:place] + instead + raw[place + length :]
    with tempfile.TemporaryDirectory() as place:
        shelf, path = Path(place) / "voices", Path(place) / "a.tendvoice"
        path.write_bytes(raw[: int(end * len(raw))])
        try:
            folder = bring_voice(path, shelf).folder
        except VoiceFileError:
            assert not shelf.exists() or list(shelf.iterdir()) == []
        else:
            assert VoicePack(folder).faults() == []
            assert list(shelf.iterdir()) == [folder]


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_one_bit_is_found_or_does_not_matter(bytes_of_a_file, at, bit):
    raw = bytearray(bytes_of_a_file)
    raw[at % len(raw)] ^= 1 << bit
    with tempfile.TemporaryDirectory() as place:
        shelf, path = Path(place) / "voices", Path(place) / "a.tendvoice"
        path.write_bytes(bytes(raw))
        try:
            brought = bring_voice(path, shelf)
        except VoiceFileError:
            assert not shelf.exists() or list(shelf.iterdir()) == []
        else:
            assert brought.name == "Ann"
            assert brought.lines + brought.damaged == 2
            assert VoicePack(brought.folder).faults() == []
