"""What a practice is like at a length, in one line: words, silence, parts and lines."""

from __future__ import annotations

from desktop.core.words import plural, tr
from desktop.services.views import AtLength

_IN_SECONDS = 180.0  # s: sessions up to here are told in seconds
_EYES = {"closed": "eyes closed", "open": "eyes open"}
_ANCHORS = {
    "breath": "resting on the breath",
    "feet": "resting on the feet",
    "sound": "resting on sounds",
    "sight": "resting on sight",
}


def length_words(found: AtLength, *, short: bool = False) -> str:
    """Return how much of it is words and how much silence; `short` where there is little room."""
    share = round(100 * found.silence_share)
    lines = plural(found.lines, "{n} line", "{n} lines")
    if short:
        return tr("Silence {share} % · {lines}", share=share, lines=lines)
    parts = plural(len(found.parts), "{n} part", "{n} parts")
    words, silence = _two_times(found)
    return tr(
        "About {words} of words, {silence} of silence (silence {share} %) · {parts}, {lines}",
        words=words,
        silence=silence,
        share=share,
        parts=parts,
        lines=lines,
    )


def _two_times(found: AtLength) -> tuple[str, str]:
    """Return words and silence in round numbers that add up to the whole."""
    whole_s = found.words_s + found.silence_s
    unit_s, form = (1, "{n} s") if whole_s <= _IN_SECONDS else (60, "{n} min")
    words = round(found.words_s / unit_s)
    return tr(form, n=words), tr(form, n=round(whole_s / unit_s) - words)


def said_words(found: AtLength) -> str:
    """Return what stands above the text of one length: whose choices it is for."""
    return tr(
        "What is said in {minutes}, {anchor}, {eyes}.",
        minutes=plural(found.minutes, "{n} minute", "{n} minutes"),
        anchor=tr(_ANCHORS[found.anchor]),
        eyes=tr(_EYES[found.eyes]),
    )
