"""One check-in stays one, however fast or slow the changes come."""

from __future__ import annotations

import pytest

from desktop.core.limits import SAME_CHECK_IN_S
from desktop.services.views import CheckInDraft
from desktop.ui.widgets.amending import Amending


@pytest.fixture
def road(seconds):
    return Amending(seconds)


def draft(able):
    return CheckInDraft(pleasantness=10, able=able)


def test_the_first_draft_makes_a_new_check_in(road):
    assert road.offer(draft(1)).amends is None


def test_a_change_amends_the_check_in_that_was_saved(road):
    road.offer(draft(1))
    road.saved("a")
    assert road.offer(draft(2)).amends == "a"


def test_changes_wait_while_the_id_is_on_its_way_and_the_last_one_goes(road):
    road.offer(draft(1))
    assert road.offer(draft(2)) is None
    assert road.offer(draft(3)) is None
    late = road.saved("a")
    assert (late.able, late.amends) == (3, "a")
    assert road.saved("a") is None


def test_after_ten_minutes_a_change_is_a_new_check_in(road, seconds):
    road.offer(draft(1))
    road.saved("a")
    seconds.now += SAME_CHECK_IN_S - 1
    assert road.offer(draft(2)).amends == "a"
    road.saved("a")
    seconds.now += 1
    assert not road.is_open
    assert road.offer(draft(3)).amends is None


def test_what_could_not_be_saved_is_tried_afresh(road):
    road.offer(draft(1))
    road.not_saved()
    assert road.offer(draft(2)).amends is None
