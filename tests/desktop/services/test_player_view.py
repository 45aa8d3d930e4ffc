"""What the player's page shows where nothing is to be heard."""

from __future__ import annotations

from pathlib import Path

import pytest
import soundfile

from audio.engine import Snapshot
from audio.frames import RATE
from audio.recordings.keeping import Wanted, keep_recording
from desktop.services.player_build import recording_session
from desktop.services.player_session import Session
from desktop.services.player_view import player_view
from desktop.services.settings_service import SettingsService
from desktop.services.views import PlayerView, PlayState
from tests.audio.recordings.conftest import tone

CAPTIONS = "WEBVTT\n\n00:01.000 --> 00:05.000\nFeel the feet.\n"


def recorded(folder: Path, captions: str | None) -> Session:
    soundfile.write(folder / "talk.wav", tone(30), RATE)
    path = None
    if captions is not None:
        path = folder / "talk.vtt"
        path.write_text(captions)
    kept = keep_recording(folder / "talk.wav", folder / "recordings", Wanted(captions=path))
    chosen = SettingsService(folder / "data").snapshot()
    return recording_session(kept, folder / "recordings", chosen)


def shown(session: Session, settings: SettingsService, reason: str = "") -> PlayerView:
    snapshot = Snapshot(frame=12 * RATE, silent_reason=reason)
    return player_view(session, snapshot, PlayState.PLAYING, settings, voice_on=True, message="")


@pytest.mark.parametrize("reason", ["", "no-device"])
def test_a_recording_without_captions_says_so_in_silence(tmp_path, settings, reason: str):
    session = recorded(tmp_path, None)
    assert shown(session, settings).silent_reason == ""
    settings.set("ward", not reason)
    said = shown(session, settings, reason).silent_reason
    assert said == "This recording has no captions. The light keeps its time."


def test_a_recording_with_captions_is_read_in_ward_mode(tmp_path, settings):
    session = recorded(tmp_path, CAPTIONS)
    settings.set("captions_on", False)
    assert not shown(session, settings).captions_on
    settings.set("ward", True)
    view = shown(session, settings)
    assert (view.caption, view.captions_on, view.silent_reason) == ("Feel the feet.", True, "")
