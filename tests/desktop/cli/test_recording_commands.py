from __future__ import annotations

import soundfile

from audio.recordings.playing import part_names
from audio.recordings.record import read
from tests.audio.recordings.conftest import tone
from tests.audio.recordings.marked import cue, labels, wav


def test_a_recording_stands_among_the_practices_and_can_be_rendered(tend, tmp_path, folder):
    soundfile.write(tmp_path / "talk.wav", tone(9), 48_000)
    (tmp_path / "talk.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n")
    added = tend("add-recording", tmp_path / "talk.wav", "--title", "A talk", "--teacher", "Ana")
    assert (added.status, added.out) == (0, "recording-a-talk\n")
    rows = {row["id"]: row for row in tend("practices", "--json").json}
    assert rows["recording-a-talk"]["family"] == "own-recordings"
    out = tmp_path / "out.wav"
    assert tend("render", "recording-a-talk", "-o", out).status == 0
    assert soundfile.info(out).frames == (6 + 9 + 2 + 8) * 48_000
    cues = tend("plan", "recording-a-talk", "--minutes", 1, "--json").json["cues"]
    assert [(cue["text"], cue["at_s"]) for cue in cues if cue["text"]] == [("Hello.", 7.0)]


def test_a_script_is_not_rendered_without_a_length(tend, tmp_path):
    answer = tend("render", "at-the-door", "-o", tmp_path / "out.wav")
    assert (answer.status, "--minutes" in answer.err) == (2, True)


def test_what_is_wrong_with_a_file_is_one_sentence(tend, tmp_path, folder):
    (tmp_path / "a.mp3").write_text("no sound")
    answer = tend("add-recording", tmp_path / "a.mp3")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == (
        "a.mp3 was not added: it is no sound file that Tend can read. "
        "Nothing in the library has changed.\n"
    )


def test_captions_that_overlap_are_told_with_their_line(tend, tmp_path):
    soundfile.write(tmp_path / "talk.wav", tone(9), 48_000)
    (tmp_path / "talk.srt").write_text(
        "1\n00:00:01,000 --> 00:00:03,000\nOne\n\n2\n00:00:02,000 --> 00:00:04,000\nTwo\n"
    )
    answer = tend("add-recording", tmp_path / "talk.wav")
    assert "talk.srt was not added: line 6 has a time before the one above it" in answer.err
    assert [row["id"] for row in tend("practices", "--json").json if "recording" in row["id"]] == []


def test_cue_marks_are_taken_from_beside_the_file_or_from_within(tend, tmp_path, folder):
    def parts(*options):
        added = tend("add-recording", tmp_path / "talk.wav", "--title", "A talk", *options)
        assert added.status == 0
        return part_names(read(folder / "recordings" / added.out.strip()))

    (tmp_path / "talk.wav").write_bytes(wav(cue(), labels()))
    assert parts() == ("A talk", "Arriving", "The breath")
    assert parts("--no-marks") == ("A talk",)
    (tmp_path / "talk.txt").write_text("3.0\tBeside\n")
    assert parts() == ("A talk", "Beside")
    (tmp_path / "mine.txt").write_text("3.0\tMine\n")
    assert parts("--marks", tmp_path / "mine.txt") == ("A talk", "Mine")
