from __future__ import annotations

import json

import pytest

from desktop.core.errors import AppError, ErrorKind
from desktop.services.settings_service import SettingsService
from desktop.services.tasks import ThreadTasks
from tests.desktop.services.conftest import Heard


def _stored(folder):
    return json.loads((folder / "settings.json").read_text())


def test_a_change_is_told_at_once_and_saved_a_moment_later(qtbot, folder, settings):
    heard = Heard(settings, "changed")
    settings.set("text_size", 150)
    assert heard.said == [("changed", ("text_size", 150))]
    assert not folder.exists()
    qtbot.waitUntil(lambda: (folder / "settings.json").exists(), timeout=5000)
    assert _stored(folder) == {"text_size": 150}


def test_what_waits_is_saved_on_closing(folder, settings):
    settings.set("minutes", 3)
    settings.close()
    assert _stored(folder) == {"minutes": 3}


def test_closing_without_a_change_writes_nothing(folder, settings):
    settings.close()
    assert not folder.exists()


def test_the_same_value_again_is_no_news(settings):
    heard = Heard(settings, "changed")
    settings.set("text_size", 100)
    assert heard.said == []


def test_an_impossible_value_is_refused(settings):
    with pytest.raises(ValueError, match="text_size"):
        settings.set("text_size", 5000)
    assert settings.get("text_size") == 100


def test_a_snapshot_does_not_change_with_what_comes(settings):
    before = settings.snapshot()
    settings.set("minutes", 45)
    assert before["minutes"] == 10
    assert settings.snapshot()["minutes"] == 45


def test_a_folder_that_takes_nothing_is_told_and_the_setting_still_holds(qapp, tmp_path):
    (tmp_path / "file").write_text("")
    service = SettingsService(tmp_path / "file")
    heard = Heard(service, "failed")
    service.set("minutes", 3)
    service.close()
    assert isinstance(heard.last("failed"), AppError)
    assert service.get("minutes") == 3


def test_a_damaged_file_is_one_notice_to_be_shown(qapp, folder):
    folder.mkdir()
    (folder / "settings.json").write_text("{")
    service = SettingsService(folder)
    assert service.problem.kind is ErrorKind.SETTINGS_DAMAGED
    service.close()


def test_with_threads_the_last_of_many_changes_is_what_is_kept(qtbot, folder):
    tasks = ThreadTasks()
    service = SettingsService(folder, tasks)
    for volume in range(0, 101, 5):
        service.set("volume_voice", volume)
        service.save()
    service.set("volume_voice", 42)
    service.close()
    tasks.close()
    assert _stored(folder) == {"volume_voice": 42}


def test_a_value_for_this_run_is_told_and_never_written(folder, settings):
    heard = Heard(settings, "changed")
    settings.set_for_now("ward", True)
    settings.set_for_now("ward", True)
    settings.close()
    assert heard.said == [("changed", ("ward", True))]
    assert not folder.exists()
