"""A wish for another person turned into the same wish for oneself: "you" into "I". Pure.

English, and careful: None wherever the grammar leaves a doubt, and the practice's own line stands
instead. Words that address nobody stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audio.first_person_words import (
    ADVERBS,
    AFTER_SUBJECT,
    ASKING,
    CAUSING,
    CONTRACTED,
    FINITE,
    GIVING,
    KNOWING,
    OBJECT_VERBS,
    OPENERS,
    POSSESSIVES,
    PREPOSITIONS,
    TWO_WAYS,
    VERBS_SAID_OTHERWISE,
)

_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("d", ""), ("ing", ""),
    ("ing", "e"),
)  # fmt: skip
_TOKEN = re.compile(r"[A-Za-z]+(?:['\u2019][A-Za-z]+)*|[^A-Za-z]+")
_SENTENCES = re.compile(r"((?<=[.!?;])\s+)")
_DOUBTFUL = re.compile(  # several people, a clause about "you", or words of long ago
    r"\b(?:(?:all|both|each|any|none|many|some|one|two) of you|you (?:all|both|two|lot|who|whom)"
    r"|you, who|yourselves|y'all|thee|thou|thy|thine)\b"
)
_SECOND = {"you", "yourself", *POSSESSIVES, *CONTRACTED}
_FIRST = {"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"}


class _DoubtError(Exception):
    """The rule cannot be sure."""


def to_self(phrase: str) -> str | None:
    """Return `phrase` as one says it to oneself, or None where that is not certain."""
    try:
        return "".join(_turned(piece) for piece in _SENTENCES.split(phrase))
    except _DoubtError:
        return None


def _turned(sentence: str) -> str:
    tokens = _TOKEN.findall(sentence)
    words = [_plain(token) for token in tokens]
    if _DOUBTFUL.search("".join(words)):
        raise _DoubtError
    if not _SECOND & set(words):
        return sentence
    _refuse_doubtful(words)
    return "".join(_Turning(tokens, words).turned())


def _plain(token: str) -> str:
    return token.lower().replace("\u2019", "'")


def _refuse_doubtful(words: Sequence[str]) -> None:
    """Refuse what speaks of oneself already, and what is no wish but an order."""
    said = [word for word in words if word[:1].isalpha()]
    wishes = "may" in said or said[0] in OPENERS or said[1:2] == ["be"]
    if _FIRST & set(said) or not wishes:
        raise _DoubtError


class _Turning:
    """The tokens of one sentence, turned one by one."""

    def __init__(self, tokens: Sequence[str], words: Sequence[str]) -> None:
        self._tokens, self._words = tokens, words
        self._said_i = False
        self._out = list(tokens)

    def turned(self) -> list[str]:
        """Return the tokens as said to oneself."""
        for at, word in enumerate(self._words):
            if word == "you":
                self._turn_you(at)
            elif word == "yourself":
                if not self._said_i:  # "be kind to yourself" is said to oneself as it is
                    raise _DoubtError
                self._put(at, "myself")
            elif word in POSSESSIVES:
                self._put(at, POSSESSIVES[word])
            elif word in CONTRACTED:
                self._out[at], self._said_i = CONTRACTED[word], True
        self._refuse_stray_verbs()
        return self._out

    def _turn_you(self, at: int) -> None:
        if self._is_subject(at):
            self._out[at], self._said_i = "I", True
            self._turn_verb(at)
        else:
            self._put(at, "me")

    def _is_subject(self, at: int) -> bool:
        """Say whether the "you" at `at` does something, rather than having it done."""
        before, after = self._before(at), self._after(at)
        if before in ASKING:
            return True
        if before in PREPOSITIONS:
            return False
        acts = after in FINITE or after in AFTER_SUBJECT
        verb = _verb(before, OBJECT_VERBS)
        if verb is None:
            return acts or not _sure(before in TWO_WAYS and after == "")
        if not acts or verb in GIVING:
            return False
        if after in FINITE:
            clauses = {"who", "that", "what", "whatever", "which"} & set(self._words[:at])
            return _sure(verb in KNOWING and not clauses)
        return not _sure(verb in CAUSING)

    def _before(self, at: int) -> str:
        """Return the word just before, "" where a sign stands between."""
        return self._words[at - 2] if at > 1 and self._words[at - 1].isspace() else ""

    def _after(self, at: int) -> str:
        """Return the word that follows, adverbs passed over; "" where a sign stands between."""
        follows = self._verb_place(at)
        return "" if follows is None else self._words[follows]

    def _verb_place(self, at: int) -> int | None:
        while at + 2 < len(self._words) and self._words[at + 1].isspace():
            at += 2
            if self._words[at] not in ADVERBS:
                return at
        return None

    def _turn_verb(self, at: int) -> None:
        """Let the verb of a subject agree with "I"."""
        place = self._verb_place(at)
        if place is None or self._before(at) in ASKING:
            return
        verb = self._words[place]
        if verb == "were" and self._before(at) in ("if", "though"):
            self._put(place, "were")
        elif verb in VERBS_SAID_OTHERWISE:
            self._put(place, VERBS_SAID_OTHERWISE[verb])

    def _refuse_stray_verbs(self) -> None:
        """Refuse an "are" that may be ours too: "you are safe and are loved"."""
        for at, word in enumerate(self._words):
            if word in VERBS_SAID_OTHERWISE and self._out[at] == self._tokens[at]:
                before = self._before(at)
                kept = word == "were" and before in ("you", *ADVERBS)
                if self._said_i and not kept and before in ("", "and", "or", "but", *ADVERBS):
                    raise _DoubtError

    def _put(self, at: int, word: str) -> None:
        """Put `word` in a token's place, its capitals kept."""
        token = self._tokens[at]
        if token.isupper():
            word = word.upper()
        elif token[0].isupper():
            word = word[0].upper() + word[1:]
        self._out[at] = word


def _sure(certain: bool) -> bool:
    """Return True, or give up."""
    if not certain:
        raise _DoubtError
    return True


def _verb(word: str, verbs: frozenset[str]) -> str | None:
    """Return the plain form of a verb in `verbs`, or None: "helping" is a form of "help"."""
    return next((stem for stem in _stems(word) if stem in verbs), None)


def _stems(word: str) -> Iterator[str]:
    yield word
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            yield word.removesuffix(ending) + instead
