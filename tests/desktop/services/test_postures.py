"""Free words about the body come down to a few postures."""

import pytest

import resources
from audio.script_parser import read_header
from desktop.services.postures import Posture, postures

SIT, STAND, LIE, WALK = Posture.SITTING, Posture.STANDING, Posture.LYING, Posture.WALKING


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Sitting", {SIT}),
        ("Standing or sitting, dressed for work", {SIT, STAND}),
        ("Sitting, lying down or walking slowly", {SIT, LIE, WALK}),
        ("Standing, eyes open, near a wall or a chair", {STAND}),
        ("Lying on a mat, a rug or a bed", {LIE}),
        ("Sitting, or leaning on something", {SIT, STAND}),
        ("Sitting, or any position you can keep", {SIT, STAND, LIE}),
        ("SITTING on a chair", {SIT}),
        ("Belief in the talk of understanding", set(Posture)),
        ("", set(Posture)),
    ],
)
def test_words_come_down_to_postures(words, expected):
    assert postures(words) == expected


def test_every_shipped_practice_names_a_posture_or_leaves_it_open():
    for path in resources.practices().glob("*.toml"):
        header = read_header(path)
        leaves_it_open = header.posture.startswith("As ")
        assert (postures(header.posture) == set(Posture)) == leaves_it_open, header.id
