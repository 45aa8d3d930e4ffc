"""Tests of audio/voices/spoken/programs.py, with Python standing in for a synthesiser."""

import sys
import threading
import time
from threading import Event

import numpy as np
import pytest
import soundfile

from audio.voices.spoken.errors import SpeechError, Trouble
from audio.voices.spoken.programs import own_folder, run, spoken

WAITS = "import time; print('here', flush=True); time.sleep(60)"


def python(code, *words):
    return [sys.executable, "-c", code, *words]


def test_text_goes_in_as_input_and_comes_out_unchanged():
    text = "“Rest” `here`; $(rm) “now” — 'so'\n".encode()
    assert run(python("import sys; print(sys.stdin.read(), end='')"), Event(), text) == text


def test_a_program_that_fails_is_told_with_its_own_words():
    with pytest.raises(SpeechError, match="no such voice") as caught:
        run(python("import sys; sys.exit('no such voice')"), Event())
    assert caught.value.trouble is Trouble.FAILED


def test_a_program_that_is_not_there_is_told_as_gone():
    with pytest.raises(SpeechError) as caught:
        run(["tend-has-no-such-program"], Event())
    assert caught.value.trouble is Trouble.GONE


def test_one_that_takes_too_long_is_ended():
    begun = time.monotonic()
    with pytest.raises(SpeechError) as caught:
        run(python(WAITS), Event(), limit_s=0.2)
    assert caught.value.trouble is Trouble.TOO_SLOW
    assert time.monotonic() - begun < 20


def test_one_that_nobody_wants_any_more_is_ended_at_once():
    stop, caught = Event(), []

    def work():
        try:
            run(python(WAITS), stop)
        except SpeechError as error:
            caught.append(error.trouble)

    thread = threading.Thread(target=work)
    thread.start()
    stop.set()
    thread.join(20)
    assert caught == [Trouble.STOPPED]


def test_a_line_is_brought_to_48_khz_and_its_folder_is_gone_afterwards():
    with own_folder() as folder:
        made = folder / "line.wav"
        tone = np.sin(2 * np.pi * 300 * np.arange(22_050) / 22_050) * 0.3
        soundfile.write(folder / "there.wav", tone, 22_050)
        words = python("import shutil, sys; shutil.copy(*sys.argv[1:])")
        samples = spoken([*words, str(folder / "there.wav"), str(made)], Event(), made)
    assert (len(samples), samples.dtype) == (48_000, np.float32)
    assert not folder.exists()


def test_a_program_that_writes_nothing_or_nonsense_has_failed():
    with own_folder() as folder:
        wave = folder / "line.wav"
        with pytest.raises(SpeechError):
            spoken(python("pass"), Event(), wave)
        with pytest.raises(SpeechError):
            spoken(
                python("import sys; open(sys.argv[1], 'w').write('no')", str(wave)), Event(), wave
            )
