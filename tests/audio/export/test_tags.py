"""What a file says of itself, as other programs read it."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace

import mutagen
import pytest
import soundfile
from mutagen.id3 import ID3

from audio.export.about import About, Chapter, about, voice_credit
from audio.export.kinds import Kind
from audio.export.rendering import render_file
from audio.export.tags import tag
from audio.frames import frames
from audio.plan import CueKind, PlannedCue
from audio.script import Header, Minutes
from audio.voices.captions import CaptionsVoice
from audio.voices.catalogue import Catalogue
from audio.voices.layered import LayeredVoice
from tests.audio.sounds import a_plan, a_timeline

needs_ffmpeg = pytest.mark.skipif(shutil.which("ffprobe") is None, reason="needs ffmpeg")
ALL = ("mp3", "opus", "flac", "wav", "m4a")
TIMELINE = a_timeline(4.0, None)
END = TIMELINE.total_frames
SAID = About(
    title="Ein Atemzug; für dich = #1",
    album="Loving-kindness",
    artist="Written for Tend. Slt",
    language="de",
    chapters=(Chapter(0, 72_000, "Arriving slowly"), Chapter(72_000, END, "Güte ✓")),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("tagged")
    for ending in ALL:
        if ending != "m4a" or shutil.which("ffmpeg"):
            render_file(TIMELINE, made / f"out.{ending}", SAID)
    return made


def probed(path):
    words = ["ffprobe", "-v", "error", "-of", "json", "-show_chapters", "-show_format"]
    done = subprocess.run([*words, "-show_streams", path], capture_output=True, check=True)
    return json.loads(done.stdout)


@needs_ffmpeg
@pytest.mark.parametrize("ending", ALL)
def test_another_program_reads_the_words(folder, ending):
    found = probed(folder / f"out.{ending}")
    tags = {**found["format"].get("tags", {}), **found["streams"][0].get("tags", {})}
    tags = {name.lower(): text for name, text in tags.items()}
    assert tags["title"] == SAID.title
    assert tags["album"] == SAID.album
    assert tags["artist"] == SAID.artist
    assert tags["comment"] == "made by Tend"
    assert tags["language"] in ("de", "ger", "deu")


@needs_ffmpeg
@pytest.mark.parametrize("ending", ["mp3", "opus", "flac", "m4a"])
def test_another_program_reads_a_chapter_for_each_part(folder, ending):
    found = probed(folder / f"out.{ending}")["chapters"]
    assert [one["tags"]["title"] for one in found] == ["Arriving slowly", "Güte ✓"]
    assert [float(one["start_time"]) for one in found] == pytest.approx([0, 1.5], abs=0.001)
    assert float(found[-1]["end_time"]) == pytest.approx(4.0, abs=0.05)


def test_a_wav_file_has_a_cue_point_with_a_name_for_each_part(folder):
    raw = (folder / "out.wav").read_bytes()
    assert int.from_bytes(raw[4:8], "little") == len(raw) - 8
    cue = raw.index(b"cue ") + 8
    assert int.from_bytes(raw[cue : cue + 4], "little") == 2
    assert int.from_bytes(raw[cue + 48 : cue + 52], "little") == 72_000  # the second one's frame
    assert b"labl" in raw
    assert "Güte ✓".encode() in raw
    assert soundfile.info(folder / "out.wav").frames == END


def chunks(data):
    """Return the chunks that fill `data`, each begun at an even place, as RIFF asks."""
    at, found = 0, []
    while at < len(data):
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        found.append((kind, data[at + 8 : at + 8 + size]))
        at += 8 + size + size % 2
    assert at == len(data)
    return found


@pytest.mark.parametrize("title", ["Rest", "Rest.", "Rest.."])
def test_however_long_its_words_are_the_chunks_of_a_wav_file_fill_it(tmp_path, title):
    said = replace(SAID, title=title, chapters=(Chapter(0, END, title),))
    render_file(TIMELINE, tmp_path / "out.wav", said)
    ((kind, whole),) = chunks((tmp_path / "out.wav").read_bytes())
    assert kind == b"RIFF"
    lists = [body for name, body in chunks(whole[4:]) if name == b"LIST"]
    assert [name for body in lists for name, _ in chunks(body[4:])][:2] == [b"labl", b"INAM"]


def test_an_mp3_has_a_table_of_its_chapters(folder):
    tags = ID3(folder / "out.mp3")
    assert tags.version == (2, 3, 0)
    names = tags["CTOC:parts"].child_element_ids
    assert [tags[f"CHAP:{name}"].start_time for name in names] == [0, 1500]


@pytest.mark.parametrize("ending", ["mp3", "opus", "flac"])
def test_tags_move_no_sample(folder, tmp_path, ending):
    render_file(TIMELINE, tmp_path / f"out.{ending}", About(comment=""))
    bare, tagged = (
        soundfile.read(place / f"out.{ending}", dtype="int32")[0] for place in (tmp_path, folder)
    )
    assert (bare == tagged).all()


def test_mutagen_reads_what_we_leave_out_as_left_out(tmp_path):
    render_file(TIMELINE, tmp_path / "out.flac")
    assert mutagen.File(tmp_path / "out.flac").tags.as_dict() == {"comment": ["made by Tend"]}


def test_chapters_are_the_parts_and_fill_the_practice():
    plan = a_plan(10.0)
    later = PlannedCue(frames(4), frames(6), CueKind.REST, part=1)
    plan = replace(plan, part_names=("Arriving", "Breath", "Never said"), cues=(*plan.cues, later))
    header = Header("a", "Any", "f", "", "", "en", "Written for Tend.", Minutes(1, 1, 1))
    found = about(header, plan, "Short ones", "Spoken by Slt")
    assert found.chapters == (
        Chapter(0, frames(4), "Arriving"),
        Chapter(frames(4), frames(10), "Breath"),
    )
    assert (found.artist, found.comment) == ("Written for Tend.", "made by Tend. Spoken by Slt")
    assert (found.title, found.album, found.language) == ("Any", "Short ones", "en")


def test_the_credits_of_all_voices_that_may_speak_are_named():
    slt = Catalogue().open("slt")
    assert "RHVoice" in voice_credit(slt)
    assert voice_credit(LayeredVoice((CaptionsVoice(), slt))) == voice_credit(slt)
    assert voice_credit(CaptionsVoice()) == ""


@pytest.mark.parametrize("kind", [Kind.FLAC, Kind.OPUS])
def test_what_the_system_says_is_said_as_such(tmp_path, kind):
    with pytest.raises(FileNotFoundError):
        tag(tmp_path / "gone", kind, SAID)
