"""Reflections, scores and marks in words: a row of the journal, and calm sentences. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from desktop.core.words import plural, tr
from desktop.journal.life import Mark, Reflection, Score
from desktop.journal.records import Entered
from desktop.services.forms import eight_lines, questionnaires
from desktop.services.life_drafts import draft_of
from desktop.services.life_views import ReflectionDraft
from desktop.services.views import JournalEntry
from desktop.trends.questionnaires import Questionnaire, Scale
from desktop.trends.reflections import LEAST_ANSWERED, ReflectionScore, reflection_score
from desktop.trends.scores import Compared, compared, totals_of

_BETWEEN = " · "


def life_entry(record: Reflection | Score | Mark) -> JournalEntry:
    """Return the row that shows a reflection, a score or a mark."""
    kind, title, detail, note = _told(record)
    later = not isinstance(record, Mark) and record.entered is Entered.LATER
    return JournalEntry(
        id=record.id,
        kind=kind,
        at=record.at.local,
        day=date.fromisoformat(record.day),
        title=title,
        detail=detail,
        note=note,
        later=later,
        life=draft_of(record),
    )


def _told(record: Reflection | Score | Mark) -> tuple[str, str, str, str]:
    match record:
        case Reflection():
            found = reflection_score(record.answers, eight_lines())
            return "reflection", reflection_title(found), facets_line(found), record.note
        case Score():
            return "score", score_title(record), score_detail(record), record.note
        case Mark():
            return "mark", record.name, _mark_detail(record), ""


def reflection_title(found: ReflectionScore) -> str:
    """Return "Your week in eight lines: 68 of 100", or how many answers there are."""
    if found.score is not None:
        return tr("Your week in eight lines: {n} of 100", n=number(found.score))
    if not found.answered:
        return tr("Your week, in your own words")
    return plural(
        found.answered,
        "Your week in eight lines: {n} answer, which is too few for a score",
        "Your week in eight lines: {n} answers, which is too few for a score",
    )


def facets_line(found: ReflectionScore) -> str:
    """Return the facets that have both of their answers."""
    names = dict(eight_lines().facets)
    said = [(names[key], score) for key, score in found.facets if score is not None]
    return _BETWEEN.join(f"{tr(name)} {number(score)}" for name, score in said)


def reflection_sentence(draft: ReflectionDraft) -> str:
    """Return what stands beneath the answers while they are given."""
    found = reflection_score(draft.answers, eight_lines())
    if found.score is None:
        left = LEAST_ANSWERED - found.answered
        if not found.answered:
            return tr("Answer what you like; six of the eight make a score.")
        return plural(left, "{n} more makes a score.", "{n} more make a score.")
    said = tr("{n} of 100, from {m} answers.", n=number(found.score), m=found.answered)
    facets = facets_line(found)
    return f"{said} {facets}." if facets else said


def score_title(score: Score) -> str:
    """Return "WHO-5: 52", or with several scales "OLBI: Exhaustion 20 · Disengagement 18"."""
    form = questionnaires().get(score.questionnaire)
    if form is None:  # from a version that knows more of them
        return score.questionnaire
    totals = totals_of(form, score.answers, score.totals)
    parts = [_of_scale(form, key, total) for key, total in totals]
    return f"{form.short}: {_BETWEEN.join(parts)}"


def score_detail(score: Score) -> str:
    """Return the ranges that the numbers lie in, and whether the answers are there."""
    form = questionnaires().get(score.questionnaire)
    if form is None:
        return ""
    ends = {form.ends(scale) for scale in form.scales[:1]}
    said = [tr("of {low} to {high}", low=number(low), high=number(high)) for low, high in ends]
    said.append(tr("from its answers") if score.answers else tr("entered as a total"))
    return _BETWEEN.join(said)


def score_sentences(score: Score, before: Iterable[Score] = ()) -> tuple[str, ...]:
    """Return what can be said of a score: its band, its threshold, and the last one before it.

    `before` has earlier scores of the same questionnaire, newest first.
    """
    form = questionnaires()[score.questionnaire]
    earlier = {key: total for one in reversed(list(before)) for key, total in _totals(form, one)}
    said = []
    for key, total in _totals(form, score):
        scale = form.scale(key)
        if band := scale.band(total):
            said.append(tr("{n} lies in {band}.", n=number(total), band=tr(band)))
        if scale.threshold:
            said.append(tr("For the {short}, {what}.", short=form.short, what=tr(scale.threshold)))
        if key in earlier:
            said.append(_against(scale, earlier[key], total))
    return tuple(one for one in said if one)


def points_to_people(score: Score) -> bool:
    """Say whether one quiet line that points to people belongs after this score."""
    form = questionnaires().get(score.questionnaire)
    if form is None:
        return False
    return any(form.scale(key).points_to_people(n) for key, n in _totals(form, score))


def number(value: float) -> str:
    """Return a score to read: whole where it is whole, else to two places."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _totals(form: Questionnaire, score: Score) -> tuple[tuple[str, float], ...]:
    return totals_of(form, score.answers, score.totals)


def _of_scale(form: Questionnaire, key: str, total: float) -> str:
    if key == "total":
        return number(total)
    return f"{tr(form.scale(key).name)} {number(total)}"


def _against(scale: Scale, before: float, now: float) -> str:
    words = {"name": tr(scale.name), "before": number(before), "now": number(now)}
    match compared(scale, before, now):
        case Compared.UNKNOWN:
            return tr("{name}: {before} the time before, {now} now.", **words)
        case Compared.WITHIN:
            return tr(
                "{name}: {before} the time before, {now} now: the difference is within "
                "measurement error.",
                **words,
            )
        case Compared.HIGHER | Compared.LOWER:
            return tr(
                "{name}: {before} the time before, {now} now: more than measurement error alone.",
                **words,
            )


def _mark_detail(mark: Mark) -> str:
    if mark.until is None:
        return tr("A mark")
    days = (date.fromisoformat(mark.until) - date.fromisoformat(mark.day)).days + 1
    return plural(days, "A mark over {n} day", "A mark over {n} days")
