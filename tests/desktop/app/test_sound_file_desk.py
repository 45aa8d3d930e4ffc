"""A practice, from the form to a file on the disk."""

from __future__ import annotations

from dataclasses import replace

import pytest
import soundfile

import resources
from audio.library import Library
from audio.recordings.keeping import Wanted, keep_recording
from audio.recordings.shelf import Shelf
from audio.voices.captions import CaptionsVoice
from audio.voices.catalogue import VoiceMissingError
from desktop.app.sound_file_desk import SoundFileDesk, file_name
from desktop.core.errors import AppError, ErrorKind
from desktop.services.library_service import LibraryService
from desktop.services.settings_service import SettingsService
from desktop.services.tasks import InlineTasks, ThreadTasks
from desktop.services.views import SoundFileWish
from desktop.ui.pages.save_sound import SaveSoundPage
from tests.audio.recordings.conftest import tone
from tests.desktop.held_tasks import HeldTasks

WISH = SoundFileWish("at-the-door", "At the door", 1, "flac")


@pytest.fixture
def library(folder):
    return LibraryService(
        lambda: Library([resources.practices()], resources.shared_lines()),
        lambda _name: CaptionsVoice(),
        Shelf(folder / "recordings"),
    )


@pytest.fixture
def page(qtbot):
    page = SaveSoundPage()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def make_desk(page, library, folder):
    def make(tasks=None):
        tasks = tasks or InlineTasks()
        return SoundFileDesk(page, tasks, library, SettingsService(folder, page), page)

    return make


def test_the_form_offers_the_practice_as_it_would_be_played(page, make_desk):
    desk = make_desk()
    opened = []
    desk.opened.connect(lambda: opened.append(True))
    desk.open("at-the-door", 1)
    assert opened == [True]
    assert page.kinds.keys() == ("mp3",)
    assert {"mp3", "opus", "flac", "wav"} <= {kind for kind, _ in page._offer.sizes}
    assert page._offer.voice == CaptionsVoice().name


def test_a_file_is_written_with_its_captions_and_said_to_be_there(page, make_desk, tmp_path):
    desk = make_desk()
    saved, done = [], []
    desk.saved.connect(saved.append)
    desk.done.connect(lambda: done.append(True))
    desk.save(replace(WISH, captions="vtt"), tmp_path / "door")
    assert saved == [str(tmp_path / "door.flac")]
    assert done == [True]
    assert soundfile.info(tmp_path / "door.flac").frames == 60 * 48_000
    assert (tmp_path / "door.vtt").read_text().startswith("WEBVTT")


def test_a_recording_of_ones_own_is_written_too(make_desk, library, tmp_path):
    source = tmp_path / "talk.wav"
    soundfile.write(source, tone(9), 48_000)
    kept = keep_recording(source, library.shelf.folder, Wanted("A talk", trim=False))
    make_desk().save(SoundFileWish(kept.id, kept.title, 1, "flac"), tmp_path / "kept.flac")
    assert soundfile.info(tmp_path / "kept.flac").frames == (9 + 16) * 48_000


def test_a_file_that_the_dialogue_did_not_ask_about_is_left_alone(page, make_desk, tmp_path):
    (tmp_path / "door.vtt").write_text("somebody's own")
    make_desk().save(replace(WISH, captions="vtt"), tmp_path / "door.flac")
    assert "There is a file door.vtt already" in page.state.text()
    assert [path.name for path in tmp_path.glob("door*")] == ["door.vtt"]
    assert (tmp_path / "door.vtt").read_text() == "somebody's own"


def test_a_pair_of_ones_own_can_be_saved_again_once_its_captions_were_asked_about(
    page, make_desk, tmp_path
):
    desk, wish = make_desk(), replace(WISH, captions="vtt")
    (tmp_path / "door.flac").write_text("older")  # the dialogue has asked about this one
    (tmp_path / "door.vtt").write_text("older words")
    desk.save(wish, tmp_path / "door.flac")
    assert "There is a file door.vtt already" in page.state.text()
    assert not page.replace.isHidden()
    assert (tmp_path / "door.flac").read_text() == "older"
    assert (tmp_path / "door.vtt").read_text() == "older words"
    page.replace.click()
    assert soundfile.info(tmp_path / "door.flac").frames == 60 * 48_000
    assert (tmp_path / "door.vtt").read_text().startswith("WEBVTT")
    assert page.replace.isHidden()


def test_a_name_that_gets_an_ending_replaces_nothing_unasked(page, make_desk, tmp_path):
    (tmp_path / "talk.mp3").write_text("chosen")
    (tmp_path / "talk.mp3.flac").write_text("somebody's own")
    make_desk().save(WISH, tmp_path / "talk.mp3")
    assert "There is a file talk.mp3.flac already" in page.state.text()
    assert (tmp_path / "talk.mp3.flac").read_text() == "somebody's own"
    assert (tmp_path / "talk.mp3").read_text() == "chosen"


def test_captions_that_cannot_be_replaced_are_told_of(page, make_desk, tmp_path):
    (tmp_path / "door.vtt").mkdir()
    make_desk().save(replace(WISH, captions="vtt"), tmp_path / "door.flac")
    page.replace.click()
    assert "its captions, door.vtt, could not be written" in page.state.text()
    assert (tmp_path / "door.flac").is_file()


def test_what_is_wrong_is_said_on_the_form_and_as_a_notice_if_that_is_out_of_sight(
    page, make_desk, tmp_path
):
    desk = make_desk()
    failed = []
    desk.failed.connect(failed.append)
    desk.save(WISH, tmp_path / "no" / "door.flac")
    assert page.state.text().startswith("There is no folder")
    assert [error.kind for error in failed] == [ErrorKind.NO_SUCH_FOLDER]


def test_an_unknown_practice_is_told_of(make_desk):
    desk = make_desk()
    failed = []
    desk.failed.connect(failed.append)
    desk.open("nothing", 3)
    assert isinstance(failed[0], AppError)


@pytest.mark.parametrize("how", ["stop", "close"])
def test_stopping_or_closing_leaves_no_part_of_it(page, make_desk, tmp_path, how):
    tasks = HeldTasks("sound-files", holds=True)
    desk = make_desk(tasks)
    desk.save(WISH, tmp_path / "door.flac")
    desk.open("at-the-door", 1)  # shows the one that is being written
    assert "Writing it" in page.state.text()
    page.leave.click() if how == "stop" else desk.close()
    tasks.let_go()
    assert not list(tmp_path.glob("*door*"))
    assert "stopped" in page.state.text()


def test_while_one_is_written_another_is_not_begun(page, make_desk, tmp_path):
    tasks = HeldTasks("sound-files", holds=True)
    desk = make_desk(tasks)
    desk.save(WISH, tmp_path / "door.flac")
    desk.save(WISH, tmp_path / "gate.flac")
    tasks.let_go()
    assert [path.name for path in tmp_path.glob("*.flac")] == ["door.flac"]


def test_a_voice_that_is_gone_is_told_of_beside_the_file(page, folder, tmp_path):
    def voice(name):
        if name == "pack-ann":
            raise VoiceMissingError(folder, "there is no such voice")
        return CaptionsVoice()

    library = LibraryService(
        lambda: Library([resources.practices()], resources.shared_lines()), voice
    )
    settings = SettingsService(folder)
    settings.set("voice", "pack-ann")
    desk = SoundFileDesk(page, InlineTasks(), library, settings, page)
    failed = []
    desk.failed.connect(failed.append)
    desk.save(WISH, tmp_path / "door.flac")
    assert (tmp_path / "door.flac").exists()
    assert [error.kind for error in failed] == [ErrorKind.VOICE_GONE]
    settings.close()


def test_progress_comes_back_from_another_thread(page, make_desk, tmp_path, qtbot):
    tasks = ThreadTasks(page)
    desk = make_desk(tasks)
    shown = []
    desk._progressed.connect(shown.append)
    with qtbot.waitSignal(desk.saved, timeout=20_000):
        desk.save(WISH, tmp_path / "door.flac")
    tasks.close()
    assert shown[-1] == 100
    assert shown == sorted(set(shown))


def test_a_title_becomes_a_name_that_every_system_takes():
    wish = replace(WISH, title='What? A "day": in / out', kind="mp3")
    assert file_name(wish) == "What- A -day-- in - out, 1 min.mp3"
