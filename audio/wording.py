"""What the lines of a practice may say: words we do not use, spelling, length, repeated lines.

Pure, and for English; the pacing of a script is `audio.pacing`'s. `docs/writing-practices.md` says
why each rule is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from audio.script import Remind, Say, Script

LONGEST_LINE = 25  # words: about what one unhurried breath carries

_ORDERS = (
    r"relax\w*", r"surrender\w*", r"let(?:ting)? (?:it |this |that |them |everything )?(?:all )?go",
    r"empty your mind", r"clear your (?:mind|head)", r"(?:feel|be) (?:safe now|perfectly safe)",
    r"feel safe", r"calm down", r"calm your", r"release\w*", r"melt\w*", r"don't", r"do not think",
    r"stop thinking", r"you must", r"you should", r"you have to", r"make sure",
)  # fmt: skip
_PROMISES = (
    r"you will feel", r"heal(?:s|ed|ing)?", r"cure\w*", r"will disappear", r"guarantee\w*",
    r"all your stress", r"stress[- ]free", r"bliss\w*", r"inner peace", r"deeper and deeper",
)  # fmt: skip
_CREEDS = (
    r"chakra\w*", r"energy", r"univers\w*", r"divine", r"soul\w*", r"spirit\w*", r"karma",
    r"pray\w*", r"sacred", r"namaste", r"journey", r"mindful\w*", r"take on (?:their|the)",
    r"breathe in (?:their|the) (?:pain|suffering)",
)  # fmt: skip
_AMERICAN = (
    r"\w*color\w*", r"\w*favor\w*", r"honor\w*", r"neighbor\w*", r"labor\w*", r"behavior\w*",
    r"centers?", r"centered", r"gray\w*", r"mom", r"gotten", r"traveled", r"canceled", r"toward",
    r"(?!(?:cap)?size|prize|seize)\w+iz(?:e|es|ed|ing|ation)", r"\w+yz(?:e|es|ed|ing)",
    r"skeptic\w*", r"pajamas", r"practicing", r"sidewalk", r"faucet", r"elevator",
)  # fmt: skip
_TELLS_OF_SILENCE = re.compile(
    r"silen|quiet|words?\b|say nothing|saying nothing|not speak|say (?:very )?little|say when"
    r"|talk|on your own|without a sound|keep that question|will call|speak again",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[A-Z][A-Za-z',.?:; -]*[.?]")
_NOT_PLAIN = re.compile(r"\b[A-Z]{2,}\b|\.\.|--")


class Rule(StrEnum):
    """What a slip is about."""

    ORDER = "order"
    PROMISE = "promise"
    CREED = "creed"
    SPELLING = "spelling"
    LENGTH = "length"
    SIGNS = "signs"
    ANNOUNCED = "announced"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Slip:
    """A line that says what we do not say."""

    rule: Rule
    line: int  # of the script file
    found: str
    allowed: str


_WORDS = {
    Rule.ORDER: (_ORDERS, "offer it instead: nobody is told how to feel"),
    Rule.PROMISE: (_PROMISES, "promise nothing"),
    Rule.CREED: (_CREEDS, "say it in plain, secular words"),
    Rule.SPELLING: (_AMERICAN, "write it the British way"),
}
_PATTERNS = {
    rule: (re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE), allowed)
    for rule, (words, allowed) in _WORDS.items()
}


def levelled(text: str) -> str:
    """Return `text` as lines are compared: its words alone."""
    return re.sub(r"\W+", " ", text).strip().lower()


def lines_of(script: Script) -> Iterator[tuple[int, str]]:
    """Yield the line number and the words of all that `script` may say."""
    for part in script.parts:
        for cue in part.cues:
            if isinstance(cue, Say):
                yield cue.line, cue.text
            elif isinstance(cue, Remind):
                yield from ((cue.line, text) for text in cue.texts)


def slips(script: Script, elsewhere: Mapping[str, str]) -> list[Slip]:
    """Return what the lines of `script` say that we do not, in their order.

    `elsewhere` names the place of each line of other practices, by its `levelled` words.
    """
    found: list[Slip] = []
    for line, text in lines_of(script):
        found += [Slip(rule, line, what, allowed) for rule, what, allowed in line_slips(text)]
        if (place := elsewhere.get(levelled(text))) is not None:
            allowed = "a line lives in one place; shared ones stand in shared/lines.toml"
            found.append(Slip(Rule.TWICE, line, f'"{text}" stands in {place} too', allowed))
    return [*found, *_unannounced(script)]


def line_slips(text: str) -> Iterator[tuple[Rule, str, str]]:
    """Yield rule, finding and what is allowed for each slip in one line."""
    for rule, (pattern, allowed) in _PATTERNS.items():
        if (match := pattern.search(text)) is not None:
            yield rule, f'"{match.group()}"', allowed
    if (count := len(text.split())) > LONGEST_LINE:
        yield Rule.LENGTH, f"{count} words", f"at most {LONGEST_LINE}: one breath carries no more"
    if not _PLAIN.fullmatch(text) or _NOT_PLAIN.search(text):
        allowed = "letters and , . ? : ; ' - alone, a capital first and a full stop or ? last"
        yield Rule.SIGNS, f'"{text}"', allowed


def _unannounced(script: Script) -> Iterator[Slip]:
    for part in script.parts:
        for cue in part.cues:
            if isinstance(cue, Say) and cue.announces and not _TELLS_OF_SILENCE.search(cue.text):
                found = f'"{cue.text}" announces a silence'
                yield Slip(Rule.ANNOUNCED, cue.line, found, "then it speaks of the quiet to come")
