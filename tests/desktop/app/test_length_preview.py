"""What a length is like, while a slider moves: the newest wish wins, nothing is planned twice."""

from __future__ import annotations

import pytest

import resources
from audio.library import Library
from audio.voices.captions import CaptionsVoice
from desktop.app.length_preview import LANE, LengthPreview
from desktop.services.library_service import LibraryService
from tests.desktop.held_tasks import HeldTasks


@pytest.fixture
def held() -> HeldTasks:
    return HeldTasks(LANE, holds=True)


@pytest.fixture
def preview(qapp, held, settings) -> LengthPreview:
    library = LibraryService(
        lambda: Library([resources.practices()], resources.shared_lines()),
        lambda _name: CaptionsVoice(),
    )
    preview = LengthPreview(held, library, settings)
    preview.told = []
    preview.ready.connect(lambda found: preview.told.append((found.practice_id, found.minutes)))
    return preview


def move_on(preview: LengthPreview) -> None:
    """Let the wait be over."""
    preview._soon.stop()
    preview._ask()


def test_lengths_that_a_slider_passes_are_not_planned(preview, held):
    for minutes in range(3, 30):
        preview.want("body-scan", minutes)
    move_on(preview)
    assert len(held._held) == 1
    held.let_go()
    assert preview.told == [("body-scan", 29)]


def test_an_answer_that_nobody_waits_for_is_dropped_and_the_newest_asked_for(preview, held):
    preview.want("body-scan", 10)
    move_on(preview)
    preview.want("at-the-door", 1)
    move_on(preview)
    assert len(held._held) == 1
    held.let_go()
    assert preview.told == []
    held.let_go()
    assert preview.told == [("at-the-door", 1)]


def test_a_choice_that_changes_on_the_way_is_planned_anew(preview, held, settings):
    preview.want("someone-easy", 8)
    move_on(preview)
    settings.set("phrases", ("May you be warm.",))
    preview.again()
    held.let_go()
    assert preview.told == []
    found = []
    preview.ready.connect(found.append)
    held.let_go()
    texts = [line.text for part in found[0].parts for line in part.lines]
    assert "May you be warm." in texts


def test_a_length_that_cannot_be_is_unknown(preview, held, qtbot):
    preview.want("at-the-door", 30)
    move_on(preview)
    with qtbot.waitSignal(preview.unknown):
        held.let_go()
    assert preview.told == []
