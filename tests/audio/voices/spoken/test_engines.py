"""Tests of the synthesisers: what they list, the words they are run with, and one real voice."""

import shutil
import sys
from threading import Event

import pytest

from audio.frames import MINUTE
from audio.voices.captions import word_count
from audio.voices.spoken import espeak, here, macos, rhvoice, windows
from audio.voices.spoken.clip import finished

ESPEAK = """\
Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  af              --/M      Afrikaans          gmw/af
 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
 3  en-uk           --/M      english-mb-en1     mb/mb-en1            (en-gb 3)(en 2)
 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)
 5  variant         --/M      Storm              !v/Storm             (en-us 5)
"""
SAY = """\
Alex                en_US    # Most people recognize me by my voice.
Daniel (Enhanced)   en_GB    # Hello! My name is Daniel.
Eddy (English (UK)) en_GB    # Hello! My name is Eddy.
Majed               ar_001   # مرحبًا! اسمي ماجد.
"""
SAPI = (
    "Microsoft David Desktop\ten-US\r\nMicrosoft Hazel Desktop\ten-GB\r\n\r\n"
    "Microsoft Zira\ten-US\r\n"
)


def listed(voices):
    return [(one.voice, one.name, one.language) for one in voices]


def test_espeaks_own_voices_are_read_and_those_that_need_another_program_are_not():
    assert listed(espeak.parsed(ESPEAK)) == [
        ("gmw/af", "Afrikaans", "af"),
        ("gmw/en", "English (Great Britain)", "en-gb"),
        ("gmw/en-US", "English (America)", "en-us"),
    ]


def test_the_voices_of_a_mac_are_read_with_brackets_in_their_names():
    assert listed(macos.parsed(SAY)) == [
        ("Alex", "Alex", "en-US"),
        ("Daniel (Enhanced)", "Daniel (Enhanced)", "en-GB"),
        ("Eddy (English (UK))", "Eddy (English (UK))", "en-GB"),
        ("Majed", "Majed", "ar-001"),
    ]


def test_the_voices_of_windows_are_read_and_shown_by_their_given_names():
    assert listed(windows.parsed(SAPI)) == [
        ("Microsoft David Desktop", "David", "en-US"),
        ("Microsoft Hazel Desktop", "Hazel", "en-GB"),
        ("Microsoft Zira", "Zira", "en-US"),
    ]


def test_rhvoices_voices_are_read_from_their_files(tmp_path):
    for name, text in {
        "slt": "name=Slt\nlanguage=English\ngender=female\nformat=4\n",
        "anna": "name=Anna\r\nlanguage=Russian\r\n",
        "none": "format=4\n",
    }.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "voice.info").write_text(text)
    found = rhvoice.RhVoice([tmp_path, tmp_path / "nowhere"]).voices()
    assert listed(found) == [("Anna", "Anna", "ru"), ("Slt", "Slt", "en")]


@pytest.mark.parametrize("parsed", [espeak.parsed, macos.parsed, windows.parsed])
@pytest.mark.parametrize("table", ["", "\n\n", "nonsense", "Error: no voices\n"])
def test_a_list_without_voices_has_none(parsed, table):
    assert parsed(table) == []


def test_an_id_is_one_plain_word_that_differs_from_voice_to_voice():
    voices = [*espeak.parsed(ESPEAK), *macos.parsed(SAY), *windows.parsed(SAPI)]
    ids = {one.id for one in voices}
    assert len(ids) == len(voices)
    assert all(name.replace("-", "").isalnum() and name.isascii() for name in ids)
    assert espeak.parsed(ESPEAK)[1].id.startswith("made-espeak-ng-en-")


def test_no_text_is_ever_part_of_a_command(monkeypatch):
    ran = []

    def spoken(words, stop, wave, data=b"", more=None):
        written = (wave.parent / "line.txt").read_text("utf-8") if more else data.decode()
        ran.append((words, written.strip()))

    for module in (espeak, rhvoice, macos, windows):
        monkeypatch.setattr(module, "spoken", spoken)
    text = "“Rest”; $(here) `now` & 'so'"
    for one in (espeak.Espeak(), rhvoice.RhVoice([]), macos.MacSay(), windows.Sapi()):
        one.speak("A voice; $(x)", text, Event())
    assert [said for _, said in ran] == [text] * 4
    assert not any("Rest" in word for words, _ in ran for word in words)
    assert "$(x)" not in " ".join(ran[-1][0])  # PowerShell would read a name as a command


def test_only_programs_that_are_there_are_offered(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert here.synthesisers() == []
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    found = [one.engine for one in here.synthesisers()]
    assert "espeak-ng" in found
    assert ("macos" in found) == (sys.platform == "darwin")  # elsewhere `say` is another program


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_espeak_says_a_line_about_as_slowly_as_the_bundled_voice():
    engine = espeak.Espeak()
    voice = next(one for one in engine.voices() if one.language.lower() == "en-us")
    texts = (
        "Let the shoulders be as they are, and notice the breath wherever it is easiest to feel.",
        "Whenever the mind has gone elsewhere, come back; that is the practice.",
    )
    clips = [finished(engine.speak(voice.voice, text, Event())) for text in texts]
    rate = sum(map(word_count, texts)) * MINUTE / sum(map(len, clips))
    assert 90 < rate < 118
