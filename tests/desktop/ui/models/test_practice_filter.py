"""What of the library is wanted: every wish must hold."""

import pytest

from desktop.services.postures import Posture
from desktop.services.views import PracticeSummary
from desktop.ui.models.practice_filter import PracticeFilter

DOOR = PracticeSummary(
    "at-the-door", "At the door", "between-patients", "One minute.", "Standing", 1, 1, 4
)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (PracticeFilter(), True),
        (PracticeFilter(minutes=1), True),
        (PracticeFilter(minutes=4), True),
        (PracticeFilter(minutes=5), False),
        (PracticeFilter(posture=Posture.STANDING), True),
        (PracticeFilter(posture=Posture.SITTING), False),
        (PracticeFilter(text="door BETWEEN"), True),
        (PracticeFilter(text="door mbsr"), False),
        (PracticeFilter(text="door", minutes=10), False),
        (PracticeFilter(favourites_only=True), False),
    ],
)
def test_every_wish_must_hold(wanted, expected):
    assert wanted.admits(DOOR, is_favourite=False) is expected


def test_favourites_only_keeps_favourites():
    assert PracticeFilter(favourites_only=True).admits(DOOR, is_favourite=True)


def test_without_wishes_it_is_open():
    assert PracticeFilter(text="  ").is_open
    assert not PracticeFilter(posture=Posture.LYING).is_open
    assert PracticeFilter(text="x", minutes=None).hides_beyond_words is False


def test_what_is_wanted_can_be_said():
    wanted = PracticeFilter("zither ", 10, Posture.LYING, favourites_only=True)
    assert wanted.in_words() == "“zither”, 10 min, lying down, favourites"
