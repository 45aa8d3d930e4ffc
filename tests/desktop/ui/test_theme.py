"""The look: contrast as promised, by day and by night, and text that grows."""

from __future__ import annotations

import pytest

from desktop.ui import theme
from desktop.ui.player import lamp


def luminance(colour) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


LOOKS = [theme.DAY, theme.NIGHT, theme.WARD]
TEXT_PAIRS = [
    ("ink", "paper"), ("ink", "card"), ("ink", "rail"), ("ink", "tide_soft"), ("ink", "line"),
    ("soft", "paper"), ("soft", "card"), ("soft", "rail"), ("soft", "tide_soft"),
    ("soft", "shade"), ("tide", "paper"), ("tide", "card"), ("tide", "rail"),
    ("tide", "tide_soft"), ("on_tide", "tide"), ("on_tide", "tide_deep"),
]  # fmt: skip
OUTLINE_PAIRS = [
    ("edge", "paper"), ("edge", "card"), ("edge", "rail"), ("clay", "shade"), ("clay", "tide_soft"),
]  # fmt: skip


@pytest.mark.parametrize("look", LOOKS, ids=["day", "night", "ward"])
@pytest.mark.parametrize(("words", "ground"), TEXT_PAIRS)
def test_text_is_legible_on_every_ground_it_stands_on(look, words, ground):
    assert contrast(getattr(look, words), getattr(look, ground)) >= 4.5


@pytest.mark.parametrize("look", LOOKS, ids=["day", "night", "ward"])
@pytest.mark.parametrize(("outline", "ground"), OUTLINE_PAIRS)
def test_outlines_and_marks_stand_out_from_their_ground(look, outline, ground):
    assert contrast(getattr(look, outline), getattr(look, ground)) >= 3.0


def test_text_grows_to_twice_its_size_and_no_further(qapp):
    theme.apply(qapp, text_percent=100)
    usual = theme.font("body").pixelSize()
    theme.apply(qapp, text_percent=200)
    doubled = theme.font("body").pixelSize()
    theme.apply(qapp, text_percent=500)
    still = theme.font("body").pixelSize()
    theme.apply(qapp)
    assert (usual, doubled, still) == (15, 30, 30)


def test_night_gives_the_application_its_own_palette(qapp):
    theme.apply(qapp, night=True)
    by_night = qapp.palette().window().color().name()
    theme.apply(qapp)
    assert (by_night, qapp.palette().window().color().name()) == ("#141a1b", "#f6f3ee")


@pytest.mark.parametrize("ground", [lamp.WARD_GROUND, lamp.WARD_GROUND_LIT])
def test_in_ward_mode_the_player_is_half_as_bright_and_as_legible(ground):
    assert luminance(theme.WARD.ink) < luminance(theme.NIGHT.ink) / 2
    assert luminance(ground) < luminance(lamp.GROUND)
    assert contrast(theme.WARD.ink, ground) >= 7
    assert contrast(theme.WARD.soft, ground) >= 4.5
    assert contrast(theme.WARD.tide, ground) >= 4.5
    assert contrast(theme.WARD.edge, ground) >= 3


@pytest.mark.parametrize("night", [False, True])
def test_ward_mode_darkens_everything_whatever_was_chosen(qapp, night):
    theme.apply(qapp, night, ward=True)
    try:
        assert theme.tokens() is theme.WARD
        assert theme.dim_tokens() is theme.WARD
        assert qapp.palette().window().color() == theme.WARD.paper
        theme.dim(True)  # a player opens, and closes again
        theme.dim(False)
        assert theme.tokens() is theme.WARD
        theme.recolour(qapp, night, ward=False)
        assert theme.tokens() is (theme.NIGHT if night else theme.DAY)
    finally:
        theme.apply(qapp)


def test_other_colours_leave_the_text_as_large_as_it_was(qapp):
    theme.apply(qapp, text_percent=150)
    try:
        theme.recolour(qapp, False, ward=True)
        assert theme.scale() == 1.5
        assert qapp.font().pixelSize() == 22
    finally:
        theme.apply(qapp)


def test_the_darker_colours_are_for_what_is_dim_alone():
    theme.dim(True, quiet=True)
    assert theme.tokens() is theme.WARD
    theme.dim(False, quiet=True)
    assert theme.tokens() is not theme.WARD
    assert theme.dim_tokens() is theme.NIGHT
