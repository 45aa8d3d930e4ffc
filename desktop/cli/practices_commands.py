"""`practices` and `plan`: what there is to play, and how it is fitted to a length."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from desktop.cli import folder_of
from desktop.cli.output import print_json, print_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from audio.library import Library
    from audio.plan import Plan, PlannedCue
    from audio.script import Header, Script
    from audio.timeline import Timeline
    from audio.voices import Voice


def library_of(folder: Path) -> Library:
    """Return the practices that ship with Tend, and the person's own in data folder `folder`."""
    import resources
    from audio.library import Library
    from desktop.core.paths import own_practices

    return Library([resources.practices(), own_practices(folder)], resources.shared_lines())


def fitted(
    folder: Path, practice_id: str, minutes: int, voice_id: str = ""
) -> tuple[Script, Plan, Voice]:
    """Return a practice fitted to whole minutes in a voice (the bundled one, if none is named),
    with the person's phrases, bells between and pace of breathing. Lines that this computer speaks
    are made first.

    Raises:
        AppError: no such practice or voice, a damaged one, or a length outside the range.
    """
    from audio.errors import PlanError, SoundFileError
    from audio.frames import MINUTE
    from audio.planner import plan
    from audio.script import Anchor, Eyes
    from audio.voices.catalogue import BUNDLED
    from desktop.cli.own_words import settings_of
    from desktop.cli.voices_commands import planned_and_spoken, voice_of
    from desktop.services.player_build import choices_of
    from desktop.services.sound_failures import from_sound, known_script, length_error

    script = known_script(library_of(folder), practice_id)
    if not script.header.minutes.shortest <= minutes <= script.header.minutes.longest:
        raise length_error(script.header, minutes)
    try:
        voice = voice_of(folder, voice_id or BUNDLED[0])
        chosen = choices_of(settings_of(folder).values())
        choices = replace(chosen, anchor=Anchor.BREATH, eyes=Eyes.CLOSED, leave_out_skippable=False)
        planned, voice = planned_and_spoken(
            voice, lambda voice: plan(script, minutes * MINUTE, voice, choices)
        )
        return script, planned, voice
    except PlanError as error:
        raise length_error(script.header, minutes, error) from error
    except SoundFileError as error:
        raise from_sound(error) from error


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@click.pass_context
def practices(ctx: click.Context, as_json: bool) -> None:
    """List the practices."""
    library = library_of(folder_of(ctx))
    rows = [
        {
            "id": header.id,
            "title": header.title,
            "family": header.family,
            "shortest": header.minutes.shortest,
            "longest": header.minutes.longest,
        }
        for header in (*library.headers(), *_recorded(folder_of(ctx)))
    ]
    _tell_damaged(library)
    if as_json:
        print_json(rows)
        return
    print_table([(r["id"], r["title"], _lengths(r), r["family"]) for r in rows])


def _recorded(folder: Path) -> list[Header]:
    """Return the headers of the person's own recordings."""
    from audio.recordings.playing import script_of
    from audio.recordings.shelf import Shelf
    from desktop.core.paths import recordings_folder

    return [script_of(one).header for one in Shelf(recordings_folder(folder)).recordings()]


def recorded(
    folder: Path, practice_id: str, background: str | None = None, seed: int | None = None
) -> tuple[Script, Plan, Timeline] | None:
    """Return a recording of one's own as it is played, or None where none has this id."""
    from audio.recordings.playing import RecordingVoice, plan_of, script_of, timeline_of
    from audio.recordings.shelf import Shelf
    from audio.script import Choices
    from desktop.core.paths import recordings_folder

    shelf = Shelf(recordings_folder(folder))
    recording = shelf.recording(practice_id)
    if recording is None:
        return None
    planned, voice = plan_of(recording, Choices()), RecordingVoice(recording, shelf.folder)
    timeline = timeline_of(recording, planned, voice, background)
    if seed is not None:
        timeline = replace(timeline, seed=seed)
    return script_of(recording), planned, timeline


def _lengths(row: Mapping[str, object]) -> str:
    shortest, longest = row["shortest"], row["longest"]
    return f"{shortest} min" if shortest == longest else f"{shortest}–{longest} min"


def _tell_damaged(library: Library) -> None:
    from desktop.core.sentences import sentence
    from desktop.services.sound_failures import from_sound

    for error in library.damaged:
        click.echo(sentence(from_sound(error)), err=True)


@click.command()
@click.argument("practice")
@click.option("--minutes", type=click.IntRange(1), required=True, help="How long.")
@click.option("--voice", default="slt", metavar="ID", help="Who speaks; see `voices`.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
@click.pass_context
def plan(ctx: click.Context, practice: str, minutes: int, voice: str, as_json: bool) -> None:
    """Show what is said when, in a practice of a given length."""
    from audio.frames import seconds

    of_ones_own = recorded(folder_of(ctx), practice)
    planned = of_ones_own[1] if of_ones_own else fitted(folder_of(ctx), practice, minutes, voice)[1]
    cues = [_cue_row(cue) for cue in planned.cues]
    if as_json:
        total_s = seconds(planned.total_frames)
        print_json({"practice": planned.practice_id, "total_s": total_s, "cues": cues})
        return
    for cue in cues:
        at_s = float(str(cue["at_s"]))
        words = cue["text"] or f"({cue['kind']}, {cue['duration_s']:.0f} s)"
        click.echo(f"{int(at_s // 60):3d}:{at_s % 60:04.1f}  {words}")


def _cue_row(cue: PlannedCue) -> dict[str, object]:
    from audio.frames import seconds

    return {
        "at_s": round(seconds(cue.at_frame), 6),
        "duration_s": round(seconds(cue.frame_count), 6),
        "kind": cue.kind.value,
        "text": cue.text or None,
    }
