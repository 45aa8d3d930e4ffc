"""What ships of the weekly reflection and of the questionnaires, read once. No Qt."""

from __future__ import annotations

from functools import cache

import resources
from desktop.services.life_views import QuestionnaireForm, ScaleForm
from desktop.trends.questionnaires import Questionnaire, read_questionnaires
from desktop.trends.reflections import EightLines, read_eight_lines


@cache
def eight_lines() -> EightLines:
    """Return the statements of the weekly reflection."""
    return read_eight_lines(resources.reflection())


@cache
def questionnaires() -> dict[str, Questionnaire]:
    """Return every scoring key that ships, by its key, in the order to choose from."""
    return read_questionnaires(resources.questionnaires())


def questionnaire_forms() -> tuple[QuestionnaireForm, ...]:
    """Return the questionnaires as their page shows them."""
    return tuple(_form(one) for one in questionnaires().values())


def _form(one: Questionnaire) -> QuestionnaireForm:
    return QuestionnaireForm(
        key=one.key,
        short=one.short,
        name=one.name,
        items=one.items,
        lowest=one.lowest,
        highest=one.highest,
        scales=tuple(ScaleForm(scale.key, scale.name, *one.ends(scale)) for scale in one.scales),
        lowest_means=one.lowest_means,
    )
