"""All that the player page shows, made of where the practice stands. Pure; knows no Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.core.words import tr
from desktop.services.player_ward import WARD
from desktop.services.views import PlayerView, PlayState

if TYPE_CHECKING:
    from audio.engine import Snapshot
    from desktop.services.player_session import Session
    from desktop.services.settings_service import SettingsService


def player_view(
    session: Session,
    snapshot: Snapshot,
    state: PlayState,
    settings: SettingsService,
    *,
    voice_on: bool,
    message: str,
) -> PlayerView:
    """Return the view of `session` at what `snapshot` says has sounded; as `settings` have it."""
    ward = bool(settings.get(WARD))
    silent = ward or bool(snapshot.silent_reason)
    by_eye = silent or session.is_read
    reason = silent_words(snapshot.silent_reason)
    if silent and not session.has_captions:
        reason = tr("This recording has no captions. The light keeps its time.")
    return replace(
        session.view_at(snapshot.frame, state),
        message=message,
        silent_reason=reason,
        voice_on=voice_on,
        captions_on=by_eye or bool(settings.get("captions_on")),
        by_eye=by_eye,
        ward=ward,
        hidden_time=bool(settings.get("hide_time")),
    )


def silent_words(reason: str) -> str:
    """Return why nothing sounds, in words; the practice goes on in captions."""
    return {
        "": "",
        "no-device": tr("No sound device was found: captions only"),
        "device-lost": tr("The sound device is gone: captions until it is back"),
    }[reason]
